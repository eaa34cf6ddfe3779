/**
 * Incidents are found or not (抢早抢小): by a round, an instrument, a call or a picture, whichever comes first. How great one was when it
 * was found, first acted on and over is told then. Only incidents whose scenario says how they are found have any of this.
 */
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { FindingWay, Incident } from '../scenario/scenario.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** What people on watch must do themselves, and so does not come sooner than they work. */
const BY_PEOPLE: ReadonlySet<string> = new Set(['patrol', 'camera']);

export class FindingSystem implements System {
  readonly id = 'findings';
  readonly #engine: DrillEngine;
  readonly #incidents: ReadonlyMap<string, Incident>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    const found = engine.scenario.incidents.filter((incident) => incident.found !== undefined);
    this.#incidents = new Map(found.map((incident) => [incident.id, incident]));
  }

  /** Every way of finding it begins to look. */
  occurred({ id, found = [] }: Incident, cause: number): void {
    const { kernel, now, streams } = this.#engine;
    const stream = streams.get(`finding:${id}`);
    found.forEach((way, i) => {
      const first = way.after * (0.5 + stream.next()) + (way.by === 'patrol' ? way.every * stream.next() : 0);
      kernel.send(this.id, { type: 'LOOK', incident: id, way: i }, cause, now + this.#takes(way, first), RANK.incident);
    });
  }

  receive({ incident: id, way: number }: Message, cause: number): void {
    const { kernel, now, state, reader, ended } = this.#engine;
    const incident = this.#incidents.get(String(id));
    const way = incident?.found?.[Number(number)];
    const record = state.incidents[String(id)];
    if (incident === undefined || way === undefined || ended) return;
    if (record?.found !== undefined || record?.closed !== undefined) return;
    reader.now = now;
    if (way.when?.holds(reader) === false) {
      const next = now + this.#takes(way, way.every);
      kernel.send(this.id, { type: 'LOOK', incident: id, way: number }, cause, next, RANK.incident);
      return;
    }
    const { by, seat } = way;
    this.#engine.append({ type: 'incident.found', incident: incident.id, by, seat, ...this.size(incident) }, cause);
  }

  /** A team's work at its site is the first thing done about an incident, unless its scenario says otherwise. */
  heard(event: DrillEvent): void {
    if (event.type !== 'team.working') return;
    for (const incident of this.#incidents.values())
      if (incident.acted === undefined && incident.site === event.site) this.acted(incident, event.seq, event.team);
  }

  acted(incident: Incident, cause: number, team?: string): void {
    const record = this.#engine.state.incidents[incident.id];
    if (record?.occurred === undefined || record.acted !== undefined || record.closed !== undefined) return;
    const who = team === undefined ? {} : { team };
    this.#engine.append({ type: 'incident.acted', incident: incident.id, ...who, ...this.size(incident) }, cause);
  }

  /** How great it is now; nothing where it has no figure. */
  size({ size }: Incident): { readonly size?: number } {
    const { reader, now } = this.#engine;
    reader.now = now;
    const value = size?.of.evaluate(reader);
    return typeof value === 'number' && !Number.isNaN(value) ? { size: Math.round(value * 1000) / 1000 } : {};
  }

  #takes({ by }: FindingWay, span: number): number {
    return Math.round(span * (BY_PEOPLE.has(by) ? this.#engine.pace : 1));
  }
}
