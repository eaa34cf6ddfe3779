/** The box that a map covers, read from GeoJSON coordinates or from a TopoJSON's own bbox. */

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** `unreadable` when the text is no map; undefined when it is one that does not say where it lies. */
export function mapBox(text: string): Box | 'unreadable' | undefined {
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  const { type, bbox } = (map ?? {}) as { type?: unknown; bbox?: unknown };
  if (typeof type !== 'string') return 'unreadable';
  if (Array.isArray(bbox) && bbox.length === 4 && bbox.every((edge) => typeof edge === 'number')) {
    const [west = 0, south = 0, east = 0, north = 0] = bbox as number[];
    return { west, south, east, north };
  }
  return type === 'Topology' ? undefined : boxOf(map);
}

/** Walks all there is, with a stack of our own: a hostile map may nest deeper than the language's. */
function boxOf(map: unknown): Box | undefined {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const waiting: unknown[] = [map];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number') {
      [west, east] = [Math.min(west, value[0]), Math.max(east, value[0])];
      [south, north] = [Math.min(south, value[1]), Math.max(north, value[1])];
    } else if (typeof value === 'object' && value !== null) {
      for (const key of KEYS) if (key in value) waiting.push((value as Record<string, unknown>)[key]);
      if (Array.isArray(value)) for (const item of value) waiting.push(item);
    }
  }
  return west <= east ? { west, south, east, north } : undefined;
}
const KEYS = ['features', 'geometry', 'geometries', 'coordinates'];
