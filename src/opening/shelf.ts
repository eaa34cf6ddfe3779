/** Answers what the page asks about the drills that the browser keeps. */
import type { ShelfAnswer, ShelfRequest } from '../player/kept.ts';
import { port } from './host.ts';
import { dropKept, keptDrills, keptFile, renameKept } from './opfs.ts';

export async function answerShelf(request: ShelfRequest): Promise<void> {
  const answer = (said: ShelfAnswer): void => port.postMessage(said);
  try {
    if (request.shelf === 'drop') await dropKept(request.id);
    else if (request.shelf === 'rename') await renameKept(request.id, request.name);
    else if (request.shelf === 'file') {
      const file = await keptFile(request.id);
      return answer(file === undefined ? { shelf: 'failed', reason: request.id } : { shelf: 'file', ...file });
    }
    answer({ shelf: 'drills', drills: await keptDrills() });
  } catch (thrown) {
    answer({ shelf: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
