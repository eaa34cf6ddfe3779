/** All that stands over the map's picture: layers, legend, coordinates and scale, zoom, the storm's overview and its tag. */

import { html, nothing, type TemplateResult } from 'lit';
import { stormsOf } from '../../../scenario/scenario.ts';
import { EMPTY_BASEMAP } from '../../../world/basemap.ts';
import { fill } from '../../words.ts';
import { STEP } from '../gestures.ts';
import type { ScreenBox } from '../ground/label-placement.ts';
import { drifts } from '../layers/drift-field.ts';
import { domainsOf } from '../layers/water-field.ts';
import type { MapFiles } from '../map-files.ts';
import { type Point, toScreen } from '../projection.ts';
import { isTruth, QUICK, TOGGLES, type Toggle } from '../scene.ts';
import type { MapStage } from '../stage.ts';
import { dodge, edgeTag, eyeWords } from './eye-tag.ts';
import { Inset } from './inset.ts';
import { layerPanel } from './layer-panel.ts';
import { readout } from './readout.ts';
import { stormCard } from './storm-card.ts';

/** px kept free at the map's edges: above are the layers, below coordinates and scale. */
const INSETS = { left: 12, top: 56, right: 12, bottom: 34 } as const;
/** Real ms between two pictures of the overview. */
const OVERVIEW = 500;
/** px about the legend that the selection is kept clear of. */
const DODGE = 12;

const PLUS = 'M8 3v10M3 8h10';
const MINUS = 'M3 8h10';
const RULER = 'M2 11L11 2l3 3-9 9zM5 8l1.5 1.5M8 5l1.5 1.5';
const HALVES = 'M8 2v12M2.5 4h11v8h-11zM10 6.5h2M10 9.5h2';
const ALL = 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3';

export class Overlays {
  readonly #stage: MapStage;
  readonly #inset = new Inset();
  #insetAt = 0;
  /** Whether the panel of layers is open. */
  #open = false;
  #files: MapFiles | undefined;
  /** Whether it is a wall's. */
  #plain = false;
  /** How far it reaches from the lower left, px. */
  #legendSize: readonly [wide: number, high: number] = [0, 0];

  readonly #surface: HTMLElement;

  /** `surface` is what has the map's focus. */
  constructor(stage: MapStage, surface: HTMLElement) {
    this.#surface = surface;
    this.#stage = stage;
  }

  /** `pointer` is where the pointer is on the map, if it is there. */
  render(size: string, pointer: Point | undefined, files: MapFiles | undefined): TemplateResult {
    this.#files = files;
    const { scene, wind, water, camera } = this.#stage;
    const { view } = camera;
    const place = this.#stage.placeUnder(pointer ?? { x: view.width / 2, y: view.height / 2 });
    const inset = size === 'large' && this.#storm !== undefined && !this.#hides('inset');
    return html`<div class="head">${this.#toggles()} ${this.#open ? layerPanel(this.#stage, this.#offered()) : nothing} ${this.#stage.tool?.render() ?? nothing} ${this.#credits()}</div> ${this.#stage.tool === undefined && !this.#hides('legend') ? this.#legend(false, size === 'large') : nothing}
      ${readout(scene, place, wind, water, this.#stage.more?.rain)} ${this.#zoom(inset)}
      ${inset ? html`<section class="box inset" aria-label=${scene.words.eye}><canvas aria-hidden="true"></canvas>${stormCard(scene)}</section>` : nothing}
      ${this.#eye()}`;
  }

  /** On a wall: what the colours mean and whose the map is. */
  renderPlain(files: MapFiles | undefined): TemplateResult {
    this.#files = files;
    this.#plain = true;
    return html`<div class="head">${this.#credits()}</div>${this.#legend(true, true)}`;
  }

  #legend(plain: boolean, roomy: boolean): TemplateResult | typeof nothing {
    const { scene, wind, water, more } = this.#stage;
    const onFold = (): void => this.#stage.onFrame();
    return more?.legend(scene, { wind: wind.at, water: water.at }, { plain, roomy, onFold }) ?? nothing;
  }

  get #storm(): string | undefined {
    const { scenario, drill } = this.#stage.scene;
    return stormsOf(scenario).find(({ id }) => drill?.weather.storms[id])?.id;
  }

  /** What this drill has and the seat may see. */
  #offered(): readonly Toggle[] {
    const { circle } = this.#stage.scene;
    const there = {
      districts: (this.#files?.basemap.districts.length ?? 0) > 0,
      water: domainsOf(this.#stage.scene.scenario).length > 0,
      plume: this.#stage.scene.scenario.hazards.some(({ kind }) => kind === 'chemical'),
      drift: drifts(this.#stage.scene.scenario),
      people: this.#stage.scene.scenario.households !== undefined,
      shelters: this.#stage.scene.scenario.households !== undefined,
      works: this.#stage.scene.scenario.assets.length > 0,
      cone: this.#stage.scene.scenario.bulletins !== undefined,
      flow: domainsOf(this.#stage.scene.scenario).length > 0,
      homes: this.#stage.scene.scenario.households !== undefined,
      sea: false,
      reservoirs: false,
      search: false,
      ...this.#stage.more?.has,
    };
    return TOGGLES.filter(
      (what) => (circle === undefined || !isTruth(what)) && (!(what in there) || there[what as keyof typeof there]),
    );
  }

  #toggles(): TemplateResult {
    const { words, shown } = this.#stage.scene;
    const offered = this.#offered().filter((what) => QUICK.has(what));
    const schematic = this.#files?.basemap.districts.some((district) => district.schematic) ?? false;
    return html`<div class="box top" role="group" aria-label=${words.layers}><span class="what">${words.layers}</span>${offered.map(
      (what) =>
        html`<button type="button" aria-pressed=${shown[what] ? 'true' : 'false'} @click=${() => this.#stage.toggle(what)}
          >${words.toggle[what]}${what === 'districts' && schematic ? ` (${words.schematic})` : ''}</button>`,
    )}<button type="button" aria-expanded=${this.#open ? 'true' : 'false'} aria-label=${words.layerPanel} title=${words.layerPanel} @click=${() => {
      this.#open = !this.#open;
      this.#stage.onFrame();
    }}>…</button></div>`;
  }

  #credits(): TemplateResult {
    const said = this.#files?.credits ?? [];
    const [first, ...more] = said.length > 0 ? said : this.#stage.scene.words.credits;
    return html`<div class="credits">${first}${more.map((line) => html`<div class="more">${line}</div>`)}</div>`;
  }

  #zoom(aside: boolean): TemplateResult {
    const { camera, scene } = this.#stage;
    const { words } = scene;
    const about = (factor: number): void =>
      camera.zoomAt(factor, { x: camera.view.width / 2, y: camera.view.height / 2 });
    const button = (name: string, path: string, act: () => void): TemplateResult =>
      html`<button type="button" aria-label=${name} title=${name} @click=${act}><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg></button>`;
    return html`<div class="box zoom ${aside ? 'aside' : ''}">${button(words.zoomIn, PLUS, () => about(STEP))}${button(words.zoomOut, MINUS, () => about(1 / STEP))}${button(words.fit, ALL, () => camera.fit(performance.now()))}${button(words.measure, RULER, () => this.#measure())}${scene.circle === undefined && scene.scenario.incidents.length > 0 ? button(words.swipe, HALVES, () => this.#swipe()) : nothing}</div>`;
  }

  /** The tool comes when it is first wanted; a second press puts it away. */
  #measure(): void {
    const stage = this.#stage;
    if (stage.tool !== undefined) stage.setTool(undefined);
    else
      void import('../tools/measure.ts').then(({ MeasureTool }) =>
        stage.setTool(new MeasureTool(stage, this.#surface)),
      );
  }

  /** For those who see the truth: beside it what headquarters know. */
  #swipe(): void {
    const stage = this.#stage;
    void import('../tools/swipe.ts').then(({ SwipeTool }) =>
      stage.setTool(stage.tool instanceof SwipeTool ? undefined : new SwipeTool(stage)),
    );
  }

  #eye(): TemplateResult | typeof nothing {
    const id = this.#storm;
    const { scene, camera } = this.#stage;
    const storm = id === undefined ? undefined : scene.drill?.weather.storms[id];
    if (id === undefined || !storm) return nothing;
    const from = scene.projection.toPlace(camera.view);
    return html`<button type="button" class="box eye" hidden @click=${() => this.#stage.flyTo({ kind: 'storm', id })}><i></i>${fill(scene.words.eyeAway, { ...eyeWords(from, storm.at, scene.speech) })}</button>`;
  }

  /** Whether the selection lies below an overlay, which then makes room for it. */
  #hides(what: 'inset' | 'legend'): boolean {
    const { scene, camera } = this.#stage;
    const place = this.#stage.whereIs(scene.selection);
    if (!place) return false;
    const { x, y } = toScreen(camera.view, place);
    const { width, height } = camera.view;
    const [wide, high] = what === 'inset' ? [290, 290] : this.#legendSize;
    const below = y > height - high && y <= height && x >= 0 && x <= width;
    return below && (what === 'inset' ? x > width - wide : x < wide);
  }

  /** A wall's legend stands where it hides fewer teams and incidents: nobody there can move the map. */
  #crowdedLeft({ offsetTop: top, offsetWidth: wide }: HTMLElement): boolean {
    const { width } = this.#stage.camera.view;
    let [left, right] = [0, 0];
    this.#stage.picks(({ selection: { kind }, x, y }) => {
      if ((kind !== 'team' && kind !== 'incident') || y < top - DODGE) return;
      if (x < wide + 2 * DODGE) left += 1;
      else if (x > width - wide - 2 * DODGE) right += 1;
    });
    return left > right;
  }

  /** What has no words: sizes and places that only the drawn page tells. */
  place(root: ParentNode, size: string): void {
    const canvas = root.querySelector<HTMLCanvasElement>('.inset canvas');
    const now = performance.now();
    // A canvas that has just come has nothing on it.
    if (canvas && (now - this.#insetAt > OVERVIEW || canvas.width === 300)) {
      this.#insetAt = now;
      this.#inset.draw(canvas, this.#stage.scene, this.#files?.basemap ?? EMPTY_BASEMAP);
    }
    const { height } = this.#stage.camera.view;
    // A long legend can be scrolled; a short one leaves the map its clicks.
    const key = root.querySelector<HTMLElement>('.legend');
    if (key) key.style.pointerEvents = key.scrollHeight > key.clientHeight + 1 ? 'auto' : '';
    if (key && this.#plain) key.classList.toggle('aside', this.#crowdedLeft(key));
    if (key) this.#legendSize = [key.offsetLeft + key.offsetWidth + DODGE, height - key.offsetTop + DODGE];
    const panels = boxesOf(root, '.legend, .inset, .zoom');
    this.#stage.scene.covered = [
      ...panels,
      ...boxesWithin(root, '.head', ':not(input)'),
      ...boxesWithin(root, '.foot', '*'),
    ];
    const tag = root.querySelector<HTMLElement>('.eye');
    if (tag) this.#placeEye(tag, size === 'small' ? [] : panels);
  }

  #placeEye(tag: HTMLElement, others: readonly ScreenBox[]): void {
    const { scene, camera } = this.#stage;
    const { view } = camera;
    const storm = scene.drill?.weather.storms[this.#storm ?? ''];
    tag.hidden = false;
    const box = { width: tag.offsetWidth, height: tag.offsetHeight };
    const found = storm && edgeTag(toScreen(view, scene.projection.toWorld(storm.at)), view, box, INSETS);
    tag.hidden = !found;
    if (!found) return;
    const { x, y } = dodge({ ...found, ...box }, others, 8);
    tag.style.transform = `translate(${x}px, ${y}px)`;
    const arrow = tag.querySelector('i');
    if (arrow) arrow.style.transform = `rotate(${found.turn}rad)`;
  }
}

const boxesOf = (root: ParentNode, those: string): ScreenBox[] =>
  [...root.querySelectorAll<HTMLElement>(those)].map((one) => ({
    x: one.offsetLeft,
    y: one.offsetTop,
    width: one.offsetWidth,
    height: one.offsetHeight,
  }));

/** Of what stands in a row over the map, as `boxesOf` has it: a child tells its place in the row. */
function boxesWithin(root: ParentNode, row: string, those: string): ScreenBox[] {
  const { offsetLeft = 0, offsetTop = 0 } = root.querySelector<HTMLElement>(row) ?? {};
  return boxesOf(root, `${row} > ${those}`).map((box) => ({ ...box, x: box.x + offsetLeft, y: box.y + offsetTop }));
}
