/** Opens a log as a recorded drill: its first picture at once, the rest as it is read; and verifies it beside its viewing. */
import type { LogEntry, ReadLog } from '../log/reader.ts';
import { crossable } from '../player/opening.ts';
import type { Verified } from '../player/player.ts';
import { LogPlayer } from '../replay/log-player.ts';
import type { FileFinder } from '../runtime/rebuild.ts';
import { proven, type Verdict, verifySteps } from '../runtime/verify.ts';
import type { Problem } from '../text/problem.ts';
import { type DrillTime, T0 } from '../units/time.ts';
import { askForList } from './fetch-scenario.ts';
import { host, offerLog, progress, say, ticker } from './host.ts';
import { LogReading } from './log-file.ts';
import { rebuiltHere } from './rebuilt.ts';

/** The page draws its first picture meanwhile: on two cores it would wait for the reading, ms. */
const BREATH = 250;

/** `why`: for what reason it is only looked at. */
export async function openLog(file: File, base: string, why: readonly Problem[] = []): Promise<void> {
  void askForList(base);
  const reading = await LogReading.begin(file);
  while (reading.header === undefined && !reading.done) await reading.more();
  const { header } = reading;
  if (header === undefined) return say({ opening: 'broken', source: file.name, problems: reading.finish().problems });
  const rebuilding = rebuiltHere(header, base, file.name, (share) => progress('scenario', 0.9 * share));
  // The first lines are read while the scenario's files come.
  await Promise.all([rebuilding, readOn(reading, ({ at }) => at > T0)]);
  const { scenario, problems, find } = await rebuilding;
  if (scenario === undefined) return say({ opening: 'broken', source: file.name, problems });
  const to = ((await reading.end()) ?? scenario.meta.endEx) as DrillTime;
  const entries = reading.entries.length / Math.max(0.001, reading.share);
  const player = new LogPlayer(scenario, header.seed, ticker, { to, entries });
  // The first picture is of the start; folding what has come beyond it can wait.
  player.extend(reading.entries.slice(0, reading.entries.findIndex(({ at }) => at > T0) + 1));
  offerLog(() => ({ name: file.name, blob: file }));
  host(player, {
    source: file.name,
    scenario: crossable(scenario),
    can: ['seek'],
    problems: [...why, ...problems],
  });
  // What was said at the very start reaches the page as after any seek.
  void player.seek(T0);
  if (!reading.done) await new Promise((resolve) => setTimeout(resolve, BREATH));
  while (!reading.done) {
    await reading.more();
    player.extend(reading.entries.slice(player.extended));
  }
  const log = reading.finish();
  // What was not written to its end, or has no line end, comes only now.
  player.extend(log.entries.slice(player.extended));
  say({
    opening: 'read',
    logId: `${header.h}-${log.logHash}`,
    problems: [...why, ...log.problems, ...problems],
  });
  player.finish();
  rerun(player, log, find, file.name);
}

/** Reads on until an entry is one that is looked for, or nothing more comes. */
async function readOn(reading: LogReading, wanted: (entry: LogEntry) => boolean): Promise<void> {
  let seen = 0;
  while (!reading.done && !reading.entries.slice(seen).some(wanted)) {
    seen = reading.entries.length;
    await reading.more();
  }
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
function verdictOf(verdict: Verdict): Verified {
  if (proven(verdict)) return 'verified';
  return verdict.chain && verdict.rerun !== 'differs' ? 'unverified' : 'broken';
}
