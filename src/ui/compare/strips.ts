/**
 * Two strips on one scale, one for each run: when its injects went out, and its curves from 0 to the greatest of both. What lies after the
 * playhead is faint.
 */
import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { LEVELS } from '../../log/names.ts';
import type { RunTrace } from '../../player/comparison.ts';
import { holdsAt, type Steps } from '../../player/counted-series.ts';
import type { Desk } from '../desk.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { type Scale, toTime, toX } from '../timeline/scale.ts';
import { LABELS, scaleOf, zoomed } from '../timeline/shared-scale.ts';
import { fill } from '../words.ts';
import { depthPath, wettest } from './depths.ts';
import { compareLabels } from './labels.ts';
import { runMark, runMarkStyles } from './run-mark.ts';
import type { SecondRun } from './second-run.ts';
import { stepPath } from './step-path.ts';

const CURVES = ['out', 'done', 'overdue', 'level'] as const;
/** The least that the scale of depths goes to, m. */
const SHALLOW = 0.5;
type Curve = (typeof CURVES)[number];
/** What a low strip has room to name. */
const ROOM = { usual: 3, short: 1 } as const;
/** px: the row of diamonds, and from a diamond's middle to its corner. */
const TOP = 16;
const DIAMOND = 4;

export class RunStrips extends Panel {
  static override properties = { ...Panel.properties, short: { type: Boolean, reflect: true } };
  declare short: boolean;
  #width = 0;
  #watch: ResizeObserver | undefined;
  #scrubbing = false;

  static override styles = [
    base,
    runMarkStyles,
    css`
      :host { display: block; grid-area: curves; background: var(--bg1); min-width: 0; }
      .strip { position: relative; height: 84px; border-top: 1px solid var(--line); overflow: hidden; cursor: crosshair; }
      :host([short]) .strip { height: 40px; }
      svg { position: absolute; inset: 0; width: 100%; height: 100%; }
      .name { position: absolute; left: var(--space-12); top: 2px; width: 108px; pointer-events: none; font: var(--type-micro); line-height: 14px; }
      .name .cut { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--tx2); }
      dl { display: grid; grid-template-columns: minmax(0, auto) auto; justify-content: start; gap: 0 var(--space-4); color: var(--tx2); margin: 0; }
      dt { display: flex; gap: var(--space-4); align-items: center; white-space: nowrap; } dd { margin: 0; color: var(--tx1); font-variant-numeric: tabular-nums; white-space: nowrap; }
      dt i { width: 10px; border-top: 2px solid currentColor; }
      .out { color: var(--ok); stroke: var(--ok); } .overdue { color: var(--danger); stroke: var(--danger); } .done { color: var(--move); stroke: var(--move); } .depth { color: var(--depth-6); stroke: var(--depth-6); } .level { color: var(--tx3); stroke: var(--tx3); }
      path.curve { fill: none; stroke-width: 1.7; } path.depth { stroke-width: 2.6; }
      .b path.curve { stroke-dasharray: 5 3; }
      .diamond { stroke: none; cursor: pointer; }
      .a .diamond { fill: var(--run-a); } .b .diamond { fill: var(--run-b); }
      .diamond.selected { stroke: var(--accent); stroke-width: 2.5; }
      text { font: var(--type-micro); fill: var(--tx2); dominant-baseline: central; pointer-events: none; } .b text { fill: var(--run-b); }
      .faint { opacity: .45; }
      .line { stroke: var(--accent); stroke-width: 2; } .landfall { stroke: var(--danger); stroke-width: 1.5; } .floor { stroke: var(--line); }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width ?? 0;
      this.requestUpdate();
    });
    this.#watch.observe(this);
  }
  override disconnectedCallback(): void {
    this.#watch?.disconnect();
    super.disconnectedCallback();
  }

  override render(): TemplateResult | typeof nothing {
    const { second } = this.store.state;
    if (second === undefined || this.#width <= LABELS + 40) return nothing;
    const { a, b } = second.compared;
    const curves = CURVES.filter((curve) => [a, b].some((run) => run[curve].value.some((value) => value > 0))).slice(
      0,
      this.short ? ROOM.short : ROOM.usual,
    );
    const { selection } = this.store.state;
    const site = wettest(second.depths, selection?.kind === 'site' ? selection.id : undefined);
    return html`${this.#strip('a', a, second, curves, site)}${this.#strip('b', b, second, curves, site)}`;
  }

  #strip(
    name: 'a' | 'b',
    run: RunTrace,
    second: SecondRun,
    curves: readonly Curve[],
    site: string | undefined,
  ): TemplateResult {
    const words = compareLabels(this.speech);
    const desk = name === 'a' ? this.desk : second.desk;
    const scale = this.#scaleOf(name, second);
    const height = this.short ? 40 : 84;
    const now = desk.at;
    const x = toX(scale, now);
    return html`<div class="strip ${name}" role="group" aria-label="${words.strip} ${name.toUpperCase()}" @wheel=${this.#zoom} @pointerdown=${this.#grab} @pointermove=${this.#move} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      <svg role="img" aria-label=${`${words.strip} ${name.toUpperCase()}`}>
        <line class="floor" x1=${scale.left} x2=${scale.left + scale.width} y1=${height - 4} y2=${height - 4}></line>
        ${curves.map((curve) => this.#curve(curve, run[curve], scale, { now, height, most: mostOf(curve, second), to: run.to }))}
        ${site === undefined ? nothing : this.#depth(name, site, second, scale, { now, height })}
        ${this.#landfall(desk.landfall, scale, height)}
        ${run.released.map(({ id, at }, i) => this.#diamond(id, at, scale, at > now, run.released[i + 1]?.at))}
        <line class="line" x1=${x} x2=${x} y1="0" y2=${height}></line>
      </svg>
      <div class="name">${runMark(name)}${this.short ? nothing : html`<span class="cut">${desk.opened.source}</span>`}
        <dl>${curves.map((curve) => html`<dt class=${curve}><i></i>${words.curve[curve]}</dt><dd>${this.#value(curve, run, now)}</dd>`)}${site === undefined || this.short ? nothing : html`<dt class="depth"><i></i>${words.curve.depth}</dt><dd>${depthNow(desk, site)}</dd>`}</dl></div></div>`;
  }

  #value(curve: Curve, run: RunTrace, at: number): string {
    const value = holdsAt(run[curve], at);
    return curve === 'level' ? this.speech.words.level[LEVELS[value] ?? 'duty'] : String(value);
  }

  /** B's own scale lies as far from A's as its playhead does. */
  #scaleOf(name: 'a' | 'b', { offset }: SecondRun): Scale {
    const scale = scaleOf(this.desk, this.#width);
    return name === 'a' ? scale : { ...scale, from: scale.from + offset, to: scale.to + offset };
  }

  #curve(
    name: Curve,
    steps: Steps,
    scale: Scale,
    {
      now,
      height,
      most,
      to,
    }: { readonly now: number; readonly height: number; readonly most: number; readonly to: number },
  ): SVGTemplateResult {
    const y = (value: number): number => height - 4 - (value / most) * (height - 8 - TOP);
    const part = (from: number, end: number): string => stepPath(steps, scale, y, from, end);
    return svg`<path class="curve ${name}" d=${part(scale.from, Math.min(now, to))}></path><path class="curve faint ${name}" d=${part(Math.max(now, scale.from), to)}></path>`;
  }

  /** The water of one place in this run, on one scale with the other's. */
  #depth(
    name: 'a' | 'b',
    site: string,
    { depths }: SecondRun,
    scale: Scale,
    { now, height }: { readonly now: number; readonly height: number },
  ): SVGTemplateResult {
    const most = Math.max(SHALLOW, ...depths.map((run) => run.most(site)));
    const y = (metres: number): number => height - 4 - (metres / most) * (height - 8 - TOP);
    const line = depths[name === 'a' ? 0 : 1].line(site);
    const said = fill(compareLabels(this.speech).depthAt, { site: this.desk.names.name('site', site) });
    return svg`<path class="curve depth" d=${depthPath(line, scale, y, scale.from, now)}><title>${said}</title></path><path class="curve faint depth" d=${depthPath(line, scale, y, now, scale.to)}></path>
      ${name === 'a' && !this.short ? svg`<text x=${scale.left + 4} y=${TOP + 6}>${said}</text>` : nothing}`;
  }

  #landfall(landfall: number | undefined, scale: Scale, height: number): SVGTemplateResult | typeof nothing {
    if (landfall === undefined || landfall < scale.from || landfall > scale.to) return nothing;
    const x = toX(scale, landfall);
    return svg`<line class="landfall" x1=${x} x2=${x} y1="0" y2=${height}></line>`;
  }

  #diamond(
    id: string,
    at: number,
    scale: Scale,
    later: boolean,
    next: number | undefined,
  ): SVGTemplateResult | typeof nothing {
    if (at < scale.from || at > scale.to) return nothing;
    const { store, desk } = this;
    const x = toX(scale, at);
    const middle = TOP / 2;
    const number = desk.roster.injects.get(id)?.number;
    const room = next === undefined || toX(scale, next) - x > 34;
    const title = fill(compareLabels(this.speech).releasedAt, {
      inject: desk.names.inject(id),
      time: desk.names.time(at),
    });
    return svg`<g class=${later ? 'faint' : ''}><path class="diamond ${store.selected('inject', id) ? 'selected' : ''}" d=${`M${x} ${middle - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`}
      @pointerdown=${(event: Event) => event.stopPropagation()} @click=${() => store.select({ kind: 'inject', id })}><title>${title}</title></path>
      ${room && number !== undefined ? svg`<text x=${x + DIAMOND + 2} y=${middle}>#${number}</text>` : nothing}</g>`;
  }

  #zoom(event: WheelEvent): void {
    event.preventDefault();
    this.store.set({ hours: zoomed(this.store.state.hours, event.deltaY > 0 ? 1 : -1) });
  }
  #grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#scrubbing = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#move(event);
  }
  #move(event: PointerEvent): void {
    const x = event.clientX - this.getBoundingClientRect().left;
    if (this.#scrubbing && x >= LABELS) seekTo(this.desk, toTime(scaleOf(this.desk, this.#width), x));
  }
  #drop(): void {
    this.#scrubbing = false;
  }
}
define('lf-runs', RunStrips);

/** What stands at the run's own playhead. */
const depthNow = ({ view }: Desk, site: string): string =>
  `${(view?.weather.hazards?.sites[site]?.depth ?? 0).toFixed(2)} m`;

/** The greatest of both runs, so that one strip can be held against the other. */
function mostOf(curve: Curve, { compared: { a, b } }: SecondRun): number {
  if (curve === 'level') return LEVELS.length - 1;
  return [...a[curve].value, ...b[curve].value].reduce((most, value) => Math.max(most, value), 1);
}
