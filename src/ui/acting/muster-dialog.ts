/** `Shift G`: a field team is counted with its mark (应到/实到): people, vehicles, equipment, whether its safety officer is there. */

import { css, html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { MARKS, type Mark } from '../../log/names.ts';
import type { Muster } from '../../log/vocabulary.ts';
import type { Desk } from '../desk.ts';
import { DialogView } from '../dialogs/dialog.ts';
import { define } from '../parts/define.ts';
import type { TeamView } from '../roster.ts';
import { fill } from '../words.ts';
import { form } from './form-styles.ts';
import { seatLabels } from './labels.ts';
import { markable, markedTeam, nextMark } from './marks.ts';

/** The most that one team counts of anything, as the log takes it. */
const MOST = 1_000_000;

export class MusterDialog extends DialogView {
  protected override readonly look = '';
  /** Fixed when the dialog opens, until another is chosen. */
  #team: string | undefined;

  static override styles = [
    ...DialogView.styles,
    form,
    css`
      .count { display: flex; align-items: center; gap: var(--space-8); }
      .form .count input { width: 7rem; font-variant-numeric: tabular-nums; }
      .form input[type=checkbox] { width: 1.4rem; min-height: 1.4rem; height: 1.4rem; margin: 0; accent-color: var(--accent); }
    `,
  ];

  protected override title_(): string {
    const { desk } = this.context;
    const team = desk && this.#chosen(desk);
    return fill(seatLabels(this.speech).muster.title, {
      team: team === undefined ? '' : (desk?.names.party(team.id) ?? ''),
    });
  }

  protected override body(): TemplateResult {
    const { muster } = seatLabels(this.speech);
    const { bookmark, help } = this.speech.labels;
    const { desk } = this.context;
    const team = desk && this.#chosen(desk);
    if (desk === undefined || team === undefined)
      return html`<p class="empty">${muster.none}</p><div class="foot"><button type="button" class="button" @click=${this.close}>${help.close}</button></div>`;
    return html`<form @submit=${this.#enter}><div class="form">
        <label for="team">${muster.team}</label><select id="team" @change=${this.#choose}>${markable(desk).map(
          ({ id }) => html`<option value=${id} .selected=${id === team.id}>${desk.names.party(id)}</option>`,
        )}</select>${keyed(team.id, this.#counts(desk, team))}</div>
      <div class="foot"><button type="button" class="button" @click=${this.close}>${bookmark.cancel}</button><button class="button primary">${muster.enter}</button></div></form>`;
  }

  /** Begins with what was counted last; of a team that was not, with who should be there. */
  #counts(desk: Desk, team: TeamView): TemplateResult {
    const { muster } = seatLabels(this.speech);
    const record = desk.view?.state.teams[team.id];
    const last: Muster | undefined = record?.muster;
    const mark = (desk.view && nextMark(desk.view.state, team.id)) ?? record?.mark ?? 'muster';
    const count = (name: keyof Muster, label: string, value: number | undefined, first = false): TemplateResult =>
      html`<label for=${name}>${label}</label><span class="count"><input id=${name} name=${name} type="number" inputmode="numeric" min="0" max=${MOST} step="1" ?required=${first} ?autofocus=${first} .defaultValue=${String(value ?? '')} @focus=${select} />${first ? html`<span class="quiet">${fill(muster.of, { n: team.people })}</span>` : ''}</span>`;
    return html`<label for="mark">${muster.mark}</label><select id="mark" name="mark">${MARKS.map(
      (one) => html`<option value=${one} ?selected=${one === mark}>${this.speech.words.mark[one]}</option>`,
    )}</select>${count('people', muster.people, last?.people ?? team.people, true)}${count('vehicles', muster.vehicles, last?.vehicles)}${count('equipment', muster.equipment, last?.equipment)}
      <label for="safetyOfficer">${muster.officer}</label><span><input id="safetyOfficer" name="safetyOfficer" type="checkbox" .defaultChecked=${last?.safetyOfficer ?? true} /></span>`;
  }

  #chosen(desk: Desk): TeamView | undefined {
    const teams = markable(desk);
    this.#team ??= markedTeam(desk) ?? teams.find(({ id }) => desk.view && nextMark(desk.view.state, id))?.id;
    return teams.find(({ id }) => id === this.#team) ?? teams[0];
  }
  #choose = (event: Event): void => {
    this.#team = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  };

  #enter = (event: Event): void => {
    event.preventDefault();
    const { desk } = this.context;
    const team = desk && this.#chosen(desk);
    if (desk === undefined || team === undefined) return;
    const { elements } = event.target as HTMLFormElement;
    const field = (name: string) => elements.namedItem(name) as HTMLInputElement;
    const counted = (name: 'people' | 'vehicles' | 'equipment') => {
      const value = field(name).valueAsNumber;
      return Number.isFinite(value) ? { [name]: value } : {};
    };
    const muster: Muster = {
      people: field('people').valueAsNumber,
      ...counted('vehicles'),
      ...counted('equipment'),
      safetyOfficer: field('safetyOfficer').checked,
    };
    void desk.submit({ type: 'mark', team: team.id, mark: field('mark').value as Mark, muster }, team.id);
    this.close();
  };
}
define('lf-muster', MusterDialog);

/** A figure is typed over. */
const select = (event: Event): void => (event.target as HTMLInputElement).select();
