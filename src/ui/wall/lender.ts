/** The walls of a drill that this window runs and may not see all of: their pictures come from its worker, and do not pass through here. */
import type { Desk } from '../desk.ts';
import { WindowHost } from '../windows/link.ts';
import { wallOf } from './scene.ts';

/** What a wall is given that gets its picture from elsewhere: it says `begin` on its port until it is answered. */
export interface WallLent {
  readonly lent: true;
}

export class WallLender {
  readonly #host: WindowHost;

  constructor({ opened }: Desk) {
    this.#host = new WindowHost(opened.kept ?? opened.source, ({ role, wall: name, shows = 'air' }, port) => {
      const wall = role === 'wall' && shows === 'air' ? wallOf(name) : undefined;
      if (wall === undefined || opened.admitWall === undefined) return undefined;
      const channel = port as BroadcastChannel;
      channel.close();
      return { given: { lent: true } satisfies WallLent, leave: opened.admitWall(wall === 'observers', channel.name) };
    });
  }

  close(): void {
    this.#host.close();
  }
}
