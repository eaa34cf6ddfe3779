/** `E`: the seats of the drill, who sits there, and sitting down. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { roleOf, type SeatRole } from '../../drill/seats.ts';
import type { Language } from '../../text/words.ts';
import type { Desk } from '../desk.ts';
import { define } from '../parts/define.ts';
import { DeskDialog } from './desk-dialog.ts';
import { seatName } from './seat-words.ts';
import { clearSeat, leave, seatsToTake, sitIn } from './seating.ts';

const GROUPS = { control: undefined, posts: 'post', desks: 'desk', teams: 'team-leader' } as const;
type Group = keyof typeof GROUPS;
const groupOf = (role: SeatRole | undefined): Group =>
  (Object.keys(GROUPS) as Group[]).find((group) => GROUPS[group] === role) ?? 'control';

export class SeatsDialog extends DeskDialog {
  protected override readonly look = '';
  #typed = '';

  static override styles = [
    ...DeskDialog.styles,
    css`
      .find { padding: var(--space-12); border-bottom: 1px solid var(--line); }
      .find input { width: 100%; }
      h3 { padding: var(--space-8) var(--space-12) var(--space-4); color: var(--tx2); font: var(--type-small); font-weight: 700; }
      li { display: flex; align-items: center; gap: var(--space-8); border-bottom: 1px solid var(--line); padding-right: var(--space-12); }
      .seat { display: flex; justify-content: space-between; gap: var(--space-12); flex: 1; min-width: 0; min-height: 2.31rem; align-items: center; padding: 0 var(--space-12); border-bottom: 0; color: var(--tx1); }
    `,
  ];

  protected override title_(): string {
    return this.speech.labels.seats.title;
  }

  protected override body(): TemplateResult {
    const { seats } = this.speech.labels;
    const { desk } = this.context;
    if (desk === undefined) return html``;
    const found = this.#found(desk);
    return html`<form class="find" @submit=${(event: Event) => this.#first(event, found, desk)}><input class="field" autofocus autocomplete="off" spellcheck="false" placeholder=${seats.find} aria-label=${seats.find} .value=${this.#typed} @input=${this.#type} /></form>
      <div class="body">${(Object.keys(GROUPS) as Group[]).map((group) => this.#group(group, found, desk))}
        ${found.length === 0 ? html`<p class="empty" role="status">${seats.none}</p>` : nothing}</div>`;
  }

  /** By a few letters of the name in either language, or of the id; the chair is there to go back to. */
  #found(desk: Desk): readonly string[] {
    const wanted = this.#typed.trim().toLowerCase();
    const languages: readonly Language[] = ['zh', 'en'];
    const names = languages.map((language) => [desk.namesIn(language), language] as const);
    return [desk.chair, ...seatsToTake(desk)].filter((id) =>
      [id, ...names.map(([called, language]) => seatName(desk, id, called, language))]
        .join(' ')
        .toLowerCase()
        .includes(wanted),
    );
  }

  #group(group: Group, found: readonly string[], desk: Desk): TemplateResult | typeof nothing {
    const list = found.filter((id) => groupOf(roleOf(desk.scenario, id)) === group);
    if (list.length === 0) return nothing;
    return html`<h3>${this.speech.labels.seats[group]}</h3><ul>${list.map((id) => html`<li>${this.#seat(id, desk)}</li>`)}</ul>`;
  }

  #seat(id: string, desk: Desk): TemplateResult {
    const { seats } = this.speech.labels;
    const own = id === desk.seat;
    const manned = desk.view?.state.manned[id] === true;
    const word = own ? seats.own : id === desk.chair ? '' : manned ? seats.manned : seats.auto;
    return html`<button type="button" class="row seat" ?disabled=${own || manned} aria-current=${own ? 'true' : 'false'} @click=${() => this.#sit(id, desk)}>
        <span class="cut">${seatName(desk, id)}</span><span class="quiet">${word}</span></button>
      ${desk.opened.kept !== undefined && !own && id !== desk.chair ? html`<button type="button" class="button window" aria-label=${`${this.speech.labels.windows.open} ${seatName(desk, id)}`} @click=${() => this.#window(id, desk)}>${this.speech.labels.windows.open}</button>` : nothing}
      ${manned && !own ? html`<button type="button" class="button" @click=${() => void clearSeat(desk, id)}>${seats.clear}</button>` : nothing}`;
  }

  #sit(id: string, desk: Desk): void {
    this.close();
    void (id === desk.chair ? leave(desk) : sitIn(desk, id));
  }
  /** A window of its own: it shows only what the seat may know. */
  #window(seat: string, { opened }: Desk): void {
    window.open(`?${new URLSearchParams({ join: opened.kept ?? '', seat })}`, '_blank', 'noopener');
  }
  #type = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  };
  #first(event: Event, found: readonly string[], desk: Desk): void {
    event.preventDefault();
    const wanted = this.#typed.trim();
    const free = found.filter((id) => id !== desk.seat && desk.view?.state.manned[id] !== true);
    // `city` is the city's post before it is a controller of the city.
    const first = free.find((id) => id === wanted) ?? free[0];
    if (wanted !== '' && first !== undefined) this.#sit(first, desk);
  }
}
define('lf-seats', SeatsDialog);
