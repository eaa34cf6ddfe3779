/** `compare <logA> <logB>`: two runs side by side (design 8). */
import type { Comparison, InjectOutcome, ObjectiveOutcome, Pair } from '../player/comparison.ts';
import { compareRuns } from '../replay/compare.ts';
import type { Text } from '../text/words.ts';
import { formatDuration } from '../units/time.ts';
import { readArguments } from './arguments.ts';
import { columns } from './columns.ts';
import type { Io } from './io.ts';
import { openLogWithScenario } from './opened-log.ts';
import { ScenarioNames } from './scenario-names.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall compare <记录A> <记录B> [--json] [--files 文件夹]',
  en: 'usage: landfall compare <logA> <logB> [--json] [--files folder]',
};
const WORDS = {
  inject: { zh: '导调信息 → 首次行动', en: 'inject → first action' },
  task: { zh: '完成的任务', en: 'tasks done' },
  people: { zh: '转移人口（人）', en: 'people of danger areas' },
  criterion: { zh: '目标', en: 'criteria' },
  difference: { zh: 'B − A', en: 'B − A' },
  none: { zh: '无', en: 'none' },
  met: { zh: '达到', en: 'met' },
  unmet: { zh: '未达到', en: 'not met' },
  afterwards: {
    zh: '＊ 非由该信息引起，只是其后的首次行动',
    en: '* not caused by the inject: only the first that was done after it',
  },
} as const satisfies Record<string, Text>;
const PEOPLE: Readonly<Record<string, Text>> = {
  people: { zh: '应转', en: 'in the areas' },
  warned: { zh: '已叫应', en: 'warned' },
  moved: { zh: '已转', en: 'moved' },
  sheltered: { zh: '已入住', en: 'sheltered' },
  verified: { zh: '已核实', en: 'verified' },
  missed: { zh: '遗漏', en: 'missed' },
};

/** Exit 0; 1 for logs of two scenarios, which have nothing to be held against each other. */
export async function compare(args: readonly string[], io: Io): Promise<number> {
  const given = readArguments(args, { usage: USAGE, words: 2, flags: ['json'], values: ['files'] });
  const [pathA = '', pathB = ''] = given.words;
  const a = await openLogWithScenario(pathA, io, given.value('files'));
  const b = await openLogWithScenario(pathB, io, given.value('files'));
  const [idA, idB] = [a.scenario.id, b.scenario.id];
  if (idA !== idB)
    throw new UserError({
      zh: `“${pathA}”是情景 ${idA} 的记录，“${pathB}”是情景 ${idB} 的：只能比较同一情景的两次演练`,
      en: `"${pathA}" is of the scenario ${idA} and "${pathB}" of ${idB}: compare two runs of one scenario`,
    });
  const [runA, runB] = [a, b].map(({ scenario, log }) => ({ scenario, entries: log.entries }));
  const compared = compareRuns(runA as NonNullable<typeof runA>, runB as NonNullable<typeof runB>);
  if (given.has('json')) io.out(JSON.stringify(compared));
  else tell(compared, new ScenarioNames(a.scenario, io.language, {}), io);
  return 0;
}

function tell({ injects, tasks, households, criteria }: Comparison, names: ScenarioNames, io: Io): void {
  const say = (text: Text): string => text[io.language];
  const none = say(WORDS.none);
  const table = <T>(title: Text, pairs: readonly Pair<T>[], row: (pair: Pair<T>) => string[]): void => {
    if (pairs.length === 0) return;
    const head = [say(title), 'A', 'B', say(WORDS.difference)];
    for (const line of columns([head, ...pairs.map(row)], '')) io.out(line);
    io.out('');
  };
  const counts = (name: string, { a, b, difference }: Pair<number>): string[] => [
    name,
    String(a ?? none),
    String(b ?? none),
    signed(difference, String),
  ];
  table(WORDS.inject, injects, ({ id, a, b, difference }) => [
    names.name('inject', id),
    delay(a, none),
    delay(b, none),
    signed(difference, (ms) => formatDuration(ms)),
  ]);
  if (injects.some(({ a, b }) => [a, b].some((one) => one?.action?.by === 'time')))
    io.out(`${say(WORDS.afterwards)}\n`);
  table(WORDS.task, tasks, (pair) => counts(names.name('party', pair.id), pair));
  table(WORDS.people, households, (pair) => counts(say(PEOPLE[pair.id] ?? { zh: pair.id, en: pair.id }), pair));
  table(WORDS.criterion, criteria, ({ id, a, b, difference }) => [
    names.name('objective', id),
    verdict(a, say),
    verdict(b, say),
    signed(difference, (value) => String(Math.round(value * 10) / 10)),
  ]);
}

const delay = (outcome: InjectOutcome | undefined, none: string): string =>
  outcome?.action === undefined
    ? none
    : `${formatDuration(outcome.action.after)}${outcome.action.by === 'time' ? '*' : ''}`;

function verdict(outcome: ObjectiveOutcome | undefined, say: (text: Text) => string): string {
  if (outcome === undefined) return say(WORDS.none);
  const value = outcome.value === undefined ? '' : ` (${Math.round(outcome.value * 10) / 10})`;
  return `${say(outcome.met ? WORDS.met : WORDS.unmet)}${value}`;
}

const signed = (difference: number | undefined, say: (size: number) => string): string =>
  difference === undefined ? '' : `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${say(Math.abs(difference))}`;
