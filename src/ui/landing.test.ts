import { expect, test } from 'vitest';
import { HOUR } from '../units/time.ts';
import { landfallShown, landingOf } from './landing.ts';

const landfall = 72 * HOUR;
/** A window at `at`; `told` is what its bulletins let it expect, undefined where it knows the hour itself. */
const windowAt = (at: number, told?: number | null) =>
  ({ at, landfall, view: told === undefined ? {} : { landfall: told } }) as Parameters<typeof landingOf>[0];

test('who knows the hour is told from it', () => {
  expect(landfallShown(windowAt(0))).toBe(landfall);
  expect(landingOf(windowAt(0))).toEqual({ word: 'landfall', left: landfall });
});

test('who knows bulletins only is told from what they let one expect, from nothing before the first, and ashore from the hour', () => {
  expect(landfallShown(windowAt(0, null))).toBeUndefined();
  expect(landingOf(windowAt(0, null))).toEqual({ word: 'expected', left: undefined });
  expect(landfallShown(windowAt(HOUR, 70 * HOUR))).toBe(70 * HOUR);
  expect(landingOf(windowAt(HOUR, 70 * HOUR))).toEqual({ word: 'expected', left: 69 * HOUR });
  expect(landingOf(windowAt(71 * HOUR, 70 * HOUR))).toEqual({ word: 'expected', left: 0 });
  expect(landfallShown(windowAt(73 * HOUR, landfall))).toBe(landfall);
  expect(landingOf(windowAt(73 * HOUR, landfall))).toEqual({ word: 'landed', left: -HOUR });
});
