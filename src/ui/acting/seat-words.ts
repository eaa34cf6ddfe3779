/** What a seat is called in full: whose it is and in what role. */
import { roleOf } from '../../drill/seats.ts';
import type { Desk } from '../desk.ts';
import type { PageNames } from '../names.ts';
import { speechOf } from '../words.ts';

/** `T02 化工处置 · 队长`, `市防指 · 指挥部`, `导调员 海上`. */
export function seatName(
  desk: Desk,
  seat: string,
  names: PageNames = desk.names,
  language = desk.speech.language,
): string {
  const role = roleOf(desk.scenario, seat);
  const called = names.party(seat);
  if (role === 'team-leader') return `${called} · ${speechOf(language).words.role[role]}`;
  return called;
}
