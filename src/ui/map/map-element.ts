/**
 * `<landfall-map>`: the map of an opened drill. Give it `player`, `scenario` and `store`; it loads the scenario's map by
 * itself. Its attribute `state` is `loading`, `ready` or `failed`; it fires `lf-map-ready` when its ground stands. When it fails (no
 * WebGL) it says why in its place, fires `lf-map-failed`, and tells the store that there is no map, so that the boards take its room.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Player } from '../../player/player.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { ScenarioView } from '../session.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';
import { NoWebGl } from './canvas.ts';
import { listenToGestures } from './gestures.ts';
import { loadMap, type MapFiles } from './map-files.ts';
import { Overlays } from './overlays/overlays.ts';
import { overlayStyles } from './overlays/styles.ts';
import type { Point } from './projection.ts';
import { type Aim, MapStage } from './stage.ts';
import { TeamDrag } from './team-drag.ts';
import { mapWords } from './words.ts';

type Size = 'large' | 'medium' | 'small';
/** Real ms between two looks of the overlays: nobody reads them faster. */
const EVERY = 100;

/** How much room the map has for what stands over it. */
const sizeFor = (width: number, height: number): Size =>
  width >= 1000 && height >= 600 ? 'large' : width >= 560 && height >= 380 ? 'medium' : 'small';

export class LandfallMap extends View {
  static override properties = {
    ...View.properties,
    player: { attribute: false },
    scenario: { attribute: false },
    state: { reflect: true },
    size: { reflect: true },
    plain: { type: Boolean, reflect: true },
    scale: { type: Number },
    aim: { attribute: false },
  };
  static override styles = [base, overlayStyles];
  declare player: Player;
  declare scenario: ScenarioView;
  declare state: 'loading' | 'ready' | 'failed';
  declare size: Size;
  /** Of a wall: nothing on it can be pressed or moved. */
  declare plain: boolean;
  /** How much larger the page shows it than its own px: its picture is as much finer. */
  declare scale: number;
  /** What a wall's scene shows and looks at. */
  declare aim: Aim | undefined;
  #stage: MapStage | undefined;
  #overlays: Overlays | undefined;
  /** Counts openings: a slow one that was left must not come back. */
  #opening = 0;
  #files: MapFiles | undefined;
  #share = 0;
  #reason = '';
  #pointer: Point | undefined;
  #shownAt = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  #ends: (() => void)[] = [];

  constructor() {
    super();
    this.state = 'loading';
    this.size = 'large';
    this.plain = false;
    this.scale = 1;
    this.aim = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved within the page, it is opened anew: its canvas went with the old place.
    if (this.hasUpdated) void this.#open();
  }
  override disconnectedCallback(): void {
    this.#close();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('player') || changed.has('scenario') || (changed.has('scale') && this.#stage)) void this.#open();
    else if (changed.has('aim') && this.aim) this.#stage?.aim(this.aim);
    else this.#overlays?.place(this.renderRoot, this.size);
  }

  async #open(): Promise<void> {
    this.#close();
    const turn = this.#opening;
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (!surface || !this.player || !this.scenario) return;
    this.state = 'loading';
    try {
      const stage = await MapStage.open(surface, this.scenario, this.player, this.store.state, this.scale);
      if (turn !== this.#opening) return stage.destroy();
      this.#host(stage, surface);
      await this.#load(stage, turn);
      if (turn !== this.#opening) return;
      this.store.mapLook = () => stage.look;
      const { sought } = this.store.state;
      if (sought !== undefined) {
        stage.seek(sought);
        this.store.set({ sought: undefined });
      }
      this.state = 'ready';
      performance.mark('lf-map-ready');
      void stage.addMore();
      this.dispatchEvent(new CustomEvent('lf-map-ready'));
    } catch (error) {
      if (turn === this.#opening) this.#fail(error);
    }
  }

  #host(stage: MapStage, surface: HTMLElement): void {
    this.#stage = stage;
    this.#overlays = new Overlays(stage, surface);
    stage.onFrame = () => this.#soon();
    if (this.aim) stage.aim(this.aim);
    const watch = new ResizeObserver(() => this.#resize());
    watch.observe(this);
    const { camera } = stage;
    const sends = this.player.can.has('act');
    const drag = new TeamDrag(stage, this.store);
    const quiet = this.plain
      ? () => {}
      : listenToGestures(surface, {
          pan: (dx, dy) => camera.panBy(dx, dy),
          zoom: (factor, at) => camera.zoomAt(factor, at),
          fit: () => camera.fit(performance.now()),
          hover: (at) => this.#hover(at),
          choose: (at) => (stage.tool?.choose ? stage.tool.choose(at) : this.store.select(stage.pick(at))),
          grab: (at) => sends && stage.tool?.choose === undefined && drag.grab(at),
          drag: (at) => drag.drag(at),
          drop: (at) => drag.drop(at),
        });
    const looks = this.store.changes$.subscribe((state) => stage.setLook(state));
    const requests = this.store.requests$.subscribe((request) => {
      if (request === 'fit') camera.fit(performance.now());
      else if (request === 'focus') stage.focus();
    });
    this.#ends = [
      () => watch.disconnect(),
      quiet,
      () => looks.unsubscribe(),
      () => requests.unsubscribe(),
      () => {
        this.store.mapLook = undefined;
      },
      () => stage.destroy(),
    ];
    this.#resize();
  }

  async #load(stage: MapStage, turn: number): Promise<void> {
    const progress = (from: number, to: number) => (share: number) => {
      this.#share = from + (to - from) * share;
      this.#soon();
    };
    const address = new URL(
      `${import.meta.env.BASE_URL}scenarios/${encodeURIComponent(this.scenario.id)}/`,
      location.href,
    );
    const files = await loadMap(this.scenario.map, address.href, progress(0, 0.4));
    if (turn !== this.#opening) return;
    this.#files = files;
    await stage.setMap(files, progress(0.4, 1));
  }

  #fail(error: unknown): void {
    const { map } = this.speech.labels;
    const reason = error instanceof Error ? error.message : String(error);
    this.#reason = error instanceof NoWebGl ? `${map.noWebgl} ${map.noWebglHint}` : fill(map.broken, { reason });
    this.state = 'failed';
    this.store.set({ map: false });
    this.dispatchEvent(
      new CustomEvent('lf-map-failed', { detail: { reason: this.#reason }, bubbles: true, composed: true }),
    );
  }

  #close(): void {
    this.#opening += 1;
    clearTimeout(this.#later);
    this.#later = undefined;
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#stage = undefined;
    this.#overlays = undefined;
    this.#files = undefined;
  }

  #resize(): void {
    this.size = sizeFor(this.clientWidth, this.clientHeight);
    this.#stage?.resize(this.clientWidth, this.clientHeight);
  }

  /** Where a thing stands on the map's screen, px. */
  screenOf(thing: Selection): Point | undefined {
    return this.#stage?.screenOf(thing);
  }

  #hover(at: Point | undefined): void {
    this.#pointer = at;
    this.#stage?.hover(at);
    this.#soon();
  }

  /** The overlays are drawn anew, at most ten times a second, and the last change of a burst is shown too. */
  #soon(): void {
    const wait = this.#shownAt + EVERY - performance.now();
    if (wait <= 0) {
      this.#shownAt = performance.now();
      this.requestUpdate();
    } else {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.#soon();
      }, wait);
    }
  }

  override render(): TemplateResult {
    const words = mapWords(this.store.state.language);
    const { state } = this;
    return html`<div class="surface" tabindex=${this.plain ? -1 : 0} role=${this.plain ? 'img' : 'application'} aria-label=${words.map}></div>
      ${(this.plain ? this.#overlays?.renderPlain(this.#files) : this.#overlays?.render(this.size, this.#pointer, this.#files)) ?? nothing} ${this.#word()}
      ${state === 'failed' ? html`<div class="failed" role="note">${this.#reason}</div>` : nothing}`;
  }

  #word(): TemplateResult | typeof nothing {
    const words = mapWords(this.store.state.language);
    if (this.state === 'loading')
      return html`<div class="box word" role="status">${words.loading} ${Math.round(this.#share * 100)}%</div>`;
    if (this.#stage?.lost) return html`<div class="box word problem" role="status">${words.lost}</div>`;
    const problems = this.#files?.problems ?? [];
    if (problems.length === 0) return nothing;
    return html`<div class="box word problem" role="status">${fill(words.noData, { reason: problems.join('; ') })}</div>`;
  }
}
define('landfall-map', LandfallMap);
