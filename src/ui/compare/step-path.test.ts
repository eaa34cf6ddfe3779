import { expect, test } from 'vitest';
import { stepPath } from './step-path.ts';

const scale = { from: 0, to: 100, left: 0, width: 100 };
const steps = { at: [10, 40], value: [2, 5] };
const y = (value: number): number => value;

test('a curve of steps runs level to each step and goes up there', () => {
  expect(stepPath(steps, scale, y, 0, 100)).toBe('M0 0H10V2H40V5H100');
});

test('a part begins with what held before it, so that two parts make the whole', () => {
  expect(stepPath(steps, scale, y, 20, 50)).toBe('M20 2H40V5H50');
  expect(stepPath(steps, scale, y, 50, 20)).toBe('');
});
