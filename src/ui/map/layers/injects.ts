/**
 * Injects at their sites as small diamonds: solid what was released in the last half hour, hollow what is due in the next
 * quarter, and whichever is selected.
 */
import { Container, Sprite } from 'pixi.js';
import { MINUTE } from '../../../units/time.ts';
import { glyphSymbol } from '../../look/symbols/markers.ts';
import type { InjectView } from '../../roster.ts';
import type { ScenarioView } from '../../session.ts';
import type { Point } from '../projection.ts';
import { type Changes, type Layer, type Pick, type Scene, same, type Tag, tag } from '../scene.ts';

const SIZE = 16;
const PAST = 30 * MINUTE;
const AHEAD = 15 * MINUTE;
/** Real ms between looks at all injects: there are hundreds, and nobody reads them faster. */
const EVERY = 500;
/** px beside the site, and from one diamond to the next; more than a row of three is said by the panel. */
const BESIDE = { x: 13, y: 13, step: 14, most: 3 } as const;

interface Mark {
  readonly inject: InjectView;
  readonly released: boolean;
  readonly at: Point;
  /** Its place in the row at its site. */
  readonly column: number;
}

export class InjectsLayer implements Layer {
  readonly container = new Container({ label: 'injects' });
  readonly tags: Tag[] = [];
  readonly #sited: readonly InjectView[];
  readonly #sprites: Sprite[] = [];
  readonly #known = new Map<string, Tag>();
  #marks: readonly Mark[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(scenario: ScenarioView) {
    this.#sited = scenario.injects.filter(({ site }) => site !== undefined);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.incidents;
    const due = changes.look || changes.attention || (changes.facts && scene.now - this.#lookedAt >= EVERY);
    if (due) {
      this.#lookedAt = scene.now;
      this.#marks = this.#current(scene);
      this.#dress(scene);
    }
    if (due || changes.view) this.#place(scene);
  }

  #current(scene: Scene): readonly Mark[] {
    const row = new Map<string, number>();
    return this.#sited.flatMap((inject) => {
      const released = this.#shown(inject, scene);
      const site = released === undefined ? undefined : scene.roster.sites.get(inject.site ?? '');
      if (!site) return [];
      const column = row.get(site.id) ?? 0;
      row.set(site.id, column + 1);
      return column < BESIDE.most
        ? [{ inject, released: released === true, at: scene.projection.toWorld(site.at), column }]
        : [];
    });
  }

  /** Whether it is out (true), on its way (false), or not of this hour. */
  #shown(inject: InjectView, { drill, at, selection }: Scene): boolean | undefined {
    const record = drill?.state.injects[inject.id];
    if (record?.released !== undefined) {
      return at - record.released < PAST || same({ kind: 'inject', id: inject.id }, selection) ? true : undefined;
    }
    const due = record?.deferredTo ?? record?.due ?? record?.planned ?? (inject.parked ? undefined : inject.at);
    const near = due !== undefined && due - at < AHEAD && record?.play !== 'skipped' && record?.play !== 'superseded';
    return near || same({ kind: 'inject', id: inject.id }, selection) ? false : undefined;
  }

  #dress({ symbols, paint }: Scene): void {
    while (this.#sprites.length < this.#marks.length) {
      const sprite = new Sprite();
      sprite.anchor.set(0.5);
      this.#sprites.push(this.container.addChild(sprite));
    }
    this.tags.length = 0;
    this.#sprites.forEach((sprite, i) => {
      const mark = this.#marks[i];
      sprite.visible = mark !== undefined;
      if (!mark) return;
      const glyph = mark.released ? 'inject-released' : 'inject-planned';
      sprite.texture = symbols.get(glyph, SIZE, () => ({
        ...glyphSymbol(glyph, paint.tx1, paint.disc),
        inner: `<path d="M12 2L22 12L12 22L2 12z" fill="var(--disc)"/>${glyphSymbol(glyph, paint.tx1, paint.disc).inner}`,
      }));
      this.tags.push(this.#tagOf(mark.inject.id));
    });
  }

  /** One and the same for an inject, so that its label stays. */
  #tagOf(id: string): Tag {
    const known =
      this.#known.get(id) ?? tag('site', { kind: 'inject', id }, ['right', 'below', 'left', 'above'], false);
    this.#known.set(id, known);
    return known;
  }

  #place({ view, names, shown, selection, hovered }: Scene): void {
    this.#marks.forEach(({ inject, at, column }, i) => {
      const [sprite, its] = [this.#sprites[i], this.tags[i]];
      if (!sprite || !its) return;
      sprite.position.set(
        Math.round((at.x - view.x) * view.scale + view.width / 2 + BESIDE.x + column * BESIDE.step),
        Math.round((at.y - view.y) * view.scale + view.height / 2 + BESIDE.y),
      );
      [its.x, its.y, its.reach, its.there] = [sprite.x, sprite.y, SIZE / 2, shown.incidents];
      its.wanted = same(its.about, selection) || same(its.about, hovered);
      if (its.wanted) its.text = names.inject(inject.id);
    });
  }

  picks(tell: (pick: Pick) => void): void {
    for (const { about, there, x, y, reach } of this.tags)
      if (there && about) tell({ selection: about, x, y, radius: reach });
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
