/**
 * Drill time: integer milliseconds since StartEx. The only place where times are parsed, printed or converted.
 * Forms (design 1): `T+hh:mm[:ss]` since StartEx, `L±hh:mm[:ss]` from landfall, durations `hh:mm[:ss]`.
 */
declare const drillTimeBrand: unique symbol;
/** Milliseconds since StartEx, an integer; may be negative only for times before the drill (never on the clock). */
export type DrillTime = number & { readonly [drillTimeBrand]: true };
/** A length of time in milliseconds. */
export type Millis = number;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60_000;
export const HOUR: Millis = 3_600_000;
export const T0 = 0 as DrillTime;

/** `at` moved by `by` milliseconds, rounded to a whole millisecond. */
export const later = (at: DrillTime, by: Millis): DrillTime => Math.round(at + by) as DrillTime;

const DURATION = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;
const TIME = /^(T\+|L[+\-−])(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;

/** Parses a duration `hh:mm[:ss]`; undefined when it has another form. */
export function parseDuration(text: string): Millis | undefined {
  const found = DURATION.exec(text);
  return found ? clockMillis(found[1], found[2], found[3]) : undefined;
}

/** Parses `T+hh:mm[:ss]` or `L±hh:mm[:ss]`; `landfall` places L. Undefined when it has another form or L has no place. */
export function parseDrillTime(text: string, landfall?: DrillTime): DrillTime | undefined {
  const found = TIME.exec(text);
  if (!found) return undefined;
  const span = clockMillis(found[2], found[3], found[4]);
  if (found[1] === 'T+') return span as DrillTime;
  if (landfall === undefined) return undefined;
  return (found[1] === 'L+' ? landfall + span : landfall - span) as DrillTime;
}

function clockMillis(hours = '0', minutes = '0', seconds = '0'): Millis {
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** `hh:mm:ss`, or `hh:mm` without seconds; whole seconds, towards zero; the sign is dropped. */
export function formatDuration(span: Millis, seconds = true): string {
  const whole = Math.floor(Math.abs(span) / SECOND);
  const head = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}`;
  return seconds ? `${head}:${two(whole % 60)}` : head;
}

/** `T+hh:mm[:ss]`. */
export const formatDrillTime = (at: DrillTime, seconds = true): string => `T+${formatDuration(at, seconds)}`;

/** `L−hh:mm` before landfall (U+2212), `L+hh:mm` after it. */
export function formatLandfallTime(at: DrillTime, landfall: DrillTime, seconds = false): string {
  return `${at < landfall ? 'L−' : 'L+'}${formatDuration(at - landfall, seconds)}`;
}

/** A local civil time, and how it is written. `weekday` 0 is Sunday. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Parses a local time `yyyy-mm-ddThh:mm[:ss]` into seconds since 1970-01-01T00:00 local; undefined when it is none. */
export function parseLocal(text: string): number | undefined {
  const f = LOCAL.exec(text);
  if (!f) return undefined;
  const [year, month, day] = [Number(f[1]), Number(f[2]), Number(f[3])];
  const [hour, minute, second] = [Number(f[4]), Number(f[5]), Number(f[6] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  const days = daysFromCivil(year, month, day);
  if (civilFromDays(days).day !== day) return undefined;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

/** Seconds that local time is ahead of UTC, of an offset `±hh:mm`. Throws when it has another form. */
export function parseOffset(text: string): number {
  const f = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (!f) throw new RangeError(`${text} is no offset from UTC; it must be ±hh:mm`);
  return (f[1] === '-' ? -1 : 1) * (Number(f[2]) * 3600 + Number(f[3]) * 60);
}

/** Civil time at drill time `at` for a drill that starts at local second `startEx` (see parseLocal). */
export function civilAt(startEx: number, at: DrillTime): CivilTime {
  const total = startEx + Math.floor(at / SECOND);
  const days = Math.floor(total / 86_400);
  const rest = total - days * 86_400;
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** `yyyy-mm-ddThh:mm:ss` of a civil time. */
export function formatCivil(t: CivilTime): string {
  return `${t.year}-${two(t.month)}-${two(t.day)}T${two(t.hour)}:${two(t.minute)}:${two(t.second)}`;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (March-based years, so that leap days end a year). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const doe = shifted - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}
