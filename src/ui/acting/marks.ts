/** Marks of teams in the field (实兵): which one comes next, and for which team. */
import type { DrillState } from '../../drill/state.ts';
import type { Mark } from '../../log/names.ts';
import type { Desk } from '../desk.ts';
import type { TeamView } from '../roster.ts';

/** The mark that a field team will come to next, as its machine takes it; undefined while it has nothing to do. */
export function nextMark(state: DrillState, team: string): Mark | undefined {
  const { state: does, order } = state.teams[team] ?? {};
  const open = order !== undefined && state.orders[order]?.done === undefined;
  const waits = Object.values(state.orders).some((one) => one.to === team && one.state === 'acknowledged');
  switch (does) {
    case 'standby':
      return waits ? 'muster' : undefined;
    case 'mustering':
      return 'depart';
    case 'travelling':
    case 'returning':
      return 'arrive';
    case 'staged':
      if (open) return 'start';
      return waits ? 'depart' : 'withdraw';
    case 'working':
      return 'finish';
    default:
      return undefined;
  }
}

/** Teams in the field whose news the seat gets. */
export const fieldTeams = ({ scenario, circle }: Pick<Desk, 'scenario' | 'circle'>): readonly TeamView[] =>
  scenario.teams.filter(({ id, mode }) => mode === 'field' && circle?.has(id) !== false);

/** Those of them that may be marked from the seat now. */
export const markable = (desk: Desk): readonly TeamView[] =>
  fieldTeams(desk).filter(({ id }) => desk.may({ type: 'mark', team: id, mark: 'muster' }, id));

/** The field team that the keys mark: the seat's own, else the selected one. */
export function markedTeam(desk: Desk): string | undefined {
  const { selection } = desk.store.state;
  const id = desk.roster.teams.has(desk.seat) ? desk.seat : selection?.kind === 'team' ? selection.id : undefined;
  return id !== undefined && desk.roster.teams.get(id)?.mode === 'field' ? id : undefined;
}

/** The next mark of that team, where it may be entered now. */
export function markNow(desk: Desk): { readonly team: string; readonly mark: Mark } | undefined {
  const team = markedTeam(desk);
  const mark = team === undefined || desk.view === undefined ? undefined : nextMark(desk.view.state, team);
  if (team === undefined || mark === undefined) return undefined;
  return desk.may({ type: 'mark', team, mark }, team) ? { team, mark } : undefined;
}
