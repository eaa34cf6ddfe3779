/**
 * Tells a team that it stands in the hot zone (AEGL-2 and more) without air of its own, and when it no longer does: its leader learns
 * it at once, for nobody moves a team in the field (实兵) but they. Teams that `support` keeps out need no such word; without it a team that
 * is not in the field breaks its work off until the gas has gone (安全第一).
 */
import type { TeamRecord } from '../drill/state.ts';
import { isHot } from '../hazards/chemical/chemical.ts';
import type { ChemicalSpec } from '../hazards/chemical/spec.ts';
import { position, wornBy } from '../player/positions.ts';
import type { Team } from '../scenario/scenario.ts';
import { ENTERS, wearersOf } from '../teams/supplies.ts';
import type { Task } from '../teams/tasks.ts';
import type { DrillEngine } from './drill-engine.ts';

export class GasAlarmSystem {
  readonly #engine: DrillEngine;
  readonly #teams: readonly Team[];

  constructor(engine: DrillEngine) {
    const { teams, support } = engine.scenario;
    this.#engine = engine;
    this.#teams = teams.filter(({ mode }) => mode === 'field' || support === undefined);
  }

  /** Called after each step of the hazards. */
  look(): void {
    const alarmed = this.#engine.hazards.of('chemical').filter(({ spec }) => spec.alarm === true);
    for (const team of this.#teams) {
      const record = this.#engine.state.teams[team.id];
      if (record === undefined) continue;
      const place = position(record, this.#engine.now);
      const hot = alarmed.find(({ spec, state }) => isHot(state, spec, place) && this.#isBare(team, record, spec));
      this.#tell(team, record, hot?.spec.id);
      if (team.mode !== 'field') this.#keepOut(team.id, record, hot !== undefined);
    }
  }

  #tell({ id: team }: Team, { gas }: TeamRecord, hazard: string | undefined): void {
    if (hazard === gas) return;
    const cause = this.#engine.hazardCause();
    if (gas !== undefined) this.#engine.append({ type: 'team.alarmed', team, hazard: gas, inside: false }, cause);
    if (hazard !== undefined) this.#engine.append({ type: 'team.alarmed', team, hazard, inside: true }, cause);
  }

  #keepOut(team: string, { state, lacks }: TeamRecord, hot: boolean): void {
    const { kernel } = this.#engine;
    const cause = (): number => this.#engine.hazardCause();
    if (hot && state === 'working') kernel.send(team, { type: 'LACK', of: 'suits' }, cause());
    else if (!hot && lacks === 'suits') kernel.send(team, { type: 'SUPPLIED' }, cause());
  }

  /** Nothing it wears lets it in there. What is done in suits is done in suits, whoever does it. */
  #isBare(team: Team, record: TeamRecord, { masks = [] }: ChemicalSpec): boolean {
    const { state, task = this.#engine.state.orders[record.order ?? '']?.task } = record;
    const suited = SUITS_ON.has(state) && task !== undefined && wearersOf(task as Task) > 0;
    const worn = wornBy(record, team.wears);
    return !suited && !masks.includes(team.id) && (worn === undefined || !ENTERS.has(worn));
  }
}

/** At its work, or about to begin it: whoever works in suits has them on. */
const SUITS_ON: ReadonlySet<TeamRecord['state']> = new Set(['staged', 'working']);
