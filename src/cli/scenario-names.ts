/** What ids are called in the sentences of the command line: the scenario's own names, the id beside them where one must find it. */
import type { DrillState } from '../drill/state.ts';
import {
  alarmNames,
  householdNames,
  receptorNames,
  reportNames,
  roadNames,
  rosterNames,
  type Scenario,
  waterNames,
} from '../scenario/scenario.ts';
import { wordsOf } from '../text/languages.ts';
import type { NameKind, Names } from '../text/say.ts';
import type { Language, Text } from '../text/words.ts';
import type { Words } from '../text/zh.ts';
import { formatDuration } from '../units/time.ts';
import { sayTime } from './read-time.ts';

export class ScenarioNames implements Names {
  readonly #scenario: Scenario;
  readonly #language: Language;
  readonly #orders: DrillState['orders'];
  readonly #words: Words;
  readonly #names: ReadonlyMap<string, Text>;

  /** `orders` as the log has them: an order has no name but what it is about. */
  constructor(scenario: Scenario, language: Language, orders: DrillState['orders']) {
    this.#scenario = scenario;
    this.#language = language;
    this.#orders = orders;
    this.#words = wordsOf(language);
    this.#names = new Map<string, Text>([
      ...scenario.sites.map(({ id, name }) => [`site:${id}`, name] as const),
      ...scenario.posts.map(({ id, name }) => [`party:${id}`, name] as const),
      ...scenario.teams.map(
        ({ id, name }) => [`party:${id}`, { zh: `${id} ${name.zh}`, en: `${id} ${name.en}` }] as const,
      ),
      ...scenario.exercises.map(({ id, name }) => [`exercise:${id}`, name] as const),
      ...scenario.incidents.map(({ id, name }) => [`incident:${id}`, name] as const),
      ...scenario.injects.map(
        ({ id, number, title }) =>
          [`inject:${id}`, { zh: `#${number} ${title.zh}`, en: `#${number} ${title.en}` }] as const,
      ),
      ...scenario.assets.map(({ id, name }) => [`asset:${id}`, name] as const),
      ...Array.from(waterNames(scenario), ([id, name]) => [`water:${id}`, name] as const),
      ...Array.from(roadNames(scenario), ([id, name]) => [`road:${id}`, name] as const),
      ...householdNames(scenario),
      ...reportNames(scenario),
      ...rosterNames(scenario),
      ...alarmNames(scenario),
      ...scenario.devices.map(({ id, name }) => [`device:${id}`, name] as const),
      ...receptorNames(scenario),
      ...scenario.objectives.map(({ id, target }) => [`objective:${id}`, target] as const),
      ...scenario.hazards.map(
        ({ id, name = id }) => [`hazard:${id}`, typeof name === 'string' ? { zh: name, en: name } : name] as const,
      ),
      ...scenario.injects
        .flatMap(({ expects }) => expects)
        .flatMap(({ id, name }) => (name ? [[`action:${id}`, name] as const] : [])),
    ]);
  }

  name(kind: NameKind, id: string): string {
    if (kind === 'order') return this.#order(id);
    if (kind === 'report') return this.#report(id);
    if (kind === 'household') return this.#household(id);
    if (kind === 'any') return this.#any(id);
    return (
      this.#named(kind === 'team' ? 'party' : kind, id) ?? (kind === 'party' || kind === 'team' ? this.#role(id) : id)
    );
  }

  exerciseKind(id: string): string | undefined {
    return this.#scenario.exercises.find((exercise) => exercise.id === id)?.kind;
  }
  time(at: number): string {
    return sayTime(at, this.#scenario);
  }
  span(ms: number): string {
    return formatDuration(ms);
  }

  #named(kind: string, id: string): string | undefined {
    return this.#names.get(`${kind}:${id}`)?.[this.#language];
  }

  /** A seat by its role, with its number; a voice; else the id in words. */
  #role(id: string): string {
    const { role, voice, memberDesk } = this.#words;
    const seat = this.#scenario.seats.find((one) => one.id === id);
    if (seat?.desk !== undefined) return `${this.name('party', seat.post ?? '')} ${memberDesk[seat.desk]}`;
    const held = seat?.role ?? id.replace(/-\d+$/, '');
    const name = Object.hasOwn(role, held) ? role[held as keyof typeof role] : undefined;
    if (name !== undefined) return name + (/-\d+$/.exec(id)?.[0].replace('-', ' ') ?? '');
    return (Object.hasOwn(voice, id) ? voice[id as keyof typeof voice] : undefined) ?? id.replaceAll('-', ' ');
  }

  /** The rule's or command's id, and what was ordered of whom. */
  #order(id: string): string {
    const order = this.#orders[id];
    if (order === undefined) return id;
    const { task } = this.#words;
    const what = Object.hasOwn(task, order.task) ? task[order.task as keyof typeof task] : order.task;
    return `${id} (${this.name('party', order.to)} · ${what})`;
  }

  /** `<area>#<number>`: the area by its name. */
  #household(id: string): string {
    const [area = '', number = ''] = id.split('#');
    return `${this.#named('area', area) ?? area} #${number}`;
  }

  /** What it is about; the second of its rule with its number. */
  #report(id: string): string {
    const [rule = '', number] = id.split('#');
    return `${this.#named('report', rule) ?? rule}${number === undefined ? '' : ` #${number}`}`;
  }

  #any(id: string): string {
    for (const kind of [
      'inject',
      'exercise',
      'site',
      'incident',
      'objective',
      'channel',
      'shelter',
      'area',
      'receptor',
    ]) {
      const name = this.#named(kind, id);
      if (name !== undefined) return name;
    }
    return this.#orders[id] === undefined ? this.name('party', id) : this.#order(id);
  }
}
