/** The walls of each opened drill. Their code comes when a window asks to look, or the director opens the dialog: most drills have no wall. */
import type { Desk } from '../desk.ts';
import { HALL } from '../windows/hall.ts';
import type { WallHost } from './host.ts';
import type { WallLender } from './lender.ts';

const hosts = new WeakMap<Desk, Promise<WallHost>>();

/** The same host for the same drill. */
export function hostWalls(desk: Desk): Promise<WallHost> {
  const known = hosts.get(desk) ?? import('./host.ts').then(({ WallHost }) => new WallHost(desk));
  hosts.set(desk, known);
  return known;
}

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
    if (data?.say !== 'who' && data?.say !== 'hello') return;
    hall.close();
    if (!closed) (blind ? lendWalls(desk) : hostWalls(desk)).catch(failed);
  });
  return () => {
    closed = true;
    hall?.close();
    void (hosts.get(desk) ?? lenders.get(desk))?.then((host) => host.close());
  };
}
