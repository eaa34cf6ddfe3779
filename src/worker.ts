/**
 * The worker's composition root: opens one drill or one log and serves it to the page. The engine runs here, so that the
 * page's frames are its own.
 */
import { OpenElsewhere } from './opening/browser-place.ts';
import { giveKeyframes } from './opening/foresight-source.ts';
import { liveDrill, logFile, problemOf, say } from './opening/host.ts';
import { openKept } from './opening/kept.ts';
import { openLive } from './opening/live.ts';
import { admit, dismiss, mayHaveLog } from './opening/seats.ts';
import { answerShelf } from './opening/shelf.ts';
import { admitWall, dismissWall } from './opening/walls.ts';
import type { ShelfRequest } from './player/kept.ts';
import { OPEN_ELSEWHERE, type OpenRequest } from './player/opening.ts';

/** Ends the giving of keyframes to a worker that looks ahead. */
let stopGiving: (() => void) | undefined;

globalThis.addEventListener('message', ({ data }: MessageEvent<OpenRequest | ShelfRequest>) => {
  if ('shelf' in data) return void answerShelf(data);
  if (!('open' in data)) return;
  switch (data.open) {
    case 'scenario':
      void attempt(data.name, () => openLive(data.name, data.base));
      return;
    case 'kept':
      void attempt(data.scenario ?? '', () => openKept(data.id, data.scenario, data.base, data.seat));
      return;
    case 'log':
      void attempt(data.file.name, async () => (await import('./opening/log.ts')).openLog(data.file, data.base));
      return;
    case 'compare':
      void attempt(data.b.name, async () =>
        (await import('./opening/compare.ts')).compareLogs(data.a, data.b, data.base),
      );
      return;
    case 'branch':
      void attempt(data.file.name, async () =>
        (await import('./opening/branch.ts')).openBranch(data.file, data.at, data.base),
      );
      return;
    case 'foresight-source': {
      stopGiving?.();
      const live = liveDrill();
      const may = live !== undefined && data.port !== undefined && mayHaveLog(live, live.seat);
      stopGiving = may ? giveKeyframes(live.recording, data.port as MessagePort) : undefined;
      return;
    }
    case 'foresight':
      void import('./opening/foresight.ts').then(({ lookAhead }) => lookAhead(data.port, data.base));
      return;
    case 'seat':
      return admit(data.seat, data.channel);
    case 'seat-left':
      return dismiss(data.channel);
    case 'wall':
      return admitWall(data.truth, data.channel);
    case 'wall-left':
      return dismissWall(data.channel);
    case 'download': {
      const file = mayHaveLog(liveDrill(), liveDrill()?.seat) ? logFile() : undefined;
      say(file === undefined ? { opening: 'kept-back', id: data.id } : { opening: 'file', id: data.id, ...file });
    }
  }
});

/** What goes wrong while opening is told to the person, never lost in a console. */
async function attempt(source: string, open: () => Promise<void>): Promise<void> {
  try {
    await open();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message =
      thrown instanceof OpenElsewhere
        ? {
            zh: '此演练正在另一窗口进行，请到那个窗口继续',
            en: 'this drill is open in another window: go on with it there',
          }
        : { zh: `无法打开：${reason}`, en: `cannot be opened: ${reason}` };
    const code = thrown instanceof OpenElsewhere ? OPEN_ELSEWHERE : 'cannot-open';
    say({ opening: 'broken', source, problems: [problemOf(code, source, message)] });
  }
}
