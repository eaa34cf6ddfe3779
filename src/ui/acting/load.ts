/** The boards and dialogs of seats come when they are first wanted: who only looks on never loads them. */
import type { Store } from '../store.ts';
import { fill, speechOf } from '../words.ts';

let asked = false;

export function loadActing(store: Store): void {
  if (asked) return;
  asked = true;
  import('./parts.ts').catch((error: unknown) => {
    const { notice } = speechOf(store.state.language).labels;
    store.set({ notice: fill(notice.notLoaded, { text: error instanceof Error ? error.message : String(error) }) });
  });
}
