import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ARMED_FOR, TwoPress } from './two-press.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one press only arms, a second within three seconds fires', () => {
  const presses = new TwoPress(() => {});
  expect(presses.press()).toBe(false);
  expect(presses.armed).toBe(true);
  vi.advanceTimersByTime(ARMED_FOR - 1);
  expect(presses.press()).toBe(true);
  expect(presses.armed).toBe(false);
});

test('after three seconds a press arms anew, and says so each time', () => {
  let told = 0;
  const presses = new TwoPress(() => (told += 1));
  presses.press();
  vi.advanceTimersByTime(ARMED_FOR);
  expect(presses.armed).toBe(false);
  expect(presses.press()).toBe(false);
  expect(told).toBe(3);
});
