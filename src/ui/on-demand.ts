/** Parts of the page that come when they are first wanted. What cannot be fetched is told to the viewer, whose drill goes on. */
import type { Store } from './store.ts';
import { fill, learn, learnAll, speechOf } from './words.ts';

const PARTS = {
  // Seats and palette are found by their names in either language.
  acting: () => learnAll().then(() => import('./acting/parts.ts')),
  boards: () => import('./boards/parts.ts'),
  bookmarks: () => import('./bookmarks/panel.ts'),
  compare: () => import('./compare/dialog.ts'),
  comparison: () => import('./compare/panel.ts'),
  details: () => import('./details/card.ts'),
  dialogs: () => learnAll().then(() => import('./dialogs/parts.ts')),
  foresight: () => import('./foresight/bar.ts'),
  paper: () => import('./paper/print.ts'),
  lobby: () => import('./windows/lobby.ts'),
  review: () => import('./review/dialog.ts'),
  runs: () => import('./compare/strips.ts'),
  'start-time': () => import('./shell/start-time.ts'),
  start: () => import('./start/start.ts'),
  strip: () => import('./strip/strip.ts'),
  wall: () => import('./wall/page.ts'),
  walls: () => import('./wall/dialog.ts'),
} as const;
export type Part = keyof typeof PARTS;

const wanted = new Set<Part>();

/** Has the elements of a part defined; asked again after a failure only when the page is loaded anew. */
export function want(part: Part, store: Store): void {
  if (wanted.has(part)) return;
  wanted.add(part);
  PARTS[part]().catch((error: unknown) => notLoaded(store, error));
}

/** What a drill will soon want, once its picture stands: a click is then answered at once, and also when the server has gone. */
export function fetchAhead(): void {
  for (const part of ['details', 'dialogs', 'acting', 'boards', 'strip', 'paper', 'start-time'] as const)
    PARTS[part]().catch(() => {});
}

/** Shows the page in the other language, once its words are there. */
export function speakOther(store: Store): void {
  const other = store.state.language === 'zh' ? 'en' : 'zh';
  learn(other).then(
    () => store.set({ language: other }),
    (error: unknown) => notLoaded(store, error),
  );
}

export function notLoaded(store: Store, error: unknown): void {
  const { notice } = speechOf(store.state.language).labels;
  store.set({ notice: fill(notice.notLoaded, { text: error instanceof Error ? error.message : String(error) }) });
}
