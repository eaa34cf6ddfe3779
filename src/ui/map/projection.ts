/**
 * Where things are on the map. Three spaces:
 * - **places**: longitude and latitude in degrees, WGS-84;
 * - **world**: metres from a local centre, x east, y **south** (as screens count), by Web Mercator scaled so that a metre
 *   is a metre at the centre's latitude; away from it lengths are off by `stretch` (0.3 % at 20 km north of 36° N);
 * - **screen**: CSS px from the canvas's upper left corner.
 * A `View` ties world and screen. Layers keep world coordinates and are moved by `applyView`, so that panning and zooming
 * are transforms; what must keep its size in px is placed by `toScreen`.
 */
import type { LonLat } from '../../world/geo.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box in world metres. */
export interface WorldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the screen shows: the world point in its middle, px a metre, and its size in CSS px. */
export interface View extends Point {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** WGS-84 equatorial radius, on whose sphere Web Mercator is defined, m. */
const RADIUS = 6_378_137;
const RADIANS = Math.PI / 180;
/** Beyond this latitude Web Mercator ends (EPSG:3857). */
const LAST_LATITUDE = 85.051_128_78;

/** Web Mercator's northing for a latitude, in radians of the sphere. */
const northing = (lat: number): number => {
  const held = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat));
  return Math.asinh(Math.tan(held * RADIANS));
};

export class Projection {
  readonly centre: LonLat;
  readonly #metres: number;
  readonly #northing: number;

  /** `centre` is where a world metre is a metre: the middle of the drill's area. */
  constructor(centre: LonLat) {
    this.centre = centre;
    this.#metres = RADIUS * Math.cos(centre[1] * RADIANS);
    this.#northing = northing(centre[1]);
  }

  /** World x of a longitude. */
  x(lon: number): number {
    return (lon - this.centre[0]) * RADIANS * this.#metres;
  }

  /** World y of a latitude; south is more. */
  y(lat: number): number {
    return (this.#northing - northing(lat)) * this.#metres;
  }

  lon(x: number): number {
    return this.centre[0] + x / this.#metres / RADIANS;
  }

  lat(y: number): number {
    return Math.atan(Math.sinh(this.#northing - y / this.#metres)) / RADIANS;
  }

  toWorld(place: LonLat): Point {
    return { x: this.x(place[0]), y: this.y(place[1]) };
  }

  toPlace(point: Point): LonLat {
    return [this.lon(point.x), this.lat(point.y)];
  }

  /** A box in degrees [west, south, east, north] as a box of the world. */
  toWorldBox([west, south, east, north]: readonly [number, number, number, number]): WorldBox {
    return { left: this.x(west), top: this.y(north), right: this.x(east), bottom: this.y(south) };
  }

  /** World metres a true metre at a world y: 1 at the centre; a length on the ground is `metres * stretch(y)` in the world. */
  stretch(y: number): number {
    return Math.cos(this.centre[1] * RADIANS) / Math.cos(this.lat(y) * RADIANS);
  }
}

/** World → screen. */
export const toScreen = (view: View, { x, y }: Point): Point => ({
  x: (x - view.x) * view.scale + view.width / 2,
  y: (y - view.y) * view.scale + view.height / 2,
});

/** Screen → world. */
export const fromScreen = (view: View, { x, y }: Point): Point => ({
  x: view.x + (x - view.width / 2) / view.scale,
  y: view.y + (y - view.height / 2) / view.scale,
});

/** What the view shows, grown by `margin` of its size on each side. */
export function viewBox(view: View, margin = 0): WorldBox {
  const [halfWidth, halfHeight] = [view.width / view.scale / 2, view.height / view.scale / 2];
  const [w, h] = [halfWidth * (1 + 2 * margin), halfHeight * (1 + 2 * margin)];
  return { left: view.x - w, top: view.y - h, right: view.x + w, bottom: view.y + h };
}

/** The view that shows the whole box with `padding` px around it. */
export function fitView(box: WorldBox, width: number, height: number, padding = 0): View {
  const [w, h] = [Math.max(1, width - 2 * padding), Math.max(1, height - 2 * padding)];
  const scale = Math.min(w / Math.max(1e-6, box.right - box.left), h / Math.max(1e-6, box.bottom - box.top));
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale, width, height };
}

/** The view moved by a drag of the pointer, px. */
export const pan = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
});

/** The view magnified by `factor` about a point of the screen, which keeps its place. */
export function zoomAbout(view: View, factor: number, at: Point): View {
  const fixed = fromScreen(view, at);
  const scale = view.scale * factor;
  return {
    ...view,
    scale,
    x: fixed.x - (at.x - view.width / 2) / scale,
    y: fixed.y - (at.y - view.height / 2) / scale,
  };
}

/** The smallest box that holds all of some points; a point's own when there is one only. */
export function boxOf(points: readonly Point[]): WorldBox {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Whether `inner` lies within `outer`. */
export const contains = (outer: WorldBox, inner: WorldBox): boolean =>
  outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

/**
 * The scale that lines are drawn for: half octaves, so that a line of 2 px is never thinner than 1.7 nor thicker than 2.4
 * on the screen, and a zoom redraws lines only where it crosses a step.
 */
export const stepScale = (scale: number): number => 2 ** (Math.round(Math.log2(scale) * 2) / 2);

/** Anything with Pixi's position and scale. */
export interface Movable {
  readonly position: { set(x: number, y: number): void };
  readonly scale: { set(both: number): void };
}

/** Moves a layer of world coordinates under the view. */
export function applyView(layer: Movable, view: View): void {
  layer.scale.set(view.scale);
  layer.position.set(view.width / 2 - view.x * view.scale, view.height / 2 - view.y * view.scale);
}
