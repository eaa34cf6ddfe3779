/** 时间线: axis, showing, warnings, response and a lane an exercise, over the drill or a part of it. */
import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { sayLine } from '../feed/lines.ts';
import { drillMoment } from '../format.ts';
import { landfallShown, landingOf } from '../landing.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { axis, bandRow, flag, laneRow } from './draw.ts';
import { type Lane, type Strip, stripOf } from './model.ts';
import './playhead.ts';
import { type Scale, toTime, toX } from './scale.ts';
import { END, LABELS, SPANS, scaleOf, zoomed } from './shared-scale.ts';
import { timelineStyles } from './styles.ts';

const AXIS = 34;
const EASY_LANE = 13;
const LEAST_LANE = 13; // px, its words with a little room
const MOST_LANE = 22;
const MOST_BANDS = 4; // showing, two families of warnings, response; a sea has two more
const BAND = 14;

export class Timeline extends Panel {
  static override properties = {
    ...Panel.properties,
    short: { type: Boolean, reflect: true },
    seek: { type: Boolean, reflect: true },
  };
  /** Low: without a title. */
  declare short: boolean;
  declare seek: boolean;
  #size: readonly [number, number] = [0, 0];
  #watch: ResizeObserver | undefined;
  #scrubbing = false;

  static override styles = [base, timelineStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(([entry]) => {
      if (entry) this.#size = [entry.contentRect.width, entry.contentRect.height];
      this.requestUpdate();
    });
    this.#watch.observe(this);
  }
  override disconnectedCallback(): void {
    this.#watch?.disconnect();
    super.disconnectedCallback();
  }
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.seek = this.desk.player.can.has('seek');
  }

  /** A drill of two exercises, or a seat that has one lane, leaves the map the room that eight would need. */
  protected override updated(): void {
    const lanes = this.desk.circle === undefined ? this.desk.scenario.exercises.length + 1 : 1;
    const bands = MOST_BANDS + (this.desk.scenario.hazards.some(({ kind }) => kind === 'sea') ? 2 : 0);
    const most = `${AXIS + bands * BAND + lanes * MOST_LANE + 10}px`;
    if (this.style.maxHeight !== most) this.style.maxHeight = most;
  }

  get #scale(): Scale {
    return scaleOf(this.desk, this.#size[0]);
  }

  override render(): TemplateResult {
    const { timeline } = this.speech.labels;
    const [width, height] = this.#size;
    const scale = this.#scale;
    return html`
      <svg role="img" aria-label=${timeline.title} @wheel=${this.#zoom} @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#release} @pointercancel=${this.#release}>
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" x2="0" y1="0" y2="6" stroke-width="2"></line></pattern></defs>
        ${width > LABELS + END ? this.#rows(stripOf(this.desk), scale, height) : nothing}
      </svg>
      <div class="span"><h2 ?hidden=${this.short}>${timeline.title}</h2><select aria-label=${timeline.span} title=${timeline.span} @change=${this.#span}>
        ${SPANS.map((hours) => html`<option value=${hours ?? ''} .selected=${hours === this.store.state.hours}>${hours === undefined ? timeline.whole : fill(timeline.hours, { n: hours })}</option>`)}
      </select></div>
      <lf-playhead .desk=${this.desk} .store=${this.store} .scale=${scale}></lf-playhead>`;
  }

  #rows(strip: Strip, scale: Scale, height: number): SVGTemplateResult {
    const { labels, words } = this.speech;
    const { timeline } = labels;
    const heads = [
      ...(strip.showing.length > 0 ? [{ label: timeline.showing, bands: strip.showing }] : []),
      ...this.#warnings(strip, height).map(({ family, bands }) => ({
        label: fill(timeline.warning, { family: words.family[family] }),
        bands,
      })),
      ...(strip.response.length > 0 ? [{ label: timeline.response, bands: strip.response }] : []),
    ];
    const below = AXIS + heads.length * BAND + 4;
    const lanes = this.#fitting(strip.lanes, height - below - 6);
    const laneHeight = Math.max(LEAST_LANE, Math.min(MOST_LANE, (height - below - 6) / Math.max(1, lanes.length)));
    const landfall = landfallShown(this.desk);
    const x = landfall === undefined ? undefined : toX(scale, landfall);
    return svg`${axis(this.desk, scale, height)}${this.#unread(scale, height)}${this.#bookmarks(scale)}
      ${heads.map(({ label, bands }, i) => svg`<text class="label" x="12" y=${AXIS + i * BAND + BAND / 2}>${label}</text>${bandRow(bands, scale, { y: AXIS + i * BAND + 1, height: BAND - 2 })}`)}
      ${lanes.map((lane, i) => this.#lane(lane, scale, below + i * laneHeight, laneHeight))}
      ${x !== undefined && x >= scale.left && x <= scale.left + scale.width ? svg`<line class="landfall" x1=${x} x2=${x} y1=${AXIS} y2=${height}><title>${landingOf(this.desk)?.word === 'expected' ? labels.header.expected : timeline.landfall}</title></line>` : nothing}`;
  }

  /** What of a log has not been read yet is veiled. */
  #unread(scale: Scale, height: number): SVGTemplateResult | typeof nothing {
    const { read } = this.desk.status ?? {};
    if (read === undefined || read >= scale.to) return nothing;
    const x = toX(scale, Math.max(scale.from, read));
    return svg`<rect class="unread" x=${x} y=${AXIS} width=${scale.left + scale.width - x} height=${height - AXIS} fill="url(#hatch)"></rect>`;
  }

  /** What an observer marked so far, and whoever looks at the recording, as flags under the axis. */
  #bookmarks(scale: Scale): SVGTemplateResult[] {
    const own = (this.desk.bookmarks?.list ?? []).filter(({ at, to = at }) => to >= scale.from && at <= scale.to);
    const beside = own.map(({ at, to = at, note, colour }) => {
      const [from, end] = [Math.max(at, scale.from), Math.min(to, scale.to)].map((one) => toX(scale, one)) as [
        number,
        number,
      ];
      const title = `${drillMoment(at, this.desk.landfall)}${to > at ? ` – ${drillMoment(to, this.desk.landfall)}` : ''} ${note}`;
      return svg`${flag(from, AXIS, title, () => seekTo(this.desk, at), colour)}${to > at ? svg`<rect class="flag ${colour ?? ''}" x=${from} y=${AXIS - 3} width=${Math.max(1, end - from)} height="3"></rect>` : nothing}`;
    });
    const said = this.desk.journal.lines.flatMap((line) => {
      if (line.type !== 'bookmark.set' || line.at < scale.from || line.at > scale.to) return [];
      const select = (): void => {
        this.select({ kind: 'entry', id: String(line.seq), seq: line.seq });
        seekTo(this.desk, line.at);
      };
      return [flag(toX(scale, line.at), AXIS, sayLine(this.desk, line), select)];
    });
    return [...beside, ...said];
  }

  /** The waves' warning gives way to the lanes where there is little room: the header has it, and the surge goes with it. */
  #warnings({ warnings, lanes }: Strip, height: number): Strip['warnings'] {
    const left = height - AXIS - (warnings.length + 2) * BAND;
    const tight = !this.short && left / Math.max(1, lanes.length) < EASY_LANE;
    return tight ? warnings.filter(({ family }) => family !== 'wave') : warnings;
  }

  #lane(lane: Lane, scale: Scale, y: number, height: number): SVGTemplateResult {
    const { selection } = this.store.state;
    const selected = selection?.kind === 'inject' ? selection.id : undefined;
    const own = lane.exercise !== undefined && this.store.selected('exercise', lane.exercise);
    const room = [...lane.label].some((sign) => sign > '\u2e80') ? 9 : 19;
    const label = lane.label.length > room ? `${lane.label.slice(0, room)}…` : lane.label;
    return svg`<text class="label pick ${own ? 'selected' : ''}" x="12" y=${y + height / 2} @pointerdown=${(e: Event) => e.stopPropagation()}
        @click=${() => lane.exercise !== undefined && this.select({ kind: 'exercise', id: lane.exercise })}>${label}<title>${lane.label}</title></text>
      ${laneRow(lane, scale, { y, height }, (inject) => this.select({ kind: 'inject', id: inject }), selected)}`;
  }

  /** As many lanes as there is room for: what is selected, what is under way, then the rest; in their own order. */
  #fitting(lanes: readonly Lane[], room: number): readonly Lane[] {
    const { selection } = this.store.state;
    const inject = selection?.kind === 'inject' ? this.desk.roster.injects.get(selection.id) : undefined;
    const records = this.desk.view?.state.exercises ?? {};
    const weight = ({ exercise }: Lane): number => {
      if (inject ? inject.exercise === exercise : selection?.kind === 'exercise' && selection.id === exercise) return 0;
      const state = exercise === undefined ? undefined : records[exercise]?.state;
      return state === 'underway' ? 1 : state === 'concluded' ? 3 : 2;
    };
    const most = Math.max(1, Math.floor(room / LEAST_LANE));
    const chosen = new Set([...lanes].sort((a, b) => weight(a) - weight(b)).slice(0, most));
    return lanes.filter((lane) => chosen.has(lane));
  }

  #span(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.store.set({ hours: value === '' ? undefined : Number(value) });
  }

  #zoom(event: WheelEvent): void {
    event.preventDefault();
    this.store.set({ hours: zoomed(this.store.state.hours, event.deltaY > 0 ? 1 : -1) });
  }

  #grab(event: PointerEvent): void {
    if (
      !this.seek ||
      event.button !== 0 ||
      event.offsetX < LABELS ||
      (event.target as Element).matches('.diamond, .flag')
    )
      return;
    this.#scrubbing = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#drag(event);
  }
  #drag(event: PointerEvent): void {
    if (!this.#scrubbing) return;
    const left = (event.currentTarget as Element).getBoundingClientRect().left;
    seekTo(this.desk, toTime(this.#scale, event.clientX - left));
  }
  #release(): void {
    this.#scrubbing = false;
  }
}
define('lf-timeline', Timeline);
