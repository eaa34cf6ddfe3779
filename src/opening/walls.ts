/**
 * Walls of a drill whose own window may not have all of it: a player's, which took the drill over when its director was gone. A wall then
 * gets its picture straight from this worker, and nothing of it passes through that window.
 */
import type { WallAsks } from '../player/opening.ts';
import { crossable, seatLock } from '../player/opening.ts';
import {
  headquartersOf,
  ReportedPlayer,
  WALL_SERVING,
  withoutInjects,
  withoutScript,
} from '../player/reported-player.ts';
import { host, liveDrill, type RunningHere } from './host.ts';

interface Guest {
  readonly channel: BroadcastChannel;
  stop: (() => void) | undefined;
  /** Ends the wait for its window to be gone. */
  readonly left: AbortController;
}
const guests = new Map<string, Guest>();

/** `truth`: of what really is, else what headquarters knows. */
export function admitWall(truth: boolean, name: string): void {
  const running = liveDrill();
  if (running === undefined || guests.has(name)) return;
  const channel = new BroadcastChannel(name);
  const guest: Guest = { channel, stop: undefined, left: new AbortController() };
  guests.set(name, guest);
  channel.addEventListener('message', ({ data }: MessageEvent<WallAsks>) => {
    if ('wall' in data) void running.player.submit({ type: 'noduff', seat: 'director' });
    else if ('seat' in data && guest.stop === undefined) {
      guest.stop = begin(running, truth, channel);
      navigator.locks.request(seatLock(name), { signal: guest.left.signal }, () => dismissWall(name)).catch(() => {});
    }
  });
}

function begin({ recording, player, name }: RunningHere, truth: boolean, channel: BroadcastChannel): () => void {
  const { scenario } = recording.engine;
  const seat = headquartersOf(scenario);
  const opened = { source: name, can: [], problems: [] };
  if (truth || seat === undefined)
    return host(player, { ...opened, scenario: withoutInjects(crossable(scenario)) }, WALL_SERVING, channel);
  const reported = new ReportedPlayer(player, scenario, seat);
  const known = withoutScript(crossable(scenario));
  return host(reported, { ...opened, scenario: known }, { ...WALL_SERVING, whole: true }, channel);
}

export function dismissWall(name: string): void {
  const guest = guests.get(name);
  guests.delete(name);
  guest?.stop?.();
  guest?.left.abort();
  guest?.channel.close();
}
