import { describe, expect, test } from 'vitest';
import { distance, type LonLat } from '../../world/geo.ts';
import {
  applyView,
  contains,
  fitView,
  fromScreen,
  Projection,
  pan,
  stepScale,
  toScreen,
  type View,
  viewBox,
  zoomAbout,
} from './projection.ts';

const centre: LonLat = [120.4, 36.1];
const projection = new Projection(centre);
const view: View = { x: 1000, y: -2000, scale: 0.02, width: 1164, height: 744 };

describe('places and the world', () => {
  test('the centre is the origin, east is right, north is up', () => {
    expect(projection.toWorld(centre)).toEqual({ x: 0, y: 0 });
    expect(projection.x(120.5)).toBeGreaterThan(0);
    expect(projection.y(36.2)).toBeLessThan(0);
  });

  test.each([
    [119.4, 35.5],
    [121.2, 37.2],
    [120.622, 36.17],
    [120.4, -60],
  ] as LonLat[])('there and back at %d, %d', (lon, lat) => {
    const [east, north] = projection.toPlace(projection.toWorld([lon, lat]));
    expect(east).toBeCloseTo(lon, 10);
    expect(north).toBeCloseTo(lat, 10);
  });

  test('near the centre a world metre is a metre, further off it is stretched as said', () => {
    const near: LonLat = [120.5, 36.1];
    expect(projection.x(near[0]) / distance(centre, near)).toBeCloseTo(1, 2);
    const [a, b]: [LonLat, LonLat] = [
      [120.4, 37],
      [120.45, 37],
    ];
    const world = projection.x(b[0]) - projection.x(a[0]);
    expect(world / distance(a, b) / projection.stretch(projection.y(37))).toBeCloseTo(1, 2);
  });

  test('a box in degrees stands on its south side', () => {
    const box = projection.toWorldBox([119.4, 35.5, 121.2, 37.2]);
    expect(box.top).toBeLessThan(box.bottom);
    expect(box.left).toBeLessThan(box.right);
  });
});

describe('the world and the screen', () => {
  test('the view point is in the middle', () => {
    expect(toScreen(view, view)).toEqual({ x: 582, y: 372 });
    expect(fromScreen(view, { x: 582, y: 372 })).toEqual({ x: 1000, y: -2000 });
  });

  test('a layer moved by the view puts a point where toScreen does', () => {
    const moves: number[] = [];
    const keep = (...values: number[]): void => void moves.push(...values);
    const layer = { position: { set: keep }, scale: { set: keep } };
    applyView(layer, view);
    const [by, left, top] = moves;
    const point = { x: 5000, y: 7000 };
    const { x, y } = toScreen(view, point);
    expect(point.x * by! + left!).toBeCloseTo(x, 9);
    expect(point.y * by! + top!).toBeCloseTo(y, 9);
  });

  test('zooming keeps what is under the pointer, panning takes it along', () => {
    const at = { x: 100, y: 700 };
    const held = fromScreen(view, at);
    expect(toScreen(zoomAbout(view, 3, at), held).x).toBeCloseTo(at.x, 9);
    expect(toScreen(zoomAbout(view, 3, at), held).y).toBeCloseTo(at.y, 9);
    expect(toScreen(pan(view, 30, -12), held).x).toBeCloseTo(at.x + 30, 9);
    expect(toScreen(pan(view, 30, -12), held).y).toBeCloseTo(at.y - 12, 9);
  });

  test('a fitted box is inside the screen and touches the padding', () => {
    const box = { left: -1000, top: -500, right: 1000, bottom: 500 };
    const fitted = fitView(box, 1000, 1000, 100);
    expect(toScreen(fitted, { x: -1000, y: 0 }).x).toBeCloseTo(100, 9);
    expect(contains(viewBox(fitted), box)).toBe(true);
    expect(contains(viewBox(fitted), viewBox(fitted, 0.1))).toBe(false);
  });
});

test('lines are redrawn at half octaves only, and are never a fifth off their width', () => {
  for (let scale = 0.001; scale < 2; scale *= 1.05) {
    const off = scale / stepScale(scale);
    expect(off).toBeGreaterThan(0.83);
    expect(off).toBeLessThan(1.2);
  }
  expect(stepScale(0.02)).toBe(stepScale(0.021));
});
