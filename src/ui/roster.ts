/** The scenario by id: what panels look up while they draw. Built once when a drill opens. */
import {
  alarmNames,
  householdNames,
  receptorNames,
  reportNames,
  roadNames,
  rosterNames,
  waterNames,
} from '../scenario/scenario.ts';
import type { Text } from '../text/words.ts';
import type { ScenarioView } from './session.ts';

type List<T> = T extends readonly (infer U)[] ? U : never;
export type TeamView = List<ScenarioView['teams']>;
export type ExerciseView = List<ScenarioView['exercises']>;
export type InjectView = List<ScenarioView['injects']>;
export type SiteView = List<ScenarioView['sites']>;
export type PostView = List<ScenarioView['posts']>;
export type IncidentView = List<ScenarioView['incidents']>;
export type ObjectiveView = List<ScenarioView['objectives']>;
export type ActionView = List<InjectView['expects']>;

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

export interface Roster {
  readonly teams: ReadonlyMap<string, TeamView>;
  readonly exercises: ReadonlyMap<string, ExerciseView>;
  readonly injects: ReadonlyMap<string, InjectView>;
  readonly sites: ReadonlyMap<string, SiteView>;
  readonly posts: ReadonlyMap<string, PostView>;
  readonly incidents: ReadonlyMap<string, IncidentView>;
  readonly objectives: ReadonlyMap<string, ObjectiveView>;
  readonly actions: ReadonlyMap<string, ActionView>;
  readonly seats: ReadonlyMap<string, List<ScenarioView['seats']>>;
  readonly hazards: ReadonlyMap<string, List<ScenarioView['hazards']>>;
  readonly assets: ReadonlyMap<string, List<ScenarioView['assets']>>;
  readonly waters: ReadonlyMap<string, Text>;
  readonly roads: ReadonlyMap<string, Text>;
  /** Danger areas, shelters, channels, reports, receptors, by kind and id. */
  readonly households: ReadonlyMap<string, Text>;
  readonly devices: ReadonlyMap<string, List<ScenarioView['devices']>>;
}

export const rosterOf = (scenario: ScenarioView): Roster => ({
  teams: byId(scenario.teams),
  exercises: byId(scenario.exercises),
  injects: byId(scenario.injects),
  sites: byId(scenario.sites),
  posts: byId(scenario.posts),
  incidents: byId(scenario.incidents),
  objectives: byId(scenario.objectives),
  actions: byId(scenario.injects.flatMap(({ expects }) => expects)),
  seats: byId(scenario.seats),
  hazards: byId(scenario.hazards),
  assets: byId(scenario.assets),
  waters: waterNames(scenario),
  roads: roadNames(scenario),
  households: new Map([
    ...householdNames(scenario),
    ...reportNames(scenario),
    ...receptorNames(scenario),
    ...rosterNames(scenario),
    ...alarmNames(scenario),
  ]),
  devices: byId(scenario.devices),
});
