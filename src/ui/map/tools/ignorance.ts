/** For how long headquarters did not know of what had happened. */
import { knownIncidents, type Telling } from '../../../drill/known.ts';
import type { DrillState } from '../../../drill/state.ts';
import { MINUTE } from '../../../units/time.ts';

export interface Unknown {
  readonly id: string;
  readonly occurred: number;
  /** Drill time from which it was known; undefined while it is not. */
  readonly since: number | undefined;
  /** Whole minutes without knowing, until it was known, was over, or until now. */
  readonly minutes: number;
}

/** Of each incident that has occurred, those still unknown first, then the longest unknown. */
export function ignorance(scenario: Telling, state: DrillState, headquarters: string, now: number): readonly Unknown[] {
  const known = knownIncidents(scenario, state, headquarters);
  const found = Object.entries(state.incidents).flatMap(([id, { occurred, closed }]): Unknown[] => {
    if (occurred === undefined || occurred > now) return [];
    const since = known[id]?.since;
    const until = Math.min(since ?? now, closed ?? now, now);
    return [{ id, occurred, since, minutes: Math.max(0, Math.floor((until - occurred) / MINUTE)) }];
  });
  return found.sort((a, b) => Number(a.since !== undefined) - Number(b.since !== undefined) || b.minutes - a.minutes);
}
