/** Answers what the page asks about the drills that the browser keeps. */
import type { ShelfAnswer, ShelfRequest } from '../player/kept.ts';
import { browserShelf } from './browser-place.ts';
import { port } from './host.ts';

export async function answerShelf(request: ShelfRequest): Promise<void> {
  const answer = (said: ShelfAnswer): void => port.postMessage(said);
  try {
    const shelf = await browserShelf();
    if (request.shelf === 'drop') await shelf.drop(request.id);
    else if (request.shelf === 'rename') await shelf.rename(request.id, request.name);
    else if (request.shelf === 'file') {
      const file = await shelf.file(request.id);
      return answer(file === undefined ? { shelf: 'failed', reason: request.id } : { shelf: 'file', ...file });
    }
    answer({ shelf: 'drills', drills: await shelf.drills() });
  } catch (thrown) {
    answer({ shelf: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
