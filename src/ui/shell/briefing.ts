/** Before StartEx: what this drill is, what in it is invented, and the one button. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { seatName } from '../acting/seat-words.ts';
import { seatsToTake } from '../acting/seating.ts';
import { localClock, localDate } from '../format.ts';
import { chooseShowing } from '../pacing.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import { fill } from '../words.ts';

export class Briefing extends Panel {
  static override styles = [
    base,
    controls,
    css`
      :host { display: block; background: var(--bg1); border: 1px solid var(--line2); border-radius: var(--radius-overlay); padding: var(--space-16) var(--space-24) var(--space-24) !important; overflow: auto; }
      h2 { font: var(--type-clock2); overflow-wrap: anywhere; }
      .lead { color: var(--tx2); padding-bottom: var(--space-12); }
      .notice { background: var(--bg2); border-radius: var(--radius-badge); padding: var(--space-8) var(--space-12); margin-bottom: var(--space-12); color: var(--tx2); }
      dl { display: grid; align-items: baseline; grid-template-columns: max-content 1fr; gap: var(--space-2) var(--space-16); padding-bottom: var(--space-16); }
      dt { color: var(--tx2); } dd { color: var(--tx1); }
      select { min-height: 2.154rem; max-width: 100%; background: var(--bg3); border: 1px solid var(--line2); border-radius: var(--radius-control); padding: 0 var(--space-4); }
      option { background: var(--bg1); color: var(--tx1); }
      .go { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-12) var(--space-24); }
      .button { min-height: 2.8rem; padding: 0 var(--space-24); }
    `,
  ];

  override render(): TemplateResult {
    const { desk, speech, context } = this;
    const { briefing } = speech.labels;
    const { meta, exercises, teams, injects } = desk.scenario;
    const when = (at: number): string =>
      `${localDate(meta.startEx, at, speech)} ${localClock(meta.startEx, at, false)}`;
    const people = teams.reduce((sum, team) => sum + team.people, 0);
    return html`<h2>${desk.names.text(meta.title)}</h2><p class="lead">${desk.names.text(meta.place)} · ${briefing.title}</p>
      ${meta.notice ? html`<p class="notice">${desk.names.text(meta.notice)}</p>` : nothing}
      <dl><dt>${briefing.from}</dt><dd>${when(0)}</dd>
        ${meta.landfall === undefined ? nothing : html`<dt>${briefing.landfall}</dt><dd>${when(meta.landfall)}</dd>`}
        <dt>${briefing.to}</dt><dd>${when(meta.endEx)}</dd>
        <dt>${speech.labels.boards.exercises}</dt><dd>${fill(briefing.exercises, { n: exercises.length })} · ${fill(briefing.injects, { n: injects.length })}</dd>
        <dt>${speech.labels.boards.teams}</dt><dd>${fill(briefing.teams, { n: teams.length, people })}</dd>
        <dt>${briefing.seed}</dt><dd>${meta.seed}</dd>
        ${this.#showings()}${this.#variants()}${this.#seats()}</dl>
      <div class="go">${actionButton('startex', context, { look: 'primary', label: briefing.start })}${this.#startTime()}</div>`;
  }

  /** Who leads may leave it to the room's clock. */
  #startTime(): TemplateResult | typeof nothing {
    const { desk, store } = this;
    if (!desk.live || !desk.leads) return nothing;
    return html`<lf-start-time .desk=${desk} .store=${store}></lf-start-time>`;
  }

  /** How the drill's hours become an afternoon: to be chosen before StartEx. */
  #showings(): TemplateResult | typeof nothing {
    const { desk, store, speech } = this;
    const { briefing } = speech.labels;
    const { showings } = desk.scenario;
    if (showings.length === 0 || !desk.live) return nothing;
    const { showing } = store.state;
    return html`<dt><label for="showing">${briefing.showing}</label></dt><dd><select id="showing" @change=${this.#choose}>
      <option value="" .selected=${showing === undefined}>${briefing.noShowing}</option>
      ${showings.map(({ id, name }) => html`<option value=${id} .selected=${showing === id}>${desk.names.text(name) ?? id}</option>`)}
    </select></dd>`;
  }

  /** How well the automatic seats carry out their plans. */
  #variants(): TemplateResult | typeof nothing {
    const { desk, store, speech } = this;
    const { briefing } = speech.labels;
    const { variants } = desk.scenario;
    if (variants.length === 0 || !desk.live) return nothing;
    const { variant } = store.state;
    const choose = (event: Event): void =>
      store.set({ variant: (event.target as HTMLSelectElement).value || undefined });
    return html`<dt><label for="variant">${briefing.variant}</label></dt><dd><select id="variant" @change=${choose}>
      <option value="" .selected=${variant === undefined}>${briefing.noVariant}</option>
      ${variants.map(({ id, name }) => html`<option value=${id} .selected=${variant === id}>${desk.names.text(name) ?? id}</option>`)}
    </select></dd>`;
  }

  /** Where the viewer sits once the drill runs. */
  #seats(): TemplateResult | typeof nothing {
    const { desk, store, speech } = this;
    const { seats } = speech.labels;
    if (!desk.live) return nothing;
    const { seatAtStart } = store.state;
    const choose = (event: Event): void =>
      store.set({ seatAtStart: (event.target as HTMLSelectElement).value || undefined });
    return html`<dt><label for="seat">${seats.atStart}</label></dt><dd><select id="seat" @change=${choose}>
      <option value="" .selected=${seatAtStart === undefined}>${desk.names.party(desk.chair)}</option>
      ${seatsToTake(desk).map((id) => html`<option value=${id} .selected=${seatAtStart === id}>${seatName(desk, id)}</option>`)}
    </select></dd>`;
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    chooseShowing(this.desk, value === '' ? undefined : value);
  }
}
define('lf-briefing', Briefing);
