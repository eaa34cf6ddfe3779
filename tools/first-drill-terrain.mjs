// Makes the invented ground of scenarios/first-drill, coarse all over and fine around the quay. `node tools/first-drill-terrain.mjs`
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../scenarios/first-drill/', import.meta.url);
/** @type {{features: {properties: {layer: string}, geometry: {coordinates: [number, number][][]}}[]}} */
const map = JSON.parse(readFileSync(new URL('map.geojson', folder), 'utf8'));
/** The mainland's ring; its first two points and its last are inland. */
const coast = (map.features[0]?.geometry.coordinates[0] ?? []).slice(1, -2);

/**
 * Latitude of the coast at a longitude.
 * @param {number} lon
 */
function coastAt(lon) {
  const next = coast.findIndex(([x]) => x >= lon);
  const [x0, y0] = coast[Math.max(0, next - 1)] ?? [0, 0];
  const [x1, y1] = coast[Math.max(0, next)] ?? [0, 0];
  return x0 === x1 ? y1 : y0 + ((y1 - y0) * (lon - x0)) / (x1 - x0);
}

/**
 * Metres above mean sea level all over the map: a sea bed, a shore, hills that rise inland.
 * @param {number} lon
 * @param {number} lat
 */
function wide(lon, lat) {
  const inland = lat - coastAt(lon);
  if (inland < 0) return Math.max(-40, 500 * inland - 1);
  const hills = 60 * Math.max(0, Math.sin(lon * 40) * Math.sin(lat * 55) + 0.3);
  return Math.min(3 + 320 * inland, 12) + hills * Math.min(1, inland / 0.06);
}

/**
 * Metres above mean sea level: a sea bed, a quay at 2.4 m, streets that rise inland, and a shallow bowl around the underpass
 * into which they drain.
 * @param {number} lon
 * @param {number} lat
 */
function height(lon, lat) {
  const inland = lat - 28.0118 - 0.0006 * Math.sin((lon - 140.018) * 400);
  if (inland < 0) return Math.max(-6, 4000 * inland - 1);
  const slope = Math.min(2.4 + 320 * inland, 9);
  const away = Math.hypot((lon - 140.026) * 0.88, lat - 28.017);
  return slope - 0.9 * Math.exp(-((away / 0.002) ** 2));
}

/**
 * Writes a grid as an ESRI ASCII file.
 * @param {string} name
 * @param {readonly [west: number, south: number, cell: number, columns: number, rows: number]} grid
 * @param {(lon: number, lat: number) => number} heightAt
 * @param {number} digits
 */
function write(name, [west, south, cell, columns, rows], heightAt, digits) {
  const lines = [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcorner ${west}`,
    `yllcorner ${south}`,
    `cellsize ${cell}`,
    'NODATA_value -9999',
  ];
  for (let row = 0; row < rows; row++) {
    const lat = south + cell * (rows - row - 0.5);
    lines.push(
      Array.from({ length: columns }, (_, i) => heightAt(west + cell * (i + 0.5), lat).toFixed(digits)).join(' '),
    );
  }
  writeFileSync(new URL(name, folder), `${lines.join('\n')}\n`);
}

write('terrain-wide.asc', [139.7, 27.8, 0.005, 120, 80], wide, 0);
write('terrain.asc', [140.018, 28.008, 0.0004, 40, 40], height, 2);
