/**
 * Tells for whom water over the ground is dangerous: teams that stand in it on foot, danger areas whose people are still there. On the
 * road vehicles are looked after elsewhere (`STRAND`); boats float.
 */
import type { TeamRecord } from '../drill/state.ts';
import { DANGERS, type Danger, dangerOnFoot } from '../hazards/consequences/in-water.ts';
import { hazardModels } from '../hazards/index.ts';
import { folkOf } from '../player/positions.ts';
import { teamKind } from '../teams/index.ts';
import type { DrillTime } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';

/** A depth that trembles at a limit passes it once, m. */
const SETTLED = 0.03;
/** Teams are grown-ups who know water: what is dangerous for some is not for them. */
const TRAINED: Danger = 2;
const MOVING: ReadonlySet<TeamRecord['state']> = new Set(['travelling', 'returning']);

export class WadersSystem {
  readonly #engine: DrillEngine;
  readonly #folk: ReturnType<typeof folkOf>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#folk = folkOf(engine.scenario, () => engine.state);
  }

  /** Called after each step of the hazards. */
  look(): void {
    for (const { spec } of this.#engine.hazards.of('flood'))
      for (const who of spec.follow ?? []) this.#one(spec.id, who);
  }

  #one(hazard: string, who: string): void {
    const { state } = this.#engine;
    const known = state.endangered?.[who];
    // Of several domains the one that told of somebody tells when it is over.
    if (known !== undefined && known.hazard !== hazard) return;
    const { depth, speed } = this.#waterAt(hazard, who);
    const level = this.#dangerTo(who, depth, speed);
    if (level > (known?.level ?? 0)) {
      const people = this.#folk.people(who);
      this.#engine.append(
        {
          type: 'people.endangered',
          hazard,
          who,
          danger: DANGERS[level - 1] as (typeof DANGERS)[number],
          depth: round(depth),
          speed: round(speed),
          people,
        },
        this.#engine.hazardCause(),
      );
    } else if (known !== undefined && this.#dangerTo(who, depth > 0 ? depth + SETTLED : 0, speed) === 0)
      this.#engine.append({ type: 'people.safe', hazard, who }, this.#engine.hazardCause());
  }

  #dangerTo(who: string, depth: number, speed: number): Danger {
    const danger = dangerOnFoot(depth, speed);
    return this.#engine.state.teams[who] !== undefined && danger < TRAINED ? 0 : danger;
  }

  /** The water that somebody stands in on foot; none where they are not, or not on foot. */
  #waterAt(hazard: string, who: string): { readonly depth: number; readonly speed: number } {
    const { state, now, scenario, hazards } = this.#engine;
    const team = state.teams[who];
    const kind = scenario.teams.find(({ id }) => id === who)?.kind;
    const dry = { depth: 0, speed: 0 };
    if (team !== undefined && MOVING.has(team.state)) return dry;
    if (kind !== undefined && (teamKind(kind).by === 'sea' || teamKind(kind).afloat === true)) return dry;
    const place = this.#folk.whereabouts(who, now as DrillTime);
    const flood = hazards.of('flood').find(({ spec }) => spec.id === hazard);
    if (place === undefined || flood === undefined) return dry;
    const { depth = 0, speed = 0 } = hazardModels.flood.sample(flood.state, flood.spec, place, now as DrillTime);
    return { depth, speed };
  }
}

/** Two decimals are more than water is known to. */
const round = (n: number): number => Math.round(n * 100) / 100;
