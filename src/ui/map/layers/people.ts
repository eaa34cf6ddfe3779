/** 群众: danger areas at their true size, filled by the share of their people who are still in danger, as it really is. */
import { Container, Graphics } from 'pixi.js';
import { areasOf, HOLDS, missedIn, sumOf } from '../../../drill/areas.ts';
import type { ScenarioView } from '../../session.ts';
import { fill } from '../../words.ts';
import type { View } from '../projection.ts';
import { type Changes, type Layer, type Scene, type Tag, tag } from '../scene.ts';

/** Metres a px up to which an area says how many are left. */
const SAID = 110;
/** Of an area full of people in danger, px of its edge. */
const DENSEST = 0.34;
const EDGE = 1.3;

type AreaView = NonNullable<ScenarioView['households']>['areas'][number];

export class PeopleLayer implements Layer {
  readonly container = new Container({ label: 'people' });
  readonly tags: readonly Tag[];
  readonly #areas: readonly { readonly area: AreaView; readonly tag: Tag }[];
  readonly #discs = new Graphics();
  /** What the discs were drawn from: facts are folded in place. */
  readonly #drawn: number[] = [];
  #from: View | undefined;

  constructor({ households }: ScenarioView) {
    this.#areas = (households?.areas ?? []).map((area) => ({
      area,
      tag: tag('circle', { kind: 'site', id: area.site }, ['below', 'right', 'left', 'above'], false),
    }));
    this.tags = this.#areas.map((one) => one.tag);
    this.container.addChild(this.#discs);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.people;
    if (!changes.facts && !changes.view && !changes.look && !changes.attention) return;
    const news = this.#news(scene);
    const { scale, width, height } = scene.view;
    const from = this.#from;
    const same = scale === from?.scale && width === from.width && height === from.height;
    if (!news && !changes.look && !changes.attention && same) {
      this.#shift(scene.view, from);
      return;
    }
    this.#from = scene.view;
    this.#discs.position.set(0, 0);
    this.#discs.clear();
    for (const one of this.#areas) this.#area(one.area, one.tag, scene);
  }

  /** A map that is only dragged brings its discs along. */
  #shift({ x, y, scale }: View, from: View): void {
    const [left, top] = [(from.x - x) * scale, (from.y - y) * scale];
    const [dx, dy] = [left - this.#discs.x, top - this.#discs.y];
    if (dx === 0 && dy === 0) return;
    this.#discs.position.set(left, top);
    for (const { tag: its } of this.#areas) {
      its.x += dx;
      its.y += dy;
    }
  }

  /** Whether there are other numbers than those that were drawn last. */
  #news({ drill }: Scene): boolean {
    let news = false;
    this.#areas.forEach(({ area }, i) => {
      const records = areasOf(drill?.state ?? {}, area.id);
      const numbers = [sumOf(records, HOLDS.people)[1], sumOf(records, HOLDS.left)[1], missedIn(records)?.[1] ?? 0];
      numbers.forEach((number, k) => {
        if (this.#drawn[3 * i + k] === number) return;
        this.#drawn[3 * i + k] = number;
        news = true;
      });
    });
    return news;
  }

  #area({ id, site, radius }: AreaView, its: Tag, scene: Scene): void {
    const { view, theme, projection, roster, shown } = scene;
    const at = roster.sites.get(site)?.at;
    const records = areasOf(scene.drill?.state ?? {}, id);
    const all = sumOf(records, HOLDS.people)[1];
    its.there = shown.people && at !== undefined && all > 0;
    if (at === undefined || all === 0 || !shown.people) return;
    const { x, y } = projection.toWorld(at);
    const left = sumOf(records, HOLDS.left)[1];
    const missed = missedIn(records)?.[1] ?? 0;
    const { danger, ok } = theme.colours;
    its.x = Math.round((x - view.x) * view.scale + view.width / 2);
    its.y = Math.round((y - view.y) * view.scale + view.height / 2);
    its.reach = Math.max(4, radius * view.scale);
    its.wanted = left > 0 && 1 / view.scale <= SAID;
    its.text = fill(missed > 0 ? scene.words.missed : scene.words.left, { n: missed > 0 ? missed : left });
    this.#discs
      .circle(its.x, its.y, its.reach)
      .fill({ color: danger, alpha: (DENSEST * left) / all })
      .stroke({ width: EDGE, color: left > 0 ? danger : ok, alpha: 0.9 });
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
