/**
 * Households (rank 5): every five minutes of the drill all of them move on together (`world/households/`), by the warnings, shelters
 * and wardens that conditions set going and the teams that are at work where they live. What moved is an event a group.
 */

import { type DeepSaved, deepSave } from '../engine/blocks.ts';
import { nameHash } from '../engine/hash.ts';
import { RANK } from '../log/names.ts';
import type { DrillEvent, Fact } from '../log/vocabulary.ts';
import { householdConditions } from '../scenario/conditions-of.ts';
import { type Households, retreatsFromWater, standsOf } from '../scenario/scenario.ts';
import { MINUTE } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import type { Around, Hand } from '../world/households/area.ts';
import type { Move } from '../world/households/ledger.ts';
import { ABSENT, householdId, LISTED, type Population, populationOf } from '../world/households/population.ts';
import { type DangerArea, STATE, VERIFIED } from '../world/households/spec.ts';
import { type HouseholdsState, initialHouseholds } from '../world/households/state.ts';
import { missedOf, stepHouseholds } from '../world/households/step.ts';
import { STEP_MINUTES } from '../world/households/step-minutes.ts';
import { type Hindered, TO_KIN } from '../world/households/ways.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { PeopleWays } from './roads/people-ways.ts';

/** What teams do for households, by their task. */
const TASKS_FOR: Readonly<Record<string, Hand['task']>> = {
  'call-households': 'call',
  'transport-people': 'transport',
  'sweep-households': 'sweep',
  medevac: 'carry',
};
/** States behind which whoever has the list puts a tick, by number. */
const TICKED: ReadonlySet<number> = new Set([...VERIFIED].map((name) => STATE[name]));
/** The event by which something that waits for a condition has begun, by its number in `householdConditions`. */
type Begun = (number | undefined)[];

type Numbered = readonly (readonly [string, number])[];
export interface SavedHouseholds {
  readonly state: DeepSaved;
  readonly begun: readonly (number | null)[];
  readonly stirred: Numbered;
  readonly withdrawn: Numbered;
  readonly ordered: Numbered;
}

/** Who is there follows from scenario and seed: drawn once for all engines that play them. */
const populations = new WeakMap<Households, { readonly seed: number; readonly areas: readonly Population[] }>();
function drawn(spec: Households, seed: number): readonly Population[] {
  const known = populations.get(spec);
  if (known?.seed === seed) return known.areas;
  const areas = spec.areas.map((area) => populationOf(area, seed));
  populations.set(spec, { seed, areas });
  return areas;
}

export class HouseholdSystem implements System {
  readonly id = 'households';
  readonly #engine: DrillEngine;
  readonly #spec: Households;
  readonly #seed: number;
  readonly #reads: ReadonlySet<string>;
  readonly #places: ReadonlyMap<string, LonLat>;
  /** Areas with wardens, and where theirs and the shelters' conditions begin in `#begun`: asked for household by household. */
  readonly #withWardens: readonly Households['areas'][number][];
  readonly #wardensFrom: number;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #sheltersFrom: number;
  readonly #stirred = new Map<string, number>();
  /** The sites of plan rules that send teams to households; by site, who was called back and what last became of an order. */
  readonly #sites: ReadonlyMap<string, string>;
  readonly #withdrawn = new Map<string, number>();
  readonly #ordered = new Map<string, number>();
  /** Where a flood says so, people under way look for water ahead. */
  readonly #looksAhead: boolean;
  #begun: Begun;
  #state: HouseholdsState | undefined;

  constructor(engine: DrillEngine, spec: Households) {
    this.#engine = engine;
    this.#spec = spec;
    this.#seed = nameHash(`households ${engine.seed}`);
    this.#places = standsOf(engine.scenario.sites);
    this.#withWardens = spec.areas.filter(({ wardens }) => wardens !== undefined);
    this.#looksAhead = retreatsFromWater(engine.scenario, new Set(spec.areas.map(({ id }) => id)));
    this.#numbers = new Map(spec.areas.map(({ id }, a) => [id, a]));
    this.#wardensFrom = spec.channels.length;
    this.#sheltersFrom = this.#wardensFrom + this.#withWardens.length;
    const conditions = householdConditions(spec);
    this.#reads = new Set(conditions.flatMap(({ reads }) => reads));
    this.#begun = conditions.map(() => undefined);
    this.#sites = new Map(
      engine.scenario.plans.flatMap(({ rules }) =>
        rules.flatMap(({ id, act }) =>
          act.type === 'order' && TASKS_FOR[act.task] !== undefined ? [[id, act.site] as const] : [],
        ),
      ),
    );
  }

  /** Drawn when first asked for: who restores a keyframe or only looks has no use for it before. */
  get #populations(): readonly Population[] {
    return drawn(this.#spec, this.#seed);
  }
  get #now(): HouseholdsState {
    this.#state ??= initialHouseholds(this.#spec, this.#populations, this.#looksAhead);
    return this.#state;
  }

  open(cause: number): void {
    const { kernel } = this.#engine;
    this.#spec.areas.forEach(({ id }, a) => {
      const { people, flags } = this.#populations[a] as Population;
      const [home, away] = [
        [0, 0],
        [0, 0],
      ] as [[number, number], [number, number]];
      people.forEach((size, i) => {
        const sum = (flags[i] as number) & ABSENT ? away : home;
        sum[0] += 1;
        sum[1] += size;
      });
      this.#engine.append({ type: 'area.peopled', area: id, home, away }, cause);
    });
    kernel.send(this.id, { type: 'STEP' }, cause, kernel.now, RANK.household);
  }

  stir(key: string, cause: number): void {
    if (this.#reads.has(key) || key.startsWith('team:')) this.#stirred.set(key, cause);
  }

  /** Keeps what became of the orders that would have reached an area. */
  heard(event: DrillEvent): void {
    if (event.type === 'rule.suppressed') {
      const site = this.#sites.get(event.rule);
      if (site !== undefined) this.#withdrawn.set(site, event.seq);
    } else if ('order' in event && typeof event.order === 'string') {
      const site = this.#sites.get(event.order);
      if (site !== undefined) this.#ordered.set(site, event.seq);
    }
  }

  receive(_message: unknown, cause: number): void {
    const { kernel } = this.#engine;
    this.#engine.reader.now = this.#engine.now;
    this.#begin();
    const [populations, state] = [this.#populations, this.#now];
    const minute = Math.round(kernel.now / MINUTE);
    // Nobody moves before something was begun, or a team came.
    const teams = this.#teams();
    if (teams.size > 0 || this.#begun.some((seq) => seq !== undefined)) {
      const areas = stepHouseholds(this.#spec, populations, state, this.#seed, this.#around(teams), minute);
      areas.forEach(({ moves, hindered }, area) => {
        for (const one of hindered) this.#hindered(area, one);
        for (const move of moves) this.#moved(area, move);
      });
    }
    if (!state.counted && kernel.now >= this.#spec.deadline) this.#count(cause);
    kernel.send(this.id, { type: 'STEP' }, cause, kernel.now + STEP_MINUTES * MINUTE, RANK.household);
  }

  /** People in rows of the area's list that nobody has ticked off. */
  unticked(area: string): number {
    const a = this.#numbers.get(area);
    const [all, stand] = a === undefined ? [] : [this.#populations[a], this.#now.areas[a]];
    let people = 0;
    for (let i = 0; i < (all?.rows ?? 0); i++)
      if (!TICKED.has(stand?.where[i] as number)) people += all?.people[i] as number;
    return people;
  }

  save(): SavedHouseholds {
    return {
      state: deepSave(this.#now),
      begun: this.#begun.map((seq) => seq ?? null),
      stirred: [...this.#stirred],
      withdrawn: [...this.#withdrawn],
      ordered: [...this.#ordered],
    };
  }
  restore({ state, begun, stirred, withdrawn, ordered }: SavedHouseholds): void {
    this.#state = deepSave(state) as unknown as HouseholdsState;
    this.#begun = begun.map((seq) => seq ?? undefined);
    for (const [map, saved] of [
      [this.#stirred, stirred],
      [this.#withdrawn, withdrawn],
      [this.#ordered, ordered],
    ] as const) {
      map.clear();
      for (const [key, seq] of saved) map.set(key, seq);
    }
  }

  /** What waits for a condition begins once it holds, and says so. */
  #begin(): void {
    const { channels, shelters } = this.#spec;
    const { reader } = this.#engine;
    channels.forEach((channel, k) => {
      const { when } = channel;
      if (this.#begun[k] !== undefined || !when.holds(reader)) return;
      const cause = this.#causeOf(when.reads);
      const fact: Fact = { type: 'areas.warned', channel: channel.id, areas: [...channel.areas] };
      this.#begun[k] = this.#engine.append(fact, cause);
    });
    this.#withWardens.forEach(({ id, post, wardens }, w) => {
      const n = this.#wardensFrom + w;
      if (wardens === undefined || this.#begun[n] !== undefined) return;
      if (!wardens.when.holds(this.#engine.readerOf(post))) return;
      const fact: Fact = { type: 'area.called', area: id, people: wardens.people };
      this.#begun[n] = this.#engine.append(fact, this.#causeOf(wardens.when.reads));
    });
    shelters.forEach(({ id, open }, s) => {
      const n = this.#sheltersFrom + s;
      if (this.#begun[n] !== undefined || !open.holds(reader)) return;
      this.#begun[n] = this.#engine.append({ type: 'shelter.opened', shelter: id }, this.#causeOf(open.reads));
    });
  }

  /** The latest event that changed what a condition reads; the hazards' step where it reads the weather. */
  #causeOf(reads: readonly string[]): number {
    const latest = Math.max(-1, ...reads.map((key) => this.#stirred.get(key) ?? -1));
    return latest < 0 ? this.#engine.hazardCause() : latest;
  }

  #around(teams: ReadonlyMap<string, Hand[]>): Around {
    const { weather, reader, state } = this.#engine;
    const { barred, response } = this.#spec;
    return {
      channel: (k) => this.#begun[k],
      shelter: (s) => this.#begun[this.#sheltersFrom + s],
      hands: (area) => [
        ...this.#wardens(area, this.#begun[this.#wardensFrom + this.#withWardens.indexOf(area as never)]),
        ...(teams.get(area.site) ?? []),
      ],
      // Neither into the wind nor, where a flood follows them, through water that is dangerous for children.
      indoors: (area) =>
        state.endangered?.[area.id] !== undefined ||
        weather.force(this.#places.get(area.site) ?? [0, 0]) >= response.indoors,
      barred: barred?.holds(reader) === true,
      ...(this.#looksAhead ? { ways: new PeopleWays(this.#engine, this.#spec.shelters, this.#places) } : {}),
    };
  }

  /** Calling first; from door to door once the list is done. */
  #wardens(area: DangerArea, cause: number | undefined): Hand[] {
    const { wardens } = area;
    if (wardens === undefined || cause === undefined) return [];
    const a = this.#numbers.get(area.id) as number;
    const called = (this.#now.areas[a]?.called ?? 0) >= (this.#populations[a]?.rows ?? 0);
    const { people, seats } = wardens;
    const hand = { by: 'wardens', people, cause };
    return [
      { ...hand, task: 'transport', seats },
      { ...hand, task: called ? 'sweep' : 'call', seats: 0 },
    ];
  }

  /** Teams at work for households, by site. */
  #teams(): ReadonlyMap<string, Hand[]> {
    const { scenario, state } = this.#engine;
    const hands = new Map<string, Hand[]>();
    for (const { id, people, seats = 0 } of scenario.teams) {
      const { state: stands, site, task: does = '' } = state.teams[id] ?? {};
      const task = stands === 'working' ? TASKS_FOR[does] : undefined;
      if (task === undefined || site === undefined) continue;
      const hand = { by: id, task, people, seats, cause: this.#stirred.get(`team:${id}`) ?? 0 };
      hands.set(site, [...(hands.get(site) ?? []), hand]);
    }
    return hands;
  }

  #hindered(a: number, { shelter, how, road, cause, households, people }: Hindered): void {
    const { id: area, kinAt = '' } = this.#spec.areas[a] as DangerArea;
    const to = shelter === TO_KIN ? { site: kinAt } : { shelter: this.#spec.shelters[shelter]?.id ?? '' };
    const where = { ...to, ...(road === undefined ? {} : { road }) };
    this.#engine.append({ type: 'households.hindered', area, how, households, people, ...where }, cause);
  }

  /** The event becomes the cause of whatever the households do next. */
  #moved(a: number, { from, to, by, people, members, single, cause }: Move): void {
    const { id: area } = this.#spec.areas[a] as DangerArea;
    const household = single ? { household: householdId(area, members[0] as number) } : {};
    const fact: Fact = {
      type: 'households.moved',
      area,
      from,
      to,
      households: members.length,
      people,
      by,
      ...household,
    };
    const seq = this.#engine.append(fact, cause);
    const causes = this.#now.areas[a]?.cause;
    for (const i of members) if (causes !== undefined) causes[i] = seq;
  }

  /** The deadline: whoever is in danger and in no verified state is missed, each by itself and with what led to it. */
  #count(cause: number): void {
    const [populations, state] = [this.#populations, this.#now];
    state.counted = true;
    let [missed, people] = [0, 0];
    for (const { area, index, state: stands, cause: last } of missedOf(state)) {
      const [spec, all] = [this.#spec.areas[area] as DangerArea, populations[area] as Population];
      const size = all.people[index] as number;
      const fact: Fact = {
        type: 'household.missed',
        household: householdId(spec.id, index),
        area: spec.id,
        people: size,
        state: stands,
        listed: ((all.flags[index] as number) & LISTED) !== 0,
      };
      this.#engine.append(fact, last === 0 ? this.#neverReached(spec, cause) : last);
      missed += 1;
      people += size;
    }
    this.#engine.append({ type: 'households.counted', missed, people }, cause);
  }

  /** Why nobody came: an order that was taken back, one that was not carried out, or that there was none. */
  #neverReached({ site }: DangerArea, otherwise: number): number {
    return this.#withdrawn.get(site) ?? this.#ordered.get(site) ?? otherwise;
  }
}
