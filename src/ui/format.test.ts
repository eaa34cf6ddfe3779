import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../units/time.ts';
import { countdown, drillMoment, fileSize, localDate, percent, shortSpan, spanWords, speedWords } from './format.ts';
import { layoutFor } from './layout.ts';
import { learnAll, speechOf } from './words.ts';

await learnAll();

const [zh, en] = [speechOf('zh'), speechOf('en')];

test('a countdown warns in its last five minutes and then counts what is late', () => {
  expect(countdown(20 * MINUTE, zh)).toEqual({ text: '00:20:00', late: false, near: false });
  expect(countdown(2 * MINUTE + 10 * SECOND, zh)).toMatchObject({ text: '00:02:10', near: true });
  expect(countdown(-(11 * MINUTE + 20 * SECOND), zh)).toMatchObject({ text: '逾 00:11:20', late: true });
  expect(countdown(-(HOUR + 12 * MINUTE), zh).text).toBe('逾 1 小时 12 分');
});

test('times are told from landfall where there is one', () => {
  expect(drillMoment(65 * HOUR + 42 * MINUTE, 72 * HOUR)).toBe('L−06:18');
  expect(drillMoment(65 * HOUR, undefined)).toBe('T+65:00');
  expect(localDate(0, 4 * 24 * HOUR, zh)).toBe('1970-01-05 周一');
});

test('spans are words, and a speed says what a second is worth', () => {
  expect(spanWords(41 * MINUTE, zh)).toBe('41 分');
  expect(spanWords(2 * HOUR + 5 * MINUTE, zh)).toBe('2 小时 05 分');
  expect(shortSpan(9 * HOUR + MINUTE, zh)).toBe('9时01分');
  expect(shortSpan(50 * HOUR, zh)).toBe('2 天');
  expect(speedWords(300, zh)).toBe('1 秒 = 5 分');
  expect(speedWords(1, en)).toBe('1 s = 1 s');
  expect(speedWords(0.5, zh)).toBe('1 秒 = 0.5 秒');
  expect(percent(0.745, 1)).toBe('74.5%');
  expect(fileSize(1_310_000)).toBe('1.3 MB');
});

test('a window gets the arrangement that fits it', () => {
  expect(layoutFor(1920, 1080, false)).toBe('director');
  expect(layoutFor(2560, 1440, false)).toBe('wide');
  expect(layoutFor(1280, 720, false)).toBe('compact');
  expect(layoutFor(1366, 768, false)).toBe('compact');
  expect(layoutFor(1024, 768, true)).toBe('tablet');
  expect(layoutFor(390, 844, true)).toBe('phone');
});
