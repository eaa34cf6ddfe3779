// Gives a basemap the names a source lacks: `node tools/map-names.mjs scenarios/<name>/map`.
// Into the places of basemap.topojson go the sea names of seas.geojson, the summits of peaks.geojson and, for places that
// have only a romanised name, the names of names.json. Running it again changes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tools/map-names.mjs <map folder>');
  process.exit(2);
}

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(/** @type {string} */ (folder), name), 'utf8'));

const basemap = read('basemap.topojson');
const names = read('names.json');
const { scale, translate } = basemap.transform;

/** @typedef {{ properties: Record<string, unknown>, geometry: { coordinates: number[] } }} PointFeature */

/** @param {PointFeature} feature */
const quantised = ({ properties, geometry }) => ({
  type: 'Point',
  coordinates: geometry.coordinates.map((degrees, axis) => Math.round((degrees - translate[axis]) / scale[axis])),
  properties,
});

const seas = read('seas.geojson').features.map(quantised);
const peaks = read('peaks.geojson').features.map((/** @type {PointFeature} */ peak) =>
  quantised({ ...peak, properties: { ...peak.properties, kind: 'peak', src: 'typed' } }),
);

const places = basemap.objects.places.geometries
  .filter((/** @type {PointFeature} */ { properties }) => properties['kind'] !== 'sea' && properties['kind'] !== 'peak')
  .map((/** @type {PointFeature} */ place) => {
    const name = names[String(place.properties['en'])];
    return name && place.properties['src'] === 'geonames'
      ? { ...place, properties: { ...place.properties, name } }
      : place;
  });

basemap.objects.places.geometries = [...places, ...seas, ...peaks];
writeFileSync(join(folder, 'basemap.topojson'), JSON.stringify(basemap));
console.log(`${places.length} places, ${seas.length} seas, ${peaks.length} summits`);
