/**
 * Lines of the ground in world metres, flat as Pixi takes them: [x0, y0, x1, y1 …]. Projected and smoothed once when the
 * map loads; clipped and dashed whenever a zoom step redraws them.
 */
import type { LonLat } from '../../../world/geo.ts';
import type { Projection, WorldBox } from '../projection.ts';

/** Flat coordinates of a line or a ring. */
export type Line = readonly number[];

/** A line of places as a line of the world. */
export const project = (projection: Projection, line: readonly LonLat[]): Line =>
  line.flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);

/** The smallest box around all points; undefined where there is none. */
export function extent(lines: Iterable<Line>): WorldBox | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      [left, right] = [Math.min(left, line[i]!), Math.max(right, line[i]!)];
      [top, bottom] = [Math.min(top, line[i + 1]!), Math.max(bottom, line[i + 1]!)];
    }
  }
  return left <= right ? { left, top, right, bottom } : undefined;
}

/** Whether both ends of a segment lie on the same side of the box: there the data were cut, and no coast is. */
function alongEdge(box: WorldBox, x0: number, y0: number, x1: number, y1: number): boolean {
  const near = (a: number, b: number, edge: number): boolean => Math.abs(a - edge) < 20 && Math.abs(b - edge) < 20;
  return near(x0, x1, box.left) || near(x0, x1, box.right) || near(y0, y1, box.top) || near(y0, y1, box.bottom);
}

/** Whether a point lies on a side of the box. */
const onEdge = (box: WorldBox, x: number, y: number): boolean => alongEdge(box, x, y, x, y);

/**
 * A closed ring with its corners cut twice (Chaikin's scheme), which turns the angles of a coarse coast into curves without
 * leaving its quarter points. Points on the edge of the data stay, or the map would lose its corners.
 */
export function smoothRing(ring: Line, edge: WorldBox, times = 2): Line {
  let points = closed(ring) ? ring.slice(0, -2) : ring;
  for (let pass = 0; pass < times; pass += 1) {
    const cut: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      const [x0, y0] = [points[i]!, points[i + 1]!];
      const next = (i + 2) % points.length;
      const [x1, y1] = [points[next]!, points[next + 1]!];
      const [from, to] = [onEdge(edge, x0, y0) ? 0 : 0.25, onEdge(edge, x1, y1) ? 1 : 0.75];
      cut.push(x0 + (x1 - x0) * from, y0 + (y1 - y0) * from, x0 + (x1 - x0) * to, y0 + (y1 - y0) * to);
    }
    points = cut;
  }
  return [...points, points[0]!, points[1]!];
}

const closed = (ring: Line): boolean => ring.length > 4 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1);

/** The parts of a ring that are coast: without what runs along the edge of the data. */
export function coastOf(ring: Line, edge: WorldBox): readonly Line[] {
  return runs(ring, (x0, y0, x1, y1) => !alongEdge(edge, x0, y0, x1, y1));
}

/** The parts of a line that may touch the box; segments are kept whole. */
export function clip(line: Line, box: WorldBox): readonly Line[] {
  return runs(
    line,
    (x0, y0, x1, y1) =>
      Math.max(x0, x1) >= box.left &&
      Math.min(x0, x1) <= box.right &&
      Math.max(y0, y1) >= box.top &&
      Math.min(y0, y1) <= box.bottom,
  );
}

/** The longest runs of segments that pass a test. */
function runs(line: Line, keep: (x0: number, y0: number, x1: number, y1: number) => boolean): readonly Line[] {
  const parts: number[][] = [];
  let part: number[] | undefined;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    if (!keep(x0, y0, x1, y1)) {
      part = undefined;
    } else if (part) {
      part.push(x1, y1);
    } else {
      part = [x0, y0, x1, y1];
      parts.push(part);
    }
  }
  return parts;
}

/**
 * Each segment of the lines once, as lines: neighbours share their border, and two dashed lines on one another are a solid
 * one. Segments that also belong to `without` (a border that is coast) are left out.
 */
export function once(lines: readonly Line[], without: readonly Line[] = []): readonly Line[] {
  const key = (x0: number, y0: number, x1: number, y1: number): string => {
    const [a, b] = [`${Math.round(x0)},${Math.round(y0)}`, `${Math.round(x1)},${Math.round(y1)}`];
    return a < b ? `${a} ${b}` : `${b} ${a}`;
  };
  const seen = new Set<string>();
  for (const line of without) {
    for (let i = 0; i + 3 < line.length; i += 2) seen.add(key(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!));
  }
  return lines.flatMap((line) =>
    runs(line, (x0, y0, x1, y1) => {
      const segment = key(x0, y0, x1, y1);
      const isNew = !seen.has(segment);
      seen.add(segment);
      return isNew;
    }),
  );
}

/** A line cut into dashes of `on` with gaps of `off`, in the line's units; a dash bends with the line. */
export function dash(line: Line, on: number, off: number): readonly Line[] {
  const dashes: number[][] = [];
  let drawing = true;
  let left = on;
  let current: number[] = [line[0]!, line[1]!];
  for (let i = 0; i + 3 < line.length; i += 2) {
    let [x, y] = [line[i]!, line[i + 1]!];
    const [x1, y1] = [line[i + 2]!, line[i + 3]!];
    let length = Math.hypot(x1 - x, y1 - y);
    while (length > left) {
      const share = left / length;
      [x, y] = [x + (x1 - x) * share, y + (y1 - y) * share];
      length -= left;
      if (drawing) dashes.push([...current, x, y]);
      current = [x, y];
      drawing = !drawing;
      left = drawing ? on : off;
    }
    left -= length;
    if (drawing) current.push(x1, y1);
  }
  if (drawing && current.length > 2) dashes.push(current);
  return dashes;
}

/**
 * The line without points that lie nearer than `tolerance` to what remains (Douglas and Peucker 1973), in the line's units.
 * A closed line keeps the point farthest from its start, so that it does not collapse.
 */
export function simplify(line: Line, tolerance: number): number[] {
  const count = line.length / 2;
  if (count < 3) return [...line];
  const kept = new Uint8Array(count);
  kept[0] = 1;
  kept[count - 1] = 1;
  const open: [from: number, to: number][] = [[0, count - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { at, distance } = farthest(line, from, to);
    if (distance <= tolerance) continue;
    kept[at] = 1;
    open.push([from, at], [at, to]);
  }
  return line.filter((_, i) => kept[i >> 1] === 1);
}

/** The point of a span that lies farthest from the straight line between its ends. */
function farthest(line: Line, from: number, to: number): { readonly at: number; readonly distance: number } {
  const [x0, y0] = [line[2 * from]!, line[2 * from + 1]!];
  const [dx, dy] = [line[2 * to]! - x0, line[2 * to + 1]! - y0];
  const chord = Math.hypot(dx, dy);
  let [at, distance] = [from, -1];
  for (let i = from + 1; i < to; i += 1) {
    const [x, y] = [line[2 * i]! - x0, line[2 * i + 1]! - y0];
    const off = chord > 0 ? Math.abs(x * dy - y * dx) / chord : Math.hypot(x, y);
    if (off > distance) [at, distance] = [i, off];
  }
  return { at, distance };
}

/** A line in other units: multiplied by a factor. */
export const scaled = (line: Line, factor: number): number[] => line.map((value) => value * factor);

/** Length of a line in world metres. */
export function length(line: Line): number {
  let total = 0;
  for (let i = 0; i + 3 < line.length; i += 2)
    total += Math.hypot(line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!);
  return total;
}

/** The point half way along a line, where its name goes; undefined for a line without length. */
export function middle(line: Line): { readonly x: number; readonly y: number } | undefined {
  let left = length(line) / 2;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    const segment = Math.hypot(x1 - x0, y1 - y0);
    if (segment >= left && segment > 0)
      return { x: x0 + ((x1 - x0) * left) / segment, y: y0 + ((y1 - y0) * left) / segment };
    left -= segment;
  }
  return undefined;
}
