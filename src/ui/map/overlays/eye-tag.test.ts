import { expect, test } from 'vitest';
import { dodge, edgeTag } from './eye-tag.ts';

const screen = { width: 1000, height: 600 };
const tag = { width: 160, height: 24 };
const insets = { left: 10, top: 50, right: 10, bottom: 30 };

test('an eye on the map needs no tag', () => {
  expect(edgeTag({ x: 500, y: 580 }, screen, tag, insets)).toBeUndefined();
});

test('an eye to the south stands at the lower edge and points down', () => {
  expect(edgeTag({ x: 500, y: 2000 }, screen, tag, insets)).toEqual({ x: 420, y: 546, turn: Math.PI });
});

test('an eye to the east stands at the right edge', () => {
  expect(edgeTag({ x: 9000, y: 300 }, screen, tag, insets)).toMatchObject({ x: 830, y: 288, turn: Math.PI / 2 });
});

test('in a corner the tag stays whole', () => {
  const corner = edgeTag({ x: -4000, y: 3000 }, screen, tag, insets);
  expect(corner?.x).toBeGreaterThanOrEqual(10);
  expect(corner?.y).toBeLessThanOrEqual(600 - 30 - 24);
});

test('a tag moves aside from what already stands in its corner', () => {
  const legend = { x: 10, y: 480, width: 220, height: 90 };
  expect(dodge({ x: 200, y: 540, width: 160, height: 24 }, [legend], 8)).toEqual({ x: 238, y: 540 });
  expect(dodge({ x: 400, y: 540, width: 160, height: 24 }, [legend], 8)).toEqual({ x: 400, y: 540 });
  expect(dodge({ x: 20, y: 470, width: 160, height: 24 }, [legend], 8)).toEqual({ x: 20, y: 448 });
});
