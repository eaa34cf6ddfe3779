/** Gas in the air: what it does to people where, in the three AEGL classes; where it may burn; whom to keep away. */
import { Container, Graphics } from 'pixi.js';
import { inRing, type LonLat } from '../../../world/geo.ts';
import { PLUME_TIERS, type Theme } from '../../look/tokens.ts';
import { type Point, toScreen } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { hatch } from './hatch.ts';

type Outline = NonNullable<NonNullable<Scene['drill']>['weather']['hazards']>['outlines'][number];
type What = Outline['what'];

/** By class, the mildest first. */
export const AEGL = ['aegl-1', 'aegl-2', 'aegl-3'] as const satisfies readonly What[];
const ZONES: readonly What[] = ['protection', 'isolation'];
const LIMITS: readonly What[] = ['lel-half', 'lel'];

/** Outlines of what is in the air now. */
export const plumesOf = (scene: Scene): readonly Outline[] =>
  (scene.drill?.weather.hazards?.outlines ?? []).filter(({ what }) =>
    ([...AEGL, ...ZONES, ...LIMITS] as readonly What[]).includes(what),
  );

/** The highest class at a place, 1 to 3; 0 where there is none. */
export function classAt(scene: Scene, place: LonLat): number {
  const over = plumesOf(scene).filter(({ rings }) => rings.some((ring) => inRing(place, ring)));
  const found = new Set<What>(over.map(({ what }) => what));
  return AEGL.findLastIndex((name) => found.has(name)) + 1;
}

export class PlumeLayer implements Layer {
  readonly container = new Container({ label: 'plume' });
  readonly #fills = new Graphics();
  readonly #solid = new Segments(256);
  readonly #dashed = new Segments(256, [6, 4]);
  readonly #dotted = new Segments(128, [2, 4]);
  #drawn: unknown;

  constructor() {
    this.container.addChild(this.#fills, this.#solid.mesh, this.#dashed.mesh, this.#dotted.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.plume;
    if (!scene.shown.plume) return;
    const outlines = scene.drill?.weather.hazards?.outlines;
    if (!changes.view && !changes.look && !changes.attention && outlines === this.#drawn) return;
    this.#drawn = outlines;
    this.#fills.clear();
    for (const lines of [this.#solid, this.#dashed, this.#dotted]) lines.clear();
    const found = plumesOf(scene);
    for (const outline of found) {
      for (const ring of outline.rings) this.#ring(scene, outline.what, ring);
    }
    for (const lines of [this.#solid, this.#dashed, this.#dotted]) lines.show();
  }

  #ring({ projection, view, theme }: Scene, what: What, ring: readonly LonLat[]): void {
    const points = ring.map((place) => toScreen(view, projection.toWorld(place)));
    const tier = AEGL.indexOf(what as (typeof AEGL)[number]);
    if (tier >= 0) {
      this.#tier(tier, points, theme, view);
      return;
    }
    const lines = ZONES.includes(what) ? this.#dashed : this.#dotted;
    lines.line(closed(points), what === 'lel' ? 1.6 : 1.3, ink(theme.colours.plume), 1);
  }

  #tier(tier: number, points: readonly Point[], theme: Theme, { width, height }: Scene['view']): void {
    const look = PLUME_TIERS[tier] as (typeof PLUME_TIERS)[number];
    const colour = theme.ramps.plume[tier] as string;
    this.#fills.poly(points as Point[]).fill({ color: colour, alpha: look.fill });
    for (const [x0, y0, x1, y1] of hatch(points, look.hatch, width, height))
      this.#solid.add(x0, y0, x1, y1, 1, ink(colour), 0.9);
    (look.dashed ? this.#dashed : this.#solid).line(closed(points), look.edge, ink(colour), 1);
  }

  destroy(): void {
    for (const lines of [this.#solid, this.#dashed, this.#dotted]) lines.destroy();
    this.container.destroy({ children: true });
  }
}

const closed = (points: readonly Point[]): number[] => [...points, ...points.slice(0, 1)].flatMap(({ x, y }) => [x, y]);
