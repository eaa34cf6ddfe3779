/** The log so far as a file in the viewer's downloads. */

import type { LogFile } from '../player/opening.ts';
import type { Desk } from './desk.ts';
import { fill } from './words.ts';

export async function download(desk: Desk): Promise<void> {
  try {
    const file = await desk.opened.log();
    if (file === undefined) desk.store.set({ notice: desk.speech.labels.windows.logKept });
    else saveAs(file);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    desk.store.set({ notice: fill(desk.speech.labels.notice.download, { text }) });
  }
}

/** Gives a file to the browser's downloads. */
export function saveAs({ name, blob }: LogFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
