/** A drill time as a user writes it. */
import type { Scenario } from '../scenario/scenario.ts';
import { type DrillTime, formatDrillTime, formatLandfallTime, parseDrillTime } from '../units/time.ts';
import { UserError } from './user-error.ts';

/** Throws a `UserError` of exit 2 for what is no time of this drill. */
export function readTime(text: string, { meta }: Scenario): DrillTime {
  const at = parseDrillTime(text, meta.landfall);
  if (at !== undefined && at >= 0) return at;
  throw new UserError(
    {
      zh: `“${text}”不是演练时间，写作 T+hh:mm${meta.landfall === undefined ? '' : ' 或 L-hh:mm'}`,
      en: `"${text}" is not a time of this drill: write T+hh:mm${meta.landfall === undefined ? '' : ' or L-hh:mm'}`,
    },
    2,
  );
}

/** `T+48:00:00`, with `L−24:00` where the drill has a landfall. */
export function sayTime(at: number, { meta }: Scenario): string {
  const time = formatDrillTime(at as DrillTime);
  return meta.landfall === undefined ? time : `${time} ${formatLandfallTime(at as DrillTime, meta.landfall)}`;
}
