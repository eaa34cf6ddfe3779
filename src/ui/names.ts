/** What ids are called on the page: the scenario's own names, in the viewer's language. */
import type { DrillState } from '../drill/state.ts';
import type { NameKind, Names } from '../text/say.ts';
import type { Text } from '../text/words.ts';
import { drillMoment, spanWords } from './format.ts';
import type { Roster } from './roster.ts';
import type { Speech } from './words.ts';

export class PageNames implements Names {
  readonly #roster: Roster;
  readonly #speech: Speech;
  readonly #landfall: number | undefined;
  readonly #state: () => DrillState | undefined;

  /** `state` gives the drill as it stands: orders have no names, only what was ordered of whom. */
  constructor(roster: Roster, speech: Speech, landfall: number | undefined, state: () => DrillState | undefined) {
    this.#roster = roster;
    this.#speech = speech;
    this.#landfall = landfall;
    this.#state = state;
  }

  name(kind: NameKind, id: string): string {
    const { sites, exercises, incidents, hazards, devices, assets, waters, roads, households, objectives, actions } =
      this.#roster;
    switch (kind) {
      case 'team':
      case 'party':
        return this.party(id);
      case 'site':
        return this.text(sites.get(id)?.name) ?? id;
      case 'exercise':
        return this.text(exercises.get(id)?.name) ?? id;
      case 'inject':
        return this.inject(id);
      case 'incident':
        return this.text(incidents.get(id)?.name) ?? id;
      case 'hazard':
        return this.text((hazards.get(id) as { name?: Text } | undefined)?.name) ?? id;
      case 'device':
        return this.text(devices.get(id)?.name) ?? id;
      case 'water':
        return this.text(waters.get(id)) ?? id;
      case 'asset':
        return this.text(assets.get(id)?.name) ?? id;
      case 'road':
        return this.text(roads.get(id)) ?? id;
      case 'area':
      case 'shelter':
      case 'depot':
      case 'channel':
      case 'figure':
      case 'alarm':
      case 'crew':
      case 'leader':
      case 'variant':
        return this.text(households.get(`${kind}:${id}`)) ?? id;
      case 'report': {
        const [rule = '', number] = id.split('#');
        return `${this.text(households.get(`report:${rule}`) ?? households.get(`figure:${rule}`)) ?? rule}${number === undefined ? '' : ` #${number}`}`;
      }
      case 'household': {
        const [area = '', number = ''] = id.split('#');
        return `${this.name('area', area)} #${number}`;
      }
      case 'objective':
        return this.text(objectives.get(id)?.target) ?? id;
      case 'action':
        return this.text(actions.get(id)?.name) ?? id;
      case 'order':
        return this.order(id);
      case 'any':
        return this.any(id);
    }
  }

  /** `T13 山洪转移`; a post's name; a seat's role; a voice; else the id in words. */
  party(id: string): string {
    const { words } = this.#speech;
    const team = this.#roster.teams.get(id);
    if (team) return `${id} ${words.teamKind[team.kind]}`;
    const post = this.#roster.posts.get(id);
    if (post) return this.text(post.name) ?? id;
    const seat = this.#roster.seats.get(id);
    if (seat?.desk !== undefined) return `${this.party(seat.post ?? '')} ${words.memberDesk[seat.desk]}`;
    const role = seat?.role ?? (id === 'director' ? 'director' : undefined);
    if (role !== undefined && role !== 'post' && role !== 'team-leader') return this.#seat(id, role);
    const voices: Readonly<Record<string, string>> = words.voice;
    return (Object.hasOwn(voices, id) ? voices[id] : undefined) ?? id.replaceAll('-', ' ');
  }

  /** The role, and which of several: `导调员 海上`, `评估员 1`. */
  #seat(id: string, role: keyof Speech['words']['role']): string {
    const { words } = this.#speech;
    const part = id.startsWith(`${role}-`) ? id.slice(role.length + 1) : '';
    const parts: Readonly<Record<string, string>> = words.seatPart;
    return `${words.role[role]} ${Object.hasOwn(parts, part) ? parts[part] : part}`.trim();
  }

  /** An exercise in a narrow column: its procedure's name, where no other exercise follows the same one. */
  shortExercise(id: string): string {
    const kind = this.#roster.exercises.get(id)?.kind;
    const alone = kind && [...this.#roster.exercises.values()].filter((one) => one.kind === kind).length === 1;
    return alone ? this.#speech.words.exerciseKind[kind] : this.name('exercise', id);
  }

  /** `#58 题目`. */
  inject(id: string): string {
    const inject = this.#roster.injects.get(id);
    return inject ? `#${inject.number} ${this.text(inject.title)}` : id;
  }

  /** What was ordered, and of whom. */
  order(id: string): string {
    const order = this.#state()?.orders[id];
    if (!order) return id;
    const tasks: Readonly<Record<string, string>> = this.#speech.words.task;
    return `${this.party(order.to)}·${tasks[order.task] ?? order.task}`;
  }

  any(id: string): string {
    const { injects, exercises, sites, incidents, objectives, households } = this.#roster;
    if (injects.has(id)) return this.inject(id);
    const named =
      exercises.get(id)?.name ??
      sites.get(id)?.name ??
      incidents.get(id)?.name ??
      objectives.get(id)?.target ??
      households.get(`channel:${id}`) ??
      households.get(`shelter:${id}`) ??
      households.get(`area:${id}`) ??
      households.get(`receptor:${id}`);
    if (named) return this.text(named) ?? id;
    return this.#state()?.orders[id] ? this.order(id) : this.party(id);
  }

  exerciseKind(id: string): string | undefined {
    return this.#roster.exercises.get(id)?.kind;
  }
  time(at: number): string {
    return drillMoment(at, this.#landfall);
  }
  span(ms: number): string {
    return spanWords(ms, this.#speech);
  }
  text(text: Text | undefined): string | undefined {
    return text?.[this.#speech.language];
  }
}
