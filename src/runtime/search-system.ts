/**
 * The searches for what is adrift: tells how a sortie went, and when it is found; then the teams that look for it have done their work.
 * A search has no end of its own (`TeamOrder.open`): sortie follows sortie until it is found.
 */
import type { DrillState } from '../drill/state.ts';
import { aliveOf, type HuntState } from '../hazards/drift/hunt.ts';
import type { Searches } from '../hazards/drift/spec.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import { type Scenario, searchesOf } from '../scenario/scenario.ts';
import type { Task } from '../teams/index.ts';
import type { DrillEngine } from './drill-engine.ts';

/** Numbers of events, by device and by what is adrift. */
export type SavedSearches = readonly (readonly [string, number])[];

/** Work that goes on until something is found: what is adrift now and is looked for there. */
export const isSearch = (scenario: Scenario, state: DrillState, task: Task, site: string): boolean =>
  task === 'sea-search' && stillSought(scenario, state, site);

const stillSought = (scenario: Scenario, { settings, searches }: DrillState, site: string): boolean =>
  searchesOf(scenario).some(
    ({ id, cast, search }) =>
      search.sites.includes(site) && (settings[cast] ?? 0) >= 0.5 && searches?.[id]?.found === undefined,
  );

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

export class SearchSystem {
  readonly #engine: DrillEngine;
  /** What last set a unit to its search, and what was found. */
  readonly #last = new Map<string, number>();

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  heard(event: DrillEvent): void {
    if (event.type === 'search.set') this.#last.set(event.device, event.seq);
    if (event.type === 'search.found') this.#last.set(event.hazard, event.seq);
  }

  /** Called after each step of the hazards. */
  look(): void {
    for (const { spec, state } of this.#engine.hazards.of('drift')) {
      if (spec.search === undefined || state.hunt === undefined) continue;
      this.#tell(spec.id, spec.search, state.hunt);
      this.#relieve(spec.id, spec.search);
    }
  }

  save(): SavedSearches {
    return [...this.#last];
  }
  restore(saved: SavedSearches): void {
    this.#last.clear();
    for (const [id, seq] of saved) this.#last.set(id, seq);
  }

  #tell(hazard: string, spec: Searches, hunt: HuntState): void {
    const known = this.#engine.state.searches?.[hazard];
    if (known?.found !== undefined) return;
    spec.units.forEach(({ id, team }, k) => {
      const { done = 0, last } = hunt.units[k] ?? {};
      if (!last || done <= (known?.sorties[team] ?? 0) || hunt.found?.team === team) return;
      const [poc, pod, pos] = [rounded(last.poc), rounded(last.pod), rounded(last.pos)];
      this.#engine.append(
        { type: 'search.swept', hazard, team, pattern: last.pattern, poc, pod, pos },
        this.#causeOf(id),
      );
    });
    if (hunt.found === null) return;
    const { team, place } = hunt.found;
    this.#engine.append(
      {
        type: 'search.found',
        hazard,
        team,
        place: [rounded(place[0]), rounded(place[1])],
        hours: Math.round(hunt.hours * 10) / 10,
        alive: aliveOf(hunt, spec),
        people: spec.people,
      },
      this.#causeOf(spec.units.find((unit) => unit.team === team)?.id ?? ''),
    );
  }

  /** Whoever searches where nobody is looked for any more has done its work. */
  #relieve(hazard: string, { sites }: Searches): void {
    const { state, scenario, kernel } = this.#engine;
    for (const { id } of scenario.teams) {
      const { state: does, task, site = '' } = state.teams[id] ?? {};
      if (does !== 'working' || task !== 'sea-search' || !sites.includes(site)) continue;
      if (!stillSought(scenario, state, site)) kernel.send(id, { type: 'FOUND' }, this.#causeOf(hazard));
    }
  }

  #causeOf(device: string): number {
    return this.#last.get(device) ?? this.#engine.hazardCause();
  }
}
