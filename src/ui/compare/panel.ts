/** 对比: what each inject led to in both runs and how soon, up to the playhead; tasks, people and criteria of the whole runs. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ObjectiveOutcome, Pair } from '../../player/comparison.ts';
import { MINUTE } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { sayLine } from '../feed/lines.ts';
import { drillMoment, shortSpan, spanWords } from '../format.ts';
import { furtherAround } from '../further.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { compareLabels } from './labels.ts';
import { type Cell, type InjectRow, rowsAt } from './rows.ts';
import { runMark, runMarkStyles } from './run-mark.ts';
import type { SecondRun } from './second-run.ts';

const TABS = ['injects', 'tasks', 'households', 'criteria'] as const;
type Tab = (typeof TABS)[number];

export class ComparePanel extends Panel {
  static override properties = {
    ...Panel.properties,
    tab: { state: true },
    said: { state: true },
    by: { state: true },
  };
  declare tab: Tab;
  /** What the runs are aligned by. */
  declare by: 'start' | 'inject' | 'hand';
  /** Why the runs could not be aligned as was asked. */
  declare said: string | undefined;

  static override styles = [
    base,
    controls,
    rows,
    runMarkStyles,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      .runs { padding: var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-4) var(--space-8); align-items: center; color: var(--tx2); }
      .runs label { white-space: nowrap; }
      .runs p { display: flex; gap: var(--space-8); align-items: center; min-width: 0; }
      .runs input { width: 5rem; min-height: 1.85rem; }
      .runs select { min-height: 1.85rem; background: var(--bg0); border: 1px solid var(--line3); border-radius: var(--radius-control); padding: 0 var(--space-4); max-width: 100%; }
      option { background: var(--bg1); color: var(--tx1); }
      .quiet { font: var(--type-small); }
      .wide { grid-column: 1 / -1; }
      table { width: 100%; border-collapse: collapse; }
      th { font: var(--type-small); font-weight: 400; color: var(--tx3); text-align: end; padding: var(--space-4) var(--space-4); white-space: nowrap; border-bottom: 1px solid var(--line); }
      th:first-child { text-align: start; padding-inline-start: var(--space-12); }
      th.b, td.b { color: var(--run-b); }
      td { padding: var(--space-2) var(--space-4); text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--tx1); border-bottom: 1px solid var(--line); }
      td.name { text-align: start; padding: 0; white-space: normal; max-width: 0; width: 48%; }
      tr:last-child td { border-bottom: 1px solid var(--line); }
      td.name .row { display: block; border: 0; padding: var(--space-2) var(--space-4) var(--space-2) var(--space-12); color: var(--tx1); min-height: 1.9rem; }
      td.name .row .cut { display: block; }
      td.worse { color: var(--danger); font-weight: 700; } td.better { color: var(--ok); font-weight: 700; }
      td.way { width: 46px; padding-inline-end: var(--space-12); }
      svg { display: block; width: 42px; height: 10px; }
      svg line { stroke: var(--line3); } .worse svg rect { fill: var(--danger); } .better svg rect { fill: var(--ok); }
      .note { padding: var(--space-6) var(--space-12); color: var(--tx3); font: var(--type-small); }
    `,
  ];

  constructor() {
    super();
    this.tab = 'injects';
    this.by = 'start';
  }

  override render(): TemplateResult | typeof nothing {
    const { second } = this.store.state;
    if (second === undefined) return nothing;
    const words = compareLabels(this.speech);
    const { comparison } = second.compared;
    const there = TABS.filter((tab) => tab === 'injects' || comparison[tab].length > 0);
    return html`${this.#runs(second)}
      <div class="head"><div class="tabs" role="tablist">${there.map(
        (tab) =>
          html`<button type="button" role="tab" class="tab" aria-selected=${tab === this.tab ? 'true' : 'false'} @click=${() => (this.tab = tab)}>${words.tabs[tab]}</button>`,
      )}</div><span class="grow"></span>${this.tab === 'injects' ? html`<span class="quiet">${fill(words.upTo, { time: drillMoment(this.desk.at, this.desk.landfall) })}</span>` : nothing}</div>
      <div class="scroll" role="tabpanel">${this.#table(second)}</div>`;
  }

  #runs(second: SecondRun): TemplateResult {
    const { desk } = this;
    const words = compareLabels(this.speech);
    const moment = (one: Desk): string => drillMoment(one.at, one.landfall);
    const line = (name: 'a' | 'b', one: Desk): TemplateResult =>
      html`<p title=${one.opened.source}>${runMark(name)}<span class="cut">${one.opened.source}</span></p><span class="quiet">${words[one.status?.verified ?? 'unverified']}</span>`;
    return html`<div class="runs">${line('a', desk)}${line('b', second.desk)}
      <p class="quiet"><label for="align">${words.align}</label><select id="align" @change=${this.#align}>
        <option value="start" .selected=${this.by === 'start'}>${words.byStart}</option>
        <option value="inject" .selected=${this.by === 'inject'}>${words.byInject}</option>
        <option value="hand" .selected=${this.by === 'hand'}>${words.byHand}</option></select>
        ${this.by === 'hand' ? html`<input class="field" type="number" step="1" aria-label=${words.minutes} title=${words.minutes} .value=${String(Math.round(second.offset / MINUTE))} @change=${this.#shift} />` : nothing}
</p>
      <button type="button" class="button" @click=${() => second.close()}>${words.stop}</button>
      ${second.offset === 0 ? nothing : html`<p class="quiet wide">${fill(words.bUpTo, { time: moment(second.desk) })}</p>`}
      ${this.said === undefined ? nothing : html`<p class="quiet wide" role="status">${this.said}</p>`}</div>`;
  }

  #align(event: Event): void {
    const { selection, second } = this.store.state;
    const by = (event.target as HTMLSelectElement).value as ComparePanel['by'];
    const inject = selection?.kind === 'inject' ? selection : undefined;
    // By hand one begins from where they stand.
    const done = by === 'hand' || second?.align(by === 'inject' ? (inject ?? { kind: 'inject', id: '' }) : undefined);
    this.said = done === true ? undefined : compareLabels(this.speech).notBoth;
    if (done === true) this.by = by;
    this.requestUpdate();
  }
  #shift = (event: Event): void => {
    const { valueAsNumber: minutes } = event.target as HTMLInputElement;
    if (Number.isFinite(minutes)) this.store.state.second?.shift(Math.round(minutes) * MINUTE);
    this.requestUpdate();
  };

  #table(second: SecondRun): TemplateResult {
    const { comparison } = second.compared;
    const words = compareLabels(this.speech);
    const { names } = this.desk;
    switch (this.tab) {
      case 'injects':
        return this.#injects(second);
      case 'tasks':
        return this.#counts(words.task, comparison.tasks, (id) => names.party(id));
      case 'households':
        return this.#counts(
          words.people,
          comparison.households,
          (id) => (words.peopleRow as Readonly<Record<string, string>>)[id] ?? id,
        );
      case 'criteria':
        return this.#whole(
          words.criterion,
          comparison.criteria.map((pair) => ({
            name: names.text(this.desk.roster.objectives.get(pair.id)?.target) ?? pair.id,
            a: verdict(pair.a, words),
            b: verdict(pair.b, words),
            difference:
              pair.difference === undefined ? '' : signed(-pair.difference, (n) => String(Math.round(n * 10) / 10)),
          })),
          words.nothing,
        );
    }
  }

  #injects(second: SecondRun): TemplateResult {
    const { desk } = this;
    const words = compareLabels(this.speech);
    const found = rowsAt(second.compared.comparison.injects, desk.at, second.desk.at);
    if (found.length === 0) return html`<p class="empty">${words.empty}</p>`;
    const most = Math.max(MINUTE, ...found.map(({ difference = 0 }) => Math.abs(difference)));
    const loose = found.some(({ a, b }) => [a, b].some((cell) => cell.state === 'done' && !cell.caused));
    return html`<table><thead>${this.#head(words.inject, true)}</thead>
      <tbody>${found.map((row) => this.#inject(row, second, most))}</tbody></table>
      ${loose ? html`<p class="note">${words.after}</p>` : nothing}`;
  }

  #inject({ id, a, b, difference, only }: InjectRow, second: SecondRun, most: number): TemplateResult {
    const { desk, store } = this;
    const words = compareLabels(this.speech);
    const even = difference === undefined || Math.abs(difference) < MINUTE / 2;
    const tone =
      only !== undefined ? (only === 'a' ? 'better' : 'worse') : even ? '' : difference > 0 ? 'worse' : 'better';
    const released = second.compared.a.released.find((one) => one.id === id)?.at;
    const choose = (): void => {
      store.select({ kind: 'inject', id });
      if (released !== undefined) seekTo(desk, released);
    };
    const title =
      released === undefined
        ? desk.names.inject(id)
        : fill(words.releasedAt, { inject: desk.names.inject(id), time: drillMoment(released, desk.landfall) });
    const size = tone === '' ? 0 : ((difference ?? 0) / most) * 20;
    return html`<tr><td class="name"><button type="button" class="row" aria-pressed=${store.selected('inject', id) ? 'true' : 'false'} title=${title} @click=${choose}><span class="cut">${desk.names.inject(id)}</span></button></td>
      <td title=${this.#act(a, desk)}>${this.#cell(a)}</td><td class="b" title=${this.#act(b, second.desk)}>${this.#cell(b)}</td>
      <td class=${tone}>${only !== undefined ? words.only[only] : difference === undefined ? '' : this.#late(difference)}</td>
      <td class="way ${tone}"><svg viewBox="-21 0 42 10" aria-hidden="true"><line x1="0" x2="0" y1="0" y2="10"></line><rect x=${Math.min(0, size)} y="2" width=${Math.abs(size)} height="6"></rect></svg></td></tr>`;
  }

  /** `+23 分 慢`; what is under half a minute is no difference. */
  #late(difference: number): string {
    const words = compareLabels(this.speech);
    if (Math.abs(difference) < MINUTE / 2) return '0';
    const [sign, way] = difference > 0 ? ['+', words.slower] : ['−', words.faster];
    return `${sign}${shortSpan(Math.max(MINUTE, Math.abs(difference)), this.speech)} ${way}`;
  }

  #cell(cell: Cell): string {
    const words = compareLabels(this.speech);
    switch (cell.state) {
      case 'unreleased':
        return '';
      case 'waiting':
        return words.waiting;
      case 'none':
        return words.never;
      case 'done':
        return `${cell.after < MINUTE ? spanWords(cell.after, this.speech) : shortSpan(cell.after, this.speech)}${cell.caused ? '' : '*'}`;
    }
  }

  /** The action in words, once it is in the run's own journal. */
  #act(cell: Cell, of: Desk): string {
    if (cell.state !== 'done') return '';
    const line = of.journal.get(cell.seq);
    if (line === undefined) furtherAround(of, cell.seq);
    return line === undefined ? '' : `${drillMoment(line.at, of.landfall)} ${sayLine(of, line)}`;
  }

  #counts(title: string, pairs: readonly Pair<number>[], name: (id: string) => string): TemplateResult {
    const { none_ } = compareLabels(this.speech);
    return this.#whole(
      title,
      pairs.map(({ id, a, b, difference }) => ({
        name: name(id),
        a: a === undefined ? none_ : String(a),
        b: b === undefined ? none_ : String(b),
        difference: difference === undefined ? '' : signed(-difference, String),
      })),
      none_,
    );
  }

  #whole(
    title: string,
    found: readonly { readonly name: string; readonly a: string; readonly b: string; readonly difference: string }[],
    none: string,
  ): TemplateResult {
    if (found.length === 0) return html`<p class="empty">${none}</p>`;
    return html`<table><thead>${this.#head(title, false)}</thead><tbody>${found.map(
      ({ name, a, b, difference }) =>
        html`<tr><td class="name"><span class="row">${name}</span></td><td>${a}</td><td class="b">${b}</td><td>${difference}</td></tr>`,
    )}</tbody></table>`;
  }

  #head(title: string, way: boolean): TemplateResult {
    const { runA, runB, difference } = compareLabels(this.speech);
    return html`<tr><th scope="col">${title}</th><th scope="col">${runA}</th><th scope="col" class="b">${runB}</th><th scope="col">${difference}</th>${way ? html`<th aria-hidden="true"></th>` : nothing}</tr>`;
  }
}
define('lf-compare', ComparePanel);

const signed = (value: number, say: (size: number) => string): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${say(Math.abs(value))}`;

function verdict(outcome: ObjectiveOutcome | undefined, words: ReturnType<typeof compareLabels>): string {
  if (outcome === undefined) return words.none_;
  const value = outcome.value === undefined ? '' : ` (${Math.round(outcome.value * 10) / 10})`;
  return `${outcome.met ? words.met : words.unmet}${value}`;
}
