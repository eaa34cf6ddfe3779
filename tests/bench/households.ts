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
  readonly seconds?: number;
  readonly megabytes?: number;
}
const SIZES: readonly Size[] = [
  { name: 'households-20k', times: 1, teams: 15 },
  { name: 'households-100k', times: 4.8, teams: 15, seconds: 10, megabytes: 500 },
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
  return SIZES.map((size) => {
    const { households: n, missed, seconds, megabytes, events } = inProcess<Ran>(size.name);
    const goal = size.seconds === undefined ? {} : { goal: `≤ ${size.seconds} s, ≤ ${size.megabytes} MB` };
    const within = seconds <= (size.seconds ?? seconds) && megabytes <= (size.megabytes ?? megabytes);
    return {
      what: `96 h, ${thousands(size.teams)} teams, ${thousands(n)} households`,
      value: `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`,
      ...goal,
      ...(size.seconds === undefined ? {} : { met: within }),
      note: `${((seconds / n) * 1e6).toFixed(0)} µs a household; ${thousands(events)} events; ${missed} missed`,
    };
  });
}
