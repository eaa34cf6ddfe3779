/** What a look ahead comes to, in a few words for each thing: the gravest first, then the nearest. */
import { type Foreseen, GRAVE } from '../../player/foresight.ts';
import type { Desk } from '../desk.ts';
import { sayLine } from '../feed/lines.ts';
import { about } from '../journal.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';

export interface Ahead {
  readonly at: number;
  readonly text: string;
  readonly grave: boolean;
  readonly selection: Selection | undefined;
}

/** Types from the front of the list that are people's lives. */
const LIVES = 4;

/** Those that are still to come, gravest first. What happens to one thing twice is said once; households are counted. */
export function itemsOf({ events }: Foreseen, desk: Desk): readonly Ahead[] {
  const { labels } = desk.speech;
  const missed = events.filter(({ type }) => type === 'household.missed');
  const seen = new Set<string>();
  const items: (Ahead & { readonly rank: number })[] = [];
  for (const event of events) {
    const rank = GRAVE.indexOf(event.type);
    const selection = about(event);
    const key =
      event.type === 'household.missed' ? event.type : `${event.type} ${selection?.id ?? sayLine(desk, event)}`;
    if (seen.has(key) || event.at <= desk.at) continue;
    seen.add(key);
    const text =
      event.type === 'household.missed' ? fill(labels.foresight.missed, { n: missed.length }) : sayLine(desk, event);
    items.push({ at: event.at, text, grave: rank < LIVES, selection, rank });
  }
  return items.sort((a, b) => a.rank - b.rank || a.at - b.at);
}
