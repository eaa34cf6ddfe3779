/** What an order begins with: the selected team or place, and whom the seat may order or ask. */
import { commands, roleOf } from '../../drill/seats.ts';
import type { Task } from '../../log/names.ts';
import { teamKind } from '../../teams/index.ts';
import type { Desk } from '../desk.ts';
import type { TeamView } from '../roster.ts';
import type { Selection } from '../store.ts';

export interface Draft {
  /** Those that may be ordered or asked, the seat's own first. */
  readonly teams: readonly TeamView[];
  readonly team: TeamView;
  readonly task: Task;
  readonly site: string;
  /** Minutes. */
  readonly within?: number | undefined;
  readonly exercise?: string | undefined;
  /** Tried before the scenario's own order of channels. */
  readonly channel?: string | undefined;
  readonly text?: string | undefined;
  readonly basis?: string | undefined;
}

export function draftFor(desk: Desk): Draft | undefined {
  const { selection, sending } = desk.store.state;
  const teams = teamsFor(desk);
  const wanted = sending?.team ?? (selection?.kind === 'team' ? selection.id : undefined);
  const team = teams.find(({ id }) => id === wanted) ?? teams[0];
  if (team === undefined) return undefined;
  const task = (Object.keys(teamKind(team.kind).tasks)[0] ?? 'stand-by') as Task;
  return { teams, team, task, site: sending?.site ?? placeOf(desk, selection) ?? team.base };
}

/** The place of what is selected. */
export function placeOf(desk: Desk, selection: Selection | undefined): string | undefined {
  const { incidents, exercises, injects, posts } = desk.roster;
  switch (selection?.kind) {
    case 'site':
      return selection.id;
    case 'incident':
      return incidents.get(selection.id)?.site;
    case 'exercise':
      return exercises.get(selection.id)?.site;
    case 'inject':
      return injects.get(selection.id)?.site;
    case 'post':
      return posts.get(selection.id)?.site;
    default:
      return undefined;
  }
}

/** A post's own teams and those that everybody asks; a desk asks any; who leads the drill speaks for every post. */
function teamsFor(desk: Desk): readonly TeamView[] {
  const { scenario, seat } = desk;
  if (roleOf(scenario, seat) !== 'post') return scenario.teams;
  const own = ({ id }: TeamView): boolean => commands(scenario, seat, id);
  return [...scenario.teams.filter(own), ...scenario.teams.filter((team) => !own(team))];
}
