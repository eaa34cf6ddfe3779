/** The state of a drill in words, section by section, as lines for a terminal. */
import type { DrillState } from '../drill/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Language, Text } from '../text/words.ts';
import type { Words } from '../text/zh.ts';
import { civilAt, type DrillTime, formatCivil } from '../units/time.ts';
import { columns } from './columns.ts';
import { hazardLines, type ShownHazards } from './hazard-words.ts';
import { sayTime } from './read-time.ts';
import { RecordWords } from './record-words.ts';
import type { SeatKnowledge } from './seat-knowledge.ts';

const TEXTS = {
  warnings: { zh: '预警', en: 'Warnings' },
  posts: { zh: '指挥部', en: 'Posts' },
  exercises: { zh: '科目', en: 'Exercises' },
  teams: { zh: '队伍', en: 'Teams' },
  incidents: { zh: '险情', en: 'Incidents' },
  assets: { zh: '停用设施', en: 'Assets that are down' },
  doses: { zh: '接触毒物超过 AEGL', en: 'Above an AEGL' },
  endangered: { zh: '处于危险水流', en: 'In dangerous water' },
  searches: { zh: '已找到', en: 'Found' },
  orders: { zh: '在办指令', en: 'Orders not yet done' },
  allOrders: { zh: '指令', en: 'Orders' },
  injects: { zh: '导调信息', en: 'Injects' },
  objectives: { zh: '目标：达成 {}，未达成 {}，未定 {}', en: 'Objectives: {} met, {} missed, {} not yet decided' },
  own: { zh: '本席', en: 'Own' },
  none: { zh: '  （无）', en: '  (none)' },
} as const satisfies Record<string, Text>;
type Rows = readonly (readonly string[])[];

export class StateWords {
  readonly #scenario: Scenario;
  readonly #language: Language;
  readonly #records: RecordWords;

  constructor(scenario: Scenario, language: Language, orders: DrillState['orders']) {
    this.#scenario = scenario;
    this.#language = language;
    this.#records = new RecordWords(scenario, language, orders);
  }

  /** The whole drill at `at`. */
  whole(state: DrillState, at: number, hazards?: ShownHazards): string[] {
    const records = this.#records;
    const open = Object.entries(state.orders).filter(
      ([, { done, refused }]) => done === undefined && refused === undefined,
    );
    const incidents = Object.entries(state.incidents).filter(
      ([, { occurred, closed }]) => occurred !== undefined && closed === undefined,
    );
    const found = Object.fromEntries(Object.entries(state.searches ?? {}).filter(([, one]) => one.found !== undefined));
    const down = Object.entries(state.assets).filter(([, { by }]) => by !== undefined);
    return [
      this.#head(state.phase, at),
      ...this.#section('warnings', this.#warnings(state.warnings)),
      ...this.#section('posts', this.#posts(state)),
      ...this.#section('exercises', rowsOf(state.exercises, records.exercise.bind(records))),
      ...this.#section('teams', rowsOf(state.teams, records.team.bind(records))),
      ...this.#section('incidents', rowsOf(Object.fromEntries(incidents), records.incident.bind(records))),
      ...this.#unless('assets', rowsOf(Object.fromEntries(down), records.asset.bind(records))),
      ...this.#unless('doses', rowsOf(state.doses ?? {}, records.dose.bind(records))),
      ...this.#unless('endangered', rowsOf(state.endangered ?? {}, records.endangered.bind(records))),
      ...this.#unless('searches', rowsOf(found, records.found.bind(records))),
      ...(hazards === undefined ? [] : hazardLines(hazards, records.names, this.#language)),
      ...this.#section('orders', rowsOf(Object.fromEntries(open), records.order.bind(records))),
      ...this.#section('injects', this.#injectCounts(state)),
      this.#objectives(state),
    ];
  }

  /** What one seat was told. */
  seat(known: SeatKnowledge): string[] {
    const records = this.#records;
    const own: string[][] = [];
    if (known.team) own.push(records.team(known.seat, known.team));
    if (known.post) own.push([records.words.level[known.post.level]]);
    return [
      `${records.names.name('party', known.seat)} · ${this.#head(known.phase, known.at)}`,
      ...this.#section('own', own),
      ...this.#section('warnings', this.#warnings(known.warnings)),
      ...this.#section('allOrders', rowsOf(known.orders, records.order.bind(records))),
      ...this.#section('injects', this.#injects(known)),
    ];
  }

  /** A section that is left out when it has nothing. */
  #unless(key: keyof typeof TEXTS, rows: Rows): string[] {
    return rows.length === 0 ? [] : this.#section(key, rows);
  }

  #section(key: keyof typeof TEXTS, rows: Rows): string[] {
    const none = TEXTS.none[this.#language];
    return [TEXTS[key][this.#language], ...(rows.length === 0 ? [none] : columns(rows))];
  }

  #head(phase: DrillState['phase'], at: number): string {
    const { meta } = this.#scenario;
    const civil = formatCivil(civilAt(meta.startEx, at as DrillTime)).replace('T', ' ');
    return `${sayTime(at, this.#scenario)}  ${civil} (${meta.utcOffset})  ${this.#records.words.phase[phase]}`;
  }

  #warnings(warnings: DrillState['warnings']): Rows {
    return Object.entries(warnings).flatMap(([hazard, warning]) => this.#records.warning(hazard, warning));
  }

  #posts({ posts }: DrillState): Rows {
    const { names, words } = this.#records;
    return Object.entries(posts).map(([id, { level }]) => [names.name('party', id), words.level[level]]);
  }

  #injects({ injects }: SeatKnowledge): Rows {
    const { names } = this.#records;
    return injects.map(({ id, from, delivered, text }) => [
      sayTime(delivered, this.#scenario),
      names.name('inject', id),
      names.name('party', from),
      text[this.#language],
    ]);
  }

  #injectCounts(state: DrillState): Rows {
    const counts = new Map<keyof Words['play'], number>();
    for (const { play } of Object.values(state.injects)) counts.set(play, (counts.get(play) ?? 0) + 1);
    return [...counts].map(([play, count]) => [this.#records.words.play[play], String(count)]);
  }

  #objectives({ objectives }: DrillState): string {
    const all = Object.values(objectives);
    const counts = [true, false, undefined].map((met) => all.filter((one) => one.met === met).length);
    return TEXTS.objectives[this.#language].replace(/\{\}/g, () => String(counts.shift()));
  }
}

function rowsOf<T>(records: Readonly<Record<string, T>>, row: (id: string, record: T) => string[]): Rows {
  return Object.entries(records).map(([id, record]) => row(id, record));
}
