/** Incidents as diamonds with a tag: what has happened and is not over; what is over stays, faded, for an hour. */
import { Container, Sprite } from 'pixi.js';
import { HOUR, MINUTE } from '../../../units/time.ts';
import { incidentSymbol, MARKER_MARGIN } from '../../look/symbols/markers.ts';
import { fill } from '../../words.ts';
import { toScreen } from '../projection.ts';
import { type Changes, type Layer, type Pick, type Scene, same, type Tag, tag } from '../scene.ts';
import type { Crowd } from './crowd.ts';
import { Ignorance } from './ignorance.ts';

const SIZE = 36;
/** From far away. */
const SMALL = 22;
const FAR = 150;
/** Half the diagonal of the diamond, as a share of its size. */
const REACH = 0.5;

interface Mark {
  readonly symbol: Sprite;
  readonly tag: Tag;
  x: number;
  y: number;
}

export class IncidentsLayer implements Layer {
  readonly container = new Container({ label: 'incidents' });
  readonly tags: Tag[] = [];
  readonly #marks = new Map<string, Mark>();
  readonly #crowd: Crowd;
  readonly #ignorance = new Ignorance();

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.incidents;
    if (!changes.look && !changes.facts && !changes.view && !changes.attention) return;
    const incidents = scene.drill?.state.incidents ?? {};
    for (const id of this.#marks.keys()) if (!Object.hasOwn(incidents, id)) this.#remove(id);
    for (const id of Object.keys(incidents)) this.#update(id, scene);
  }

  #update(id: string, scene: Scene): void {
    const record = scene.drill?.state.incidents[id];
    const site = record && scene.roster.sites.get(record.site);
    if (!record || !site) return;
    const mark = this.#marks.get(id) ?? this.#add(id);
    const { symbol, tag: its } = mark;
    const closed = record.closed !== undefined;
    const shown =
      record.occurred !== undefined &&
      (!closed || scene.at - (record.closed ?? 0) < HOUR || same(its.about, scene.selection));
    its.there = shown && scene.shown.incidents;
    symbol.visible = its.there;
    if (!its.there) {
      this.#crowd.remove(id);
      return;
    }
    const size = 1 / scene.view.scale > FAR ? SMALL : SIZE;
    const { kind } = record;
    const unreported = this.#ignorance.unreported(scene, id);
    const { swipe, view, projection } = scene;
    const hidden = unreported && swipe !== undefined && toScreen(view, projection.toWorld(site.at)).x < swipe;
    symbol.visible = !hidden;
    its.there = !hidden;
    if (hidden) {
      this.#crowd.remove(id);
      return;
    }
    symbol.texture = scene.symbols.get(`incident:${kind}:${closed}:${unreported}`, size * MARKER_MARGIN, () =>
      incidentSymbol({ glyph: kind, closed, unreported }, scene.paint),
    );
    const minutes = Math.floor((scene.at - (record.occurred ?? 0)) / MINUTE);
    if (unreported) its.text = `${scene.speech.words.incident[kind]} · ${fill(scene.words.unreported, { n: minutes })}`;
    else
      its.text = closed
        ? `${scene.speech.words.incident[kind]} · ${scene.words.closed}`
        : scene.speech.words.incident[kind];
    its.wanted = !closed || same(its.about, scene.selection) || same(its.about, scene.hovered);
    its.reach = size * REACH;
    Object.assign(mark, scene.projection.toWorld(site.at));
    this.#crowd.set(id, mark.x, mark.y, its.reach * 0.94, true);
    this.#place(id, mark, scene);
  }

  #place(id: string, { symbol, tag: its, x, y }: Mark, { view }: Scene): void {
    const off = this.#crowd.offset(id, view.scale);
    symbol.position.set(
      Math.round((x - view.x) * view.scale + view.width / 2 + (off?.dx ?? 0)),
      Math.round((y - view.y) * view.scale + view.height / 2 + (off?.dy ?? 0)),
    );
    [its.x, its.y] = [symbol.x, symbol.y];
  }

  #add(id: string): Mark {
    const symbol = new Sprite();
    symbol.anchor.set(0.5);
    const mark = {
      symbol,
      tag: tag('incident', { kind: 'incident', id }, ['above', 'right', 'left', 'below']),
      x: 0,
      y: 0,
    };
    this.container.addChild(symbol);
    this.#marks.set(id, mark);
    this.tags.push(mark.tag);
    return mark;
  }

  /** A seek may undo what happened. */
  #remove(id: string): void {
    const mark = this.#marks.get(id);
    if (!mark) return;
    mark.symbol.destroy();
    this.#marks.delete(id);
    this.tags.splice(this.tags.indexOf(mark.tag), 1);
    this.#crowd.remove(id);
  }

  picks(tell: (pick: Pick) => void): void {
    for (const { tag: its } of this.#marks.values())
      if (its.there && its.about) tell({ selection: its.about, x: its.x, y: its.y, radius: its.reach });
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
