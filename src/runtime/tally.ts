/** What a summary counts that no state keeps: lines, contingencies, and people caught outside by the wind. */
import type { TeamRecord } from '../drill/state.ts';
import type { DrillEvent } from '../log/vocabulary.ts';

export class Tally {
  events = 0;
  commands = 0;
  contingencies = 0;
  /**
   * How often a team was caught outside, on the way or at work, when the wind rose over the limit of what it was doing.
   * A team that stood by, mustered or had not left its place is not exposed.
   */
  exposures = 0;
  /** How often water became dangerous, or more so, for somebody on foot. */
  endangered = 0;
  /** Shifts that took over; stops of work by what was wanting; what depots gave, by goods. */
  reliefs = 0;
  readonly stops: Record<string, number> = {};
  readonly drawn: Record<string, number> = {};

  command(): void {
    this.commands++;
  }

  /** Hears an event before it is folded: `teams` are as they were when it came. */
  event(event: DrillEvent, teams: Readonly<Record<string, TeamRecord>>): void {
    this.events++;
    if (event.type === 'contingency.armed') this.contingencies++;
    else if (event.type === 'people.endangered') this.endangered++;
    else if (event.type === 'team.relieved') this.reliefs++;
    else if (event.type === 'team.lacking') this.stops[event.of] = (this.stops[event.of] ?? 0) + 1;
    else if (event.type === 'stock.drawn') this.drawn[event.goods] = (this.drawn[event.goods] ?? 0) + event.amount;
    else if (event.type === 'team.held' && isOut(teams[event.team], event.at)) this.exposures++;
  }
}

const OUT: ReadonlySet<string> = new Set<TeamRecord['state']>(['travelling', 'working', 'returning']);

/** A team that stops because it must hold has stopped, or broken off its work, a moment before it says so. */
export function isOut(team: TeamRecord | undefined, at: number): boolean {
  if (team === undefined) return false;
  return OUT.has(team.state) || (team.state === 'staged' && team.task !== undefined && team.since === at);
}
