/** Homes of danger areas, near by: unfinished ones keep their mark, finished ones are dots. From afar the area's density stands alone. */
import { Container, Graphics, Sprite } from 'pixi.js';
import { areasOf } from '../../../drill/areas.ts';
import { householdSymbol, MARKER_MARGIN } from '../../look/symbols/markers.ts';
import { HOUSEHOLD_COLOUR, type HouseholdMark } from '../../look/symbols/sign-glyphs.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { marksOf, placeIn, scattered } from './home-places.ts';

/** px between neighbours from which homes are told apart; of a mark's side; of a finished one's dot. */
const APART = 9;
const MARK = 12;
const DOT = 2.2;
const FINISHED: ReadonlySet<HouseholdMark> = new Set(['sheltered', 'verified']);
/** Sprites at most: beyond it the nearest to the middle are drawn as dots too. */
const MOST = 4_000;

export class HomesLayer implements Layer {
  readonly container = new Container({ label: 'homes' });
  /** Whether homes are told apart anywhere on the screen. */
  near = false;
  readonly #dots = new Graphics();
  readonly #marks: Sprite[] = [];
  #used = 0;

  constructor() {
    this.container.addChild(this.#dots);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.homes;
    if (!scene.shown.homes || (!changes.facts && !changes.view && !changes.look && !changes.attention)) return;
    this.#dots.clear();
    this.#used = 0;
    this.near = false;
    for (const area of scene.scenario.households?.areas ?? []) this.#area(area, scene);
    for (const sprite of this.#marks.slice(this.#used)) sprite.visible = false;
  }

  #area(
    { id, site, radius }: { readonly id: string; readonly site: string; readonly radius: number },
    scene: Scene,
  ): void {
    const { view, projection, roster } = scene;
    const at = roster.sites.get(site)?.at;
    const counts = areasOf(scene.drill?.state ?? {}, id)[0]?.counts;
    if (at === undefined || counts === undefined) return;
    const kinds = marksOf(counts);
    const all = kinds.reduce((sum, [, n]) => sum + n, 0);
    const { x, y } = projection.toWorld(at);
    const reach = radius * projection.stretch(y) * view.scale;
    if (all === 0 || reach * Math.sqrt(Math.PI / all) < APART) return;
    const middle = [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2] as const;
    const order = scattered(all);
    let next = 0;
    for (const [mark, n] of kinds)
      for (let i = 0; i < n; i += 1) {
        const [dx, dy] = placeIn(order(next++), all);
        this.#home(mark, middle[0] + dx * reach, middle[1] + dy * reach, scene);
      }
  }

  #home(mark: HouseholdMark, x: number, y: number, { view, symbols, paint, theme }: Scene): void {
    if (x < -MARK || y < -MARK || x > view.width + MARK || y > view.height + MARK) return;
    if (FINISHED.has(mark) || this.#used >= MOST) {
      this.#dots.circle(x, y, DOT).fill({ color: theme.colours[HOUSEHOLD_COLOUR[mark]] });
      this.near = true;
      return;
    }
    this.near = true;
    const sprite = this.#marks[this.#used++] ?? this.#more();
    sprite.visible = true;
    sprite.texture = symbols.get(`home:${mark}`, MARK * MARKER_MARGIN, () => householdSymbol(mark, paint));
    sprite.position.set(Math.round(x), Math.round(y));
  }

  #more(): Sprite {
    const sprite = new Sprite();
    sprite.anchor.set(0.5);
    this.#marks.push(sprite);
    this.container.addChild(sprite);
    return sprite;
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
