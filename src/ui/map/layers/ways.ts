/** The ways of teams: behind each a trail that fades over half an hour, ahead of it the rest of its leg, dotted. */
import { Container } from 'pixi.js';
import { MINUTE } from '../../../units/time.ts';
import { applyView, type Projection } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { type Ink, ink, Segments } from '../segments.ts';
import { type Driven, TrailOf, trail } from './trail.ts';

const SPAN = 30 * MINUTE;
const FRESH = 0.9;
const OLD = 0.15;
const TRAIL_WIDTH = 2.5;
const ROUTE_WIDTH = 2;
/** The ways of more teams than this are drawn anew only so often, real ms: each moves by a px or two meanwhile. */
const MANY = 60;
const CALM = 250;

export class WaysLayer implements Layer {
  readonly container = new Container({ label: 'ways' });
  readonly #trails = new Segments(256);
  readonly #routes = new Segments(128, [2, 5]);
  readonly #of: ReadonlyMap<string, TrailOf>;
  #projection: Projection | undefined;
  #break: number | undefined;
  #drawnAt = Number.NaN;
  /** Real ms of the last drawing, and how many had a way then. */
  #drawn = 0;
  #under = 0;

  constructor(teams: readonly string[]) {
    this.#of = new Map(teams.map((id) => [id, new TrailOf()]));
    this.container.addChild(this.#routes.mesh, this.#trails.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.teams;
    if (changes.view || changes.look) for (const { mesh } of [this.#trails, this.#routes]) applyView(mesh, scene.view);
    this.#forget(scene);
    const at = scene.teams.at;
    if (at === this.#drawnAt && !changes.look && !changes.facts) return;
    if (this.#under > MANY && scene.now - this.#drawn < CALM && !changes.look) return;
    [this.#drawnAt, this.#drawn, this.#under] = [at, scene.now, 0];
    const colour = ink(scene.theme.colours.move);
    this.#trails.clear();
    this.#routes.clear();
    for (const [id, of] of this.#of) {
      of.see(scene.drill?.state.teams[id]?.leg, at, at - SPAN, scene.projection);
      if (of.legs.length > 0) this.#under += 1;
      if (scene.circle?.has(id) === false) continue;
      this.#trail(of.legs, at, colour);
      this.#route(of.legs.at(-1), at, colour);
    }
    this.#trails.show();
    this.#routes.show();
  }

  /** After a seek the way here is not the way driven; on another map nothing lies where it lay. */
  #forget({ projection, status }: Scene): void {
    if (projection === this.#projection && status?.break === this.#break) return;
    [this.#projection, this.#break] = [projection, status?.break];
    for (const of of this.#of.values()) of.clear();
    this.#drawnAt = Number.NaN;
  }

  #trail(legs: readonly Driven[], at: number, colour: Ink): void {
    const alpha = (age: number): number => FRESH + (OLD - FRESH) * age;
    trail(legs, at, SPAN, (x0, y0, age0, x1, y1, age1) => {
      this.#trails.add(x0, y0, x1, y1, TRAIL_WIDTH, colour, alpha(age0), alpha(age1));
    });
  }

  /** Dots are counted from the leg's start, so that they stand while the team passes them. */
  #route(leg: Driven | undefined, at: number, colour: Ink): void {
    if (!leg || at >= leg.until || at < leg.depart) return;
    const { points, times } = leg;
    let along = 0;
    for (let part = 0; part + 1 < times.length; part += 1) {
      const [x0, y0, x1, y1] = [points[2 * part]!, points[2 * part + 1]!, points[2 * part + 2]!, points[2 * part + 3]!];
      const length = Math.hypot(x1 - x0, y1 - y0);
      const [starts, ends] = [times[part]!, times[part + 1]!];
      const from = ends > starts ? Math.max(0, Math.min(1, (at - starts) / (ends - starts))) : 1;
      if (from < 1) {
        const [x, y] = [x0 + (x1 - x0) * from, y0 + (y1 - y0) * from];
        this.#routes.add(x, y, x1, y1, ROUTE_WIDTH, colour, 0.85, 0.85, along + length * from);
      }
      along += length;
    }
  }

  destroy(): void {
    this.#trails.destroy();
    this.#routes.destroy();
    this.container.destroy({ children: true });
  }
}
