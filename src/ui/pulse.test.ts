import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse } from './pulse.ts';

let frame: ((now: number) => void) | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => {
    frame = callback;
    return 1;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const draw = (now: number): void => {
  const due = frame;
  frame = undefined;
  due?.(now);
};

test('many beats before a frame are one', () => {
  const pulse = new Pulse();
  const heard = vi.fn();
  pulse.listen('frame', heard);
  pulse.beat();
  pulse.beat();
  draw(16);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('the last change of a burst reaches the calm listeners, even when a frame’s time lies before its timer’s', () => {
  const pulse = new Pulse();
  const heard = vi.fn();
  pulse.listen('calm', heard);
  pulse.beat();
  draw(1000);
  pulse.beat();
  draw(1016);
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(234);
  draw(1240); // too early by this frame's own clock
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20);
  draw(1260);
  expect(heard).toHaveBeenCalledTimes(2);
});
