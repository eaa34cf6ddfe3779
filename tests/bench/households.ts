/** What households cost: the city drill without water, gas and drift, with a hundred thousand of them, with a million, and ten thousand teams. */
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import type { NewHeader } from '../../src/runtime/scenario-source.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { open } from './drills.ts';
import { cpuSeconds, inProcess, type Row, thousands } from './measure.ts';

interface Size {
  readonly name: string;
  /** Times as many people on each list, in each shelter, wardens and seats. */
  readonly times: number;
  readonly teams: number;
  /** Which of the two grows by itself here. */
  readonly alone?: readonly ('households' | 'teams')[];
  readonly seconds?: number;
  readonly megabytes?: number;
}
const SIZES: readonly Size[] = [
  { name: 'households-20k', times: 1, teams: 15, alone: ['households', 'teams'] },
  { name: 'households-100k', times: 4.8, teams: 15, alone: ['households'], seconds: 10, megabytes: 500 },
  { name: 'households-500k', times: 24, teams: 15, alone: ['households'] },
  { name: 'households-1m-alone', times: 48, teams: 15, alone: ['households'] },
  { name: 'teams-1k', times: 1, teams: 1_000, alone: ['teams'] },
  { name: 'teams-4k', times: 1, teams: 4_000, alone: ['teams'] },
  { name: 'teams-10k', times: 1, teams: 10_000, alone: ['teams'] },
  { name: 'households-1m', times: 48, teams: 10_000 },
];

interface Ran {
  readonly households: number;
  readonly missed: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly events: number;
}

function sized(
  { scenario, header }: { readonly scenario: Scenario; readonly header: NewHeader },
  { times, teams }: Size,
) {
  const { households, ...rest } = scenario;
  if (households === undefined) throw new Error('the city has danger areas');
  const more = (n: number): number => Math.round(n * times);
  const first = rest.teams[0] as Scenario['teams'][number];
  const idle = Array.from({ length: teams - rest.teams.length }, (_, i) => ({ ...first, id: `X${i}` }));
  const alone: Scenario = {
    ...rest,
    hazards: rest.hazards.filter(({ kind }) => kind === 'typhoon'),
    devices: [],
    teams: [
      ...rest.teams.map((team) => ({ ...team, people: more(team.people), seats: more(team.seats ?? 0) })),
      ...idle,
    ],
    households: {
      ...households,
      areas: households.areas.map(({ wardens, ...area }) => ({
        ...area,
        listed: more(area.listed),
        ...(wardens && { wardens: { ...wardens, people: more(wardens.people), seats: more(wardens.seats) } }),
      })),
      shelters: households.shelters.map((one) => ({
        ...one,
        capacity: more(one.capacity),
        desks: more(one.desks),
      })),
    },
  };
  return { scenario: alone, header };
}

/** The whole drill in this process, for the parent that asked for it. */
export function livedForParent(name: string | undefined): boolean {
  const size = SIZES.find((one) => one.name === name);
  if (size === undefined) return false;
  const { scenario, header } = sized(open(), size);
  const before = cpuSeconds();
  const recording = new Recording(scenario, header, () => {});
  runHeadless(recording.engine, { commands: [] });
  recording.seal();
  const { areas = {} } = recording.engine.state;
  const told: Ran = {
    households: Object.values(areas)
      .flatMap(({ counts }) => Object.values(counts))
      .reduce((sum, [n]) => sum + n, 0),
    missed: Object.values(areas).reduce((sum, { missed }) => sum + (missed?.[0] ?? 0), 0),
    seconds: cpuSeconds() - before,
    megabytes: process.resourceUsage().maxRSS / 1024,
    events: recording.tally.events,
  };
  console.log(JSON.stringify(told));
  return true;
}

export function households(): Row[] {
  const ran = SIZES.map((size) => ({ size, ran: inProcess<Ran>(size.name) }));
  return [...ran.map(rowOf), growth(ran, 'households'), growth(ran, 'teams')];
}

interface One {
  readonly size: Size;
  readonly ran: Ran;
}

function rowOf({ size, ran: { households: n, missed, seconds, megabytes, events } }: One): Row {
  const goal = size.seconds === undefined ? {} : { goal: `≤ ${size.seconds} s, ≤ ${size.megabytes} MB` };
  const within = seconds <= (size.seconds ?? seconds) && megabytes <= (size.megabytes ?? megabytes);
  return {
    what: `96 h, ${thousands(size.teams)} teams, ${thousands(n)} households`,
    value: `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`,
    ...goal,
    ...(size.seconds === undefined ? {} : { met: within }),
    note: `${((seconds / n) * 1e6).toFixed(0)} µs a household; ${thousands(events)} events; ${missed} missed`,
  };
}

/** What grows in proportion has the same price for one more at every size; so much dearer at the dearest step is still called linear. */
const LINEAR = 1.5;

/** Where one of the two grows and the other stands still: the price of one more from each size to the next, in time and in memory. */
function growth(all: readonly One[], which: 'households' | 'teams'): Row {
  const steps = all.filter(({ size }) => size.alone?.includes(which) === true);
  const count = ({ size, ran }: One): number => (which === 'teams' ? size.teams : ran.households);
  const price = (of: (ran: Ran) => number, scale: number): number[] =>
    steps.slice(1).map((one, i) => {
      const before = steps[i] as One;
      return ((of(one.ran) - of(before.ran)) / (count(one) - count(before))) * scale;
    });
  const time = price(({ seconds }) => seconds, which === 'teams' ? 1e3 : 1e6);
  const memory = price(({ megabytes }) => megabytes, 1024);
  const linear = Math.max(...time) <= LINEAR * (time.reduce((sum, one) => sum + one, 0) / time.length);
  const listed = (prices: readonly number[], digits: number): string => prices.map((n) => n.toFixed(digits)).join(', ');
  return {
    what: `${which} alone: one more costs, from size to size`,
    value: `${listed(time, 1)} ${which === 'teams' ? 'ms' : 'µs'}; ${listed(memory, 2)} kB`,
    note: linear ? 'linear in time' : `not linear: the dearest step is over ${LINEAR} times the mean`,
  };
}
