/** All commands of `landfall` (design 8): which there are, what each is for, and what is not in this build. */
import '../hazards/flood/shallow-here.ts';
import { suggest } from '../scenario/suggest.ts';
import type { Language, Text } from '../text/words.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { flood } from './flood.ts';
import { fork } from './fork.ts';
import { model } from './model.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import type { TerminalIo } from './terminal.ts';
import { UserError } from './user-error.ts';
import { verify } from './verify.ts';
import { why } from './why.ts';

interface Entry {
  readonly does: Text;
  readonly act: (args: string[], io: TerminalIo) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  check: { act: check, does: { zh: '检查情景文件夹', en: 'finds what is wrong with a scenario' } },
  run: { act: run, does: { zh: '无人推演，可写记录', en: 'runs a drill without people, and writes its log' } },
  resume: { act: resume, does: { zh: '把中断的推演接着做完', en: 'takes up a run that broke off, to its end' } },
  verify: {
    act: verify,
    does: { zh: '核对记录：链、封签、重算', en: 'holds a log against itself: chain, seal, the drill run again' },
  },
  show: {
    act: show,
    does: { zh: '某一时刻的状态，或某席位所知', en: 'the drill at a moment, or what a seat knew of it' },
  },
  why: { act: why, does: { zh: '一件事的因果链', en: 'the chain of causes of a line' } },
  fork: { act: fork, does: { zh: '从某一时刻另行推演', en: 'another drill from a moment of a logged one' } },
  compare: { act: compare, does: { zh: '两次演练并排比较', en: 'two runs of one scenario side by side' } },
  model: {
    act: model,
    does: { zh: '单个灾害模型：标准输入 → 标准输出', en: 'one hazard model, from standard input to standard output' },
  },
  flood: { act: flood, does: { zh: '单独计算一个积水案例', en: 'one flood case by itself' } },
};
/** What the design has and later builds bring. */
const LATER: readonly string[] = ['review', 'docs', 'import', 'export', 'host', 'nats-config', 'ensemble', 'worker'];

/** Runs one command; the answer is the exit code. Whatever a user got wrong is one line on standard error. */
export async function landfall(args: readonly string[], io: TerminalIo): Promise<number> {
  const [name, ...rest] = withoutLanguage(args);
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h')
      return help(io, name === undefined ? 2 : 0);
    if (rest.includes('--help')) return help(io, 0);
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw unknown(name);
    return await command.act(rest, io);
  } catch (error) {
    if (error instanceof UserError) {
      io.err(`${name ?? ''}: ${error.text[io.language]}`);
      return error.exit;
    }
    io.err(
      `${name ?? ''}: ${io.language === 'zh' ? '程序内部错误：' : 'internal error: '}${error instanceof Error ? error.message : String(error)}`,
    );
    if (process.env['LANDFALL_DEBUG'] && error instanceof Error) io.err(error.stack ?? '');
    return 1;
  }
}

function unknown(name: string): UserError {
  if (LATER.includes(name)) return new UserError({ zh: '本版本中尚不可用', en: 'not in this build' }, 2);
  const near = suggest(name, Object.keys(COMMANDS));
  return new UserError(
    {
      zh: `没有这个命令${near === undefined ? '' : `，是否指 ${near}`}；landfall help 列出全部命令`,
      en: `no such command${near === undefined ? '' : ` (did you mean ${near}?)`}; landfall help lists them all`,
    },
    2,
  );
}

function help(io: TerminalIo, exit: number): number {
  const tell = exit === 0 ? io.out : io.err;
  tell({ zh: '用法：landfall <命令> … [--lang zh|en]', en: 'usage: landfall <command> … [--lang zh|en]' }[io.language]);
  for (const [name, { does }] of Object.entries(COMMANDS)) tell(`  ${name.padEnd(8)}${does[io.language]}`);
  return exit;
}

/** zh or en: `--lang` wherever it stands, then the locale. */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const flag = args.findIndex(isLanguage);
  const asked = flag < 0 ? undefined : (args[flag]?.split('=')[1] ?? args[flag + 1]);
  return (asked || environment['LC_ALL'] || environment['LANG'] || '').startsWith('zh') ? 'zh' : 'en';
}

const isLanguage = (word: string): boolean => word === '--lang' || word.startsWith('--lang=');
const withoutLanguage = (args: readonly string[]): string[] =>
  args.filter((word, i) => !isLanguage(word) && args[i - 1] !== '--lang');
