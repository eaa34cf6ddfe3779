/** A summary for people: what each exercise came to, and the counts that a director asks for first. */

import type { Summary } from '../runtime/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { wordsOf } from '../text/languages.ts';
import { sayReason } from '../text/say.ts';
import type { Text } from '../text/words.ts';
import { columns } from './columns.ts';
import type { Io } from './io.ts';
import { sayTime } from './read-time.ts';
import { ScenarioNames } from './scenario-names.ts';

const TEXTS = {
  head: { zh: '演练 {} 小时，用时 {} 秒，{} 条事件', en: '{} h of drill in {} s, {} events' },
  exercises: { zh: '科目', en: 'Exercises' },
  objectives: { zh: '目标 {}/{} 达成', en: 'Objectives {} of {} met' },
  hard: { zh: '（硬性）', en: ' (hard)' },
  teams: { zh: '队伍 {} 支 {} 人，完成任务 {} 项', en: '{} teams, {} people, {} tasks done' },
  orders: { zh: '指令 {} 条：确认 {}，拒绝 {}，超时 {}', en: '{} orders: {} acknowledged, {} refused, {} overdue' },
  injects: { zh: '导调信息 {} 条：下达 {}，办结 {}', en: '{} injects: {} released, {} done with' },
  actions: { zh: '预期行动：按时 {}，迟到 {}，未见 {}', en: 'Expected actions: {} in time, {} late, {} missed' },
  doses: { zh: '接触毒物超过 AEGL', en: 'Above an AEGL' },
  people: { zh: '{} 人', en: '{} people' },
  safety: {
    zh: '安全：户外遇险 {} 次，超限指令 {} 条',
    en: 'Safety: {} × caught outside, {} × ordered above a limit',
  },
} as const satisfies Record<string, Text>;

export function printSummary(summary: Summary, scenario: Scenario, io: Io): void {
  const { language } = io;
  const words = wordsOf(language);
  const say = (key: keyof typeof TEXTS, ...values: (string | number)[]): string => {
    let next = 0;
    return TEXTS[key][language].replace(/\{\}/g, () => String(values[next++] ?? ''));
  };
  const { exercises, objectives, orders, injects, expectedActions: actions, safety, teams, doses } = summary;
  io.out(`${scenario.meta.title[language]} · ${say('head', summary.drillHours, summary.wallSeconds, summary.events)}`);
  io.out(say('exercises'));
  const rows = exercises.map(({ id, state, outcome, reason, concludedAt }) => [
    scenario.exercises.find((one) => one.id === id)?.name[language] ?? id,
    outcome === undefined ? words.exerciseState[state as keyof typeof words.exerciseState] : words.outcome[outcome],
    concludedAt === undefined ? '' : sayTime(concludedAt, scenario),
    reason === undefined ? '' : sayReason(reason, words),
  ]);
  for (const line of columns(rows)) io.out(line);
  io.out(say('objectives', objectives.filter(({ met }) => met).length, objectives.length));
  for (const { id, met, hard, value, limit } of objectives) {
    if (met) continue;
    const target = scenario.objectives.find((one) => one.id === id)?.target[language] ?? id;
    const figure = value === undefined || limit === undefined ? '' : `  ${value} > ${limit}`;
    io.out(`  ✗ ${target}${hard ? say('hard') : ''}${figure}`);
  }
  io.out(
    say(
      'teams',
      teams.length,
      teams.reduce((sum, { people }) => sum + people, 0),
      teams.reduce((sum, { tasksDone }) => sum + tasksDone, 0),
    ),
  );
  io.out(say('orders', orders.issued, orders.acknowledged, orders.refused, orders.overdue));
  io.out(say('injects', injects.planned, injects.released, injects.complete));
  io.out(say('actions', actions.met, actions.late, actions.missed));
  if (doses !== undefined && doses.length > 0) {
    io.out(say('doses'));
    const names = new ScenarioNames(scenario, language, {});
    const told = doses.map(({ id, aegl, at, people }) => [
      names.name('any', id),
      `AEGL-${aegl}`,
      sayTime(at, scenario),
      people > 0 ? say('people', people) : '',
    ]);
    for (const line of columns(told)) io.out(line);
  }
  io.out(say('safety', safety.exposures, safety.ordersAboveLimit));
  io.out(`logHash ${summary.logHash}`);
}
