/**
 * The strip under the timeline: wind, response, depth, people out and reports overdue over the drill's hours, on the timeline's own scale.
 * Each curve has a scale of its own, from 0 to its greatest; its value at the playhead, or under the pointer, stands beside its name.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import uPlot from 'uplot';
import { LEVELS } from '../../log/names.ts';
import type { Counted } from '../../player/archive.ts';
import { CountedSeries, holdsAt } from '../../player/counted-series.ts';
import { beaufort } from '../../units/scales.ts';
import { MINUTE } from '../../units/time.ts';
import { THEMES } from '../look/tokens.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { toTime, toX } from '../timeline/scale.ts';
import { LABELS, scaleOf, zoomed } from '../timeline/shared-scale.ts';
import { fill } from '../words.ts';
import { stripLabels } from './labels.ts';
import { SampledDepth } from './series.ts';
import { type WindLine, windLine } from './wind.ts';

const DEPTH_STEP = 2 * MINUTE;
/** Real ms between two drawings. */
const EVERY = 500;

type Key = 'wind' | 'ahead' | 'level' | 'depth' | 'out' | 'overdue';
const KEYS: readonly Key[] = ['wind', 'ahead', 'level', 'depth', 'out', 'overdue'];
/** Who is told things sees its own forecast elsewhere, and neither what water does nor who is out. */
const TOLD: ReadonlySet<Key> = new Set(['wind', 'level']);
/** What a low strip has room to name. */
const FEW: ReadonlySet<Key> = new Set(['wind', 'ahead', 'out']);

export class StripView extends Panel {
  static override properties = { ...Panel.properties, short: { type: Boolean, reflect: true }, under: { state: true } };
  declare short: boolean;
  /** Drill time under the pointer. */
  declare under: number | undefined;
  #plot: uPlot | undefined;
  #made = '';
  #counted: Counted | undefined;
  /** Of a live drill: counts what comes. */
  #counts: CountedSeries | undefined;
  /** Of a recorded drill: how far it had been read when it was last asked what is counted. */
  #countedTo: number | undefined;
  #depth = new SampledDepth(DEPTH_STEP);
  #wind: WindLine | undefined;
  #asked: unknown;
  #size: readonly [number, number] = [0, 0];
  #watch: ResizeObserver | undefined;
  #drawnAt = 0;
  #scrubbing = false;

  static override styles = [
    base,
    css`
      :host { display: block; position: relative; background: var(--bg1); border-top: 1px solid var(--line); min-width: 0; height: 74px; overflow: hidden; cursor: crosshair; }
      :host([short]) { height: 36px; }
      .plot { position: absolute; inset: 0; }
      .plot :is(.u-over, .u-under) { position: absolute; }
      .plot .u-wrap { position: relative; }
      .plot canvas { display: block; position: relative; width: 100%; height: 100%; }
      dl { position: absolute; left: var(--space-12); top: 3px; margin: 0; display: grid; grid-template-columns: auto auto; gap: 0 var(--space-4); font: var(--type-micro); line-height: 13px; color: var(--tx2); pointer-events: none; align-items: center; }
      dt { white-space: nowrap; display: flex; gap: var(--space-4); align-items: center; }
      dd { margin: 0; color: var(--tx1); font-variant-numeric: tabular-nums; white-space: nowrap; }
      i { display: block; width: 10px; border-top: 2px solid currentColor; }
      i.level { border-top-style: double; } i.overdue { border-top-style: dotted; } i.depth { border-top-width: 3px; }
      .head { position: absolute; inset: 0; pointer-events: none; }
      .line { position: absolute; inset: 0 auto 0 -1px; width: 2px; background: var(--accent); }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(([entry]) => {
      if (entry) this.#size = [entry.contentRect.width, entry.contentRect.height];
      this.#drawnAt = 0;
      this.requestUpdate();
    });
    this.#watch.observe(this);
  }
  override disconnectedCallback(): void {
    this.#watch?.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#made = '';
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { desk } = this;
    if (this.#asked !== desk) {
      this.#asked = desk;
      this.#wind = undefined;
      this.#counted = undefined;
      this.#counts = undefined;
      this.#countedTo = undefined;
      this.#depth = new SampledDepth(DEPTH_STEP);
      void windLine(desk.player, desk.scenario)
        .then((line) => {
          if (this.#asked === desk) this.#wind = line;
          this.#drawnAt = 0;
          this.requestUpdate();
        })
        // A player that was closed meanwhile answers nothing.
        .catch(() => undefined);
    }
    this.#count();
  }

  #count(): void {
    const { desk } = this;
    if (desk.player.archive === undefined) {
      const { lines } = desk.journal;
      if (this.#counts?.goesOn(lines) !== true)
        this.#counts = new CountedSeries(desk.scenario.posts.find(({ level }) => level === 'city')?.id);
      this.#counts.add(lines);
      this.#counted = this.#counts;
    } else this.#askCounted();
    const depths = Object.values(desk.view?.weather.hazards?.sites ?? {}).map(({ depth = 0 }) => depth);
    if (depths.length > 0) this.#depth.add(desk.at, Math.max(...depths));
  }

  /** The log's own curves; asked for again when all of it has been read. */
  #askCounted(): void {
    const { desk } = this;
    const to = desk.status?.read ?? Number.POSITIVE_INFINITY;
    if (this.#countedTo !== undefined && (to === this.#countedTo || Number.isFinite(to))) return;
    this.#countedTo = to;
    desk.player.archive
      ?.counted()
      .then((counted) => {
        if (this.#asked === desk) this.#counted = counted;
        this.#drawnAt = 0;
        this.requestUpdate();
      })
      // A player that was closed meanwhile answers nothing.
      .catch(() => undefined);
  }

  get #keys(): readonly Key[] {
    const there: Readonly<Record<Key, boolean>> = {
      wind: this.#wind !== undefined,
      ahead: this.#wind !== undefined,
      level: true,
      depth: this.desk.scenario.hazards.some(({ kind }) => kind === 'flood'),
      out: this.desk.scenario.households !== undefined,
      overdue: this.desk.scenario.reports.length > 0,
    };
    return KEYS.filter(
      (key) => there[key] && (this.desk.circle === undefined || TOLD.has(key)) && (!this.short || FEW.has(key)),
    );
  }

  override render(): TemplateResult {
    const said = stripLabels(this.speech);
    const scale = scaleOf(this.desk, this.#size[0]);
    const at = this.under ?? this.desk.at;
    const x = toX(scale, Math.min(scale.to, Math.max(scale.from, this.desk.at)));
    return html`<div class="plot" title=${said.hint} @wheel=${this.#zoom} @pointerdown=${this.#grab} @pointermove=${this.#move} @pointerup=${this.#drop} @pointercancel=${this.#drop} @pointerleave=${this.#leave}></div>
      <dl aria-label=${said.title}>${this.#keys.flatMap((key) => {
        const value = key === 'ahead' ? undefined : this.#say(key, at);
        return value === undefined
          ? []
          : [
              html`<dt><i class=${key} .style=${`color:${this.#colour(key)}`}></i>${said[key]}${key === 'wind' && at > this.desk.at ? ` (${said.ahead})` : ''}</dt><dd>${value}</dd>`,
            ];
      })}</dl>
      <div class="head">${scale.width < 2 ? nothing : html`<div class="line" .style=${`transform:translateX(${x.toFixed(1)}px)`}></div>`}</div>`;
  }

  protected override updated(): void {
    const now = performance.now();
    if (now - this.#drawnAt < EVERY || this.#size[0] <= LABELS + 40) return;
    this.#drawnAt = now;
    this.#draw();
  }

  /** A curve's value in words; undefined where it is not known. */
  #say(key: Key, at: number): string | undefined {
    const counted = this.#counted;
    switch (key) {
      case 'wind':
      case 'ahead': {
        if (this.#wind === undefined) return undefined;
        const speed = valueAt(this.#wind.at, this.#wind.speed, at);
        return speed === undefined
          ? undefined
          : fill(stripLabels(this.speech).force, { n: beaufort(speed), speed: speed.toFixed(1) });
      }
      case 'level':
        return at > this.desk.at
          ? ''
          : this.speech.words.level[LEVELS[counted ? holdsAt(counted.level, at) : 0] ?? 'duty'];
      case 'depth': {
        const depth = valueAt(this.#depth.at, this.#depth.value, at);
        return depth === undefined || at > this.desk.at ? '' : `${depth.toFixed(2)} m`;
      }
      case 'out':
      case 'overdue':
        return at > this.desk.at || counted === undefined ? '' : String(holdsAt(counted[key], at));
    }
  }

  #colour(key: Key): string {
    const { colours, ramps } = THEMES[this.store.state.theme];
    const of: Readonly<Record<Key, string>> = {
      wind: this.store.state.theme === 'dark' ? (ramps.wind[4] ?? colours.tx1) : (ramps.wind[3] ?? colours.tx1),
      ahead: this.store.state.theme === 'dark' ? (ramps.wind[4] ?? colours.tx1) : (ramps.wind[3] ?? colours.tx1),
      level: colours.tx3,
      depth: ramps.depth[3] ?? colours.tx1,
      out: colours.ok,
      overdue: colours.danger,
    };
    return of[key];
  }

  #draw(): void {
    const keys = this.#keys;
    const [width, height] = this.#size;
    const made = `${keys.join()}|${this.store.state.theme}|${width}|${height}`;
    const data = this.#data(keys);
    if (made !== this.#made) this.#make(keys, data, made);
    else this.#plot?.setData(data, false);
    const { from, to } = scaleOf(this.desk, width);
    this.#plot?.setScale('x', { min: from, max: to });
    for (const key of keys) this.#plot?.setScale(key === 'ahead' ? 'wind' : key, { min: 0, max: this.#most(key) });
  }

  #most(key: Key): number {
    const most = (values: readonly (number | null)[], least: number): number =>
      values.reduce<number>((max, value) => Math.max(max, value ?? 0), least) * 1.08;
    switch (key) {
      case 'wind':
      case 'ahead':
        return most(this.#wind?.speed ?? [], 10);
      case 'level':
        return LEVELS.length - 0.8;
      case 'depth':
        return most(this.#depth.value, 0.5);
      case 'out':
      case 'overdue':
        return most(this.#counted?.[key].value ?? [], key === 'out' ? 10 : 4);
    }
  }

  #make(keys: readonly Key[], data: uPlot.AlignedData, made: string): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!place) return;
    this.#plot?.destroy();
    this.#made = made;
    const [width, height] = this.#size;
    const { left, width: along } = scaleOf(this.desk, width);
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const series = keys.map(
      (key): uPlot.Series => ({
        scale: key === 'ahead' ? 'wind' : key,
        stroke: this.#colour(key),
        width: key === 'depth' ? 2 : 1.6,
        points: { show: false },
        ...(key === 'ahead' ? { dash: [5, 4], alpha: 0.6 } : {}),
        ...(key === 'overdue' ? { dash: [2, 3] } : {}),
        ...((key === 'level' || key === 'out' || key === 'overdue') && stepped ? { paths: stepped } : {}),
        spanGaps: key !== 'depth',
      }),
    );
    this.#plot = new uPlot(
      {
        width: left + along,
        height,
        padding: [4, 0, 2, left],
        legend: { show: false },
        cursor: { show: false },
        scales: Object.fromEntries(
          ['x', ...keys].map((key) => [key, key === 'x' ? { time: false, auto: false } : { auto: false }]),
        ),
        axes: [{ show: false }, { show: false }],
        series: [{}, ...series],
      },
      data,
      place,
    );
  }

  /** All curves over the moments of any: the past up to the playhead, the wind beyond it too. */
  #data(keys: readonly Key[]): uPlot.AlignedData {
    const now = this.desk.at;
    const counted = this.#counted;
    const times = new Set<number>([0, now]);
    for (const at of this.#wind?.at ?? []) times.add(at);
    for (const at of this.#depth.at) times.add(at);
    for (const key of ['level', 'out', 'overdue'] as const) for (const at of counted?.[key].at ?? []) times.add(at);
    const x = [...times].sort((a, b) => a - b);
    const column = (key: Key): (number | null)[] =>
      x.map((at) => {
        if (key === 'ahead')
          return at < now ? null : (valueAt(this.#wind?.at ?? [], this.#wind?.speed ?? [], at) ?? null);
        if (at > now) return null;
        if (key === 'wind') return valueAt(this.#wind?.at ?? [], this.#wind?.speed ?? [], at) ?? null;
        if (key === 'depth') return valueAt(this.#depth.at, this.#depth.value, at) ?? null;
        return counted === undefined ? null : holdsAt(counted[key], at);
      });
    return [x, ...keys.map(column)];
  }

  #timeOf(event: PointerEvent): number {
    return toTime(scaleOf(this.desk, this.#size[0]), event.clientX - this.getBoundingClientRect().left);
  }
  #zoom(event: WheelEvent): void {
    event.preventDefault();
    this.store.set({ hours: zoomed(this.store.state.hours, event.deltaY > 0 ? 1 : -1) });
    this.#drawnAt = 0;
  }
  #grab(event: PointerEvent): void {
    if (event.button !== 0 || event.offsetX < LABELS || !this.desk.player.can.has('seek')) return;
    this.#scrubbing = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    seekTo(this.desk, this.#timeOf(event));
  }
  #move(event: PointerEvent): void {
    if (this.#scrubbing) seekTo(this.desk, this.#timeOf(event));
    else this.under = event.offsetX < LABELS ? undefined : this.#timeOf(event);
  }
  #drop(): void {
    this.#scrubbing = false;
  }
  #leave(): void {
    this.under = undefined;
  }
}
define('lf-strip', StripView);

/** Linear between two values; undefined outside them and in a gap. */
function valueAt(times: readonly number[], values: readonly (number | null)[], at: number): number | undefined {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  const [i, j] = [low - 1, Math.min(low, times.length - 1)];
  const [a, b] = [values[i], values[j]];
  if (i < 0 || a === undefined || a === null) return undefined;
  if (b === undefined || b === null || times[j] === times[i]) return a;
  return a + ((b - a) * (at - (times[i] as number))) / ((times[j] as number) - (times[i] as number));
}
