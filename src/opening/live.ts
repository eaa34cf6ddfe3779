/** Opens a scenario as a live drill, kept in the browser as it runs. */
import { fetchShallow } from '../hazards/flood/shallow.ts';
import { LivePlayer, type RoomStand } from '../runtime/live-player.ts';
import { Recording } from '../runtime/recording.ts';
import { headerOf, openScenario } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Problem } from '../text/problem.ts';
import type { DrillTime } from '../units/time.ts';
import { browserShelf } from './browser-place.ts';
import { fetchScenario } from './fetch-scenario.ts';
import { host, offerLog, problemOf, progress, runsHere, say, ticker } from './host.ts';
import { KeptDrillHere, newNote } from './kept-here.ts';
import { LiveLog } from './live-log.ts';
import { forSeat } from './seats.ts';

/** `more`: what else is to be said of it. */
export async function openLive(name: string, base: string, more: readonly Problem[] = []): Promise<void> {
  const opened = openScenario(await fetchScenario(name, base, (share) => progress('scenario', 0.9 * share)));
  const { scenario, problems } = opened;
  if (scenario === undefined) return say({ opening: 'broken', source: name, problems });
  await fetchShallow(scenario.hazards);
  progress('engine', 0.95);
  const { log, notKept } = await newLog(scenario);
  const recording = new Recording(scenario, headerOf(opened, scenario, scenario.meta.seed), log.line);
  serveLive({ name, recording, log, problems: [...problems, ...more, ...notKept] });
}

/** The log of a new drill, `branched` from a moment of another. A browser that keeps nothing gets a word about it, and the drill runs all the same. */
export async function newLog(
  scenario: Scenario,
  branched?: DrillTime,
): Promise<{ readonly log: LiveLog; readonly notKept: readonly Problem[] }> {
  try {
    const note = { ...newNote(scenario), ...(branched === undefined ? {} : { branched }) };
    return { log: new LiveLog(new KeptDrillHere(await (await browserShelf()).begin(note), note)), notKept: [] };
  } catch {
    const problem = problemOf(
      'not-kept',
      scenario.id,
      {
        zh: '此浏览器不能保存演练：重新载入或崩溃后无法继续，请随时下载记录',
        en: 'this browser cannot keep the drill: after a reload or a crash it is gone. Download its log now and then',
      },
      'warning',
    );
    return { log: new LiveLog(undefined), notKept: [problem] };
  }
}

export interface LiveDrill {
  readonly name: string;
  readonly recording: Recording;
  readonly log: LiveLog;
  /** How it stood in the room, if it was taken up. */
  readonly stand?: Partial<RoomStand>;
  readonly problems: readonly Problem[];
  /** The page's seat, where it is not the director's. */
  readonly seat?: string | undefined;
}

export function serveLive({ name, recording, log, stand = {}, problems, seat }: LiveDrill): LivePlayer {
  const { engine } = recording;
  const player = new LivePlayer(engine, ticker, { keeping: log.here, ...stand });
  log.hearer = player;
  runsHere({ name, recording, player, log, seat });
  offerLog(() => ({ name: `${name}.drill`, blob: log.file(recording) }));
  const more = { kept: log.here?.place.id, pacing: stand.pacing, problems };
  const [seen, scenario, serving] = forSeat(engine.scenario, player, seat);
  host(seen, { source: name, scenario, can: ['act'], ...more }, serving);
  return player;
}
