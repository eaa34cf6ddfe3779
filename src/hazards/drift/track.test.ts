/** What a map shows of a sortie: it grows as the sortie goes on, ends with it, and stays on its ground. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, inRing, type LonLat } from '../../world/geo.ts';
import { groundOf, MILE, PATTERNS } from './pattern.ts';
import { ringOfGround, trackOf } from './track.ts';

const HERE: LonLat = [120.6, 35.8];
const ellipse = { centre: HERE, major: 3 * MILE, minor: 1.5 * MILE, angle: 0.4 };
const lengthOf = (line: readonly LonLat[]): number =>
  line.slice(1).reduce((sum, place, i) => sum + distance(line[i] as LonLat, place) / MILE, 0);
const grounds = fc.record({
  pattern: fc.constantFrom(...PATTERNS),
  width: fc.double({ min: 0.2, max: 1, noNaN: true }),
  whole: fc.double({ min: 4, max: 90, noNaN: true }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('a track is at no time longer than the sortie has come, but for what whole legs make of parallel ones', () => {
  fc.assert(
    fc.property(grounds, ({ pattern, width, whole, share }) => {
      const ground = groundOf(pattern, ellipse, width, whole);
      const [part, all] = [trackOf(ground, whole, whole * share), trackOf(ground, whole, whole)];
      expect(lengthOf(part)).toBeLessThanOrEqual(lengthOf(all) * 1.001);
      if (pattern !== 'PS') expect(lengthOf(part)).toBeLessThanOrEqual(whole * share * 1.01 + 1e-6);
      // What has been sailed stays as it was.
      for (const [i, place] of part.slice(0, -1).entries()) expect(distance(place, all[i] as LonLat)).toBeLessThan(1);
    }),
  );
});

test('a track stays on the ground that is searched', () => {
  fc.assert(
    fc.property(grounds, ({ pattern, width, whole, share }) => {
      const ground = groundOf(pattern, ellipse, width, whole);
      const ring = ringOfGround(ground, whole);
      // Legs end on the edge of the box: a hair inside it they are within.
      const within = ([lon, lat]: LonLat): LonLat => [
        HERE[0] + (lon - HERE[0]) * 0.999,
        HERE[1] + (lat - HERE[1]) * 0.999,
      ];
      if (pattern !== 'SS')
        for (const place of trackOf(ground, whole, whole * share)) expect(inRing(within(place), ring)).toBe(true);
    }),
  );
});

test('a unit on its way to the datum has no track yet', () => {
  expect(trackOf(groundOf('PS', ellipse, 0.3, 12), 12, -3)).toEqual([]);
});
