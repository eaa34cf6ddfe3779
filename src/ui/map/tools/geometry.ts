/** What is measured on the map, and a place as somebody types it. */
import { EARTH_RADIUS, type LonLat, lonDifference } from '../../../world/geo.ts';

const RADIANS = Math.PI / 180;

/** Area of a polygon on the sphere, m², whichever way round it is given; 0 for less than three corners. Its sides are taken as straight in longitude and latitude. */
export function areaOf(ring: readonly LonLat[]): number {
  if (ring.length < 3) return 0;
  let sum = 0;
  ring.forEach(([lon, lat], i) => {
    const [next, nextLat] = ring[(i + 1) % ring.length] as LonLat;
    sum += lonDifference(lon, next) * RADIANS * (2 + Math.sin(lat * RADIANS) + Math.sin(nextLat * RADIANS));
  });
  return Math.abs((sum * EARTH_RADIUS * EARTH_RADIUS) / 2);
}

/** `320 m`, `15.6 km`. */
export const lengthWords = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;

/** `8500 m²`, `1.2 km²`. */
export const areaWords = (metres: number): string =>
  metres < 100_000 ? `${Math.round(metres)} m²` : `${(metres / 1e6).toFixed(metres < 1e6 ? 2 : 1)} km²`;

/**
 * A place from two numbers in degrees: with their letters in any order (`36.05 N 120.22 E`), or without, longitude first as the map
 * writes it. Undefined for anything else.
 */
export function placeFrom(typed: string): LonLat | undefined {
  const text = typed
    .trim()
    .toUpperCase()
    .replace(/[°，,;]/g, ' ')
    .replace(/−/g, '-');
  const found = /^(-?\d+(?:\.\d+)?)\s*([NSEW])?\s+(-?\d+(?:\.\d+)?)\s*([NSEW])?$/.exec(text);
  if (!found) return undefined;
  const [, a = '', letterA, b = '', letterB] = found;
  if ((letterA === undefined) !== (letterB === undefined)) return undefined;
  const isLat = (letter: string | undefined): boolean => letter === 'N' || letter === 'S';
  if (letterA !== undefined && isLat(letterA) === isLat(letterB)) return undefined;
  const signed = (value: string, letter: string | undefined): number =>
    Number(value) * (letter === 'S' || letter === 'W' ? -1 : 1);
  const [one, other] = [signed(a, letterA), signed(b, letterB)];
  const [lon, lat] = isLat(letterA) ? [other, one] : [one, other];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? [lon, lat] : undefined;
}
