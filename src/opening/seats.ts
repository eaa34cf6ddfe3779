/**
 * Seats of the live drill in other windows of this browser. Each has a channel of its own straight to this worker: what a seat is not to
 * know leaves the worker towards no window but those that may have it.
 */
import { toldScenario } from '../drill/told.ts';
import type { Entry } from '../log/vocabulary.ts';
import type { OpenAnswer, OpenRequest, SeatBegins } from '../player/opening.ts';
import { crossable, seatLock } from '../player/opening.ts';
import type { Player } from '../player/player.ts';
import { SeatPlayer } from '../player/seat-player.ts';
import type { Serving } from '../player/wire.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { host, liveDrill, logFile, type RunningHere } from './host.ts';

/** How often a window is told, ms: one that gets the whole of what it knows each time, and one that gets what is new. */
const TOLD_EVERY = 250;
const SEEN_EVERY = 50;
/** A window that is loaded again is back in its seat in this time; else its plan goes on, ms. */
const GRACE = 5000;

/** The player and the scenario as `seat` has them; all of it without one. */
export function forSeat(
  scenario: Scenario,
  player: Player,
  seat: string | undefined,
  said: readonly Entry[] = [],
): readonly [Player, Scenario, Serving] {
  if (seat === undefined) return [player, crossable(scenario), {}];
  const own = new SeatPlayer(player, scenario, seat, said);
  return own.told
    ? [own, crossable(toldScenario(scenario, seat)), { every: TOLD_EVERY, restated: true }]
    : [own, crossable(scenario), { every: SEEN_EVERY }];
}

/** Whether the log may go to whoever sits in `seat`. */
export const mayHaveLog = (running: RunningHere | undefined, seat: string | undefined): boolean =>
  running === undefined ||
  seat === undefined ||
  !new SeatPlayer(running.player, running.recording.engine.scenario, seat).told;

interface Guest {
  readonly seat: string;
  readonly channel: BroadcastChannel;
  stop: (() => void) | undefined;
  /** Ends the wait for its window to be gone. */
  readonly left: AbortController;
}
const guests = new Map<string, Guest>();

export function admit(seat: string, name: string): void {
  const running = liveDrill();
  if (running === undefined || guests.has(name)) return;
  const channel = new BroadcastChannel(name);
  const guest: Guest = { seat, channel, stop: undefined, left: new AbortController() };
  guests.set(name, guest);
  channel.addEventListener('message', ({ data }: MessageEvent<SeatBegins | OpenRequest>) => {
    if ('seat' in data && data.seat === 'begin') start(running, name, guest);
    else if ('open' in data && data.open === 'download') channel.postMessage(answer(running, seat, data.id));
  });
}

function start(running: RunningHere, name: string, guest: Guest): void {
  if (guest.stop !== undefined) return;
  guest.stop = begin(running, guest);
  // A window that crashed says no farewell.
  navigator.locks.request(seatLock(name), { signal: guest.left.signal }, () => dismiss(name)).catch(() => {});
}

/** The seat is taken in its own name, and all that it may know goes to its window. */
function begin(running: RunningHere, { seat, channel }: Guest): () => void {
  const { recording, player, log, name } = running;
  const { engine } = recording;
  if (engine.scenario.seats.some(({ id }) => id === seat) && engine.state.manned[seat] !== true && seat !== 'director')
    void player.submit({ type: 'seat.take', seat, take: seat });
  const [seen, scenario, serving] = forSeat(engine.scenario, player, seat, log.entries());
  return host(seen, { source: name, scenario, can: ['act'], problems: [] }, serving, channel);
}

function answer(running: RunningHere, seat: string, id: number): OpenAnswer {
  const file = mayHaveLog(running, seat) ? logFile() : undefined;
  return file === undefined ? { opening: 'kept-back', id } : { opening: 'file', id, ...file };
}

export function dismiss(name: string): void {
  const guest = guests.get(name);
  guests.delete(name);
  guest?.stop?.();
  guest?.left.abort();
  guest?.channel.close();
  if (guest?.stop !== undefined) setTimeout(() => giveBack(guest.seat), GRACE);
}

/** Nobody is in the seat any more: it follows its plan. */
function giveBack(seat: string): void {
  const running = liveDrill();
  if (running === undefined || running.seat === seat || [...guests.values()].some((one) => one.seat === seat)) return;
  const { phase, manned } = running.recording.engine.state;
  if (manned[seat] === true && phase !== 'ended' && phase !== 'reviewed')
    void running.player.submit({ type: 'seat.release', seat, release: seat });
}
