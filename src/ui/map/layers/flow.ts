/** Velocity of the water over the ground: arrows of the speed's class and length, m/s. */
import { Container } from 'pixi.js';
import type { Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { ScenarioView } from '../../session.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { FLOW_BREAKS, flowClass } from './flow-class.ts';
import { domainsOf } from './water-field.ts';

/** px of an arrow at the slowest and the fastest class, of its head and its stroke. */
const LENGTH = { least: 9, most: 24 } as const;
const HEAD = 4.5;
const WIDTH = 1.7;
/** Arrows nearer to each other than this are thinned out, px. */
const APART = 18;
/** Real ms between two questions. */
const EVERY = 500;
const MINUTE = 60_000;
const ANYWHERE = { bounds: [-180, -85, 180, 85], nx: 1, ny: 1 } as const;

/** Asked of the player as its minutes go by. */
export class FlowField {
  /** lon, lat, u, v …; the same array until others have come. */
  arrows: Float32Array = new Float32Array(0);
  /** Drill time for which they are valid. */
  at: number | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #askedFor = -1;
  #waiting = false;

  refresh(player: Player, scenario: ScenarioView, at: number, now: number, onAnswer: () => void): void {
    const minute = Math.floor(at / MINUTE);
    if (this.#waiting || now - this.#askedAt < EVERY || domainsOf(scenario).length === 0) return;
    if (minute === this.#askedFor && this.arrows.length > 0) return;
    [this.#askedFor, this.#askedAt, this.#waiting] = [minute, now, true];
    player
      .field('flow', at as DrillTime, ANYWHERE)
      .then((field) => {
        this.arrows = field.planes;
        this.at = field.at;
        onAnswer();
      })
      // A player that was closed meanwhile answers nothing.
      .catch(() => undefined)
      .finally(() => {
        this.#waiting = false;
      });
  }
}

export class FlowLayer implements Layer {
  readonly container = new Container({ label: 'flow' });
  readonly #field: FlowField;
  readonly #halo = new Segments(512);
  readonly #strokes = new Segments(512);
  #drawn: unknown;

  constructor(field: FlowField) {
    this.#field = field;
    this.container.addChild(this.#halo.mesh, this.#strokes.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.flow;
    const { arrows } = this.#field;
    if (!scene.shown.flow || (this.#drawn === arrows && !changes.view && !changes.look)) return;
    this.#drawn = arrows;
    this.#halo.clear();
    this.#strokes.clear();
    const taken = new Set<string>();
    const inks = scene.theme.ramps.depth.slice(-FLOW_BREAKS.length).map((colour) => ink(colour));
    const halo = ink(scene.theme.ground.halo);
    for (let i = 0; i + 3 < arrows.length; i += 4) this.#arrow(arrows, i, scene, taken, inks, halo);
    this.#halo.show();
    this.#strokes.show();
  }

  #arrow(
    arrows: Float32Array,
    i: number,
    { view, projection }: Scene,
    taken: Set<string>,
    inks: readonly ReturnType<typeof ink>[],
    halo: ReturnType<typeof ink>,
  ): void {
    const x = (projection.x(arrows[i]!) - view.x) * view.scale + view.width / 2;
    const y = (projection.y(arrows[i + 1]!) - view.y) * view.scale + view.height / 2;
    if (x < 0 || y < 0 || x > view.width || y > view.height) return;
    const place = `${Math.floor(x / APART)} ${Math.floor(y / APART)}`;
    if (taken.has(place)) return;
    taken.add(place);
    const [u, v] = [arrows[i + 2]!, arrows[i + 3]!];
    const speed = Math.hypot(u, v);
    const tier = flowClass(speed);
    const long = LENGTH.least + ((LENGTH.most - LENGTH.least) * tier) / (FLOW_BREAKS.length - 1);
    const [dx, dy] = [(u / speed) * long, (-v / speed) * long];
    const tip = [x + dx / 2, y + dy / 2] as const;
    const colour = inks[tier]!;
    for (const [on, width, tint] of [
      [this.#halo, WIDTH + 2, halo],
      [this.#strokes, WIDTH, colour],
    ] as const) {
      on.add(x - dx / 2, y - dy / 2, tip[0], tip[1], width, tint, 0.9);
      for (const turn of [2.6, -2.6]) {
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        const [hx, hy] = [(dx * c - dy * s) / long, (dx * s + dy * c) / long];
        on.add(tip[0], tip[1], tip[0] + hx * HEAD, tip[1] + hy * HEAD, width, tint, 0.9);
      }
    }
  }

  destroy(): void {
    this.#halo.destroy();
    this.#strokes.destroy();
    this.container.destroy({ children: true });
  }
}
