/** Teams drive on roads: round the water, round what is closed, and not at all where no way is left. */
import { describe, expect, test } from 'vitest';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import type { Condition } from '../../src/scenario/condition.ts';
import type { Closure } from '../../src/scenario/scenario.ts';
import { type DrillTime, MINUTE, T0 } from '../../src/units/time.ts';
import type { LonLat } from '../../src/world/geo.ts';
import { placeAt } from '../../src/world/motion.ts';
import type { RoadLine } from '../../src/world/roads/lines.ts';
import { drillOf, MemoryLog, type Run } from './drill.ts';

const road = (id: string, points: LonLat[], more: Partial<RoadLine> = {}): RoadLine => ({
  id,
  class: 'primary',
  low: false,
  raised: false,
  points,
  ...more,
});
const lines = [
  road('yard-road', [
    [139.985, 28.06],
    [140.018, 28.03],
  ]),
  road(
    'quay-road',
    [
      [140.018, 28.03],
      [140.0235, 28.02],
      [140.026, 28.017],
      [140.03, 28.012],
    ],
    { low: true },
  ),
  road('ring-road', [
    [140.018, 28.03],
    [140.04, 28.03],
    [140.04, 28.012],
    [140.03, 28.012],
  ]),
];
/** Holds from so many minutes on, to so many. */
const during = (from: number, to = Number.POSITIVE_INFINITY): Condition => {
  const holds: Condition['holds'] = (reader) => {
    const now = reader.call('elapsed', []) as number;
    return now >= from && now < to;
  };
  return { source: '', reads: ['clock:'], awaits: [], evaluate: holds, holds };
};
const closing = (id: string, from: number, to?: number): Closure => ({ road: id, when: during(from, to) });
const quiet = drillOf('first-drill').withoutStorm();
const town = (...closures: Closure[]) => quiet.withRoads({ file: '', lines, closures });

/** The pump unit is sent to the quay ten minutes into the drill. */
const sent = (drill: ReturnType<typeof town>, until: string): Run => {
  const run = drill.runTo('T+00:10');
  run.say({ type: 'order', seat: 'harbour', to: 'T02', task: 'stand-by', site: 'quay' });
  run.to(until);
  return run;
};
const arrival = (run: Run): number => run.first('team.arrived', { team: 'T02', site: 'quay' }).at;
const types = (run: Run, event: Parameters<Run['why']>[0]) => run.why(event).map(({ type }) => type);

/** A cloudburst that fills the dip of the quay road within the hour. */
const flooded = () =>
  drillOf('first-drill')
    .withHazards((hazard) =>
      hazard.kind === 'flood'
        ? {
            ...hazard,
            active: { ...hazard.active, from: T0 },
            hollows: [{ at: [140.026, 28.017] as const, radius: 60, height: -1 }],
          }
        : hazard,
    )
    .withHazard({
      id: 'burst',
      kind: 'rain',
      bands: [],
      designs: [{ from: (30 * MINUTE) as DrillTime, to: (90 * MINUTE) as DrillTime, shape: { mm: [250] } }],
      observed: [],
      warnFor: [],
    })
    .withRoads({ file: '', lines, closures: [] })
    .withSpeed('T02', 0.2);

describe('on open roads', () => {
  const run = sent(town(), 'T+02:00');
  test('a team takes the quickest way by its points, and is at each when the log says', () => {
    const { path, times = [], depart, arrive } = run.first('team.departed', { team: 'T02', site: 'quay' });
    expect(path).toContainEqual([140.026, 28.017]);
    expect(times[0]).toBe(depart);
    expect(times.at(-1)).toBe(arrive);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    path.forEach((place, i) => {
      const [lon, lat] = placeAt({ path, times, depart, arrive }, times[i] as number);
      expect([lon, lat]).toEqual([expect.closeTo(place[0], 9), expect.closeTo(place[1], 9)]);
    });
    expect(arrival(run)).toBe(arrive);
  });

  test('and the same drill twice has the same log', () => {
    expect(sent(town(), 'T+02:00').hash).toBe(run.hash);
  });
});

describe('a flooded underpass', () => {
  test('makes the pump unit go round and arrive later, and why says so', () => {
    const run = sent(flooded(), 'T+04:00');
    const slow = sent(town().withSpeed('T02', 0.2), 'T+04:00');
    const round = run.first('team.rerouted', { team: 'T02' });
    expect(round.road).toBe('quay-road');
    expect(round.path).not.toContainEqual([140.026, 28.017]);
    expect(arrival(run)).toBeGreaterThan(arrival(slow) + 5 * MINUTE);
    const why = types(run, run.first('team.arrived', { team: 'T02', site: 'quay' }));
    expect(why).toContain('road.blocked');
    expect(why).toContain('hazard.stepped');
  });

  test('keeps small cars off before it keeps off lorries', () => {
    const stops = sent(flooded(), 'T+04:00')
      .of('road.blocked', { road: 'quay-road', by: 'water' })
      .map((event) => event.stops ?? []);
    expect(stops[0]).toContain('small-car');
    expect(Math.max(...stops.map((list) => list.length))).toBe(3);
  });
});

describe('a closed road', () => {
  test('is gone round from the beginning, and one that opens is taken again', () => {
    const open = arrival(sent(town(), 'T+02:00'));
    const closed = arrival(sent(town(closing('quay-road', 0)), 'T+02:00'));
    expect(closed).toBeGreaterThan(open + MINUTE);
    const again = sent(town(closing('quay-road', 0, 36)), 'T+02:00');
    const back = again.first('team.rerouted', { team: 'T02' });
    expect(types(again, back)).toContain('road.open');
    expect(arrival(again)).toBeLessThan(closed);
  });

  test('is read by conditions', () => {
    const run = sent(town(closing('quay-road', 0, 32)), 'T+00:20');
    const open = () => run.engine.reader.field({ thing: 'road', id: 'quay-road' }, 'open');
    expect(open()).toBe(false);
    run.to('T+00:40');
    expect(open()).toBe(true);
  });
});

describe('a tree on the road', () => {
  test('lies there while it is down, and the road is open once it is cleared', () => {
    const tree = {
      id: 'old-elm',
      kind: 'tree' as const,
      name: { zh: '老榆树', en: 'The old elm' },
      site: 'underpass',
      road: 'quay-road',
      limits: { gust: 0.001, spread: 0 },
      needs: [],
      backup: 0,
      serves: [],
      back: during(60),
    };
    const fell = drillOf('first-drill')
      .withoutFloods()
      .withRoads({ file: '', lines, closures: [] })
      .withAsset(tree)
      .runTo('T+00:30');
    const lies = fell.first('road.blocked', { road: 'quay-road' });
    expect(lies.by).toBe('asset');
    expect(types(fell, lies)).toContain('asset.failed');
  });
});

describe('no way', () => {
  test('keeps a team where it is, for a road that is named, until one opens', () => {
    const run = sent(town(closing('yard-road', 0, 60)), 'T+02:00');
    const waits = run.first('team.stranded', { team: 'T02' });
    expect(waits).toMatchObject({ road: 'yard-road', site: 'quay' });
    expect(types(run, waits)).toContain('road.blocked');
    const free = run.first('team.freed', { team: 'T02' });
    expect(run.log.bySeq.get(free.cause)).toMatchObject({ type: 'road.open', road: 'yard-road' });
    expect(arrival(run)).toBeGreaterThan(60 * MINUTE);
  });
});

test('a drill taken up from a keyframe between two steps drives on as it would have', () => {
  const drill = flooded();
  const whole = sent(drill, 'T+00:45');
  whole.engine.runTo(whole.time('T+00:50') + 17_000);
  const saved = JSON.parse(JSON.stringify(whole.engine.save()));
  const log = new MemoryLog(saved.log);
  const taken = DrillEngine.restore(drill.scenario, drill.scenario.meta.seed, log, whole.engine.save());
  whole.to('T+03:00');
  taken.runTo(whole.time('T+03:00'));
  expect(log.logHash).toBe(whole.hash);
});
