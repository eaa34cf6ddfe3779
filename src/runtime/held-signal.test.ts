import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { held, type Said, saidToo } from './held-signal.ts';

/** What stands after each of these bulletins. */
function stood(bulletins: readonly number[], hold: number): number[] {
  let [had, said]: [number, Said] = [0, {}];
  return bulletins.map((wants) => {
    had = held(had, [wants], said['surge'] ?? []);
    said = saidToo(said, 'surge', wants, hold);
    return had;
  });
}

describe('a signal that is held', () => {
  test('does not come and go with each bulletin', () => {
    expect(stood([1, 0, 1, 0, 1], 2)).toEqual([1, 1, 1, 1, 1]);
    expect(stood([1, 0, 0], 2)).toEqual([1, 1, 0]);
  });

  test('is not lowered by a bulletin that raises it again before the next', () =>
    expect(held(2, [0, 0, 2], [0])).toBe(2));

  test('goes down one colour a bulletin, to what is foretold of it twice', () => {
    expect(stood([4, 2, 3, 1, 0, 0, 0], 2)).toEqual([4, 4, 3, 3, 2, 1, 0]);
    expect(stood([4, 0, 0, 0, 0], 1)).toEqual([4, 3, 2, 1, 0]);
  });

  test('law: it is never under the latest bulletin, raised at once, and lowered by one, by so many that agree', () => {
    const severities = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(severities, fc.integer({ min: 1, max: 4 }), (bulletins, hold) => {
        const after = stood(bulletins, hold);
        for (const [i, now] of after.entries()) {
          const before = after[i - 1] ?? 0;
          expect(now).toBeGreaterThanOrEqual(bulletins[i] as number);
          if (now > before) expect(now).toBe(bulletins[i]);
          expect(before - now).toBeLessThanOrEqual(1);
          if (now < before)
            expect(Math.max(...bulletins.slice(Math.max(0, i + 1 - hold), i + 1))).toBeLessThanOrEqual(now);
        }
      }),
    );
  });
});
