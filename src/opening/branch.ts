/** Opens a live drill that goes on from a moment of a logged one: the same commands up to then, after that whatever is done now. */

import { type ForkFault, OrderNames, planFork } from '../runtime/fork.ts';
import { runHeadless } from '../runtime/headless.ts';
import { otherBehaviour, runnable } from '../runtime/rebuild.ts';
import { Recording } from '../runtime/recording.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import { type DrillTime, formatDrillTime } from '../units/time.ts';
import { problemOf, progress, say } from './host.ts';
import { newLog, serveLive } from './live.ts';
import { readLogFile } from './log-file.ts';
import { rebuiltHere } from './rebuilt.ts';

export async function openBranch(file: File, at: DrillTime, base: string): Promise<void> {
  const log = await readLogFile(file);
  const { header } = log;
  const broken = (...problems: readonly Problem[]): void => say({ opening: 'broken', source: file.name, problems });
  if (header === undefined) return broken(...log.problems);
  const other = otherBehaviour(header, file.name);
  if (other !== undefined) return broken(other);
  const rebuilt = await rebuiltHere(header, base, file.name, (share) => progress('scenario', 0.4 * share));
  const scenario = runnable(rebuilt);
  if (scenario === undefined) return broken(...rebuilt.problems);
  const plan = planFork(log, scenario, at, []);
  if ('fault' in plan) return broken(problemOf('no-branch', file.name, sayFault(plan)));

  const { log: branch, notKept } = await newLog(scenario, at);
  const { line: _line, h: _h, ...old } = header;
  const recording = new Recording(scenario, { ...old, forkedFrom: plan.forkedFrom }, branch.line);
  const names = new OrderNames();
  runHeadless(recording.engine, {
    commands: plan.commands,
    until: at,
    adapt: (command) => names.adapt(command),
    answered: (command, answer) => answer.ok && names.given(command, answer.seq),
    progress: (now) => {
      branch.here?.keeper.rest(recording.engine);
      progress('taking-up', 0.4 + 0.6 * (now / Math.max(1, at)));
    },
  });
  const problems = [...rebuilt.problems, ...notKept];
  serveLive({ name: header.scenario.id, recording, log: branch, problems }).recall(branch.entries());
}

function sayFault(fault: ForkFault): Text {
  if (fault.fault !== 'past-end')
    return { zh: `不能在此分支（${fault.fault}）`, en: `it cannot be branched here (${fault.fault})` };
  const end = formatDrillTime(fault.end as DrillTime);
  return { zh: `演练在 ${end} 已结束，请在此前分支`, en: `the drill was over at ${end}: branch it before` };
}
