/** Which keyframes are kept: near ones close together, old ones an hour apart, of all no more than there is room for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import { EVERY, isDue, type Shelved, thinned } from './shelf.ts';

/** A drill of `hours` whose every due keyframe is shelved, thinned as it goes. */
function shelfAfter(hours: number, bytes: number, step: number): Shelved[] {
  let shelf: Shelved[] = [];
  for (let at = 0; at <= hours * HOUR; at += step) {
    const now = at as DrillTime;
    if (!isDue(now, shelf.at(-1)?.at)) continue;
    shelf.push({ at: now, bytes });
    const dropped = thinned(shelf, now);
    shelf = shelf.filter((one) => !dropped.includes(one));
  }
  return shelf;
}

test('of 96 hours: each ten minutes of the last two hours, and each hour before', () => {
  const times = shelfAfter(96, 1_200_000, MINUTE).map(({ at }) => at / MINUTE);
  const near = times.filter((at) => at > 94 * 60);
  expect(near).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120].map((m) => 94 * 60 + m));
  expect(times.filter((at) => at <= 94 * 60)).toEqual(Array.from({ length: 95 }, (_, hour) => hour * 60));
});

test('large ones: the oldest go first, the newest stays, two hundred megabytes are not passed', () => {
  const shelf = shelfAfter(48, 30_000_000, MINUTE);
  expect(shelf.map(({ at }) => at / MINUTE)).toEqual([-50, -40, -30, -20, -10, 0].map((m) => 48 * 60 + m));
  expect(shelfAfter(3, 500_000_000, MINUTE).map(({ at }) => at)).toEqual([3 * HOUR]);
});

test('whatever is shelved and whenever: the newest stays, no two share an hour of the past, and thinning again changes nothing', () => {
  const kept = fc.record({ at: fc.nat(96 * HOUR), bytes: fc.nat(40_000_000) });
  fc.assert(
    fc.property(
      fc.uniqueArray(kept, { selector: ({ at }) => at, minLength: 1, maxLength: 60 }),
      fc.nat(HOUR),
      (all, more) => {
        const shelf = all.map(({ at, bytes }) => ({ at: at as DrillTime, bytes }));
        const newest = Math.max(...shelf.map(({ at }) => at));
        const now = (newest + more) as DrillTime;
        const dropped = thinned(shelf, now);
        const left = shelf.filter((one) => !dropped.includes(one));
        expect(left.some(({ at }) => at === newest)).toBe(true);
        expect(thinned(left, now)).toEqual([]);
        const old = left
          .filter(({ at }) => now - at > 2 * HOUR && at !== newest)
          .map(({ at }) => Math.floor(at / HOUR));
        expect(new Set(old).size).toBe(old.length);
        if (left.length > 1) expect(left.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(200_000_000);
      },
    ),
  );
  expect(EVERY).toBe(10 * MINUTE);
});
