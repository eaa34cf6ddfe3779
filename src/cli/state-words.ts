/** The state of a drill in words, section by section, as lines for a terminal. */
import type { DrillState, OrderRecord, TeamRecord } from '../drill/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { stepWord, wordsOf } from '../text/say.ts';
import type { Language, Text } from '../text/words.ts';
import type { Words } from '../text/zh.ts';
import { civilAt, type DrillTime, formatCivil } from '../units/time.ts';
import { columns } from './columns.ts';
import { sayTime } from './read-time.ts';
import { ScenarioNames } from './scenario-names.ts';
import type { SeatKnowledge } from './seat-knowledge.ts';

const TEXTS = {
  warnings: { zh: '预警', en: 'Warnings' },
  posts: { zh: '指挥部', en: 'Posts' },
  exercises: { zh: '科目', en: 'Exercises' },
  teams: { zh: '队伍', en: 'Teams' },
  incidents: { zh: '险情', en: 'Incidents' },
  orders: { zh: '在办指令', en: 'Orders not yet done' },
  allOrders: { zh: '指令', en: 'Orders' },
  injects: { zh: '导调信息', en: 'Injects' },
  objectives: { zh: '目标：达成 {}，未达成 {}，未定 {}', en: 'Objectives: {} met, {} missed, {} not yet decided' },
  own: { zh: '本席', en: 'Own' },
  none: { zh: '  （无）', en: '  (none)' },
  until: { zh: '至 {}', en: 'until {}' },
  due: { zh: '{} 前', en: 'by {}' },
  holding: { zh: '避风', en: 'holding' },
} as const satisfies Record<string, Text>;

export class StateWords {
  readonly #scenario: Scenario;
  readonly #language: Language;
  readonly #words: Words;
  readonly #names: ScenarioNames;

  constructor(scenario: Scenario, language: Language, orders: DrillState['orders']) {
    this.#scenario = scenario;
    this.#language = language;
    this.#words = wordsOf(language);
    this.#names = new ScenarioNames(scenario, language, orders);
  }

  /** The whole drill at `at`. */
  whole(state: DrillState, at: number): string[] {
    const scenario = this.#scenario;
    const decided = scenario.objectives.map(({ id }) => state.objectives[id]?.met);
    return [
      ...this.#head(state.phase, at),
      ...this.#section('warnings', this.#warnings(state.warnings)),
      ...this.#section(
        'posts',
        scenario.posts.map(({ id }) => [
          this.#names.name('party', id),
          this.#words.level[state.posts[id]?.level ?? 'duty'],
        ]),
      ),
      ...this.#section(
        'exercises',
        scenario.exercises.map(({ id }) => this.#exercise(id, state)),
      ),
      ...this.#section(
        'teams',
        scenario.teams.map(({ id }) => this.#team(id, state.teams[id])),
      ),
      ...this.#section('incidents', this.#incidents(state)),
      ...this.#section(
        'orders',
        this.#orders(
          Object.entries(state.orders).filter(([, { done, refused }]) => done === undefined && refused === undefined),
        ),
      ),
      ...this.#section('injects', this.#injectCounts(state)),
      this.#say(
        'objectives',
        decided.filter((met) => met === true).length,
        decided.filter((met) => met === false).length,
        decided.filter((met) => met === undefined).length,
      ),
    ];
  }

  /** What one seat was told. */
  seat(known: SeatKnowledge): string[] {
    const own = known.team
      ? [this.#team(known.seat, known.team)]
      : known.post
        ? [[this.#words.level[known.post.level]]]
        : [];
    const injects = known.injects.map(({ id, from, delivered, text }) => [
      sayTime(delivered, this.#scenario),
      this.#names.name('inject', id),
      this.#names.name('party', from),
      text[this.#language],
    ]);
    return [
      `${this.#names.name('party', known.seat)} · ${this.#head(known.phase, known.at).join('')}`,
      ...this.#section('own', own),
      ...this.#section('warnings', this.#warnings(known.warnings)),
      ...this.#section('allOrders', this.#orders(Object.entries(known.orders))),
      ...this.#section('injects', injects),
    ];
  }

  #say(key: keyof typeof TEXTS, ...values: (string | number)[]): string {
    let next = 0;
    return TEXTS[key][this.#language].replace(/\{\}/g, () => String(values[next++] ?? ''));
  }

  #section(key: keyof typeof TEXTS, rows: readonly (readonly string[])[]): string[] {
    return [this.#say(key), ...(rows.length === 0 ? [this.#say('none')] : columns(rows))];
  }

  #head(phase: DrillState['phase'], at: number): string[] {
    const { meta } = this.#scenario;
    const civil = formatCivil(civilAt(meta.startEx, at as DrillTime)).replace('T', ' ');
    return [`${sayTime(at, this.#scenario)}  ${civil} (${meta.utcOffset})  ${this.#words.phase[phase]}`];
  }

  #warnings(warnings: DrillState['warnings']): string[][] {
    return Object.entries(warnings).flatMap(([hazard, warning]) =>
      (['typhoon', 'rainstorm'] as const)
        .filter((family) => warning[family] !== 'none')
        .map((family) => [
          this.#names.name('hazard', hazard),
          this.#words.family[family],
          this.#words.colour[warning[family]],
        ]),
    );
  }

  #exercise(id: string, state: DrillState): string[] {
    const record = state.exercises[id];
    const { exerciseState, outcome, reason } = this.#words;
    if (record === undefined) return [this.#names.name('exercise', id)];
    const end = record.outcome === undefined ? exerciseState[record.state] : outcome[record.outcome];
    const why =
      record.reason === undefined
        ? undefined
        : ((reason as Readonly<Record<string, string>>)[record.reason] ?? record.reason);
    const step = record.step === undefined ? '' : stepWord(this.#names.exerciseKind(id), record.step, this.#words);
    return [this.#names.name('exercise', id), end, why ?? step];
  }

  #team(id: string, team: TeamRecord | undefined): string[] {
    if (team === undefined) return [id];
    const { teamState, task, fitness } = this.#words;
    const place = team.site ?? team.leg?.site;
    const where = place === undefined ? '' : `${team.site === undefined ? '→ ' : ''}${this.#names.name('site', place)}`;
    const doing = team.task === undefined ? '' : ((task as Readonly<Record<string, string>>)[team.task] ?? team.task);
    const until = team.until === undefined ? '' : this.#say('until', sayTime(team.until, this.#scenario));
    const marks = [
      team.safety === 'holding' ? this.#say('holding') : '',
      team.fitness === 'fresh' ? '' : fitness[team.fitness],
      team.fault ?? '',
    ];
    return [
      this.#names.name('team', id),
      teamState[team.state],
      where,
      [doing, until, ...marks].filter((part) => part !== '').join(' · '),
    ];
  }

  #incidents(state: DrillState): string[][] {
    return Object.entries(state.incidents)
      .filter(([, { occurred, closed }]) => occurred !== undefined && closed === undefined)
      .map(([id, { kind, site, occurred = 0 }]) => [
        this.#names.name('incident', id),
        this.#words.incident[kind],
        this.#names.name('site', site),
        sayTime(occurred, this.#scenario),
      ]);
  }

  #orders(orders: readonly (readonly [string, OrderRecord])[]): string[][] {
    const { task, order: states } = this.#words;
    return orders.map(([id, order]) => {
      const what = Object.hasOwn(task, order.task) ? task[order.task as keyof typeof task] : order.task;
      const due =
        order.deadline === undefined || order.done !== undefined
          ? ''
          : this.#say('due', sayTime(order.deadline, this.#scenario));
      const place = order.site === undefined ? '' : this.#names.name('site', order.site);
      return [
        id,
        `${this.#names.name('party', order.from)} → ${this.#names.name('party', order.to)}`,
        [what, place].filter((part) => part !== '').join(', '),
        states[order.state],
        due,
      ];
    });
  }

  #injectCounts(state: DrillState): string[][] {
    const counts = new Map<string, number>();
    for (const { play } of Object.values(state.injects)) counts.set(play, (counts.get(play) ?? 0) + 1);
    return [...counts].map(([play, count]) => [this.#words.play[play as keyof Words['play']], String(count)]);
  }
}
