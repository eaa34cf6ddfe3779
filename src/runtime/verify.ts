/** Whether a log proves itself: its chain and seal, and that running its commands again gives the same lines (design 7). */
import type { ReadLog } from '../log/reader.ts';
import { logProblem } from '../text/log-problems.ts';
import type { Problem } from '../text/problem.ts';
import { type Difference, sayDifference } from './difference.ts';
import { type FileFinder, otherBehaviour, rebuild, runnable } from './rebuild.ts';
import { rerun } from './rerun.ts';

export interface Verdict {
  /** Whether every line follows from the one before it. */
  readonly chain: boolean;
  readonly sealed: boolean;
  /** `not-run`: the chain does not hold, a file is missing, or another behaviour recorded it. */
  readonly rerun: 'same' | 'differs' | 'not-run';
  readonly otherBehaviour: boolean;
  /** The first line that is not what it must be. */
  readonly firstBad?: Difference;
  /** Everything that is wrong, worst last, in words. */
  readonly problems: readonly Problem[];
}

/** Verifies in steps, so that a page stays awake meanwhile; yields the share done, 0–1. */
export function* verifySteps(log: ReadLog, find: FileFinder, file = ''): Generator<number, Verdict> {
  const problems = [...log.problems];
  const { header } = log;
  const broken = problems.find(({ severity }) => severity === 'error');
  if (header === undefined || broken !== undefined) {
    const firstBad =
      broken === undefined
        ? {}
        : { firstBad: { line: broken.line, field: broken.code === 'line-wrong' ? 'line' : 'h' } };
    return { chain: false, sealed: false, rerun: 'not-run', otherBehaviour: false, ...firstBad, problems };
  }
  const other = otherBehaviour(header, file);
  const held = { chain: true, sealed: log.sealed, otherBehaviour: other !== undefined };
  if (!log.sealed) problems.push(logProblem('unsealed', file, { line: log.lines }));
  if (other !== undefined) return { ...held, rerun: 'not-run', problems: [...problems, other] };
  const rebuilt = rebuild(header, find, file);
  problems.push(...rebuilt.problems);
  const scenario = runnable(rebuilt);
  if (scenario === undefined) return { ...held, rerun: 'not-run', problems };
  const firstBad = yield* rerun(log, header, scenario);
  if (firstBad === undefined) return { ...held, rerun: 'same', problems };
  return { ...held, rerun: 'differs', firstBad, problems: [...problems, differs(firstBad, file)] };
}

/** Verifies at once; `progress` hears the share done. */
export function verify(
  log: ReadLog,
  find: FileFinder,
  file = '',
  progress: (share: number) => void = () => {},
): Verdict {
  const steps = verifySteps(log, find, file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress(step.value);
  }
}

/** Whether the log proves itself: chained, sealed, and the same when run again. */
export const proven = (verdict: Verdict): boolean => verdict.chain && verdict.sealed && verdict.rerun === 'same';

function differs(difference: Difference, file: string): Problem {
  return { ...logProblem('differs', file, { line: difference.line }), message: sayDifference(difference) };
}
