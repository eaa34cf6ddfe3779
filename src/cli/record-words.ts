/** One record of a drill's state as a row of words: an exercise, a team, an order, a warning, an incident. */

import { dangerOf } from '../drill/danger.ts';
import type { DrillState, ExerciseRecord, OrderRecord, TeamRecord } from '../drill/state.ts';
import { WARNING_FAMILIES } from '../log/names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { wordsOf } from '../text/languages.ts';
import { sayReason, stepWord } from '../text/say.ts';
import type { Language, Text } from '../text/words.ts';
import type { Words } from '../text/zh.ts';
import { sayTime } from './read-time.ts';
import { ScenarioNames } from './scenario-names.ts';

const UNTIL: Text = { zh: '至 {}', en: 'until {}' };
const PEOPLE: Text = { zh: '{} 人', en: '{} people' };
const ALIVE: Text = { zh: '生还 {}', en: '{} alive' };
const DUE: Text = { zh: '{} 前', en: 'by {}' };

export class RecordWords {
  readonly words: Words;
  readonly names: ScenarioNames;
  readonly #scenario: Scenario;
  readonly #language: Language;

  constructor(scenario: Scenario, language: Language, orders: DrillState['orders']) {
    this.#scenario = scenario;
    this.#language = language;
    this.words = wordsOf(language);
    this.names = new ScenarioNames(scenario, language, orders);
  }

  exercise(id: string, record: ExerciseRecord): string[] {
    const { exerciseState, outcome } = this.words;
    const state = record.outcome === undefined ? exerciseState[record.state] : outcome[record.outcome];
    const step = record.step === undefined ? '' : stepWord(this.names.exerciseKind(id), record.step, this.words);
    const where = (record.undone ?? []).map((site) => this.names.name('site', site));
    const why = record.reason === undefined ? step : [sayReason(record.reason, this.words), ...where].join(' · ');
    return [this.names.name('exercise', id), state, why];
  }

  team(id: string, team: TeamRecord): string[] {
    const { teamState, task, fitness, safety } = this.words;
    const place = team.site ?? team.leg?.site;
    const where = place === undefined ? '' : `${team.site === undefined ? '→ ' : ''}${this.names.name('site', place)}`;
    const notes = [
      team.task === undefined ? '' : wordOf(task, team.task),
      team.until === undefined ? '' : this.#timed(UNTIL, team.until),
      team.safety === 'holding' ? safety.holding : '',
      team.fitness === 'fresh' ? '' : fitness[team.fitness],
      team.fault ?? '',
    ];
    return [this.names.name('team', id), teamState[team.state], where, joined(notes, ' · ')];
  }

  order(id: string, order: OrderRecord): string[] {
    const { deadline, done, from, to, site } = order;
    const due = deadline === undefined || done !== undefined ? '' : this.#timed(DUE, deadline);
    const place = site === undefined ? '' : this.names.name('site', site);
    return [
      id,
      `${this.names.name('party', from)} → ${this.names.name('party', to)}`,
      joined([wordOf(this.words.task, order.task), place], ', '),
      this.words.order[order.state],
      due,
    ];
  }

  /** A row for each signal that is up. */
  warning(hazard: string, warning: DrillState['warnings'][string]): string[][] {
    const { family, colour } = this.words;
    return WARNING_FAMILIES.flatMap((one) => {
      const now = warning[one] ?? 'none';
      return now === 'none' ? [] : [[this.names.name('hazard', hazard), family[one], colour[now]]];
    });
  }

  incident(id: string, { kind, site, occurred = 0 }: DrillState['incidents'][string]): string[] {
    return [
      this.names.name('incident', id),
      this.words.incident[kind],
      this.names.name('site', site),
      sayTime(occurred, this.#scenario),
    ];
  }

  /** Who has taken in more than an AEGL: the highest, when, and how many were there. */
  dose(id: string, { passed, people }: NonNullable<DrillState['doses']>[string]): string[] {
    const many = people.at(-1) ?? 0;
    return [
      this.names.name('any', id),
      `AEGL-${passed.length}`,
      sayTime(passed.at(-1) ?? 0, this.#scenario),
      many > 0 ? PEOPLE[this.#language].replace('{}', String(many)) : '',
    ];
  }

  /** Who stands in water, for how many of them it is dangerous, and since when. */
  endangered(who: string, record: NonNullable<DrillState['endangered']>[string]): string[] {
    return [this.names.name('any', who), this.words.danger[dangerOf(record)], sayTime(record.since, this.#scenario)];
  }

  /** What was adrift and has been found: by whom, when, and who lives. */
  found(hazard: string, { found }: NonNullable<DrillState['searches']>[string]): string[] {
    if (found === undefined) return [this.names.name('hazard', hazard)];
    const { team, at, alive, people } = found;
    return [
      this.names.name('hazard', hazard),
      this.names.name('team', team),
      sayTime(at, this.#scenario),
      ALIVE[this.#language].replace('{}', `${alive}/${people}`),
    ];
  }

  asset(id: string, { by, failed = 0 }: DrillState['assets'][string]): string[] {
    return [
      this.names.name('asset', id),
      by === undefined ? '' : this.words.assetCause[by],
      sayTime(failed, this.#scenario),
    ];
  }

  #timed(text: Text, at: number): string {
    return text[this.#language].replace('{}', sayTime(at, this.#scenario));
  }
}

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);
const wordOf = (words: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
