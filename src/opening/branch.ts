/** Opens a live drill that goes on from a moment of a logged one: the same commands up to then, after that whatever is done now. */

import { BEHAVIOUR } from '../log/vocabulary.ts';
import { type ForkFault, OrderNames, planFork } from '../runtime/fork.ts';
import { runHeadless } from '../runtime/headless.ts';
import { LivePlayer } from '../runtime/live-player.ts';
import { rebuild } from '../runtime/rebuild.ts';
import { Recording } from '../runtime/recording.ts';
import { logProblem } from '../text/log-problems.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import { type DrillTime, formatDrillTime } from '../units/time.ts';
import { finderBeside } from './fetch-scenario.ts';
import { problemOf, progress, say, ticker } from './host.ts';
import { entriesOf, keepingFor, serveLive } from './live.ts';
import { readLogFile } from './log-file.ts';

export async function openBranch(file: File, at: DrillTime, base: string): Promise<void> {
  const log = await readLogFile(file);
  const { header } = log;
  const broken = (...problems: readonly Problem[]): void => say({ opening: 'broken', source: file.name, problems });
  if (header === undefined) return broken(...log.problems);
  if (header.behaviour !== BEHAVIOUR) {
    const values = { line: 1, found: header.behaviour, known: BEHAVIOUR };
    return broken(logProblem('other-behaviour', file.name, values));
  }
  const find = await finderBeside(header.scenario.id, base, (share) => progress('scenario', 0.4 * share));
  const { scenario, problems } = rebuild(header, find, file.name);
  if (scenario === undefined || problems.some(({ severity }) => severity === 'error')) return broken(...problems);
  const plan = planFork(log, scenario, at, []);
  if ('fault' in plan) return broken(problemOf('no-branch', file.name, sayFault(plan)));

  const keeping = await keepingFor(scenario, at);
  const here = 'place' in keeping ? keeping : undefined;
  const lines: string[] = [];
  let player: LivePlayer | undefined;
  const { line: _line, h: _h, ...old } = header;
  const recording = new Recording(scenario, { ...old, forkedFrom: plan.forkedFrom }, (line) => {
    lines.push(line);
    here?.keeper.line(line);
    player?.line(line);
  });
  const names = new OrderNames();
  runHeadless(recording.engine, {
    commands: plan.commands,
    until: at,
    adapt: (command) => names.adapt(command),
    answered: (command, answer) => answer.ok && names.given(command, answer.seq),
    progress: (now) => {
      here?.keeper.rest(recording.engine);
      progress('taking-up', 0.4 + 0.6 * (now / Math.max(1, at)));
    },
  });
  player = new LivePlayer(recording.engine, ticker, { keeping: here });
  const told = 'place' in keeping ? problems : [...problems, keeping];
  serveLive({ name: header.scenario.id, scenario, recording, player, lines, here, problems: told });
  player.recall(entriesOf(lines));
}

function sayFault(fault: ForkFault): Text {
  if (fault.fault !== 'past-end')
    return { zh: `不能在此分支（${fault.fault}）`, en: `it cannot be branched here (${fault.fault})` };
  const end = formatDrillTime(fault.end as DrillTime);
  return { zh: `演练在 ${end} 已结束，请在此前分支`, en: `the drill was over at ${end}: branch it before` };
}
