/** Lets the hazards act each 60 s of drill time: warnings, what stands in the wind, and all that reads the weather. */

import type { DrillState, TeamRecord } from '../drill/state.ts';
import type { WarningChange } from '../drill/weather.ts';
import { onceFor } from '../engine/once.ts';
import { holdsRoad } from '../hazards/consequences/in-water.ts';
import { ACCOUNTS, type Mark } from '../hazards/hazard.ts';
import { modelOf } from '../hazards/index.ts';
import { RANK } from '../log/names.ts';
import { position } from '../player/positions.ts';
import { conditionsOf } from '../scenario/conditions-of.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { skillOf, type Task, type TeamKind, teamKind } from '../teams/index.ts';
import { type DrillTime, HOUR, MINUTE, type Millis } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

const COUPLING = MINUTE;
/** A level that trembles at a mark passes it once, m. */
const SETTLED = 0.03;
/** The shortest time for which a solver counts as strained: waves come and go within it. */
const EPISODE: Millis = 10 * MINUTE;
/** What conditions read of the hazards: the prefixes of their keys. */
const HAZARD_READS: ReadonlySet<string> = new Set([
  ...['wind', 'rain', 'depth', 'tide', 'wave', 'concentration', 'water'],
  ...Object.keys(ACCOUNTS),
]);
/** How long the wind must stay under a limit before work goes on; 设定. */
const LASTING: Millis = 2 * HOUR;

export class HazardSystem implements System {
  readonly id = 'hazards';
  readonly #engine: DrillEngine;
  /** All that conditions read of the hazards, made once: there are thousands of steps. */
  readonly #weatherKeys: readonly string[];
  readonly #marks: readonly Mark[];
  /** What is issued of each family of warnings, in time. */
  readonly #warnings: readonly (readonly WarningChange[])[];
  #opened = 0;
  /** The event of this instant's step, once something needed it. */
  #cause: { readonly at: number; readonly seq: number } | undefined;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#marks = engine.scenario.hazards.flatMap((hazard) => modelOf(hazard).marks?.(hazard) ?? []);
    this.#warnings = byFamily(engine.weather.warnings);
    this.#weatherKeys = weatherKeysOf(engine.scenario);
  }

  open(cause: number): void {
    this.#opened = cause;
    this.#engine.kernel.send(this.id, { type: 'STEP' }, cause, this.#engine.now, RANK.hazard);
  }

  receive(_message: unknown, cause: number): void {
    const { kernel, weather, scenario, reader, roads } = this.#engine;
    this.#opened = cause;
    const strains = this.#engine.hazards.strains();
    weather.step(kernel.now as DrillTime);
    // What is set at an instant acts from then on: in the next step, as a replay knows.
    this.#engine.devices.move();
    reader.now = kernel.now;
    this.#warn();
    this.#level();
    this.#strain(strains);
    this.#engine.assets.look();
    this.#engine.exposures?.look();
    this.#engine.gasAlarms?.look();
    this.#engine.waders?.look();
    this.#engine.searches?.look();
    for (const team of scenario.teams) {
      this.#hold(team.id, team.kind);
      if (roads === undefined && teamKind(team.kind).by === 'road') this.#wade(team.id);
    }
    roads?.look();
    this.#engine.stir('clock:', cause);
    // After the clock: what waits for both comes of the weather.
    for (const key of this.#weatherKeys) this.#engine.stir(key, -1);
    kernel.send(this.id, { type: 'STEP' }, cause, kernel.now + COUPLING, RANK.hazard);
  }

  /** The step as an event, for what it causes; one an instant. Without hazards, what opened the drill. */
  cause(): number {
    const { kernel, scenario, hazards } = this.#engine;
    if (this.#cause?.at === kernel.now) return this.#cause.seq;
    const hazard = scenario.hazards[0];
    if (hazard === undefined) return this.#opened;
    const centre = hazards.of('typhoon')[0]?.state.vortex?.centre;
    const seq = this.#engine.append(
      {
        type: 'hazard.stepped',
        hazard: hazard.id,
        ...(centre === undefined
          ? {}
          : { centre: [round(centre.lon), round(centre.lat)], pressure: round(centre.pmin), vmax: round(centre.vmax) }),
      },
      this.#opened,
    );
    this.#cause = { at: kernel.now, seq };
    return seq;
  }

  /** Issues what is in force now and was not before: at StartEx too, where a warning may be hours old. */
  #warn(): void {
    const { now } = this.#engine;
    for (const changes of this.#warnings) {
      const change = changes.findLast(({ at }) => at <= now);
      if (change !== undefined) this.#issue(change);
    }
  }

  /** Tells when a water passes one of its marks; it must fall a little below one before it can pass it again. */
  #level(): void {
    const { state, hazards } = this.#engine;
    for (const { water, name, level } of this.#marks) {
      const stage = hazards.water(water)?.stage ?? Number.NaN;
      const was = state.waters[water]?.includes(name) === true;
      const above = stage >= (was ? level - SETTLED : level);
      if (above === was) continue;
      this.#engine.append(
        { type: 'water.passed', water, mark: name, above, stage: Math.round(stage * 100) / 100 },
        this.cause(),
      );
    }
  }

  /** Tells when a solver begins to cut its steps, and when it no longer has to; not more often than EPISODE. */
  #strain(before: ReadonlyMap<string, number>): void {
    const { state, hazards, now } = this.#engine;
    for (const [hazard, cuts] of hazards.strains()) {
      const stretches = cuts - (before.get(hazard) ?? cuts);
      const since = state.strained?.[hazard];
      if (stretches > 0 && since === undefined)
        this.#engine.append({ type: 'hazard.strained', hazard, stretches }, this.cause());
      else if (stretches === 0 && since !== undefined && now - since >= EPISODE)
        this.#engine.append({ type: 'hazard.eased', hazard }, this.cause());
    }
  }

  #issue({ hazard, family, colour }: WarningChange): void {
    if (this.#engine.state.warnings[hazard]?.[family] === colour) return;
    this.#engine.append({ type: 'warning.issued', hazard, family, colour }, this.cause());
  }

  /** Tells a team when the wind where it is rises over what it is doing, and when it falls again. */
  #hold(id: string, kind: TeamKind): void {
    const { state, kernel, weather } = this.#engine;
    const team = state.teams[id];
    if (team === undefined) return;
    const limit = limitOf(state, team, kind);
    const place = position(team, kernel.now);
    const force = weather.force(place);
    const holding = team.safety === 'holding';
    if (force > limit === holding) return;
    // The lull of the eye is no wind window (风眼平静期): nobody is let out into it.
    if (holding && this.#toCome(place) > limit) return;
    kernel.send(id, { type: holding ? 'CLEAR' : 'HOLD', force, limit }, this.cause());
  }

  /** The highest force that one may count on over a place while work goes on: as foretold, where nobody knows the storm's own course. */
  #toCome(place: LonLat): number {
    const { state, weather, scenario } = this.#engine;
    return scenario.bulletins?.throughout === true
      ? weather.expectedOver(place, LASTING, state.bulletins)
      : weather.worstOver(place, LASTING);
  }

  /** Tells a team on the road when water on its next piece of way stops its vehicles, and when that has gone down. */
  #wade(id: string): void {
    const { state, hazards, kernel } = this.#engine;
    const team = state.teams[id];
    if (team === undefined) return;
    const moving = team.state === 'travelling' || team.state === 'returning';
    if (!moving && team.state !== 'stranded') return;
    const dry = this.#ahead(team).every((place) => {
      const { depth = 0, speed = 0 } = hazards.reading(place);
      return holdsRoad(VEHICLE, depth, speed);
    });
    if (dry !== moving) kernel.send(id, { type: moving ? 'STRAND' : 'FREE' }, this.cause());
  }

  /** Where it comes in the next minute: what it can see. Near its end it is there, and stops at the edge of the water. */
  #ahead(team: TeamRecord): LonLat[] {
    const { state, scenario, now } = this.#engine;
    const here = position(team, now);
    const order = team.order === undefined ? undefined : state.orders[team.order];
    const site = team.leg?.site ?? order?.site;
    const end = team.leg?.path.at(-1) ?? scenario.sites.find(({ id }) => id === site)?.at;
    if (end === undefined) return [here];
    const left = distance(here, end);
    const seen = Math.min(SIGHT, left - ARRIVING);
    if (seen <= 0) return [];
    const looks = Math.ceil(seen / LOOK);
    return Array.from({ length: looks + 1 }, (_, k): LonLat => {
      const share = (seen * k) / looks / left;
      return [here[0] + (end[0] - here[0]) * share, here[1] + (end[1] - here[1]) * share];
    });
  }
}

/** So near to where it is going a team no longer drives on unknown road; as far as it looks ahead, and between two looks, m. */
const ARRIVING = 300;
const SIGHT = 800;
const LOOK = 40;
/** What teams drive: lorries and the like, high off the ground; 设定. */
const VEHICLE = 'off-road';

/** The Beaufort force a team may be out in: its task's when it is at it, else the road's. */
function limitOf(state: DrillState, team: TeamRecord, kind: TeamKind): number {
  const { travelLimit } = teamKind(kind);
  if (team.state !== 'working' && team.state !== 'staged') return travelLimit;
  const task = team.task ?? (team.order === undefined ? undefined : state.orders[team.order]?.task);
  const skill = task === undefined ? undefined : skillOf(kind, task as Task);
  return skill === undefined ? travelLimit : Math.min(travelLimit, skill.limit);
}

const weatherKeysOf = onceFor((scenario: Scenario): readonly string[] => {
  const reads = conditionsOf(scenario).flatMap((condition) => condition.reads);
  return [...new Set(reads)].filter((key) => HAZARD_READS.has(key.slice(0, key.indexOf(':'))));
});

function byFamily(warnings: readonly WarningChange[]): readonly (readonly WarningChange[])[] {
  const families = new Map<string, WarningChange[]>();
  for (const change of warnings) {
    const name = `${change.hazard} ${change.family}`;
    families.set(name, [...(families.get(name) ?? []), change]);
  }
  return [...families.values()];
}

/** Two decimals are more than the centre is known to. */
const round = (n: number): number => Math.round(n * 100) / 100;
