/** The walls of each opened drill. Their code comes when a window asks to look, or the director opens the dialog: most drills have no wall. */
import type { Desk } from '../desk.ts';
import { HALL } from '../windows/hall.ts';
import type { WallHost } from './host.ts';

const hosts = new WeakMap<Desk, Promise<WallHost>>();

/** The same host for the same drill. */
export function hostWalls(desk: Desk): Promise<WallHost> {
  const known = hosts.get(desk) ?? import('./host.ts').then(({ WallHost }) => new WallHost(desk));
  hosts.set(desk, known);
  return known;
}

/** Lets walls in as soon as one asks; they ask again, so that the first question may be lost. Returns what sends them away. */
export function awaitWalls(desk: Desk, failed: (error: unknown) => void): () => void {
  const hall = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(HALL);
  let closed = false;
  hall?.addEventListener('message', ({ data }: MessageEvent<{ readonly say?: string } | null>) => {
    if (data?.say !== 'who' && data?.say !== 'hello') return;
    hall.close();
    if (!closed) hostWalls(desk).catch(failed);
  });
  return () => {
    closed = true;
    hall?.close();
    void hosts.get(desk)?.then((host) => host.close());
  };
}
