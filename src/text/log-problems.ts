/** What can be wrong with a log, or with running it again, in words: a code, how much it matters, a sentence in each language. */
import type { Problem } from './problem.ts';
import type { Text } from './words.ts';

interface Words extends Text {
  /** An error means that the log cannot be trusted, or not be run again; a warning does not. */
  readonly severity?: 'warning';
}
const warning = (zh: string, en: string): Words => ({ severity: 'warning', zh, en });

const WORDS = {
  'log-empty': { zh: '文件是空的', en: 'the file is empty' },
  'log-not-a-log': { zh: '这不是演练记录：第一行不是记录头', en: 'this is no drill log: its first line is no header' },
  'log-newer': {
    zh: '此记录为格式 {found}，本程序最高读取格式 {known}，请使用更新的版本打开',
    en: 'this log is of format {found}, this build reads up to {known}: open it with a newer build',
  },
  'log-header': { zh: '记录头有误：{detail}', en: 'the header is wrong: {detail}' },
  'log-unpack': warning(
    '压缩包不完整或已损坏，只读到损坏之前',
    'the packed file is cut off or damaged: read as far as it goes',
  ),
  'log-unread': warning(
    '文件没有读完（{detail}），只读到第 {line} 行',
    'the file could not be read to its end ({detail}): read as far as line {line}',
  ),
  'log-large': warning(
    '记录过大：此页面最多读取 {known} MB，只读到第 {line} 行。请用命令行 landfall verify、show 处理整个记录',
    'the log is too large: this page reads up to {known} MB, as far as line {line}. For all of it use the command line, landfall verify and show',
  ),
  'line-torn': warning(
    '最后一行（第 {line} 行）未写完，已略去',
    'the last line, {line}, was not written to its end and is left out',
  ),
  'line-long': { zh: '第 {line} 行过长', en: 'line {line} is too long to be a line of a log' },
  'line-changed': { zh: '第 {line} 行被改动，或不属于此处', en: 'line {line} was changed, or does not belong here' },
  'lines-missing': {
    zh: '第 {line} 行之前缺行，或该行被改动',
    en: 'lines are missing before line {line}, or it was changed',
  },
  'line-moved': { zh: '第 {line} 行不在原位，或被改动', en: 'line {line} is out of its place, or was changed' },
  'line-wrong': { zh: '第 {line} 行不合格式：{detail}', en: 'line {line} is not as a line must be: {detail}' },
  'line-after-end': { zh: '第 {line} 行在结束行之后', en: 'line {line} stands after the end' },
  'seal-wrong': {
    zh: '结束行（第 {line} 行）与其前的内容不符',
    en: 'the end, line {line}, does not fit what stands before it',
  },
  unsealed: { zh: '记录在第 {line} 行结束，没有封签', en: 'ended without seal at line {line}' },

  'scenario-altered': {
    zh: '记录头内的情景文本与其校验值不符',
    en: "the scenario's text in the header does not fit its hash",
  },
  'scenario-broken': {
    zh: '记录头内的情景无法读取：{detail}',
    en: 'the scenario in the header cannot be read: {detail}',
  },
  'file-altered': {
    zh: '记录头内的文件“{found}”与其校验值不符',
    en: 'the file "{found}" in the header does not fit its hash',
  },
  'file-absent': {
    zh: '找不到情景文件“{found}”，无法重算',
    en: 'the scenario file "{found}" is missing: the drill cannot be run again without it',
  },
  'file-different': {
    zh: '情景文件“{found}”与记录时不同，无法重算',
    en: 'the scenario file "{found}" is not the one of the log: the drill cannot be run again with it',
  },
  'picture-absent': warning(
    '找不到文件“{found}”（仅供显示，不影响重算）',
    'the file "{found}" is missing (it is only looked at; the drill runs without it)',
  ),
  'picture-different': warning(
    '文件“{found}”与记录时不同（仅供显示，不影响重算）',
    'the file "{found}" is not the one of the log (it is only looked at; the drill runs without it)',
  ),
  'other-behaviour': {
    zh: '记录由行为版本 {found} 产生，本程序为 {known}：不重算',
    en: 'recorded by behaviour {found}, this is {known}: not re-run',
  },
  differs: { zh: '{detail}', en: '{detail}' },
} as const satisfies Record<string, Words>;

export type LogProblemCode = keyof typeof WORDS;

export interface LogProblemValues {
  readonly line?: number;
  readonly found?: string | number;
  readonly known?: string | number;
  readonly detail?: string;
}

/** The problem `code` of the log `file`, with its sentences. */
export function logProblem(code: LogProblemCode, file: string, values: LogProblemValues = {}): Problem {
  const words: Words = WORDS[code];
  const put = (text: string): string =>
    text.replace(/\{(line|found|known|detail)\}/g, (_all, key: keyof LogProblemValues) => String(values[key] ?? ''));
  return {
    code,
    severity: words.severity ?? 'error',
    file,
    line: values.line ?? 0,
    column: 0,
    path: '',
    message: { zh: put(words.zh), en: put(words.en) },
    ...(values.found === undefined ? {} : { found: String(values.found) }),
    ...(values.known === undefined ? {} : { allowed: String(values.known) }),
  };
}
