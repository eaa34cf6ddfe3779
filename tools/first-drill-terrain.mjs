// Makes scenarios/first-drill/terrain.asc: the invented ground around the old quay. `node tools/first-drill-terrain.mjs`
import { writeFileSync } from 'node:fs';

const [west, south, cell, columns, rows] = [140.018, 28.008, 0.0004, 40, 40];

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
  lines.push(Array.from({ length: columns }, (_, i) => height(west + cell * (i + 0.5), lat).toFixed(2)).join(' '));
}
writeFileSync(new URL('../scenarios/first-drill/terrain.asc', import.meta.url), `${lines.join('\n')}\n`);
