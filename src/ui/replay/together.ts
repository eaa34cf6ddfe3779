/**
 * Windows of one browser that show the same log share one playhead, once each is asked to: the one that was touched last leads, the
 * others go where it goes. The map may so stand on the wall and the tables on the desk.
 */
import type { DrillTime } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { fill } from '../words.ts';

/** Where the leading window stands, and when it was touched, ms since 1970: what was said before the last touch of all is old. */
interface Place {
  readonly at: number;
  readonly touched: number;
}
const isPlace = (data: unknown): data is Place => {
  const { at, touched } = (data ?? {}) as Partial<Place>;
  return Number.isFinite(at) && Number.isFinite(touched);
};

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
  desk.store.set({ notice: { done: fill(end === undefined ? replay.together : replay.alone, { source }) } });
}

/** Until the answer is called, or the log is closed. */
function share(desk: Desk, name: string): () => void {
  const channel = new BroadcastChannel(name);
  let touched = Date.now();
  let leads = true;
  const touch = (): void => {
    touched = Date.now();
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
    if (!isPlace(data) || data.touched < touched) return;
    leads = false;
    if (desk.status?.playing) desk.player.pause();
    if (data.at !== desk.at) void desk.player.seek(data.at as DrillTime);
  };
  const told = desk.player.status$.subscribe({
    next: ({ at }) => leads && channel.postMessage({ at, touched } satisfies Place),
    complete: () => end(),
  });
  return end;
}
