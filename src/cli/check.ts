/** `check <scenario>`: what is wrong with a scenario, each thing with its file, line and column (design 8). */
import { MAIN } from '../scenario/parse.ts';
import { toConfirm } from '../scenario/provenance.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import { confirmLines } from './confirm-list.ts';
import type { Io } from './io.ts';
import { fileBeside, openScenarioFolder, readScenario } from './scenario-folder.ts';

const TEXTS = {
  usage: {
    zh: '用法：landfall check <情景文件夹> [--simulate [--full]] [--provenance] [--json]',
    en: 'usage: landfall check <scenario> [--simulate [--full]] [--provenance] [--json]',
  },
  simulate: {
    zh: 'check --simulate 在本版本中尚不可用；请用 landfall run 试运行该情景。',
    en: 'check --simulate is not in this build; landfall run plays the scenario.',
  },
  missing: { zh: '没有情景文件夹“{}”', en: 'there is no scenario folder "{}"' },
  warning: { zh: '警告 ', en: 'warning ' },
  allowed: { zh: '允许：', en: 'allowed: ' },
  suggest: { zh: '是否指：', en: 'did you mean: ' },
  clean: { zh: '没有问题', en: 'no problems' },
  counts: { zh: '{} 个错误，{} 个警告', en: 'errors: {}, warnings: {}' },
} as const satisfies Record<string, Text>;

interface Wish {
  readonly path: string;
  readonly json: boolean;
  readonly provenance: boolean;
}

/** Exit 0 without errors (warnings may be), 1 with them, 2 for wrong usage. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const say = (key: keyof typeof TEXTS, ...values: (string | number)[]) => fill(TEXTS[key][io.language], values);
  const wish = wishOf(args);
  if (wish === 'simulate' || wish === undefined) {
    io.err(say(wish ?? 'usage'));
    return 2;
  }
  const folder = openScenarioFolder(wish.path);
  const { scenario, problems } = folder ? readScenario(folder) : { problems: [missing(wish.path)] };
  const confirm = wish.provenance && scenario ? toConfirm(scenario) : undefined;
  if (wish.json) io.out(JSON.stringify({ problems: problems.map(ordered), ...(confirm ? { confirm } : {}) }));
  else {
    for (const problem of problems) tell(problem, wish.path, io, say);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    io.out(problems.length === 0 ? `${wish.path}: ${say('clean')}` : say('counts', errors, problems.length - errors));
    for (const line of confirm ? confirmLines(confirm, io.language) : []) io.out(line);
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

type Say = (key: keyof typeof TEXTS, ...values: (string | number)[]) => string;

function fill(text: string, values: readonly (string | number)[]): string {
  let next = 0;
  return text.replace(/\{\}/g, () => `${values[next++] ?? ''}`);
}

function wishOf(args: readonly string[]): Wish | 'simulate' | undefined {
  const flags = new Set(args.filter((word) => word.startsWith('--')));
  const [path, ...more] = args.filter((word) => !word.startsWith('--'));
  const known = ['--json', '--provenance', '--simulate', '--full'];
  if (path === undefined || more.length > 0 || [...flags].some((flag) => !known.includes(flag))) return undefined;
  if (flags.has('--full') && !flags.has('--simulate')) return undefined;
  if (flags.has('--simulate')) return 'simulate';
  return { path, json: flags.has('--json'), provenance: flags.has('--provenance') };
}

function missing(path: string): Problem {
  const message = { zh: fill(TEXTS.missing.zh, [path]), en: fill(TEXTS.missing.en, [path]) };
  return {
    code: 'scenario-missing',
    severity: 'error',
    file: MAIN,
    line: 1,
    column: 1,
    path: '',
    message,
    found: path,
  };
}

/** A problem with its keys in the order of design 8. */
function ordered({ code, severity, file, line, column, path, found, allowed, suggest, message }: Problem): object {
  return { code, severity, file, line, column, path, found, allowed, suggest, message };
}

function tell(problem: Problem, path: string, io: Io, say: Say): void {
  const { code, severity, file, line, column, message, allowed, suggest } = problem;
  const mark = severity === 'warning' ? say('warning') : '';
  io.out(`${fileBeside(path, file)}:${line}:${column} ${mark}${code} ${message[io.language]}`);
  if (allowed !== undefined) io.out(`    ${say('allowed')}${allowed}`);
  if (suggest !== undefined) io.out(`    ${say('suggest')}${suggest}`);
}
