import { expect, test } from 'vitest';
import {
  civilAt,
  type DrillTime,
  formatCivil,
  formatDrillTime,
  formatLandfallTime,
  HOUR,
  MINUTE,
  parseDrillTime,
  parseDuration,
  parseLocal,
} from './time.ts';

const landfall = (72 * HOUR) as DrillTime;

test.each([
  ['T+00:00', 0],
  ['T+01:20', 80 * MINUTE],
  ['T+95:59:30', 95 * HOUR + 59.5 * MINUTE],
  ['L-06:00', 66 * HOUR],
  ['L−06:00', 66 * HOUR],
  ['L+24:00', 96 * HOUR],
])('%s is a drill time', (text, at) => expect(parseDrillTime(text, landfall)).toBe(at));

test.each(['T+1:5', 'T-01:00', '01:20', 'T+00:60', 'L06:00', 'noon', ''])('%s is none', (text) => {
  expect(parseDrillTime(text, landfall)).toBeUndefined();
});

test('a time from landfall has no place in a drill without landfall', () => {
  expect(parseDrillTime('L-06:00')).toBeUndefined();
});

test('durations are hours and minutes, and seconds where wanted', () => {
  expect(parseDuration('00:15')).toBe(15 * MINUTE);
  expect(parseDuration('02:00:30')).toBe(2 * HOUR + 30_000);
  expect(parseDuration('15')).toBeUndefined();
});

test('times are printed as they are read', () => {
  expect(formatDrillTime((65 * HOUR + 41 * MINUTE + 40_000) as DrillTime)).toBe('T+65:41:40');
  expect(formatLandfallTime((65 * HOUR + 42 * MINUTE) as DrillTime, landfall)).toBe('L−06:18');
  expect(formatLandfallTime((75 * HOUR) as DrillTime, landfall)).toBe('L+03:00');
});

test('the local clock runs over midnight, month ends and leap days', () => {
  const start = parseLocal('2022-08-09T15:00');
  expect(start).toBeDefined();
  expect(formatCivil(civilAt(start ?? 0, landfall))).toBe('2022-08-12T15:00:00');
  expect(civilAt(start ?? 0, landfall).weekday).toBe(5);
  expect(formatCivil(civilAt(parseLocal('2024-02-28T23:30') ?? 0, HOUR as DrillTime))).toBe('2024-02-29T00:30:00');
  expect(parseLocal('2023-02-29T00:00')).toBeUndefined();
});
