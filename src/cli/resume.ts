/** `resume <log>`: a run that broke off, taken up where its log ends; the log is then the one it would have been. */
import { readFileSync } from 'node:fs';
import { type LogEntry, LogReader, type ReadLog } from '../log/reader.ts';
import { Seal } from '../log/seal.ts';
import type { Command, Header } from '../log/vocabulary.ts';
import type { TimedCommand } from '../runtime/commands-file.ts';
import { sayDifference } from '../runtime/difference.ts';
import { type TakenUp, takeUp } from '../runtime/keeping/take-up.ts';
import { otherBehaviour } from '../runtime/rebuild.ts';
import type { Recording } from '../runtime/recording.ts';
import { commandOf } from '../runtime/retrace.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { logProblem } from '../text/log-problems.ts';
import type { Text } from '../text/words.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { HostSha256 } from './host-sha256.ts';
import { buildName, FolderPlace, KeptLog } from './kept-log.ts';
import { cannotRead, tellProblem } from './log-file.ts';
import { runnableScenario } from './opened-log.ts';
import { readTime, sayTime } from './read-time.ts';
import { carryOut, commandsOf, domainsOf } from './run.ts';
import type { TerminalIo } from './terminal.ts';
import { crewFor, threadsAsked } from './threads.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall resume <记录> [--commands f] [--until T] [--files 文件夹] [--threads 线程数] [--json]',
  en: 'usage: landfall resume <log> [--commands f] [--until T] [--files dir] [--threads n] [--json]',
};

/** Exit 0, 1 for a log that cannot be taken up, 4 for one of another behaviour. */
export async function resume(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, {
    usage: USAGE,
    words: 1,
    flags: ['json'],
    values: ['commands', 'until', 'files', 'threads'],
  });
  const path = given.words[0] as string;
  const threads = threadsAsked(given.value('threads')) ?? 1;
  const seal = new Seal(new HostSha256());
  const bytes = brokenLog(path);
  const { log, header } = read(path, bytes, seal, io);
  const other = otherBehaviour(header, path);
  if (other !== undefined) {
    tellProblem(other, io);
    return 4;
  }
  const scenario = runnableScenario(
    header,
    path,
    given.value('files'),
    { zh: '不能继续', en: 'cannot be taken up' },
    io,
  );
  const commands = commandsOf(given.value('commands'), scenario, io);
  if (commands === undefined) return 1;
  const crew = crewFor(threads, domainsOf(scenario), io);
  const place = new FolderPlace(path, 'a');
  place.cut(bytes.length);
  const running = new KeptLog(place);
  const { entries } = log;
  const taken = await takeUp(
    {
      header,
      entries,
      seal,
      scenario,
      build: buildName(),
      keyframes: place.keyframes,
      read: (one) => place.read(one),
      crew,
    },
    (line) => running.line(line),
    (share) => io.progress(`${Math.round(share * 100)} %`),
  );
  const recording = ready(taken, path, scenario, io);
  const until = untilOf(given, scenario);
  const orders = { commands: pending(commands.commands, entries), begun: true, until };
  const exit = carryOut({ recording, log: running, orders, json: given.has('json'), leaveOpen: true }, io);
  crew?.dismiss();
  return exit;
}

/** Those of a file that the log does not have yet. What stands there for an earlier time was given, or came too late. */
function pending(commands: readonly TimedCommand[], entries: readonly LogEntry[]): readonly TimedCommand[] {
  const end = entries.at(-1)?.at ?? 0;
  const named = (command: Command): string => JSON.stringify(Object.entries(command).sort());
  const given = new Set(
    entries.flatMap((entry) => (entry.line === 'command' && entry.at === end ? [named(commandOf(entry))] : [])),
  );
  return commands.filter(({ at, command }) => at > end || (at === end && !given.has(named(command))));
}

/** The whole lines of the log, as bytes. */
function brokenLog(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function read(
  path: string,
  bytes: Uint8Array,
  seal: Seal,
  io: TerminalIo,
): { readonly log: ReadLog; readonly header: Header } {
  const reader = new LogReader(path, seal);
  reader.push(new TextDecoder().decode(bytes));
  const log = reader.finish();
  for (const problem of log.problems) tellProblem(problem, io);
  if (log.header === undefined || log.problems.length > 0)
    throw new UserError({
      zh: `“${path}”有误，不能继续`,
      en: `"${path}" is not whole as far as it goes: it cannot be taken up`,
    });
  if (log.sealed)
    throw new UserError({ zh: `“${path}”已封签：演练已结束`, en: `"${path}" is sealed: its drill came to its end` });
  if (!log.entries.some(({ line }) => line === 'command'))
    throw new UserError({ zh: `“${path}”中演练还没有开始，请用 run`, en: `"${path}" was never started: use run` });
  return { log, header: log.header };
}

/** The drill where it broke off; it is said from where it was run. */
function ready(taken: TakenUp, path: string, scenario: Scenario, io: TerminalIo): Recording {
  io.progress('');
  if ('difference' in taken) {
    tellProblem(
      { ...logProblem('differs', path, { line: taken.difference.line }), message: sayDifference(taken.difference) },
      io,
    );
    throw new UserError({
      zh: `“${path}”重算不一致，不能继续`,
      en: `"${path}" does not come out the same: it cannot be taken up`,
    });
  }
  const { recording, from } = taken;
  const at = sayTime(recording.engine.now, scenario);
  const keyframe = from === undefined ? undefined : sayTime(from.kernel.now, scenario);
  io.err(
    {
      zh: keyframe === undefined ? `从头重算，在 ${at} 继续` : `自 ${keyframe} 的关键帧，在 ${at} 继续`,
      en:
        keyframe === undefined
          ? `run again from its start, goes on at ${at}`
          : `from a keyframe of ${keyframe}, goes on at ${at}`,
    }[io.language],
  );
  return recording;
}

const untilOf = (given: Arguments, scenario: Scenario) => {
  const until = given.value('until');
  return until === undefined ? scenario.meta.endEx : readTime(until, scenario);
};
