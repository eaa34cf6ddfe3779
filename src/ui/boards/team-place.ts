/** Where a team is and what it is about, in one line. */
import type { DrillState, TeamRecord } from '../../drill/state.ts';
import type { Desk } from '../desk.ts';
import { drillMoment } from '../format.ts';
import { fill } from '../words.ts';

/** The site it is at, or where it is bound. */
export function teamPlace(desk: Desk, team: TeamRecord): string {
  const { boards } = desk.speech.labels;
  const { leg } = team;
  if (leg && team.site === undefined) {
    return leg.home ? boards.homeward : fill(boards.onTheWay, { site: desk.names.name('site', leg.site) });
  }
  return team.site === undefined ? '' : desk.names.name('site', team.site);
}

/** What it does, or was ordered to do; empty when nothing. */
export function taskWord(desk: Desk, team: TeamRecord, state: DrillState): string {
  const tasks: Readonly<Record<string, string>> = desk.speech.words.task;
  const order = team.order === undefined ? undefined : state.orders[team.order];
  const task = team.task ?? order?.task;
  return task === undefined ? '' : (tasks[task] ?? task);
}

/** Its task, or when it will be where it is going. */
export function teamTask(desk: Desk, team: TeamRecord, state: DrillState): string {
  const { boards } = desk.speech.labels;
  return team.leg && team.site === undefined
    ? fill(boards.arriving, { time: drillMoment(team.leg.arrive, desk.landfall) })
    : taskWord(desk, team, state);
}
