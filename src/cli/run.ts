/** `run <scenario>`: a drill without people, as fast as it goes (design 8). */
import { readFileSync } from 'node:fs';
import type { FloodSpec } from '../hazards/flood/flood.ts';
import { Layout } from '../hazards/flood/ground.ts';
import { type CommandsFile, readCommands } from '../runtime/commands-file.ts';
import { type Headless, type HeadlessEnd, runHeadless } from '../runtime/headless.ts';
import { Recording } from '../runtime/recording.ts';
import { headerOf, openScenario } from '../runtime/scenario-source.ts';
import { failedHard, summarise } from '../runtime/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Text } from '../text/words.ts';
import { type DrillTime, formatDrillTime } from '../units/time.ts';
import { readArguments, wrong } from './arguments.ts';
import { HostSha256 } from './host-sha256.ts';
import type { Io } from './io.ts';
import { type RunningLog, runningLog } from './kept-log.ts';
import { tellProblem } from './log-file.ts';
import { printSummary } from './print-summary.ts';
import { readTime, sayTime } from './read-time.ts';
import { fileBeside, openScenarioFolder } from './scenario-folder.ts';
import type { TerminalIo } from './terminal.ts';
import { crewFor, type Grid, threadsAsked } from './threads.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall run <情景文件夹> [--seed n] [--until T] [--showing id] [--variant id] [--commands f] [--log f] [--threads 线程数] [--strict] [--json]',
  en: 'usage: landfall run <scenario> [--seed n] [--until T] [--showing id] [--variant id] [--commands f] [--log f] [--threads n] [--strict] [--json]',
};

/** Exit 0, 1 for a scenario or commands that cannot be run, 3 with `--strict` when a hard criterion failed. */
export async function run(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, {
    usage: USAGE,
    words: 1,
    flags: ['strict', 'json'],
    values: ['seed', 'until', 'showing', 'variant', 'commands', 'log', 'threads'],
  });
  const { opened, scenario } = openFolder(given.words[0] as string, io);
  const seed = seedOf(given.value('seed'), scenario);
  const until =
    given.value('until') === undefined ? scenario.meta.endEx : readTime(given.value('until') as string, scenario);
  const showing = showingOf(given.value('showing'), scenario);
  const variant = variantOf(given.value('variant'), scenario);
  const commands = commandsOf(given.value('commands'), scenario, io);
  if (commands === undefined) return 1;
  const crew = crewFor(threadsAsked(given.value('threads')) ?? 1, domainsOf(scenario), io);
  const path = given.value('log');
  const log = path === undefined ? undefined : runningLog(path);
  const recording = new Recording(
    scenario,
    headerOf(opened, scenario, seed),
    (line) => log?.line(line),
    new HostSha256(),
  );
  if (crew !== undefined) recording.engine.hazards.helpBy(crew);
  const orders: Orders = {
    commands: commands.commands,
    ...(showing === undefined ? {} : { showing }),
    ...(variant === undefined ? {} : { variant }),
    until,
  };
  const exit = carryOut({ recording, log, orders, json: given.has('json'), strict: given.has('strict') }, io);
  crew?.dismiss();
  return exit;
}

/** The grids of a scenario's floods, with those in them. */
export const domainsOf = ({ hazards }: Scenario): Grid[] => {
  const grids = ({ domain, patches = [] }: FloodSpec): Grid[] => {
    const { nx, ny } = new Layout(domain);
    return [{ nx, ny, arithmetic: domain.arithmetic }, ...patches.flatMap(grids)];
  };
  return hazards.flatMap((spec) => (spec.kind === 'flood' ? grids(spec) : []));
};

type Orders = Pick<Headless, 'commands' | 'showing' | 'variant' | 'begun' | 'adapt' | 'answered'> & {
  readonly until: DrillTime;
};

/** A drill that is ready to run without people, and what is asked of it. */
export interface Errand {
  readonly recording: Recording;
  readonly log: RunningLog | undefined;
  readonly orders: Orders;
  readonly json: boolean;
  readonly strict?: boolean;
  /** A drill that still stands when the commands are used up is left open, to be taken up again. */
  readonly leaveOpen?: boolean;
}

/** Runs a drill to its end, seals its log and tells its summary. Exit 0, 1 when commands were left over, 3 with `strict` for a hard fail. */
export function carryOut(
  { recording, log, orders, json, strict = false, leaveOpen = false }: Errand,
  io: TerminalIo,
): number {
  const { engine, tally } = recording;
  const { scenario } = engine;
  const started = performance.now();
  const show = progressOf(io, started, orders.until);
  const end = runHeadless(engine, {
    ...orders,
    progress: (now) => {
      log?.rest(engine);
      show(now);
    },
  });
  const stands = leaveOpen && (end.why === 'paused' || end.why === 'frozen');
  if (!stands) recording.seal();
  log?.close(!stands);
  io.progress('');
  const summary = summarise(engine, tally, (performance.now() - started) / 1000);
  tellEnd(end, engine.now, scenario, io);
  if (json) io.out(JSON.stringify(summary));
  else printSummary(summary, scenario, io);
  if (end.rest.length > 0) return 1;
  return strict && failedHard(summary) ? 3 : 0;
}

/** The scenario in a folder; its errors are told and end the command. */
function openFolder(
  path: string,
  io: Io,
): { readonly opened: ReturnType<typeof openScenario>; readonly scenario: Scenario } {
  const folder = openScenarioFolder(path);
  if (folder === undefined)
    throw new UserError({ zh: `没有情景文件夹“${path}”`, en: `there is no scenario folder "${path}"` });
  const opened = openScenario(folder);
  const { scenario, problems } = opened;
  if (scenario !== undefined) return { opened, scenario };
  for (const problem of problems)
    if (problem.severity === 'error') tellProblem({ ...problem, file: fileBeside(path, problem.file) }, io);
  throw new UserError({
    zh: '情景有误，无法运行；用 landfall check 查看全部问题',
    en: 'the scenario has errors and cannot be run; landfall check lists them all',
  });
}

function seedOf(text: string | undefined, { meta }: Scenario): number {
  if (text === undefined) return meta.seed;
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw wrong(
    { usage: USAGE },
    {
      zh: `“${text}”不是种子：须为 0 至 4294967295 的整数`,
      en: `"${text}" is no seed: a whole number from 0 to 4294967295`,
    },
  );
}

/** Headless the drill runs at full speed; the showing tells which parts are jumps, in which nobody's seat is a person's. */
function showingOf(id: string | undefined, { showings }: Scenario): string | undefined {
  if (id === undefined) return undefined;
  const known = showings.map((showing) => showing.id);
  if (!known.includes(id)) {
    throw new UserError({
      zh: `没有展演方案“${id}”，现有：${known.join('、')}`,
      en: `there is no showing "${id}"; there are: ${known.join(', ')}`,
    });
  }
  return id;
}

/** How well the plans are carried out. */
function variantOf(id: string | undefined, { variants }: Scenario): string | undefined {
  if (id === undefined || variants.some((variant) => variant.id === id)) return id;
  const known = variants.map((variant) => variant.id);
  throw new UserError({
    zh: `没有执行水平“${id}”，现有：${known.join('、') || '无'}`,
    en: `there is no variant "${id}"; there are: ${known.join(', ') || 'none'}`,
  });
}

export function commandsOf(path: string | undefined, scenario: Scenario, io: Io): CommandsFile | undefined {
  if (path === undefined) return { commands: [], faults: [] };
  const read = readCommands(textOf(path), path, scenario);
  for (const fault of read.faults) io.err(`${fault.from} ${fault[io.language]}`);
  return read.faults.length > 0 ? undefined : read;
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new UserError({ zh: `无法读取“${path}”（${code}）`, en: `cannot read "${path}" (${code})` });
  }
}

/** A line of progress, at most ten a second. */
function progressOf(io: TerminalIo, started: number, until: DrillTime): (now: DrillTime) => void {
  let shown = started;
  return (now) => {
    const wall = performance.now();
    if (wall - shown < 100) return;
    shown = wall;
    io.progress(
      `${formatDrillTime(now, false)} / ${formatDrillTime(until, false)}  ${Math.round((now / Math.max(1, until)) * 100)} %`,
    );
  };
}

const WHY: Readonly<Record<HeadlessEnd['why'], Text | undefined>> = {
  until: undefined,
  ended: undefined,
  paused: { zh: '演练暂停在 {}，时钟不走：须有人继续', en: 'the drill stands paused at {}: somebody must resume it' },
  frozen: { zh: '真实险情（NO DUFF）：演练停止在 {}', en: 'NO DUFF: the drill stands stopped at {}' },
  'not-started': { zh: '演练没有开始', en: 'the drill was not started' },
};

/** Why it stopped short, and the commands whose time never came. */
function tellEnd({ why, rest }: HeadlessEnd, now: DrillTime, scenario: Scenario, io: Io): void {
  const words = WHY[why];
  if (words !== undefined) io.err(words[io.language].replace('{}', sayTime(now, scenario)));
  const never = { zh: '此操作的时间没有到来', en: 'the time of this command never came' }[io.language];
  for (const { from } of rest) io.err(`${from} ${never}`);
}
