/**
 * Windows of one browser that show the same log share one playhead, once each is asked to: the one that was touched last leads, the
 * others go where it goes. The map may so stand on the wall and the tables on the desk.
 */
import type { DrillTime } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { fill } from '../words.ts';

/** Where the leading window stands. */
interface Place {
  readonly at: number;
}
const isPlace = (data: unknown): data is Place =>
  typeof data === 'object' && data !== null && Number.isFinite((data as Partial<Place>).at);

/** For so long after a touch what another window still says is old, ms. */
const DEAF = 300;

const sharing = new WeakMap<Desk, () => void>();

/** Begins to go with the other windows of this log, or goes alone again. */
export function goTogether(desk: Desk): void {
  const { logId, source } = desk.opened;
  if (logId === undefined) return;
  const { replay } = desk.speech.labels;
  const end = sharing.get(desk);
  end?.();
  if (end === undefined) sharing.set(desk, share(desk, `landfall-playhead-${logId}`));
  else sharing.delete(desk);
  desk.store.set({ notice: fill(end === undefined ? replay.together : replay.alone, { source }) });
}

/** Until the answer is called, or the log is closed. */
function share(desk: Desk, name: string): () => void {
  const channel = new BroadcastChannel(name);
  let touched = performance.now();
  let leads = true;
  const touch = (): void => {
    touched = performance.now();
    leads = true;
  };
  const touches = ['pointerdown', 'keydown'] as const;
  for (const type of touches) document.addEventListener(type, touch, true);
  const end = (): void => {
    for (const type of touches) document.removeEventListener(type, touch, true);
    told.unsubscribe();
    channel.close();
  };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isPlace(data) || performance.now() - touched < DEAF) return;
    leads = false;
    if (desk.status?.playing) desk.player.pause();
    if (data.at !== desk.at) void desk.player.seek(data.at as DrillTime);
  };
  const told = desk.player.status$.subscribe({
    next: ({ at }) => leads && channel.postMessage({ at } satisfies Place),
    complete: () => end(),
  });
  return end;
}
