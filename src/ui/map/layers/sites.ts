/** The sites of the drill: from afar small squares, near by what stands there, with its name. */
import { Container, Sprite } from 'pixi.js';
import { type Drawing, facilitySymbol, MARKER_MARGIN } from '../../look/symbols/markers.ts';
import type { Paint } from '../../look/symbols/paint.ts';
import type { SiteView } from '../../roster.ts';
import type { ScenarioView } from '../../session.ts';
import type { Projection } from '../projection.ts';
import { type Changes, type Layer, type Pick, type Scene, same, type Tag, tag } from '../scene.ts';
import { siteGlyphs } from './site-kinds.ts';

/** Metres a px up to which a site is drawn as what it is, and up to which it is named. */
const NEAR = 32;
const NAMED = 48;
const SIZE = 26;
const MARK = 9;
/** A long name says where, then what is special; the first is enough on a map. */
const LONGEST_NAME = 14;

interface Mark {
  readonly site: SiteView;
  readonly symbol: Sprite;
  readonly tag: Tag;
  x: number;
  y: number;
}

export class SitesLayer implements Layer {
  readonly container = new Container({ label: 'sites' });
  readonly tags: readonly Tag[];
  readonly #marks: readonly Mark[];
  readonly #glyphs: ReturnType<typeof siteGlyphs>;
  #projection: Projection | undefined;
  #near: boolean | undefined;

  constructor(scenario: ScenarioView) {
    this.#glyphs = siteGlyphs(scenario);
    this.#marks = scenario.sites.map((site) => {
      const symbol = new Sprite();
      symbol.anchor.set(0.5);
      return {
        site,
        symbol,
        tag: tag('site', { kind: 'site', id: site.id }, ['right', 'left', 'below', 'above'], false),
        x: 0,
        y: 0,
      };
    });
    this.tags = this.#marks.map((mark) => mark.tag);
    this.container.addChild(...this.#marks.map(({ symbol }) => symbol));
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.sites;
    if (!changes.look && !changes.view && !changes.attention) return;
    const near = 1 / scene.view.scale <= NEAR;
    const dress = changes.look || near !== this.#near;
    this.#near = near;
    if (this.#projection !== scene.projection) this.#project(scene.projection);
    for (const mark of this.#marks) {
      if (dress) this.#dress(mark, scene, near);
      this.#place(mark, scene);
    }
  }

  #project(projection: Projection): void {
    this.#projection = projection;
    for (const mark of this.#marks) Object.assign(mark, projection.toWorld(mark.site.at));
  }

  #dress({ site, symbol, tag: its }: Mark, { symbols, paint, names }: Scene, near: boolean): void {
    const glyph = near ? this.#glyphs.get(site.id) : undefined;
    symbol.texture = glyph
      ? symbols.get(`site:${glyph}`, SIZE * MARKER_MARGIN, () => facilitySymbol(glyph, paint))
      : symbols.get('site', MARK, () => plainSquare(paint));
    its.reach = glyph ? SIZE * 0.34 : MARK / 2;
    its.text = shortName(names.text(site.name) ?? site.id);
  }

  #place({ symbol, tag: its, x, y }: Mark, { view, shown, selection, hovered }: Scene): void {
    const [left, top] = [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2];
    its.there = shown.sites && left > -20 && top > -20 && left < view.width + 20 && top < view.height + 20;
    symbol.visible = its.there;
    its.wanted = (shown.labels && 1 / view.scale <= NAMED) || same(its.about, selection) || same(its.about, hovered);
    symbol.position.set(Math.round(left), Math.round(top));
    [its.x, its.y] = [symbol.x, symbol.y];
  }

  picks(tell: (pick: Pick) => void): void {
    for (const { tag: its } of this.#marks)
      if (its.there && its.about) tell({ selection: its.about, x: its.x, y: its.y, radius: Math.max(8, its.reach) });
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}

/** Without what stands in brackets, and cut where it is still too long. */
function shortName(name: string): string {
  const plain = name.replace(/[（(].*$/u, '').trim() || name;
  return plain.length > LONGEST_NAME * (/\p{sc=Han}/u.test(plain) ? 1 : 2) ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}

/** A square of the outline of facilities, without saying which. */
const plainSquare = (paint: Paint): Drawing => ({
  box: [0, 0, 9, 9],
  ink: paint.stage,
  disc: paint.disc,
  inner:
    '<rect x="1.75" y="1.75" width="5.5" height="5.5" rx="1.2" fill="var(--disc)" stroke="currentColor" stroke-width="1.2" opacity=".65"/>',
});
