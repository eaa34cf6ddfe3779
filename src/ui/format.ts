/** Numbers and times as the look writes them (look 7). Pure; words come with the caller's language. */
import {
  type CivilTime,
  civilAt,
  type DrillTime,
  formatDrillTime,
  formatDuration,
  formatLandfallTime,
  HOUR,
  MINUTE,
  type Millis,
  SECOND,
} from '../units/time.ts';
import { fill, type Speech } from './words.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** `L−06:18` where the scenario has a landfall, `T+65:41` where it has none. */
export const drillMoment = (at: number, landfall: number | undefined, seconds = false): string =>
  landfall === undefined
    ? formatDrillTime(at as DrillTime, seconds)
    : formatLandfallTime(at as DrillTime, landfall as DrillTime, seconds);

/** `08:41:40` of the place of the drill. */
export function localClock(startEx: number, at: number, seconds = true): string {
  const t = civilAt(startEx, at as DrillTime);
  return `${two(t.hour)}:${two(t.minute)}${seconds ? `:${two(t.second)}` : ''}`;
}

/** `2022-08-12 周五`. */
export function localDate(startEx: number, at: number, speech: Speech): string {
  const t: CivilTime = civilAt(startEx, at as DrillTime);
  return `${t.year}-${two(t.month)}-${two(t.day)} ${speech.words.weekday[t.weekday] ?? ''}`;
}

/** `41 分`, `2 小时 05 分`, `20 秒`; whole units, rounded down. */
export function spanWords(span: Millis, { words }: Speech): string {
  const { second, minute, hour } = words.unit;
  const whole = Math.abs(span);
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)} ${second}`;
  const minutes = Math.floor(whole / MINUTE);
  return minutes < 60 ? `${minutes} ${minute}` : `${Math.floor(minutes / 60)} ${hour} ${two(minutes % 60)} ${minute}`;
}

/** A span in a narrow column: `41 分`, `2时05分`, `3 天`. */
export function shortSpan(span: Millis, { words }: Speech): string {
  const minutes = Math.floor(Math.abs(span) / MINUTE);
  if (minutes < 60) return `${minutes} ${words.unit.minute}`;
  const { hoursMinutes, day } = words.unit;
  if (minutes < 48 * 60) return fill(hoursMinutes, { h: Math.floor(minutes / 60), m: two(minutes % 60) });
  return `${Math.floor(minutes / 1440)} ${day}`;
}

/** Time left, or time past its moment: `00:02:10`, `逾 00:11:20`, and in words after an hour. */
export function countdown(
  left: Millis,
  speech: Speech,
): { readonly text: string; readonly late: boolean; readonly near: boolean } {
  if (left >= 0) return { text: formatDuration(left), late: false, near: left < 5 * MINUTE };
  const past = -left < HOUR ? formatDuration(left) : spanWords(left, speech);
  return { text: fill(speech.labels.injects.due, { span: past }), late: true, near: false };
}

/** What a second of the room is worth on the drill's clock: `1 秒 = 5 分`. */
export function speedWords(speed: number, speech: Speech): string {
  const span = speed < 1 ? `${speed} ${speech.words.unit.second}` : spanWords(speed * SECOND, speech);
  return fill(speech.labels.header.oneSecond, { span });
}

export const percent = (share: number, places = 0): string => `${(share * 100).toFixed(places)}%`;

/** `1.2 MB`, `640 kB`. */
export const fileSize = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
