/** A log opened to be looked at: its scenario from the header, its lines, and the state at any moment. */
import { fold } from '../drill/fold.ts';
import { initialState } from '../drill/initial-state.ts';
import type { DrillState } from '../drill/state.ts';
import type { ReadLog } from '../log/reader.ts';
import type { Header } from '../log/vocabulary.ts';
import { rebuild, runnable } from '../runtime/rebuild.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Text } from '../text/words.ts';
import { fileFinder } from './find-files.ts';
import type { Io } from './io.ts';
import { openLog, tellProblem } from './log-file.ts';
import { UserError } from './user-error.ts';

export interface OpenedLog {
  readonly log: ReadLog;
  readonly scenario: Scenario;
}

/** Opens a log as far as it is good; throws a `UserError` when its scenario cannot be read. */
export async function openLogWithScenario(path: string, io: Io, files?: string): Promise<OpenedLog> {
  const { log, header } = await openLog(path, io);
  const { scenario, problems } = rebuild(header, fileFinder(path, files), path);
  for (const problem of problems) if (problem.severity === 'error') tellProblem(problem, io);
  if (scenario === undefined)
    throw new UserError({ zh: `无法读取“${path}”的情景`, en: `the scenario of "${path}" cannot be read` });
  return { log, scenario };
}

/** The scenario of a log that is to be run again; throws a `UserError` that says `so` what it cannot be. */
export function runnableScenario(header: Header, path: string, files: string | undefined, so: Text, io: Io): Scenario {
  const rebuilt = rebuild(header, fileFinder(path, files), path);
  for (const problem of rebuilt.problems) if (problem.severity === 'error') tellProblem(problem, io);
  const scenario = runnable(rebuilt);
  if (scenario !== undefined) return scenario;
  throw new UserError({ zh: `无法重算“${path}”，${so.zh}`, en: `"${path}" cannot be run again, so it ${so.en}` });
}

/** What was known at `at`, folded from the facts up to then. */
export function stateAt({ log, scenario }: OpenedLog, at: number): DrillState {
  const state = initialState(scenario);
  for (const entry of log.entries) {
    if (entry.at > at) break;
    if (entry.line === 'event') fold(state, entry);
  }
  return state;
}
