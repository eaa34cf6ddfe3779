/** Ctrl+K: any action, team, exercise, inject, post or site by a few letters of its name, in either language. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../text/words.ts';
import { seatName } from '../acting/seat-words.ts';
import { seatsToTake, sitIn } from '../acting/seating.ts';
import { ACTIONS } from '../actions.ts';
import type { Desk } from '../desk.ts';
import { keyLabel } from '../keys.ts';
import type { PageNames } from '../names.ts';
import { define } from '../parts/define.ts';
import type { SelectionKind } from '../store.ts';
import { speechOf } from '../words.ts';
import { DialogView } from './dialog.ts';

interface Hit {
  readonly text: string;
  /** What it is called in the other language: found by that too. */
  readonly also: string;
  readonly hint: string;
  run(): void;
}
const SHOWN = 12;
const otherThan = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');
/** The id of a line of the list: the field says which one is chosen while the focus stays with it. */
const lineId = (i: number): string => `hit-${i}`;

export class PaletteDialog extends DialogView {
  protected override readonly look = '';
  #typed = '';
  #chosen = 0;

  static override styles = [
    ...DialogView.styles,
    css`
      dialog { margin-top: 12vh; }
      .find { padding: var(--space-12); border-bottom: 1px solid var(--line); }
      .find input { width: 100%; font: var(--type-read); }
      .hit { display: flex; justify-content: space-between; gap: var(--space-12); padding: var(--space-4) var(--space-12); color: var(--tx1); min-height: 2.2rem; align-items: center; }
      .empty:empty { display: none; }
      .hit .quiet { font: var(--type-small); white-space: nowrap; }
    `,
  ];

  protected override title_(): string {
    return this.speech.labels.palette.title;
  }
  protected override body(): TemplateResult {
    const { palette } = this.speech.labels;
    const hits = this.#hits();
    this.#chosen = Math.min(this.#chosen, Math.max(0, hits.length - 1));
    return html`<div class="find"><input class="field" autofocus placeholder=${palette.hint} aria-label=${palette.hint} autocomplete="off" spellcheck="false"
        role="combobox" aria-autocomplete="list" aria-expanded="true" aria-controls="hits" aria-activedescendant=${hits.length > 0 ? lineId(this.#chosen) : nothing}
        .value=${this.#typed} @input=${this.#type} @keydown=${(event: KeyboardEvent) => this.#key(event, hits)} /></div>
      <div class="body" id="hits" role="listbox" aria-label=${palette.title}>${hits.map(
        (hit, i) => html`<button type="button" role="option" tabindex="-1" id=${lineId(i)}
        class="row hit" aria-selected=${i === this.#chosen ? 'true' : 'false'} aria-current=${i === this.#chosen ? 'true' : 'false'} @click=${() => this.#run(hit)}>
        <span class="cut">${hit.text}</span><span class="quiet">${hit.hint}</span></button>`,
      )}</div>
      <p class="empty" role="status">${hits.length === 0 ? palette.empty : ''}</p>`;
  }

  #hits(): readonly Hit[] {
    const wanted = this.#typed.trim().toLowerCase();
    const { labels } = this.speech;
    const others = speechOf(otherThan(this.speech.language)).labels;
    const actions = ACTIONS.filter(
      (action) => action.id !== 'palette' && action.id !== 'clear' && action.when(this.context),
    ).map((action) => ({
      text: labels.action[action.id],
      also: others.action[action.id],
      hint: action.keys[0] ? keyLabel(action.keys[0], labels) : '',
      run: () => action.run(this.context),
    }));
    const { desk } = this.context;
    const all = [...actions, ...(desk ? things(desk) : [])];
    return all
      .filter(({ text, also, hint }) => `${text} ${hint} ${also}`.toLowerCase().includes(wanted))
      .slice(0, SHOWN);
  }

  #type = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#chosen = 0;
    this.requestUpdate();
  };
  #key(event: KeyboardEvent, hits: readonly Hit[]): void {
    if (event.isComposing || event.keyCode === 229) return;
    const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      this.#chosen = (this.#chosen + by + hits.length) % Math.max(1, hits.length);
      this.requestUpdate();
    }
    const hit = hits[this.#chosen];
    if (event.code === 'Enter' && hit) {
      event.preventDefault();
      this.#run(hit);
    }
  }
  #run(hit: Hit): void {
    this.close();
    hit.run();
  }
}
define('lf-palette', PaletteDialog);

/** Everything of the scenario that can be selected. */
function things(desk: Desk): readonly Hit[] {
  const { boards, injects, details } = desk.speech.labels;
  const others = desk.namesIn(otherThan(desk.speech.language));
  const { teams, exercises, posts, sites } = desk.scenario;
  const { told } = desk.store.state;
  const hit = (kind: SelectionKind, id: string, hint: string, called: (names: PageNames) => string): Hit => ({
    text: called(desk.names),
    also: called(others),
    hint,
    run: () => {
      desk.store.select({ kind, id });
      desk.store.ask('focus');
    },
  });
  return [
    ...teams.map(({ id, name }) => hit('team', id, boards.teams, (names) => `${id} ${names.text(name) ?? ''}`)),
    ...(told ? [] : exercises).map(({ id }) =>
      hit('exercise', id, boards.exercises, (names) => names.name('exercise', id)),
    ),
    ...(told ? [] : desk.scenario.injects).map(({ id }) =>
      hit('inject', id, injects.title, (names) => names.inject(id)),
    ),
    ...posts.map(({ id }) => hit('post', id, details.lead, (names) => names.party(id))),
    ...sites.map(({ id }) => hit('site', id, details.site, (names) => names.name('site', id))),
    ...seatHits(desk),
  ];
}

/** Seats to sit down in: found by the word for it, or by the seat's name. */
function seatHits(desk: Desk): readonly Hit[] {
  if (!desk.live || desk.view?.state.phase === 'ended') return [];
  const other = otherThan(desk.speech.language);
  const said = (id: string, language: Language): string => {
    const { seats } = speechOf(language).labels;
    return `${seats.take} ${seatName(desk, id, desk.namesIn(language), language)}`;
  };
  return seatsToTake(desk)
    .filter((id) => id !== desk.seat)
    .map((id) => ({
      text: said(id, desk.speech.language),
      also: `${said(id, other)} ${id}`,
      hint: desk.view?.state.manned[id] ? desk.speech.labels.seats.manned : '',
      run: () => void sitIn(desk, id),
    }));
}
