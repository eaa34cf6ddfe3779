/** Two logs held against each other; the worker that does it is asked for nothing else. */
import { compareRuns, type Run } from '../replay/compare.ts';
import { traceOf } from '../replay/run-trace.ts';
import type { Problem } from '../text/problem.ts';
import { problemOf, say } from './host.ts';
import { readLogFile } from './log-file.ts';
import { rebuiltHere } from './rebuilt.ts';

export async function compareLogs(a: File, b: File, base: string): Promise<void> {
  const [one, other] = [await runOf(a, base), await runOf(b, base)];
  const broken = (source: string, problems: readonly Problem[]): void => say({ opening: 'broken', source, problems });
  if ('problems' in one) return broken(a.name, one.problems);
  if ('problems' in other) return broken(b.name, other.problems);
  const [idA, idB] = [one.scenario.id, other.scenario.id];
  if (idA !== idB) {
    const message = {
      zh: `“${a.name}”是情景 ${idA} 的记录，“${b.name}”是情景 ${idB} 的：只能比较同一情景的两次演练`,
      en: `"${a.name}" is of the scenario ${idA} and "${b.name}" of ${idB}: compare two runs of one scenario`,
    };
    return broken(b.name, [problemOf('other-scenario', b.name, message)]);
  }
  say({ opening: 'compared', comparison: compareRuns(one, other), a: traceOf(one), b: traceOf(other) });
}

/** A log with its scenario; only looked at, so that no file beside it has to be there. */
async function runOf(file: File, base: string): Promise<Run | { readonly problems: readonly Problem[] }> {
  const log = await readLogFile(file);
  if (log.header === undefined) return { problems: log.problems };
  const { scenario, problems } = await rebuiltHere(log.header, base, file.name);
  return scenario === undefined ? { problems } : { scenario, entries: log.entries };
}
