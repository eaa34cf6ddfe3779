/** The walls of each opened drill, for the director's dialog; their code comes when a drill is open and the page has time. */
import type { Desk } from '../desk.ts';
import type { WallHost } from './host.ts';

const hosts = new WeakMap<Desk, Promise<WallHost>>();

/** The same host for the same drill. */
export function hostWalls(desk: Desk): Promise<WallHost> {
  const known = hosts.get(desk) ?? import('./host.ts').then(({ WallHost }) => new WallHost(desk));
  hosts.set(desk, known);
  return known;
}
