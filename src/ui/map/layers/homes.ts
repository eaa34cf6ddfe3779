/** Homes of danger areas, near by: unfinished ones keep their mark, finished ones are dots. From afar the area's density stands alone. */
import { Container, type Texture } from 'pixi.js';
import { areasOf } from '../../../drill/areas.ts';
import { type Drawing, householdSymbol, MARKER_MARGIN } from '../../look/symbols/markers.ts';
import type { Paint } from '../../look/symbols/paint.ts';
import { HOUSEHOLD_COLOUR, type HouseholdMark } from '../../look/symbols/sign-glyphs.ts';
import { applyView, type Projection } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { MARKS, marksOf, placeIn, scattered } from './home-places.ts';
import { PointCloud } from './point-cloud.ts';

/** px between neighbours from which homes are told apart; of a mark's side; of a finished one's dot. */
const APART = 9;
const MARK = 12 * MARKER_MARGIN;
const DOT = 4.4;
const FINISHED: ReadonlySet<HouseholdMark> = new Set(['sheltered', 'verified']);

interface Area {
  readonly id: string;
  readonly site: string;
  readonly radius: number;
}
type Kinds = ReturnType<typeof marksOf>;

export class HomesLayer implements Layer {
  readonly container = new Container({ label: 'homes' });
  /** Whether homes are told apart anywhere on the screen. */
  near = false;
  readonly #clouds = new Map(MARKS.map((mark) => [mark, new PointCloud()]));
  /** Where an area's homes lie in a disc of radius 1, in the order in which they are given out, by their number. */
  readonly #plans = new Map<number, Float32Array>();
  #drawn = '';
  #projection: Projection | undefined;

  constructor() {
    for (const { mesh } of this.#clouds.values()) this.container.addChild(mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.homes;
    if (!scene.shown.homes || (!changes.facts && !changes.view && !changes.look && !changes.attention)) return;
    applyView(this.container, scene.view);
    this.near = false;
    const told: (readonly [Area, Kinds])[] = [];
    for (const area of scene.scenario.households?.areas ?? []) {
      const kinds = this.#toldApart(area, scene);
      if (kinds !== undefined) told.push([area, kinds]);
    }
    const wanted = told.map(([{ id }, kinds]) => `${id}:${kinds.join(';')}`).join(' ');
    if (wanted !== this.#drawn || scene.projection !== this.#projection) this.#strew(told, scene);
    [this.#drawn, this.#projection] = [wanted, scene.projection];
    for (const [mark, cloud] of this.#clouds) cloud.wear(...lookOf(mark, scene));
  }

  /** How many homes of each kind an area has, if they are told apart at this zoom. */
  #toldApart({ id, site, radius }: Area, scene: Scene): Kinds | undefined {
    const { view, projection, roster } = scene;
    const at = roster.sites.get(site)?.at;
    const counts = areasOf(scene.drill?.state ?? {}, id)[0]?.counts;
    if (at === undefined || counts === undefined) return undefined;
    const { x, y } = projection.toWorld(at);
    const reach = radius * projection.stretch(y) * view.scale;
    const kinds = marksOf(counts);
    const all = numberOf(kinds);
    if (all === 0 || reach * Math.sqrt(Math.PI / all) < APART) return undefined;
    const off = (d: number, size: number): boolean => Math.abs(d * view.scale) > size / 2 + reach;
    if (!off(x - view.x, view.width) && !off(y - view.y, view.height)) this.near = true;
    return kinds;
  }

  #strew(told: readonly (readonly [Area, Kinds])[], { projection, roster }: Scene): void {
    for (const cloud of this.#clouds.values()) cloud.clear();
    for (const [{ site, radius }, kinds] of told) {
      const { x, y } = projection.toWorld(roster.sites.get(site)!.at);
      const reach = radius * projection.stretch(y);
      const plan = this.#plan(numberOf(kinds));
      let next = 0;
      for (const [mark, n] of kinds) {
        const cloud = this.#clouds.get(mark)!;
        for (const end = next + n; next < end; next += 1)
          cloud.add(x + plan[2 * next]! * reach, y + plan[2 * next + 1]! * reach);
      }
    }
    for (const cloud of this.#clouds.values()) cloud.show();
  }

  #plan(all: number): Float32Array {
    const known = this.#plans.get(all);
    if (known) return known;
    const plan = new Float32Array(2 * all);
    const order = scattered(all);
    for (let i = 0; i < all; i += 1) plan.set(placeIn(order(i), all), 2 * i);
    this.#plans.set(all, plan);
    return plan;
  }

  destroy(): void {
    for (const cloud of this.#clouds.values()) cloud.destroy();
    this.container.destroy({ children: true });
  }
}

const numberOf = (kinds: Kinds): number => kinds.reduce((sum, [, n]) => sum + n, 0);

function lookOf(mark: HouseholdMark, { symbols, paint }: Scene): [Texture, number] {
  if (FINISHED.has(mark)) return [symbols.get(`home-dot:${mark}`, DOT, () => dot(mark, paint)), DOT];
  return [symbols.get(`home:${mark}`, MARK, () => householdSymbol(mark, paint)), MARK];
}

const dot = (mark: HouseholdMark, paint: Paint): Drawing => ({
  box: [0, 0, 10, 10],
  ink: paint[HOUSEHOLD_COLOUR[mark]],
  disc: paint.disc,
  inner: '<circle cx="5" cy="5" r="5" fill="currentColor"/>',
});
