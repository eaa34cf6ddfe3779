/** What people rely on, at its place: shelters with how full they are, and power, links and other works, where they are down with their outline struck through. */
import { Container, Graphics } from 'pixi.js';
import type { LonLat } from '../../../world/geo.ts';
import { toScreen } from '../projection.ts';
import type { Changes, Layer, Scene, Tag } from '../scene.ts';
import { tag } from '../scene.ts';

/** px. */
const SHELTER = { wide: 26, high: 6, below: 16 } as const;
const WORK = 5;
/** Metres a px up to which a shelter says its numbers. */
const SAID = 60;

export class SheltersLayer implements Layer {
  readonly container = new Container({ label: 'shelters' });
  readonly tags: Tag[] = [];
  readonly #bars = new Graphics();
  readonly #tags = new Map<string, Tag>();

  constructor() {
    this.container.addChild(this.#bars);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.shelters;
    if (!changes.facts && !changes.view && !changes.look && !changes.attention) return;
    this.#bars.clear();
    const { households } = scene.scenario;
    for (const { id, site, capacity } of households?.shelters ?? []) {
      const at = scene.roster.sites.get(site)?.at;
      const record = scene.drill?.state.shelters?.[id];
      const its = this.#tag(id, site);
      its.there = scene.shown.shelters && at !== undefined && record?.opened !== undefined;
      if (!its.there || at === undefined || record === undefined) continue;
      this.#bar(its, at, record.people / capacity, scene);
      its.text = `${record.people} / ${capacity}`;
      its.wanted = 1 / scene.view.scale <= SAID;
    }
  }

  #tag(id: string, site: string): Tag {
    const known = this.#tags.get(id) ?? tag('site', { kind: 'site', id: site }, ['below', 'right', 'left'], false);
    if (!this.#tags.has(id)) {
      this.#tags.set(id, known);
      this.tags.push(known);
    }
    return known;
  }

  #bar(its: Tag, at: LonLat, share: number, { view, projection, theme }: Scene): void {
    const { x, y } = toScreen(view, projection.toWorld(at));
    const [left, top] = [Math.round(x - SHELTER.wide / 2), Math.round(y + SHELTER.below)];
    const { disc, ok, warn, danger, line3 } = theme.colours;
    const fill = share > 1 ? danger : share > 0.9 ? warn : ok;
    this.#bars.rect(left, top, SHELTER.wide, SHELTER.high).fill({ color: disc, alpha: 0.92 });
    this.#bars.rect(left, top, SHELTER.wide * Math.min(1, share), SHELTER.high).fill({ color: fill });
    this.#bars.rect(left, top, SHELTER.wide, SHELTER.high).stroke({ width: 1, color: line3 });
    [its.x, its.y, its.reach] = [Math.round(x), top + SHELTER.high, SHELTER.high];
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}

/** Which works stand, as small squares; those that are down are crossed and in the colour of a lost function. */
export class WorksLayer implements Layer {
  readonly container = new Container({ label: 'works' });
  readonly #marks = new Graphics();

  constructor() {
    this.container.addChild(this.#marks);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.works;
    if (!scene.shown.works || (!changes.facts && !changes.view && !changes.look && !changes.attention)) return;
    this.#marks.clear();
    const { view, projection, theme, scenario, roster, drill } = scene;
    scenario.assets.forEach(({ id, site }, place) => {
      const at = roster.sites.get(site)?.at;
      if (at === undefined) return;
      const record = drill?.state.assets[id];
      const down = record?.failed !== undefined && (record.restored ?? -1) < record.failed;
      const middle = toScreen(view, projection.toWorld(at));
      // Several at one site stand side by side.
      const before = scenario.assets.slice(0, place).filter((one) => one.site === site).length;
      const [x, y] = [Math.round(middle.x) + 12 + before * (2 * WORK + 3), Math.round(middle.y) - 12];
      const colour = down ? theme.colours.warn : theme.colours.idle;
      this.#marks
        .rect(x - WORK, y - WORK, 2 * WORK, 2 * WORK)
        .fill({ color: theme.colours.disc, alpha: 0.92 })
        .stroke({ width: 1.5, color: colour });
      if (!down) return;
      this.#marks
        .moveTo(x - WORK, y - WORK)
        .lineTo(x + WORK, y + WORK)
        .moveTo(x - WORK, y + WORK)
        .lineTo(x + WORK, y - WORK);
      this.#marks.stroke({ width: 1.5, color: colour });
    });
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
