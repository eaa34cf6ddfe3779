/** Opens a log as a recorded drill, and verifies it beside its viewing. */
import type { ReadLog } from '../log/reader.ts';
import type { EventType } from '../log/vocabulary.ts';
import { crossable } from '../player/opening.ts';
import { LogPlayer } from '../replay/log-player.ts';
import { type FileFinder, rebuild } from '../runtime/rebuild.ts';
import { proven, type Verdict, verifySteps } from '../runtime/verify.ts';
import type { Problem } from '../text/problem.ts';
import { T0 } from '../units/time.ts';
import { finderBeside } from './fetch-scenario.ts';
import { host, offerLog, progress, say, ticker } from './host.ts';
import { readLogFile } from './log-file.ts';

/** `why`: for what reason it is only looked at. */
export async function openLog(file: File, base: string, why: readonly Problem[] = []): Promise<void> {
  const log = await readLogFile(file);
  const { header } = log;
  if (header === undefined) return say({ opening: 'broken', source: file.name, problems: log.problems });
  const find = await finderBeside(header.scenario.id, base, (share) => progress('scenario', 0.9 * share));
  const { scenario, problems } = rebuild(header, find, file.name);
  if (scenario === undefined)
    return say({ opening: 'broken', source: file.name, problems: [...log.problems, ...problems] });
  const player = new LogPlayer(scenario, header.seed, log.entries, ticker);
  offerLog(() => ({ name: file.name, blob: file }));
  const landmarks = log.entries.flatMap((entry) =>
    entry.line === 'event' ? [{ at: entry.at, seq: entry.seq, type: entry.type as EventType }] : [],
  );
  host(player, {
    source: file.name,
    scenario: crossable(scenario),
    can: ['seek'],
    problems: [...why, ...log.problems, ...problems],
    landmarks,
    logId: `${header.h}-${log.logHash}`,
  });
  // What was said at the very start reaches the page as after any seek.
  void player.seek(T0);
  rerun(player, log, find, file.name);
}

/** Runs the whole log again beside its viewing, a drill hour at a time, and says whether it came out the same. */
function rerun(player: LogPlayer, log: ReadLog, find: FileFinder, name: string): void {
  const steps = verifySteps(log, find, name);
  const next = (): void => {
    const step = steps.next();
    if (step.done) player.verdict(verdictOf(step.value));
    else setTimeout(next, 0);
  };
  setTimeout(next, 0);
}

/** What the page says of a log: one that nobody sealed, or that could not be run here, proves nothing, and is not broken for it. */
function verdictOf(verdict: Verdict): 'verified' | 'unverified' | 'broken' {
  if (proven(verdict)) return 'verified';
  return verdict.chain && verdict.rerun !== 'differs' ? 'unverified' : 'broken';
}
