/** A city far fuller than any drill: Qingdao with teams, households and water put in until they are as many as the bench asks for. */
import { initialState } from '../../../src/drill/initial-state.ts';
import type { DrillState, TeamRecord } from '../../../src/drill/state.ts';
import type { HouseholdState, TeamState } from '../../../src/log/names.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import type { ScenarioView } from '../../../src/ui/session.ts';
import { MINUTE } from '../../../src/units/time.ts';
import type { LonLat } from '../../../src/world/geo.ts';

export const TEAMS = 2_000;
export const HOUSEHOLDS = 20_000;
export const SIDE = 512;
export const PARTICLES = 5_000;

/** Danger areas, and how far they reach, m. */
const AREAS = 40;
const RADIUS = 900;
/** Degrees about the bay: where all this is strewn. */
export const BOX = [120.15, 35.98, 120.6, 36.28] as const;
/** Place `k` of those that are strewn: the golden ratio's and the plastic number's steps leave no gaps. */
export const strewn = (k: number): LonLat => [
  BOX[0] + (BOX[2] - BOX[0]) * ((k * 0.754_877_666) % 1),
  BOX[1] + (BOX[3] - BOX[1]) * ((k * 0.569_840_291) % 1),
];

export const teamId = (k: number): string => `U${String(k).padStart(4, '0')}`;
const areaId = (k: number): string => `crowd-${k}`;

export function crowded(scenario: Scenario): ScenarioView {
  const { teams, sites, households, hazards } = scenario;
  const [area, flood] = [households?.areas[0], hazards.find(({ kind }) => kind === 'flood')];
  if (households === undefined || area === undefined || flood?.kind !== 'flood' || sites[0] === undefined)
    throw new Error('The scenario has no households or no water to make a crowd of.');
  const places = Array.from({ length: AREAS }, (_, k) => ({ ...sites[0]!, id: areaId(k), at: strewn(k) }));
  // 512 cells along each side, of metres at this latitude.
  const [west, south] = [BOX[0], BOX[1]];
  const cell = 20;
  const high = (SIDE * cell) / 111_195;
  const box = [west, south, west + high / Math.cos(((south + high / 2) * Math.PI) / 180), south + high] as const;
  const { patches: _patches, ...whole } = flood;
  const water = { ...whole, domain: { ...flood.domain, box, cell } } as typeof flood;
  return {
    ...scenario,
    sites: [...sites, ...places],
    teams: Array.from({ length: TEAMS }, (_, k) => ({ ...teams[k % teams.length]!, id: teamId(k) })),
    households: {
      ...households,
      areas: places.map(({ id }) => ({ ...area, id, site: id, radius: RADIUS })),
    },
    hazards: [...hazards.filter(({ kind }) => kind !== 'flood'), water],
  };
}

const STATES: readonly TeamState[] = ['standby', 'mustering', 'travelling', 'staged', 'working', 'returning'];
/** Of an area's households, tenths in each state. */
const SHARES: readonly (readonly [HouseholdState, number])[] = [
  ['home', 2],
  ['aware', 2],
  ['travelling', 1],
  ['refused', 1],
  ['registered', 3],
  ['kin', 1],
];

/** The state that the map is fed: a third of the teams under way, the rest at their work. */
export function crowdedState(scenario: ScenarioView): DrillState {
  const state = initialState(scenario as Scenario);
  scenario.teams.forEach(({ id }, k) => {
    state.teams[id] = teamAt(state.teams[id]!, k);
  });
  for (const area of Object.values(state.areas ?? {})) area.counts = countsOf(0);
  return { ...state, phase: 'running' };
}

function teamAt(record: TeamRecord, k: number): TeamRecord {
  const state = STATES[k % STATES.length]!;
  const [from, to] = [strewn(k), strewn(k + 7)];
  const under = state === 'travelling' || state === 'returning';
  return {
    ...record,
    state,
    place: from,
    ...(under ? { leg: { path: [from, to], depart: 0, arrive: 900 * MINUTE } as NonNullable<TeamRecord['leg']> } : {}),
  };
}

/** An area's households by state; `moved` of them have reached their shelter since. */
export function countsOf(moved: number): NonNullable<DrillState['areas']>[string]['counts'] {
  const each = HOUSEHOLDS / AREAS / 10;
  return Object.fromEntries(
    SHARES.map(([name, tenths]) => {
      const more = name === 'home' ? -moved : name === 'registered' ? moved : 0;
      return [name, [tenths * each + more, 3 * (tenths * each + more)]];
    }),
  );
}
