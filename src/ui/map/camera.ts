/** What the map shows, and how that changes: pan and zoom within limits, fit, flights that any input ends. */
import { MOTION } from '../look/tokens.ts';
import { fitView, type Point, pan, type View, type WorldBox, zoomAbout } from './projection.ts';

/** px a metre: nearer than this no data of a drill tells anything. */
const NEAREST = 0.4;
/** The farthest look shows this many times what the drill's whole area needs. */
const FARTHEST = 1.6;

interface Flight {
  readonly from: View;
  readonly to: View;
  readonly begun: number;
  readonly lasts: number;
}

export class Camera {
  #view: View = { x: 0, y: 0, scale: 0.01, width: 1, height: 1 };
  /** What a fit shows, and what no pan leaves. */
  #home: WorldBox = { left: -1, top: -1, right: 1, bottom: 1 };
  #range: WorldBox = this.#home;
  #flight: Flight | undefined;
  /** Whether the viewer has moved the map: until then a new size of the window fits it anew. */
  #touched = false;
  readonly #onMove: () => void;

  constructor(onMove: () => void) {
    this.#onMove = onMove;
  }

  get view(): View {
    return this.#view;
  }
  get flying(): boolean {
    return this.#flight !== undefined;
  }

  /** `home` is what a fit shows, `range` what can be reached. */
  setBounds(home: WorldBox, range: WorldBox): void {
    this.#home = home;
    this.#range = range;
    this.#touched = false;
    this.#set(this.#fitted());
  }

  resize(width: number, height: number): void {
    const { width: w, height: h } = this.#view;
    if (width === w && height === h) return;
    this.#flight = undefined;
    this.#view = { ...this.#view, width, height };
    this.#set(this.#touched ? this.#view : this.#fitted());
  }

  panBy(dx: number, dy: number): void {
    this.#touch();
    this.#set(pan(this.#view, dx, dy));
  }

  /** Magnifies about a point of the screen, which keeps its place. */
  zoomAt(factor: number, at: Point): void {
    this.#touch();
    const { scale } = this.#view;
    this.#set(zoomAbout(this.#view, this.#held(scale * factor) / scale, at));
  }

  /** Flies to the whole drill. */
  fit(now: number): void {
    this.#fly(this.#fitted(), now);
    this.#touched = false;
  }

  /** Flies to a box, with room round it. */
  frame(box: WorldBox, now: number): void {
    this.#touched = true;
    const { width, height } = this.#view;
    const fit = fitView(box, width, height, Math.min(width, height) * 0.1);
    this.#fly(this.#within({ ...fit, scale: this.#held(fit.scale) }), now);
  }

  /** Stands at once where a box fills the screen. */
  show(box: WorldBox): void {
    this.#touch();
    const { width, height } = this.#view;
    const fit = fitView(box, width, height);
    this.#set(this.#within({ ...fit, scale: this.#held(fit.scale) }));
  }

  /** Flies to a place, near enough to see what is round it, never farther away than now. */
  focus(at: Point, metresPerPx: number, now: number): void {
    this.#touched = true;
    const scale = Math.max(this.#view.scale, 1 / metresPerPx);
    this.#fly(this.#within({ ...this.#view, ...at, scale: this.#held(scale) }), now);
  }

  /** Whether a place already stands in the middle, so that looking at it again means something else. */
  isAt(at: Point): boolean {
    const { x, y, scale } = this.#flight?.to ?? this.#view;
    return Math.hypot(at.x - x, at.y - y) * scale < 2;
  }

  /** A step of a flight; whether it still goes on. */
  step(now: number): boolean {
    const flight = this.#flight;
    if (!flight) return false;
    const share = flight.lasts > 0 ? Math.min(1, Math.max(0, (now - flight.begun) / flight.lasts)) : 1;
    if (share >= 1) this.#flight = undefined;
    this.#set(between(flight.from, flight.to, eased(share)));
    return this.#flight !== undefined;
  }

  /** Any input ends a flight where it is. */
  #touch(): void {
    this.#flight = undefined;
    this.#touched = true;
  }

  #fly(to: View, now: number): void {
    const lasts = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOTION.fly;
    this.#flight = { from: this.#view, to, begun: now, lasts };
    this.#onMove();
  }

  #fitted(): View {
    const { width, height } = this.#view;
    const padding = Math.min(width, height) * 0.06;
    const fit = fitView(this.#home, width, height, padding);
    return { ...fit, scale: Math.min(fit.scale, NEAREST / 4) };
  }

  #held(scale: number): number {
    const { width, height } = this.#view;
    const least = fitView(this.#range, width, height).scale / FARTHEST;
    return Math.max(Math.min(least, NEAREST), Math.min(NEAREST, scale));
  }

  #within(view: View): View {
    const { left, top, right, bottom } = this.#range;
    return {
      ...view,
      x: Math.max(left, Math.min(right, view.x)),
      y: Math.max(top, Math.min(bottom, view.y)),
    };
  }

  #set(view: View): void {
    this.#view = this.#within(view);
    this.#onMove();
  }
}

/** Out of a standstill at speed, and softly in: the look's curve as a cubic. */
const eased = (share: number): number => 1 - (1 - share) ** 3;

/**
 * A view a share of the way between two. The scale runs in equal factors, and the middle so that the place that keeps
 * still under pure zoom does keep still.
 */
function between(from: View, to: View, share: number): View {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const same = Math.abs(to.scale / from.scale - 1) < 1e-6;
  const way = same ? share : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { ...to, scale, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}
