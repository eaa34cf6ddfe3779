/** Where the review of what is open is kept, beside it and in this browser. */
import type { Desk } from '../desk.ts';
import { BLANK, keepVerdict, keptVerdict, type Verdict } from './verdict.ts';

/**
 * A log that has been read has a name of its own. While it is written it goes by that of the kept drill, in the windows that sit in
 * it too, and what was noted then is found again by who replays that drill.
 */
function namesOf({ opened }: Desk): readonly string[] {
  const asked = new URL(location.href).searchParams;
  const kept = opened.kept ?? asked.get('kept') ?? asked.get('join');
  const names = [opened.logId, kept].filter((name): name is string => typeof name === 'string');
  return names.length > 0 ? names : [opened.source];
}

export function keptReview(desk: Desk): Verdict {
  const found = namesOf(desk).map((name) => keptVerdict(name, localStorage));
  return found.find((one) => one !== BLANK) ?? BLANK;
}

/** Whether it could be kept. */
export const keepReview = (desk: Desk, verdict: Verdict): boolean =>
  keepVerdict(namesOf(desk)[0] as string, verdict, localStorage);

/** With one expected action seen, or not seen after all. */
export function withObserved(verdict: Verdict, action: string, seen: boolean): Verdict {
  const others = verdict.observed.filter((one) => one !== action);
  return { ...verdict, observed: seen ? [...others, action] : others };
}
