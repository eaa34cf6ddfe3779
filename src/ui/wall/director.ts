/** The walls of each opened drill. Their code comes when a window asks to look, or the director opens the dialog: most drills have no wall. */
import type { Desk } from '../desk.ts';
import { HALL } from '../windows/hall.ts';
import type { WallHost } from './host.ts';
import type { WallLender } from './lender.ts';

const hosts = new WeakMap<Desk, Promise<WallHost | undefined>>();

/** The same host for the same drill; undefined while another window has its walls. */
export function hostWalls(desk: Desk): Promise<WallHost | undefined> {
  const known = hosts.get(desk) ?? import('./host.ts').then(({ openWalls }) => openWalls(desk));
  hosts.set(desk, known);
  void known.then((host) => host ?? hosts.delete(desk));
  return known;
}

/** Sends the walls away that this window has. */
export const leaveWalls = (desk: Desk): void =>
  void (hosts.get(desk) ?? lenders.get(desk))?.then((host) => host?.close());

const lenders = new WeakMap<Desk, Promise<WallLender>>();
function lendWalls(desk: Desk): Promise<WallLender> {
  const lender = import('./lender.ts').then(({ WallLender: Lender }) => new Lender(desk));
  lenders.set(desk, lender);
  return lender;
}

/** Lets walls in as soon as one asks; they ask again, so that the first question may be lost. Returns what sends them away. */
export function awaitWalls(desk: Desk, failed: (error: unknown) => void): () => void {
  const hall = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(HALL);
  // A window that was opened for a seat that is told things, and runs the drill because nobody else does.
  const blind = desk.opened.seat !== undefined && desk.store.state.told;
  let closed = false;
  hall?.addEventListener('message', ({ data }: MessageEvent<{ readonly say?: string } | null>) => {
    // A director's window that joins asks for walls that may not have been lent yet.
    if (data?.say !== 'who' && data?.say !== 'hello' && !(blind && data?.say === 'yield')) return;
    hall.close();
    if (!closed) void (blind ? lendWalls(desk) : hostWalls(desk)).catch(failed);
  });
  return () => {
    closed = true;
    hall?.close();
    leaveWalls(desk);
  };
}
