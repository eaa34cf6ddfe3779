/** Brings the bookmarks of a recorded drill to its desk, and keeps them as they change. */
import type { Desk } from '../desk.ts';
import { fill } from '../words.ts';
import { Book } from './book.ts';
import { keepBookmarks, keptAuthor, keptBookmarks } from './keeping.ts';
import { bookmarkLabels } from './labels.ts';
import { type MarkedLog, readSideFile, sideFile } from './side-file.ts';

export function markedLog({ opened, scenario }: Desk): MarkedLog | undefined {
  return opened.logId === undefined ? undefined : { name: opened.source, scenario: scenario.id, id: opened.logId };
}

const attached = new WeakSet<Desk>();

/** Once a desk, however often it is asked for. */
export async function attachBookmarks(desk: Desk): Promise<void> {
  const log = markedLog(desk);
  if (log === undefined || attached.has(desk)) return;
  attached.add(desk);
  const text = await keptBookmarks(log.id);
  const kept = text === undefined ? undefined : readSideFile(text);
  let last: Promise<void> = Promise.resolve();
  desk.bookmarks = new Book(
    kept?.ok ? kept.list : [],
    () => crypto.randomUUID(),
    (list) => {
      desk.pulse.beat();
      // One after the other, so that the newest is what stands.
      last = last
        .then(() => keepBookmarks(log.id, sideFile(log, list)))
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          desk.store.set({ notice: fill(bookmarkLabels(desk.speech).notKept, { reason }) });
        });
    },
    keptAuthor,
  );
  desk.pulse.beat();
}
