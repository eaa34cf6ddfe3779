/** `fork <log> --at T`: another drill from a moment of a logged one (design 8). */

import type { ReadLog } from '../log/reader.ts';
import type { Header } from '../log/vocabulary.ts';
import type { Accepted } from '../player/player.ts';
import { readCommands } from '../runtime/commands-file.ts';
import { type Fork, type ForkCommand, type ForkFault, OrderNames, planFork } from '../runtime/fork.ts';
import { otherBehaviour } from '../runtime/rebuild.ts';
import { Recording } from '../runtime/recording.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import type { DrillTime } from '../units/time.ts';
import { type Arguments, readArguments, wrong } from './arguments.ts';
import { HostSha256 } from './host-sha256.ts';
import type { Io } from './io.ts';
import { runningLog } from './kept-log.ts';
import { openLog, tellProblem } from './log-file.ts';
import { runnableScenario } from './opened-log.ts';
import { readTime, sayTime } from './read-time.ts';
import { carryOut, textOf } from './run.ts';
import type { TerminalIo } from './terminal.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall fork <记录> --at T [--drop 序号 …] [--commands f] --log f2 [--json]',
  en: 'usage: landfall fork <log> --at T [--drop seq …] [--commands f] --log f2 [--json]',
};

/** Exit 0, 1 when it cannot be forked there, 4 for a log of another behaviour. */
export async function fork(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, {
    usage: USAGE,
    words: 1,
    flags: ['json'],
    values: ['at', 'commands', 'log', 'files'],
    lists: ['drop'],
  });
  const [time, target] = [given.value('at'), given.value('log')];
  if (time === undefined || target === undefined) throw new UserError(USAGE, 2);
  const path = given.words[0] as string;
  const { log, header } = await openLog(path, io);
  const other = otherBehaviour(header, path);
  if (other !== undefined) {
    tellProblem(other, io);
    return 4;
  }
  const scenario = runnableScenario(header, path, given.value('files'), { zh: '不能分支', en: 'cannot be forked' }, io);
  const at = readTime(time, scenario);
  const plan = planFork(log, scenario, at, dropsOf(given));
  if ('fault' in plan) throw faultOf(plan, scenario);
  const fresh = newCommands(given.value('commands'), at, scenario, io);
  if (fresh === undefined) return 1;
  tellPlan(plan, io);
  return runFork(
    {
      log,
      header,
      scenario,
      at,
      plan: { ...plan, commands: [...plan.commands, ...fresh] },
      target,
      json: given.has('json'),
    },
    io,
  );
}

interface Wish {
  readonly log: ReadLog;
  readonly header: Header;
  readonly scenario: Scenario;
  readonly at: DrillTime;
  readonly plan: Fork;
  readonly target: string;
  readonly json: boolean;
}

function runFork({ header, scenario, plan, target, json }: Wish, io: TerminalIo): number {
  const { line: _line, h: _h, ...old } = header;
  const log = runningLog(target);
  const recording = new Recording(
    scenario,
    { ...old, forkedFrom: plan.forkedFrom },
    (line) => log.line(line),
    new HostSha256(),
  );
  const names = new OrderNames();
  const orders = {
    commands: plan.commands,
    until: scenario.meta.endEx,
    adapt: (command: ForkCommand) => names.adapt(command),
    answered: (command: ForkCommand, answer: Accepted | Refusal) => {
      if (answer.ok) names.given(command, answer.seq);
    },
  };
  return carryOut({ recording, log, orders, json }, io);
}

function dropsOf(given: Arguments): number[] {
  return given
    .list('drop')
    .flatMap((words) => words.split(','))
    .map((word) => {
      if (/^\d{1,12}$/.test(word)) return Number(word);
      throw wrong({ usage: USAGE }, { zh: `“${word}”不是序号`, en: `"${word}" is no number of a line` });
    });
}

function faultOf(fault: ForkFault, scenario: Scenario): UserError {
  switch (fault.fault) {
    case 'past-end':
      return new UserError({
        zh: `演练在 ${sayTime(fault.end, scenario)} 已结束，其后不能分支`,
        en: `the drill was over at ${sayTime(fault.end, scenario)}: fork it before`,
      });
    case 'no-such-line':
      return new UserError({ zh: `记录中没有序号 ${fault.seq}`, en: `the log has no ${fault.seq}` });
    case 'is-start':
      return new UserError({ zh: '不能去掉演练开始', en: 'StartEx cannot be dropped' });
    case 'not-made':
      return new UserError({
        zh: `序号 ${fault.seq} 不出于任何操作或预案规则，不能去掉`,
        en: `no command and no plan rule made ${fault.seq}: it cannot be dropped`,
      });
  }
}

/** The commands that go on from `at`; undefined when the file has faults, which are told. */
function newCommands(path: string | undefined, at: DrillTime, scenario: Scenario, io: Io) {
  if (path === undefined) return [];
  const { commands, faults } = readCommands(textOf(path), path, scenario);
  const early = commands
    .filter((command) => command.at < at)
    .map(({ from = path }) => ({ from, zh: '早于分支时刻', en: 'this is before the moment of the fork' }));
  const all = [...faults, ...early];
  for (const fault of all) io.err(`${fault.from} ${fault[io.language]}`);
  return all.length > 0 ? undefined : commands;
}

function tellPlan({ rules, dropped }: Fork, io: Io): void {
  const say = (text: Text, value: string | number): void => io.err(text[io.language].replace('{}', String(value)));
  for (const rule of rules) say({ zh: '停用预案规则 {}', en: 'plan rule {} is switched off' }, rule);
  for (const seq of dropped) say({ zh: '去掉操作 #{}', en: 'command #{} is left out' }, seq);
}
