/**
 * Tells for whom water over the ground is dangerous: teams that stand in it on foot, danger areas whose people are still there. On the
 * road vehicles are looked after elsewhere (`STRAND`); boats float. A team that works in such water breaks off, draws back
 * and goes on when it has run off: safety first (安全第一). Field teams (实兵) are told of alone: who leads them decides.
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
/** Work from the edge of the water: pumps stand on dry ground and their hoses do not, a road is closed before it. */
const FROM_THE_EDGE: ReadonlySet<string> = new Set(['place-pumps', 'pump-out', 'close-road']);
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
    let cause = this.#engine.hazardCause();
    if (level > (known?.level ?? 0)) {
      const people = this.#folk.people(who);
      cause = this.#engine.append(
        {
          type: 'people.endangered',
          hazard,
          who,
          danger: DANGERS[level - 1] as (typeof DANGERS)[number],
          depth: round(depth),
          speed: round(speed),
          people,
        },
        cause,
      );
    } else if (known !== undefined && this.#dangerTo(who, depth > 0 ? depth + SETTLED : 0, speed) === 0)
      cause = this.#engine.append({ type: 'people.safe', hazard, who }, cause);
    this.#holdBack(hazard, who, level, cause);
  }

  /** Nobody works on in water that is dangerous for whoever is trained; who drew back goes on when it is not any more. */
  #holdBack(hazard: string, who: string, level: Danger, cause: number): void {
    const { state, kernel } = this.#engine;
    const team = state.teams[who];
    if (team === undefined) return;
    if (level > 0 && team.state === 'working' && !FROM_THE_EDGE.has(team.task ?? ''))
      kernel.send(who, { type: 'LACK', of: 'footing' }, cause);
    if (team.lacks !== 'footing' || team.state !== 'staged') return;
    const { depth, speed } = this.#waterOver(hazard, who);
    if (this.#dangerTo(who, depth > 0 ? depth + SETTLED : 0, speed) === 0)
      kernel.send(who, { type: 'SUPPLIED' }, cause);
  }

  #dangerTo(who: string, depth: number, speed: number): Danger {
    const danger = dangerOnFoot(depth, speed);
    return this.#engine.state.teams[who] !== undefined && danger < TRAINED ? 0 : danger;
  }

  /** The water that somebody stands in on foot; none where they are not, or not on foot, or have drawn back from it. */
  #waterAt(hazard: string, who: string): Standing {
    const { state, scenario } = this.#engine;
    const team = state.teams[who];
    const kind = scenario.teams.find(({ id }) => id === who)?.kind;
    if (team !== undefined && (MOVING.has(team.state) || team.lacks === 'footing')) return DRY;
    if (kind !== undefined && (teamKind(kind).by === 'sea' || teamKind(kind).afloat === true)) return DRY;
    return this.#waterOver(hazard, who);
  }

  /** The water of a flood where somebody is. */
  #waterOver(hazard: string, who: string): Standing {
    const { now, hazards } = this.#engine;
    const place = this.#folk.whereabouts(who, now as DrillTime);
    const flood = hazards.of('flood').find(({ spec }) => spec.id === hazard);
    if (place === undefined || flood === undefined) return DRY;
    const { depth = 0, speed = 0 } = hazardModels.flood.sample(flood.state, flood.spec, place, now as DrillTime);
    return { depth, speed };
  }
}

interface Standing {
  readonly depth: number;
  readonly speed: number;
}
const DRY: Standing = { depth: 0, speed: 0 };

/** Two decimals are more than water is known to. */
const round = (n: number): number => Math.round(n * 100) / 100;
