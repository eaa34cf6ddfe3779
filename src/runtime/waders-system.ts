/**
 * Tells for whom water over the ground is dangerous: teams that stand in it on foot, danger areas whose people are still there. On the
 * road vehicles are looked after elsewhere (`STRAND`); boats float. A team that works in such water breaks off, draws back
 * and goes on when it has run off: safety first (安全第一). Where a flood says `retreat`, a team that waits draws back likewise, and
 * none that comes begins in it. Field teams (实兵) are told of alone: who leads them decides.
 */
import type { TeamRecord } from '../drill/state.ts';
import { DANGERS, type Danger, dangerOnFoot } from '../hazards/consequences/in-water.ts';
import { hazardModels } from '../hazards/index.ts';
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import { folkOf } from '../player/positions.ts';
import { type TeamKind, teamKind } from '../teams/index.ts';
import type { DrillTime } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** A depth that trembles at a limit passes it once, m. */
const SETTLED = 0.03;
/** Teams are grown-ups who know water: what is dangerous for some is not for them. */
const TRAINED: Danger = 2;
/** Work from the edge of the water: pumps stand on dry ground and their hoses do not, a road is closed before it. */
const FROM_THE_EDGE: ReadonlySet<string> = new Set(['place-pumps', 'pump-out', 'close-road']);
/** Not under way, not at work, and not cut off or broken down. */
const WAITING: ReadonlySet<TeamRecord['state']> = new Set(['standby', 'mustering', 'staged']);
const MOVING: ReadonlySet<TeamRecord['state']> = new Set(['travelling', 'returning']);

export class WadersSystem implements System {
  readonly id = 'waders';
  readonly #engine: DrillEngine;
  readonly #folk: ReturnType<typeof folkOf>;
  /** Floods from whose water somebody draws back of itself. */
  readonly #retreats = new Map<string, string[]>();

  /** Teams that no water is too deep for. */
  readonly #afloat: ReadonlySet<string>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    const floats = (kind: TeamKind): boolean => teamKind(kind).by === 'sea' || teamKind(kind).afloat === true;
    this.#afloat = new Set(engine.scenario.teams.flatMap(({ id, kind }) => (floats(kind) ? [id] : [])));
    for (const spec of engine.scenario.hazards)
      if (spec.kind === 'flood' && spec.retreat === true)
        for (const who of new Set(spec.follow)) this.#retreats.set(who, [...this.#retreatsOf(who), spec.id]);
    this.#folk = folkOf(engine.scenario, () => engine.state);
  }

  /** Called after each step of the hazards. */
  look(): void {
    for (const { spec } of this.#engine.hazards.of('flood'))
      for (const who of spec.follow ?? []) this.#one(spec.id, who);
  }

  /** Who comes to a place looks at the water there before doing anything in it: at the same instant, once it has come. */
  heard(event: DrillEvent): void {
    if (event.type !== 'team.arrived' && event.type !== 'team.working' && event.type !== 'team.returned') return;
    const { kernel } = this.#engine;
    const { type, team, seq } = event;
    // Who comes home does nothing there: without water there is nothing to look at.
    const floods = this.#retreatsOf(team);
    const looks = type === 'team.returned' ? floods.some((flood) => this.#wades(flood, team)) : floods.length > 0;
    if (looks) kernel.send(this.id, { type: 'LOOK', team }, seq, kernel.now, RANK.household);
  }
  receive({ team }: Message): void {
    const who = String(team);
    for (const hazard of this.#retreatsOf(who))
      if (this.#wades(hazard, who)) this.#drawBack(hazard, who, this.#engine.hazardCause());
  }

  #wades(hazard: string, who: string): boolean {
    const { depth, speed } = this.#waterAt(hazard, who);
    return this.#dangerTo(who, depth, speed) > 0;
  }

  #retreatsOf(who: string): readonly string[] {
    return this.#retreats.get(who) ?? [];
  }

  #one(hazard: string, who: string): void {
    const { state } = this.#engine;
    const known = state.endangered?.[who];
    // Of several domains the one that told of somebody tells when it is over.
    if (known !== undefined && known.hazard !== hazard) return;
    const { depth, speed } = this.#waterAt(hazard, who);
    const level = this.#dangerTo(who, depth, speed);
    // The step is logged for what it causes. Without `retreat` logs have every one.
    if (this.#retreatsOf(who).length === 0) this.#engine.hazardCause();
    let cause: number | undefined;
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
        this.#engine.hazardCause(),
      );
    } else if (known !== undefined && this.#dangerTo(who, depth > 0 ? depth + SETTLED : 0, speed) === 0)
      cause = this.#engine.append({ type: 'people.safe', hazard, who }, this.#engine.hazardCause());
    this.#holdBack(hazard, who, level, cause);
  }

  /** Nobody works on in water that is dangerous for whoever is trained; who drew back goes on when it is not any more. */
  #holdBack(hazard: string, who: string, level: Danger, told: number | undefined): void {
    const { state, kernel } = this.#engine;
    const team = state.teams[who];
    if (team === undefined) return;
    if (level > 0) this.#drawBack(hazard, who, told ?? this.#engine.hazardCause());
    const waits = team.lacks === 'footing' && team.state === 'staged';
    if (!waits && team.withdrawn !== hazard) return;
    // That another domain's ground is dry there tells nothing; without `retreat` logs have it so.
    const over = this.#retreatsOf(who);
    for (const flood of over.length > 0 ? over : [hazard]) {
      const { depth, speed } = this.#waterOver(flood, who);
      if (this.#dangerTo(who, depth > 0 ? depth + SETTLED : 0, speed) > 0) return;
    }
    const cause = told ?? this.#engine.hazardCause();
    if (waits) kernel.send(who, { type: 'SUPPLIED' }, cause);
    if (team.withdrawn === hazard) this.#engine.append({ type: 'team.stands', team: who, hazard }, cause);
  }

  /** From its work; where the flood says so from where it waits, too. Where a field team stands its leader decides. */
  #drawBack(hazard: string, who: string, cause: number): void {
    const { state, kernel, scenario } = this.#engine;
    const team = state.teams[who];
    if (team === undefined) return;
    if (team.state === 'working') {
      if (!FROM_THE_EDGE.has(team.task ?? '')) kernel.send(who, { type: 'LACK', of: 'footing' }, cause);
      return;
    }
    const simulated = scenario.teams.some(({ id, mode }) => id === who && mode !== 'field');
    if (simulated && WAITING.has(team.state) && team.lacks !== 'footing' && this.#retreatsOf(who).includes(hazard))
      this.#engine.append({ type: 'team.withdrawn', team: who, hazard }, cause);
  }

  #dangerTo(who: string, depth: number, speed: number): Danger {
    const danger = dangerOnFoot(depth, speed);
    return this.#engine.state.teams[who] !== undefined && danger < TRAINED ? 0 : danger;
  }

  /** The water that somebody stands in on foot; none where they are not, or not on foot, or have drawn back from it. */
  #waterAt(hazard: string, who: string): Standing {
    const team = this.#engine.state.teams[who];
    if (this.#afloat.has(who)) return DRY;
    if (team !== undefined && (MOVING.has(team.state) || team.lacks === 'footing' || team.withdrawn !== undefined))
      return DRY;
    return this.#waterOver(hazard, who);
  }

  /** The water of a flood where somebody is. */
  #waterOver(hazard: string, who: string): Standing {
    const { now, hazards } = this.#engine;
    const place = this.#folk.whereabouts(who, now as DrillTime);
    const flood = place === undefined ? undefined : hazards.named('flood', hazard);
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
