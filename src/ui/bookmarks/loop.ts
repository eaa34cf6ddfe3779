/** A span of a recorded drill played again and again, until somebody pauses it or goes elsewhere. */
import type { DrillTime, Millis } from '../../units/time.ts';
import type { Desk } from '../desk.ts';

/** The answer ends it; `over` is called when it has ended, by whomever. */
export function loopSpan(
  { player, store, status }: Desk,
  span: { readonly at: Millis; readonly to: Millis },
  over: () => void,
): () => void {
  let seeks = true;
  let ended = false;
  /** It has been seen to run since it was last begun: what stands still before that has not stopped. */
  let runs = false;
  let here = status?.break;
  const begin = async (): Promise<void> => {
    seeks = true;
    runs = false;
    await player.seek(span.at as DrillTime);
    if (ended) return;
    seeks = false;
    here = undefined;
    player.play(store.state.speed, span.to as DrillTime);
  };
  const watch = player.status$.subscribe((now) => {
    if (seeks) return;
    here ??= now.break;
    if (now.break !== here) {
      end();
      if (now.playing) player.play(store.state.speed);
      return;
    }
    if (now.playing) runs = true;
    else if (now.at >= span.to) void begin();
    else if (runs) end();
  });
  const end = (): void => {
    if (ended) return;
    ended = true;
    watch.unsubscribe();
    over();
  };
  void begin();
  return end;
}
