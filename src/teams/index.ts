/** The registry of team kinds: a new kind is an entry in `kinds.ts`; the compiler lists the rest. */

import { type Skill, type TeamKindData, teamKinds } from './kinds.ts';
import type { Task } from './tasks.ts';

export type TeamKind = keyof typeof teamKinds;
export const TEAM_KINDS = Object.keys(teamKinds) as TeamKind[];
export type { Skill, Task, TeamKindData };

export const teamKind = (kind: TeamKind): TeamKindData => teamKinds[kind];

/** How `kind` does `task`; undefined when it cannot. */
export const skillOf = (kind: TeamKind, task: Task): Skill | undefined => teamKind(kind).tasks[task];

/** The highest Beaufort force in which `kind` may be about `task` (or on the way, without one). */
export function windLimit(kind: TeamKind, task?: Task): number {
  const data = teamKind(kind);
  const doing = task === undefined ? undefined : data.tasks[task];
  return doing === undefined ? data.travelLimit : Math.min(data.travelLimit, doing.limit);
}
