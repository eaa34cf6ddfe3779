/** Lines of a recorded drill that lie further back than what the page has: asked for once, they come a moment later. */
import type { Archive } from '../player/archive.ts';
import type { Desk } from './desk.ts';
import type { Line } from './journal.ts';

const asked = new WeakMap<Desk, Set<string>>();

/** `what` names the question, which is not asked twice between two seeks. */
export function further(desk: Desk, what: string, ask: (archive: Archive) => Promise<readonly Line[]>): void {
  const { archive } = desk.player;
  if (archive === undefined) return;
  const all = asked.get(desk) ?? new Set();
  asked.set(desk, all);
  const once = `${desk.status?.break} ${what}`;
  if (all.has(once)) return;
  all.add(once);
  ask(archive)
    .then((lines) => {
      desk.journal.add(lines.filter(({ at }) => at <= desk.at));
      desk.pulse.beat();
    })
    // A player that was closed meanwhile answers nothing.
    .catch(() => undefined);
}

export const furtherAround = (desk: Desk, seq: number): void =>
  further(desk, `around ${seq}`, (archive) => archive.around(seq));
