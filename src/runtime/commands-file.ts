/**
 * A commands file (design 7): NDJSON, a command a line, `{at, seat, type, …}`, sorted by `at`. Times are drill ms or
 * `T+hh:mm` / `L-hh:mm`, spans ms or `hh:mm`. What is wrong is named with its line.
 */
import { z } from 'zod';
import { knownSeat } from '../drill/decide.ts';
import { parseObject } from '../log/read-line.ts';
import { COMMAND_TYPES, type Command, type CommandType, commandSchemas } from '../log/vocabulary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { suggest } from '../scenario/suggest.ts';
import { type DrillTime, parseDrillTime, parseDuration } from '../units/time.ts';

export interface TimedCommand {
  readonly at: DrillTime;
  readonly command: Command;
  /** Where it was read, as `file:line`. */
  readonly from?: string;
}
/** What is wrong with a line, as `file:line`, in both languages. */
export interface CommandFault {
  readonly from: string;
  readonly zh: string;
  readonly en: string;
}
export interface CommandsFile {
  readonly commands: readonly TimedCommand[];
  readonly faults: readonly CommandFault[];
}

type Fault = Omit<CommandFault, 'from'>;
const fault = (zh: string, en: string): Fault => ({ zh, en });
const isFault = (value: object): value is Fault => 'zh' in value && 'en' in value;

/** Reads the text of `file` for a drill of `scenario`; empty lines are passed over. */
export function readCommands(text: string, file: string, scenario: Scenario): CommandsFile {
  const commands: TimedCommand[] = [];
  const faults: CommandFault[] = [];
  const clock = { last: 0, jumped: 0 };
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const from = `${file}:${i + 1}`;
      const read = readLine(line, scenario, clock);
      if (isFault(read)) faults.push({ from, ...read });
      else {
        clock.last = read.at;
        if (read.command.type === 'jump') clock.jumped = read.command.to;
        commands.push({ ...read, from });
      }
    });
  return { commands, faults };
}

function readLine(
  line: string,
  scenario: Scenario,
  clock: { readonly last: number; readonly jumped: number },
): TimedCommand | Fault {
  const json = parseObject(line);
  if (json === undefined) return fault('不是 JSON 对象', 'this is not a JSON object');
  const { at: written, seat, enteredBy, type, ...rest } = json;
  const at = timeOf(written, scenario.meta.landfall);
  if (at === undefined || at < 0)
    return fault(
      '“at” 须为演练时间：毫秒数、T+hh:mm 或 L-hh:mm',
      '"at" must be a drill time: milliseconds, T+hh:mm or L-hh:mm',
    );
  if (at < clock.last)
    return fault('时间早于上一行：须按 at 排序', 'this is before the line above it: sort the file by "at"');
  if (at < clock.jumped) return fault('此时间已被上面的 jump 跳过', 'the jump above passes over this time');
  const from = seatsOf(seat, enteredBy, scenario);
  if (isFault(from)) return from;
  if (typeof type !== 'string' || !isType(type)) return unknown('操作', 'type of command', String(type), COMMAND_TYPES);
  const payload = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, plain(key, value, scenario.meta.landfall)]),
  );
  const parsed = z.strictObject(commandSchemas[type].shape).safeParse(payload);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `${type}${issue?.path.length ? ` ${issue.path.join('.')}` : ''}`;
    return fault(`${where}：${issue?.message ?? ''}`, `${where}: ${issue?.message ?? ''}`);
  }
  return { at, command: { ...from, type, ...parsed.data } as Command };
}

/** Who says it, and who wrote it down for them (代录). */
function seatsOf(seat: unknown, enteredBy: unknown, scenario: Scenario): Pick<Command, 'seat' | 'enteredBy'> | Fault {
  if (typeof seat !== 'string') return fault('缺少席位 “seat”', '"seat" is missing');
  if (enteredBy !== undefined && typeof enteredBy !== 'string')
    return fault('“enteredBy” 须为席位', '"enteredBy" must be a seat');
  const strange = [seat, enteredBy].find((one) => one !== undefined && !knownSeat(scenario, one));
  if (strange !== undefined)
    return unknown(
      '席位',
      'seat',
      strange,
      [...scenario.seats, ...scenario.posts, ...scenario.teams].map(({ id }) => id),
    );
  return { seat, ...(enteredBy === undefined ? {} : { enteredBy }) };
}

function unknown(zh: string, en: string, found: string, there: readonly string[]): Fault {
  const near = suggest(found, there);
  return fault(
    `没有${zh}“${found}”${near ? `，是否指“${near}”` : ''}`,
    `there is no ${en} "${found}"${near ? `; did you mean "${near}"?` : ''}`,
  );
}

const isType = (type: string): type is CommandType => Object.hasOwn(commandSchemas, type);

function timeOf(written: unknown, landfall: DrillTime | undefined): DrillTime | undefined {
  if (typeof written === 'string') return parseDrillTime(written, landfall);
  return Number.isSafeInteger(written) ? (written as DrillTime) : undefined;
}

const SPANS = new Set(['within', 'by']);

/** A time or a span that is written in words, in ms; everything else as it is. */
function plain(key: string, value: unknown, landfall: DrillTime | undefined): unknown {
  if (typeof value !== 'string') return value;
  if (SPANS.has(key)) return parseDuration(value) ?? value;
  return key === 'to' ? (parseDrillTime(value, landfall) ?? value) : value;
}
