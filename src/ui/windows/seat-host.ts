/** The seats of the drill that this window has open, for other windows of the browser: who may have one, and who is next to run the drill. */

import type { Text } from '../../text/words.ts';
import { seatName } from '../acting/seat-words.ts';
import type { Desk } from '../desk.ts';
import { notLoaded } from '../on-demand.ts';
import { knowsAll, learnAll } from '../words.ts';
import { WindowHost, type Wish } from './link.ts';

/** Where windows with seats find the window that has their drill. */
export const SEATS_HALL = 'landfall-seats';
/** Held by the page that runs the drill; whoever waits for it longest is the next to. */
export const hostLock = (drill: string): string => `landfall-host-${drill}`;

/** What whoever has not chosen a seat yet is told of a drill. */
export interface Lobby {
  readonly title: Text;
  readonly seats: readonly { readonly id: string; readonly name: Text; readonly manned: boolean }[];
}

/** Until the answer is called. A drill that is not live, or not kept, has no seats for others. */
export function hostSeats(desk: Desk): () => void {
  const { kept, admit, seat } = desk.opened;
  if (kept === undefined || admit === undefined) return () => {};
  const host = new WindowHost(kept, (wish, port) => letIn(desk, wish, port as BroadcastChannel), SEATS_HALL);
  const leaving = new AbortController();
  // One that took the drill over has it already.
  if (seat === undefined) void holdUntil(hostLock(kept), leaving.signal);
  return () => {
    host.close();
    leaving.abort();
  };
}

function letIn(
  desk: Desk,
  { role, seat = '' }: Wish,
  port: BroadcastChannel,
): { given: unknown; leave(): void } | undefined {
  if (role === 'lobby') return lobbyOf(desk);
  const admit = desk.opened.admit;
  if (role !== 'seat' || admit === undefined || !seatsOf(desk).includes(seat)) return undefined;
  // The worker answers on it: what it says to that window does not pass through this one.
  port.close();
  return { given: {}, leave: admit(seat, port.name) };
}

const seatsOf = (desk: Desk): readonly string[] => [
  ...new Set(['director', ...desk.scenario.seats.map(({ id }) => id)]),
];

/** Seats are called in both languages; who asks before they are known here asks again. */
function lobbyOf(desk: Desk): { given: Lobby; leave(): void } | undefined {
  if (!knowsAll()) {
    learnAll().catch((error: unknown) => notLoaded(desk.store, error));
    return undefined;
  }
  const [zh, en] = [desk.namesIn('zh'), desk.namesIn('en')];
  const manned = desk.view?.state.manned ?? {};
  const seats = seatsOf(desk).map((id) => ({
    id,
    name: { zh: seatName(desk, id, zh, 'zh'), en: seatName(desk, id, en, 'en') },
    manned: manned[id] === true,
  }));
  return { given: { title: desk.scenario.meta.title, seats }, leave: () => {} };
}

/** Holds a lock, once it is to be had, until `signal` says so. */
export async function holdUntil(name: string, signal: AbortSignal): Promise<void> {
  try {
    await navigator.locks.request(
      name,
      { signal },
      () => new Promise<void>((done) => signal.addEventListener('abort', () => done())),
    );
  } catch {
    // It was left before the lock came.
  }
}
