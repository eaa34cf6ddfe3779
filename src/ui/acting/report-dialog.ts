/** `P`: what goes up the chain: a report that is owed with all that it must say, a figure looked at again, or how things stand. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Desk } from '../desk.ts';
import { DialogView } from '../dialogs/dialog.ts';
import { countdown } from '../format.ts';
import { define } from '../parts/define.ts';
import { fill } from '../words.ts';
import { form } from './form-styles.ts';
import { seatLabels } from './labels.ts';
import { placeOf } from './order-draft.ts';
import { chosenOwed, type Owed, owedNow } from './owed.ts';
import { fieldRows, fieldStyles, figureRows, type Statement, statementFor } from './report-fields.ts';

export class ReportDialog extends DialogView {
  protected override readonly look = '';
  #about: string | undefined;
  /** What is said of it so far, with the report that it is about. */
  #said: { readonly about: string; readonly statement: Statement } | undefined;

  static override styles = [
    ...DialogView.styles,
    form,
    fieldStyles,
    css`.form label { align-self: start; padding-top: var(--space-4); }`,
  ];

  protected override title_(): string {
    const { desk } = this.context;
    const { report } = seatLabels(this.speech);
    const from = desk && this.#report(desk)?.seat;
    return desk === undefined || from === undefined || from === desk.seat
      ? report.title
      : fill(report.entered, { seat: desk.names.party(from) });
  }

  protected override body(): TemplateResult {
    const { report } = seatLabels(this.speech);
    const { bookmark } = this.speech.labels;
    const { desk } = this.context;
    if (desk === undefined) return html``;
    const owed = owedNow(desk).filter(({ kind }) => kind === 'report');
    const chosen = this.#report(desk);
    // What was spoken is ready to be sent.
    const entered = chosen !== undefined && chosen.seat !== desk.seat;
    return html`<form @submit=${this.#send}><div class="form">
        <label for="what">${report.what}</label><select id="what" @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          ${owed.map((one) => html`<option value=${one.id} .selected=${one.id === chosen?.id}>${this.#words(desk, one)}</option>`)}
          <option value="" .selected=${chosen === undefined}>${report.free}</option></select>
        ${chosen === undefined ? nothing : keyed(chosen.id, this.#asked(desk, chosen))}
        <label for="text">${report.text}</label><textarea id="text" name="text" class="short" ?autofocus=${!entered} maxlength=${chosen === undefined ? 2000 : 600}></textarea></div>
      <div class="foot"><button type="button" class="button" @click=${this.close}>${bookmark.cancel}</button><button class="button primary" ?autofocus=${entered}>${report.send}</button></div></form>`;
  }

  #asked(desk: Desk, owed: Owed): TemplateResult {
    const statement = this.#statement(desk, owed);
    return html`${figureRows(desk, owed, statement)}${fieldRows(desk, owed, statement, () => this.requestUpdate())}`;
  }
  #statement(desk: Desk, owed: Owed): Statement {
    const about = `${owed.seat} ${owed.id}`;
    if (this.#said?.about !== about) this.#said = { about, statement: statementFor(desk, owed) };
    return this.#said.statement;
  }

  /** The owed report that is being made; undefined for a free one. */
  #report(desk: Desk): Owed | undefined {
    const selected = chosenOwed(desk);
    this.#about ??= (selected?.kind === 'report' ? selected : this.#first(desk))?.id ?? '';
    return owedNow(desk).find(({ kind, id }) => kind === 'report' && id === this.#about);
  }
  /** In the chair nobody's report is begun unless it was chosen. */
  #first(desk: Desk): Owed | undefined {
    return desk.rights?.enters ? undefined : owedNow(desk).find(({ kind }) => kind === 'report');
  }
  #choose(id: string): void {
    this.#about = id;
    this.requestUpdate();
  }
  #words(desk: Desk, { id, seat, deadline = 0 }: Owed): string {
    const who = seat === desk.seat ? '' : `${desk.names.party(seat)} · `;
    return `${who}${reportWords(desk, id)} · ${countdown(deadline - desk.at, desk.speech).text}`;
  }

  #send = (event: Event): void => {
    event.preventDefault();
    const { desk } = this.context;
    if (desk === undefined) return;
    const field = (event.target as HTMLFormElement).elements.namedItem('text') as HTMLTextAreaElement;
    const owed = this.#report(desk);
    const note = field.value.trim();
    const statement = owed && this.#statement(desk, owed);
    const text = [...(statement?.words(desk) ?? []), ...(note === '' ? [] : [note])].join(
      this.speech.words.punctuation.stop,
    );
    // What is owed says what it must; a free one says nothing without words.
    if (owed === undefined && text === '') {
      field.focus();
      return;
    }
    const to = owed === undefined ? above(desk) : undefined;
    const about = owed?.id ?? placeOf(desk, desk.store.state.selection) ?? desk.seat;
    const said = {
      ...(statement === undefined || owed === undefined || desk.view?.state.reports[owed.id] === undefined
        ? {}
        : { fields: [...statement.fields.keys()], says: statement.says }),
      ...(statement === undefined || statement.figures.size === 0
        ? {}
        : { figures: Object.fromEntries(statement.figures) }),
    };
    void desk.submit(
      { type: 'report', about, text, ...(to === undefined ? {} : { to }), ...said },
      owed?.seat ?? desk.seat,
    );
    this.close();
  };
}
define('lf-report', ReportDialog);

/** What a report is about; of a figure that did not agree with another's, that too. */
export function reportWords({ names, speech, view }: Desk, id: string): string {
  const said = names.name('report', id);
  return view?.state.disputes?.[id] === undefined ? said : fill(seatLabels(speech).report.again, { figure: said });
}

/** Whom the seat reports to: the post above it. */
const above = ({ roster, seat }: Desk): string | undefined =>
  roster.teams.get(seat)?.post ?? roster.posts.get(seat)?.of;
