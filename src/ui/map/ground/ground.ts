/**
 * The ground of the map: sea, relief, coast, rivers, roads, names. Everything that does not change during a drill.
 *
 * How to use it:
 * ```ts
 * const ground = new Ground(app.renderer, THEMES.dark);
 * ground.onChange = () => …;             // asks for a frame: a sharper picture of the ground is ready
 * stage.addChild(ground.container);      // LAYER.ground
 * stage.addChild(fieldsOfYours);         // LAYER.fields: water, rain, plume stand on the land and under the roads
 * stage.addChild(ground.roads);          // LAYER.roads
 * stage.addChild(ground.labels);         // LAYER.labels
 * const ready = ground.load(basemap, terrains, THEMES.dark, (share) => …);   // the relief takes a moment
 * ground.update(view, occupied);         // on every change of the view, and once after `load` began
 * ```
 * `ground.projection` is the map's projection, for all layers. `container` and `roads` are in world metres and are moved
 * by `applyView`; `labels` is in screen px. Vectors are drawn anew only when the view crosses a zoom step or leaves
 * the area they were drawn for. What is under the hazards is shown as a picture: a coarse one of the whole map, and over
 * it a sharp one of the view, taken when the view has come to rest, or at once where the machine is quick enough.
 */
import 'pixi.js/unsafe-eval';
import { Container, Graphics, type Renderer } from 'pixi.js';
import { type Basemap, EMPTY_BASEMAP } from '../../../world/basemap.ts';
import type { LonLat } from '../../../world/geo.ts';
import { finestFirst, type Terrain } from '../../../world/terrain.ts';
import type { Theme } from '../../look/tokens.ts';
import { applyView, contains, Projection, stepScale, type View, viewBox, type WorldBox } from '../projection.ts';
import { Coast } from './coast.ts';
import type { ScreenBox } from './label-placement.ts';
import { Labels } from './labels.ts';
import { Lines } from './lines.ts';
import { type Language, namesOf } from './names.ts';
import { Pictures } from './pictures.ts';
import { Relief } from './relief.ts';
import { drawRim, withinRim } from './rim.ts';

export class Ground {
  /** World metres, below every hazard: sea, relief, coast, rivers. */
  readonly container: Container;
  /** World metres, above the hazards' fields: roads, railways, district lines. */
  readonly roads = new Container({ label: 'ground roads' });
  /** Screen px: names. */
  readonly labels: Container;
  /** Called when the ground looks different without `update`: a frame is wanted. */
  onChange: () => void = () => {};
  readonly #names: Labels;
  readonly #pictures: Pictures;
  readonly #relief = new Relief();
  /** What the pictures are taken of. */
  readonly #content = new Container({ label: 'ground content' });
  /** The land and what the coast cuts. */
  readonly #land = new Container({ label: 'land' });
  /** A flat colour for as long as there is no relief. */
  readonly #plainSea = new Graphics({ label: 'plain sea' });
  readonly #rim = new Graphics({ label: 'rim' });
  #theme: Theme;
  #language: Language = 'zh';
  #districts = false;
  #projection = new Projection([0, 0]);
  #basemap: Basemap = EMPTY_BASEMAP;
  #terrains: readonly Terrain[] = [];
  #coast: Coast | undefined;
  #lines: Lines | undefined;
  /** The zoom step and the area the vectors stand for; undefined when they have to be drawn anew. */
  #drawn: { readonly scale: number; readonly area: WorldBox } | undefined;
  #shown: { readonly view: View; readonly occupied: readonly ScreenBox[] } | undefined;

  constructor(renderer: Renderer, theme: Theme) {
    this.#theme = theme;
    this.#pictures = new Pictures(
      renderer,
      (view) => this.#draw(view),
      () => this.onChange(),
    );
    this.container = this.#pictures.container;
    this.#names = new Labels(theme.ground, renderer.resolution);
    this.labels = this.#names.container;
  }

  /** The projection of all layers; centred on the map once `load` has begun. */
  get projection(): Projection {
    return this.#projection;
  }

  /** The box of the map's data in world metres: what a first view may show and a zoom need not leave. */
  get box(): WorldBox | undefined {
    const widest = finestFirst(this.#terrains).at(-1);
    return widest ? this.#projection.toWorldBox(widest.box) : this.#coast?.box;
  }

  /** Takes a map. Lines and names stand when this returns its promise, the relief when the promise is kept. */
  async load(
    basemap: Basemap,
    terrains: readonly Terrain[],
    theme: Theme,
    onProgress: (share: number) => void = () => {},
  ): Promise<void> {
    this.#clear();
    this.#basemap = basemap;
    this.#terrains = terrains;
    this.#projection = new Projection(centreOf(basemap, terrains));
    this.#coast = new Coast(basemap, this.#projection);
    const { box } = this;
    this.#lines = new Lines(basemap, this.#projection, box && withinRim(box));
    this.#lines.districts.visible = this.#districts;
    this.#assemble(this.#coast, this.#lines);
    this.#names.setNames(namesOf(basemap, this.#projection, this.#language));
    await this.setTheme(theme, onProgress);
  }

  #assemble(coast: Coast, lines: Lines): void {
    this.#land.addChild(coast.fill, this.#relief.land, lines.water);
    this.#land.mask = coast.mask;
    this.#content.addChild(
      this.#plainSea,
      this.#relief.sea,
      coast.bands,
      this.#land,
      coast.mask,
      coast.line,
      this.#rim,
    );
    this.roads.addChild(lines.districts, lines.roads);
  }

  /** Changes the colours; the promise is kept when the relief has them too. */
  async setTheme(theme: Theme, onProgress: (share: number) => void = () => {}): Promise<void> {
    this.#theme = theme;
    this.#names.setStyle(theme.ground);
    this.#coast?.paint(theme.ground);
    this.#paintEdges();
    this.#showRelief(false);
    const painted = await this.#relief.paint(this.#terrains, this.#projection, theme.ground, onProgress);
    if (painted && this.#terrains.length > 0) this.#showRelief(true);
  }

  #paintEdges(): void {
    const { box } = this;
    this.#plainSea.clear();
    this.#rim.clear();
    if (!box) return;
    drawRim(this.#rim, box, this.#theme.colours.bg0);
    const { left, top, right, bottom } = box;
    this.#plainSea.rect(left, top, right - left, bottom - top).fill({ color: this.#theme.ground.sea[0] });
  }

  #showRelief(ready: boolean): void {
    this.#relief.sea.visible = ready;
    this.#relief.land.visible = ready;
    this.#plainSea.visible = !ready;
    if (this.#coast) this.#coast.fill.visible = !ready;
    this.#pictures.timeAgain();
    this.refresh();
  }

  /** Draws everything anew: after a change of looks, or when the graphics context was lost and is back. */
  refresh(): void {
    this.#drawn = undefined;
    const { box } = this;
    if (box && this.#coast) this.#pictures.renew(box);
    if (this.#shown) this.update(this.#shown.view, this.#shown.occupied);
    this.onChange();
  }

  /** The language of names; those without one in it keep their own. */
  setLanguage(language: Language): void {
    this.#language = language;
    this.#names.setNames(namesOf(this.#basemap, this.#projection, language));
    this.#again();
  }

  /** Size of names: 1 on a desk, on a wall what its height asks for. */
  setNameSize(size: number): void {
    this.#names.setStyle(this.#theme.ground, size);
    this.#again();
  }

  /** District lines; off unless asked for, because they are drawn for orientation only (示意). */
  setDistricts(on: boolean): void {
    this.#districts = on;
    if (this.#lines) this.#lines.districts.visible = on;
    this.#drawn = undefined;
    this.#again();
  }

  /** Shows the last view again, for what is in no picture. */
  #again(): void {
    if (this.#shown) this.update(this.#shown.view, this.#shown.occupied);
    this.onChange();
  }

  /**
   * Brings the ground under a view. `occupied` are boxes of the screen that greater labels and symbols hold: pass the same
   * array while they stay the same, a new one when they move.
   */
  update(view: View, occupied: readonly ScreenBox[] = NOTHING): void {
    this.#shown = { view, occupied };
    applyView(this.container, view);
    applyView(this.roads, view);
    // Also under a picture that still holds: the roads are not in it, and stand for another step after a zoom there and back.
    this.#draw(view);
    if (this.#coast) this.#pictures.show(view);
    this.#names.update(view, occupied);
  }

  /** Draws the vectors for a view, unless those drawn will do. */
  #draw(view: View): Container {
    const scale = stepScale(view.scale);
    if (this.#drawn?.scale === scale && contains(this.#drawn.area, viewBox(view))) return this.#content;
    const area = viewBox(view, 0.75);
    this.#coast?.draw(this.#theme.ground, scale, area);
    this.#lines?.draw(this.#theme.ground, scale, area);
    this.#drawn = { scale, area };
    return this.#content;
  }

  #clear(): void {
    this.#pictures.forget();
    this.#land.mask = null;
    for (const layer of [this.#land, this.#content, this.roads]) layer.removeChildren();
    this.#coast?.destroy();
    this.#lines?.destroy();
    this.#drawn = undefined;
  }

  destroy(): void {
    this.#clear();
    this.#pictures.destroy();
    this.#relief.destroy();
    this.#names.destroy();
    for (const layer of [this.#plainSea, this.#rim, this.#land, this.#content, this.roads]) layer.destroy();
  }
}

/** No boxes: one array, so that it is the same in every call. */
const NOTHING: readonly ScreenBox[] = [];

/** The middle of the closest look a scenario has, where the drill is; else of the land. */
function centreOf(basemap: Basemap, terrains: readonly Terrain[]): LonLat {
  const [finest] = finestFirst(terrains);
  if (finest) return [(finest.box[0] + finest.box[2]) / 2, (finest.box[1] + finest.box[3]) / 2];
  const places = basemap.land.flatMap(({ areas }) => areas.flat(2));
  const middle = (axis: 0 | 1): number => {
    const values = places.map((place) => place[axis]);
    return (
      values.reduce((least, value) => Math.min(least, value), Infinity) / 2 +
      values.reduce((most, value) => Math.max(most, value), -Infinity) / 2
    );
  };
  return places.length > 0 ? [middle(0), middle(1)] : [0, 0];
}
