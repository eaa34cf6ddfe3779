/** Opens a scenario as a live drill, kept in the browser as it runs. */
import type { Entry } from '../log/vocabulary.ts';
import { crossable } from '../player/opening.ts';
import type { Pacing } from '../player/player.ts';
import { LivePlayer } from '../runtime/live-player.ts';
import { Recording } from '../runtime/recording.ts';
import { headerOf, openScenario } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Problem } from '../text/problem.ts';
import type { DrillTime } from '../units/time.ts';
import { fetchScenario } from './fetch-scenario.ts';
import { host, offerLog, problemOf, progress, runsHere, say, ticker } from './host.ts';
import { KeptDrillHere, newNote } from './kept-here.ts';
import { OpfsPlace } from './opfs.ts';

/** `more`: what else is to be said of it. */
export async function openLive(name: string, base: string, more: readonly Problem[] = []): Promise<void> {
  const opened = openScenario(await fetchScenario(name, base, (share) => progress('scenario', 0.9 * share)));
  const { scenario, problems } = opened;
  if (scenario === undefined) return say({ opening: 'broken', source: name, problems });
  progress('engine', 0.95);
  const keeping = await keepingFor(scenario);
  const here = 'place' in keeping ? keeping : undefined;
  const lines: string[] = [];
  let player: LivePlayer | undefined;
  const recording = new Recording(scenario, headerOf(opened, scenario, scenario.meta.seed), (line) => {
    lines.push(line);
    here?.keeper.line(line);
    player?.line(line);
  });
  player = new LivePlayer(recording.engine, ticker, { keeping: here });
  const told = [...problems, ...more, ...('place' in keeping ? [] : [keeping])];
  serveLive({ name, scenario, recording, player, lines, here, problems: told });
}

/** Where the drill will be kept, `branched` from a moment of another; a browser that keeps nothing gets a word about it, and the drill runs all the same. */
export async function keepingFor(scenario: Scenario, branched?: DrillTime): Promise<KeptDrillHere | Problem> {
  try {
    const note = { ...newNote(scenario), ...(branched === undefined ? {} : { branched }) };
    return new KeptDrillHere(await OpfsPlace.begin(note), note);
  } catch {
    return problemOf(
      'not-kept',
      scenario.id,
      {
        zh: '此浏览器不能保存演练：重新载入或崩溃后无法继续，请随时下载记录',
        en: 'this browser cannot keep the drill: after a reload or a crash it is gone. Download its log now and then',
      },
      'warning',
    );
  }
}

export interface LiveDrill {
  readonly name: string;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly player: LivePlayer;
  /** All of its log so far. */
  readonly lines: readonly string[];
  readonly here: KeptDrillHere | undefined;
  readonly pacing?: Pacing | undefined;
  readonly problems: readonly Problem[];
}

export function serveLive({ name, scenario, recording, player, lines, here, pacing, problems }: LiveDrill): void {
  runsHere(recording);
  offerLog(() => {
    // The copy is sealed, not the drill: a bookmark may still come.
    const all = recording.engine.ended ? [...lines, recording.endLine()] : lines;
    return { name: `${name}.drill`, blob: new Blob([all.join('\n'), '\n'], { type: 'application/x-ndjson' }) };
  });
  host(player, { source: name, scenario: crossable(scenario), can: ['act'], problems, kept: here?.place.id, pacing });
}

/** What a log's lines tell a page: commands and events, not its header and checks. */
export const entriesOf = (lines: readonly string[]): Entry[] =>
  lines
    .slice(1)
    .map((line) => JSON.parse(line) as Entry)
    .filter(({ line }) => line === 'command' || line === 'event');
