/** 群众: danger areas by how many are still in danger, and shelters by how full they are; as it really is, not as reported. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { areasOf, HOLDS, missedIn, sumOf } from '../../drill/areas.ts';
import type { AreaRecord } from '../../drill/state.ts';
import { drillMoment } from '../format.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { ScenarioView } from '../session.ts';
import { fill } from '../words.ts';

type People = NonNullable<ScenarioView['households']>;
const people = (areas: readonly AreaRecord[], what: keyof typeof HOLDS): number => sumOf(areas, HOLDS[what])[1];

export class PeopleBoard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      .sum { margin: 0; display: grid; grid-template-columns: repeat(4, 1fr); padding: var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); flex: none; }
      .sum dt { color: var(--tx2); font: var(--type-small); } .sum dd { margin: 0; font-weight: 700; font-variant-numeric: tabular-nums; color: var(--tx1); }
      .sum .danger { color: var(--danger); }
      .scroll { min-height: 0; flex: 1; }
      h3 { margin: 0; padding: var(--space-6) var(--space-12); color: var(--tx2); font: var(--type-small); }
      .row { display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem 5.2rem; align-items: center; gap: var(--space-8); padding: 0 var(--space-12); min-height: 2.31rem; }
      .who { color: var(--tx1); }
      .bar { display: flex; height: 6px; background: var(--bg3); border-radius: var(--radius-bar); overflow: hidden; }
      .bar i { display: block; height: 100%; }
      .bar .left { background: var(--danger); } .bar .going { background: var(--warn); } .bar .safe { background: var(--ok); } .bar .full { background: var(--accent); }
      .n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--tx1); }
      .n.danger { color: var(--danger); font-weight: 700; }
    `,
  ];

  override render(): TemplateResult {
    const { households } = this.desk.scenario;
    const state = this.desk.view?.state;
    if (households === undefined || state?.areas === undefined)
      return html`<p class="empty">${this.speech.labels.boards.noPeople}</p>`;
    const order = [...households.areas].sort((a, b) => this.#left(b.id) - this.#left(a.id));
    return html`${this.#sum()}<div class="scroll">
      <h3>${fill(this.speech.labels.boards.areas, { time: drillMoment(households.deadline, this.desk.landfall) })}</h3>
      <ul>${repeat(
        order,
        ({ id }) => id,
        (area) => html`<li>${this.#area(area)}</li>`,
      )}</ul>
      <h3>${this.speech.labels.boards.shelters}</h3>
      <ul>${households.shelters.map((shelter) => html`<li>${this.#shelter(shelter)}</li>`)}</ul></div>`;
  }

  #records(id: string): readonly AreaRecord[] {
    return areasOf(this.desk.view?.state ?? {}, id);
  }
  #left = (id: string): number => people(this.#records(id), 'left');

  #sum(): TemplateResult {
    const { boards } = this.speech.labels;
    const all = this.#records('all');
    const missed = missedIn(all);
    const last = missed === undefined ? [boards.left, people(all, 'left')] : [boards.missed, missed[1]];
    const cell = (word: string | number | undefined, n: string | number | undefined, tone = ''): TemplateResult =>
      html`<div><dt>${word}</dt><dd class=${tone}>${n}</dd></div>`;
    return html`<dl class="sum">
      ${cell(boards.toMove, people(all, 'people'))}${cell(boards.moved, people(all, 'moved'))}
      ${cell(boards.verified, people(all, 'verified'))}${cell(last[0], last[1], Number(last[1]) > 0 && missed !== undefined ? 'danger' : '')}</dl>`;
  }

  #area({ id, site, name }: People['areas'][number]): TemplateResult {
    const records = this.#records(id);
    const all = Math.max(1, people(records, 'people'));
    const [left, verified] = [people(records, 'left'), people(records, 'verified')];
    const said = `${this.desk.names.text(name) ?? id}`;
    const missed = missedIn(records)?.[1] ?? 0;
    const bar = (part: string, n: number): TemplateResult =>
      html`<i class=${part} .style=${`width:${(100 * n) / all}%`}></i>`;
    return html`<button type="button" class="row" title="${said} · ${left} / ${all}" aria-pressed=${this.desk.store.selected('site', site) ? 'true' : 'false'} @click=${() => this.select({ kind: 'site', id: site })}>
      <span class="who cut">${said}</span>
      <span class="bar">${bar('safe', verified)}${bar('going', Math.max(0, all - left - verified))}${bar('left', left)}</span>
      <span class="n ${missed > 0 ? 'danger' : ''}">${missed > 0 ? fill(this.speech.labels.boards.missedN, { n: missed }) : `${left} / ${all}`}</span></button>`;
  }

  #shelter({ id, site, name, capacity }: People['shelters'][number]): TemplateResult {
    const { opened, people: come = 0 } = this.desk.view?.state.shelters?.[id] ?? {};
    const said = this.desk.names.text(name) ?? id;
    return html`<button type="button" class="row" title="${said} · ${come} / ${capacity}" aria-pressed=${this.desk.store.selected('site', site) ? 'true' : 'false'} @click=${() => this.select({ kind: 'site', id: site })}>
      <span class="who cut">${said}</span>
      <span class="bar">${opened === undefined ? nothing : html`<i class="full" .style=${`width:${(100 * come) / capacity}%`}></i>`}</span>
      <span class="n">${opened === undefined ? this.speech.labels.boards.closed : `${come} / ${capacity}`}</span></button>`;
  }
}
define('lf-people', PeopleBoard);
