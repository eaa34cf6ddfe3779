import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FramePace } from './frame-pace.ts';

/** A display that takes `lasts` ms for each frame. */
function display(lasts: number): void {
  vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void) =>
    setTimeout(() => draw(performance.now()), lasts),
  );
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
}

/** Frames drawn in `ms` by a picture that always goes on moving. */
function framesIn(ms: number): { readonly count: () => number; readonly pace: FramePace } {
  let drawn = 0;
  const pace = new FramePace(() => {
    drawn += 1;
    pace.next();
  });
  pace.now(false);
  vi.advanceTimersByTime(ms);
  return { count: () => drawn, pace };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a display that keeps up is followed frame by frame', () => {
  display(16);
  expect(framesIn(1600).count()).toBe(100);
});

test('a display that does not is left as much time again', () => {
  display(100);
  const { count } = framesIn(4000);
  expect(count()).toBeLessThan(4000 / 150);
  expect(count()).toBeGreaterThan(4000 / 260);
});

test('what a hand does is drawn at once also then', () => {
  display(100);
  const { count, pace } = framesIn(4000);
  const before = count();
  pace.now(true);
  vi.advanceTimersByTime(101);
  expect(count()).toBe(before + 1);
});

test('a map that is gone draws no more', () => {
  display(16);
  const { count, pace } = framesIn(100);
  pace.stop();
  const before = count();
  vi.advanceTimersByTime(500);
  expect(count()).toBe(before);
});
