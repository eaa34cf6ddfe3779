/** The water is really there: it comes with the rain, the pumps lower it, and a replay finds it where the drill left it. */
import { describe, expect, test } from 'vitest';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { type DrillTime, HOUR, T0 } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const town = drillOf('first-drill');
const depth = (run: Run): number => run.engine.weather.reading('underpass').depth ?? 0;
const deepestUntil = (run: Run, from: string, to: string): number => {
  let deepest = 0;
  for (let at: number = run.time(from); at <= run.time(to); at += 600_000) {
    run.engine.runTo(at);
    deepest = Math.max(deepest, depth(run));
  }
  return deepest;
};

describe('in the small town', () => {
  test('the underpass is dry before the rain, and the exercise begins at 0.3 m and not before', () => {
    const run = town.runTo('T+02:00');
    expect(depth(run)).toBe(0);
    run.to('L+04:00');
    const { at, cause } = run.first('exercise.underway', { exercise: 'urban-flooding' });
    expect(run.log.bySeq.get(cause)).toMatchObject({ type: 'hazard.stepped' });
    const before = town.open();
    before.say({ type: 'startex', seat: 'director' });
    before.engine.runTo(at - 60_000);
    expect(depth(before)).toBeLessThan(0.3);
    before.engine.runTo(at);
    expect(depth(before)).toBeGreaterThanOrEqual(0.3);
  });

  test('pumps lower it, and why they ran leads back to the order and the plan', () => {
    const run = town.runToEnd();
    const set = run.first('pump.set', { device: 'underpass-pumps' });
    expect(set.value).toBe(0.83);
    const why = run.why(set).map((entry) => entry.type);
    expect(why).toContain('team.working');
    expect(why).toContain('order.issued');
    expect(why.at(-1)).toBe('startex');
  });

  test('without the pumps it is deeper, and the mark of the drained underpass is missed', () => {
    const [asIs, without] = [town.runTo('L+02:30'), town.withoutDevice('underpass-pumps').runTo('L+02:30')];
    expect(depth(without)).toBeGreaterThan(depth(asIs) + 0.5);
    expect(town.runToEnd().state.objectives['underpass-drained']).toMatchObject({ met: true });
    const ended = town.withoutDevice('underpass-pumps').runToEnd();
    expect(ended.state.objectives['underpass-drained']).toMatchObject({ met: false });
  });

  test('without the team nobody sets them', () => {
    const run = town.withoutTeam('T02').runToEnd();
    expect(run.of('pump.set')).toEqual([]);
    expect(depth(run)).toBeGreaterThan(0.5);
  });

  test('a replay shows at each minute the depth that the drill had', () => {
    const live = town.open();
    live.say({ type: 'startex', seat: 'director' });
    const seen = new Map<number, number>();
    for (let at = 0; at <= live.time('T+12:00'); at += 7 * 60_000) {
      live.engine.runTo(at);
      seen.set(at, depth(live));
    }
    const entries = live.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
    const history = new HazardHistory(town.scenario, live.engine.seed, entries, live.time('T+12:00') as DrillTime);
    expect(history.picture(0)).toBeUndefined();
    history.work(() => false);
    expect(history.share).toBe(1);
    for (const [at, right] of seen) expect(history.picture(at)?.sites['underpass']?.depth).toBe(right);
    expect(Math.max(...seen.values())).toBeGreaterThan(0.5);
  });

  test('a pump takes no more than is there', () => {
    expect(deepestUntil(town.runTo('T+05:00'), 'T+05:00', 'T+06:20')).toBeGreaterThan(0.2);
    const run = town.runTo('T+06:20');
    expect(depth(run)).toBeGreaterThanOrEqual(0);
    const [quay] = run.engine.hazards.of('flood');
    expect(-(quay?.state.flood.budget.sources ?? 0)).toBeLessThan(0.83 * 3600);
  });
});

describe('by the full shallow water equations', () => {
  test('the underpass floods as by the inertial ones, within a hand’s breadth', () => {
    const full = town
      .withHazards((hazard) =>
        hazard.kind === 'flood'
          ? { ...hazard, scheme: 'swe', domain: { ...hazard.domain, arithmetic: 'f64' } }
          : hazard,
      )
      .runTo('T+07:00');
    expect(Math.abs(depth(full) - depth(town.runTo('T+07:00')))).toBeLessThan(0.1);
    expect(depth(full)).toBeGreaterThan(0.3);
  });
});

describe('with a sea before the quay', () => {
  const bay = {
    id: 'bay',
    kind: 'sea' as const,
    tide: { M2: [1, 0] as const },
    pressure: 1010,
    response: { surge: 2, waves: 1 },
    points: [
      {
        id: 'quay-gauge',
        at: [140.03, 28.012] as const,
        faces: 180,
        profile: [[0, 50] as const, [60_000, 6] as const],
        fetch: 60_000,
        depth: 6,
      },
    ],
    warnFor: [],
  };
  const coast = town.withHazard(bay);

  test('the storm raises it above the tide, and the water at the edge of the domain stands as high', () => {
    const run = coast.runTo('L+00:00');
    const { tide, surge, wave } = run.engine.weather.reading('quay');
    expect(Math.abs(tide ?? 9)).toBeLessThanOrEqual(1.1);
    expect(surge).toBeGreaterThan(0.5);
    expect(wave).toBeGreaterThan(1);
    expect(run.engine.hazards.water('quay-gauge')?.stage).toBeCloseTo((tide ?? 0) + (surge ?? 0), 12);
    const [quay] = run.engine.hazards.of('flood');
    const held = quay?.state.flood.grid.held?.indexOf(1) ?? -1;
    const level = (quay?.state.flood.depth(held) ?? 0) + (quay?.state.flood.ground(held) ?? 0);
    expect(level).toBeCloseTo((tide ?? 0) + (surge ?? 0), 3);
  });

  test('without the storm there is the tide alone', () => {
    const run = coast.withoutStorm().runTo('L+00:00');
    expect(run.engine.weather.reading('quay').surge).toBeCloseTo(-(1013.25 - 1010) / 100.55, 2);
  });
});

describe('a flooded road', () => {
  /** A dip on the way of the police, and a cloudburst that fills it before they set out. */
  const flooded = town
    .withHazards((hazard) =>
      hazard.kind === 'flood'
        ? {
            ...hazard,
            active: { ...hazard.active, from: T0 },
            hollows: [...hazard.hollows, { at: [140.0242, 28.0199] as const, radius: 45, height: 0 }],
          }
        : hazard,
    )
    .withHazard({
      id: 'burst',
      kind: 'rain',
      bands: [],
      designs: [{ from: T0, to: HOUR as DrillTime, shape: { mm: [250] } }],
      observed: [],
      warnFor: [],
    });

  test('stops the lorries on their way until it has run off; who is called to the water itself drives up to it', () => {
    const run = flooded.runTo('T+06:00');
    const stuck = run.first('team.stranded', { team: 'T03' });
    expect(run.why(stuck).map(({ type }) => type)).toContain('hazard.stepped');
    expect(run.first('team.departed', { team: 'T03' }).at).toBeLessThan(stuck.at);
    expect(run.of('team.arrived', { team: 'T03' })).toEqual([]);
    expect(town.runTo('T+06:00').of('team.stranded')).toEqual([]);
  });
});
