/** The cone of a foretold track, as places on the earth. */
import { bearing, destination, type LonLat } from '../../../world/geo.ts';

/** Degrees between two points of the cone's round end. */
const ROUND = 10;

type Foretold = readonly (readonly [hours: number, lon: number, lat: number, km: number])[];

/** The cone's edge, closed: along the track on one side, round its end, back on the other. */
export function coneOf(track: Foretold): LonLat[] {
  const places = track.map(([, lon, lat, km]) => ({ at: [lon, lat] as LonLat, metres: km * 1000 }));
  const last = places.at(-1);
  if (places.length < 2 || last === undefined) return [];
  const headings = places.map(({ at }, i) => {
    const [a, b] = [places[Math.max(0, i - 1)]?.at ?? at, places[Math.min(places.length - 1, i + 1)]?.at ?? at];
    return bearing(a, b);
  });
  const side = (turn: number): LonLat[] =>
    places.map(({ at, metres }, i) => destination(at, (headings[i] ?? 0) + turn, metres));
  const ahead = headings.at(-1) ?? 0;
  const end = Array.from({ length: 180 / ROUND - 1 }, (_, i) =>
    destination(last.at, ahead - 90 + ROUND * (i + 1), last.metres),
  );
  const left = side(-90);
  return [...left, ...end, ...side(90).reverse(), ...left.slice(0, 1)];
}
