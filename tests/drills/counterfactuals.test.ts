/** Not a film: what is taken away is missed, and by those whom it concerns. */
import { describe, expect, test } from 'vitest';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import { type Drill, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022');
/** What happens in the streets' water is not asked of it. */
const dry = city.withoutFloods();
/** Nor what drifts and leaks: for exercises that have to do with neither. */
const windy = dry.withOnly(({ kind }) => kind !== 'chemical' && kind !== 'drift');
const town = drillOf('first-drill');
/** Each as it is, run once. */
const asItIs = new Map<Drill, Run>();
const wholeRun = (drill: Drill): Run => {
  const run = asItIs.get(drill) ?? drill.runToEnd();
  asItIs.set(drill, run);
  return run;
};

describe('without the storm', () => {
  /** Those whose trigger is the weather; a ship in distress is there at its time, storm or not. */
  const BY_WEATHER = {
    'qingdao-2022': [
      'typhoon-landfall',
      'boats-to-port',
      'evacuation',
      'chemical-leak',
      'reservoir-dyke',
      'urban-flooding',
      'restoration-medical',
    ],
    'first-drill': ['typhoon-landfall', 'urban-flooding'],
  } as const;

  test.each(Object.entries(BY_WEATHER))('%s: nothing that the weather triggers begins', (id, names) => {
    const calm = drillOf(id).withoutStorm().runToEnd();
    const ended = calm.first('drill.ended').at;
    for (const name of names) {
      expect(calm.state.exercises[name]).toMatchObject({ state: 'concluded', outcome: 'notTriggered' });
      expect(calm.of('exercise.underway', { exercise: name })).toEqual([]);
      expect(calm.first('exercise.concluded', { exercise: name }).at).toBe(ended);
    }
    expect(calm.of('warning.issued')).toEqual([]);
  });

  test('the ship in distress is still there, and is rescued', () => {
    expect(dry.withoutStorm().runToEnd().outcome('vessel-distress')).toBe('controlled');
  });
});

describe('without the first team of an exercise, it fails and says what did not come', () => {
  test.each([
    ['boats-to-port', 'T06', 'done.recall-boats'],
    ['evacuation', 'T13', 'done.call-households'],
    ['vessel-distress', 'T05', 'ordered.sea-search'],
    ['chemical-leak', 'T02', 'done.survey-gas'],
    ['reservoir-dyke', 'T04', 'done.filter-well'],
    ['urban-flooding', 'T03', 'done.place-pumps'],
    ['restoration-medical', 'T08', 'done.connect-generator'],
  ])('%s without %s: %s', (exercise, team, reason) => {
    expect(city.scenario.exercises.find(({ id }) => id === exercise)?.teams[0]).toBe(team);
    const runs: Readonly<Record<string, Drill>> = {
      'urban-flooding': city,
      'vessel-distress': dry,
      'chemical-leak': dry,
    };
    const run = (runs[exercise] ?? windy).withoutTeam(team).runToEnd();
    expect(run.state.exercises[exercise]).toMatchObject({ state: 'concluded', outcome: 'failed', reason });
  });

  test('typhoon-landfall has no team of its own: without the plan of the city post it fails, for nobody consults', () => {
    const run = windy.withoutPlan('city').runToEnd();
    expect(run.state.exercises['typhoon-landfall']).toMatchObject({ outcome: 'failed', reason: 'measure.consult' });
    expect(run.of('post.level', { post: 'city' })).toEqual([]);
  });

  test('in the small town too: no pumps, no drained underpass', () => {
    expect(town.withoutTeam('T02').runToEnd().state.exercises['urban-flooding']).toMatchObject({
      outcome: 'failed',
      reason: 'done.place-pumps',
    });
    expect(town.withoutPlan('city').runToEnd().state.exercises['typhoon-landfall']).toMatchObject({
      outcome: 'failed',
      reason: 'measure.consult',
    });
  });
});

describe('with a team at half its speed', () => {
  const cases: readonly (readonly [string, Drill, Drill, string])[] = [
    ['the city', windy, windy.withSpeed('T03', 0.5), 'T03'],
    ['the small town', town, town.withSpeed('T02', 0.5), 'T02'],
  ];
  test.each(cases)('%s: its legs take twice as long, and it arrives later', (_where, drill, slower, team) => {
    const [asIs, slow] = [wholeRun(drill), wholeRun(slower)];
    const legs = (run: Run) => run.of('team.departed', { team }).filter(({ home }) => !home);
    const [usual, slowed] = [legs(asIs)[0], legs(slow)[0]];
    if (usual === undefined || slowed === undefined) throw new Error(`${team} never leaves`);
    expect(Math.abs(slowed.arrive - slowed.depart - 2 * (usual.arrive - usual.depart))).toBeLessThanOrEqual(1);
    const arrivals = (run: Run) => new Map(run.of('team.arrived', { team }).map(({ order, at }) => [order, at]));
    const before = arrivals(asIs);
    const both = [...arrivals(slow)].filter(([order]) => before.has(order));
    expect(both.length).toBeGreaterThan(1);
    expect(both.filter(([order, at]) => at < (before.get(order) ?? 0))).toEqual([]);
    expect(both.filter(([order, at]) => at > (before.get(order) ?? 0)).length).toBeGreaterThan(0);
  });

  test.each(cases)('%s: nothing happens before it was ordered', (_where, _drill, slower, team) => {
    const slow = wholeRun(slower);
    const issued = new Map(slow.of('order.issued', { to: team }).map(({ order, at, seq }) => [order, { at, seq }]));
    expect(issued.size).toBeGreaterThan(1);
    const early = slow.events.filter((event) => {
      if (!('team' in event) || event.team !== team || !('order' in event) || event.order === undefined) return false;
      const given = issued.get(event.order);
      return given === undefined || event.seq <= given.seq || event.at < given.at;
    });
    expect(early).toEqual([]);
  });
});

describe('without a rule of a plan', () => {
  /** Events that come of a rule: it stands in what led to them. */
  const comesOf = (run: Run, rule: string): DrillEvent[] =>
    run.events.filter((event) =>
      run
        .why(event)
        .some(
          (entry) =>
            (entry.type === 'order.issued' && entry.order === rule) ||
            (entry.type === 'post.measure' && entry.rule === rule),
        ),
    );

  test.each([
    ['the city', 'plug-leak', 'chemical-leak', dry],
    ['the small town', 'place-pumps', 'urban-flooding', town],
  ] as const)('%s: nothing comes of %s any more, and %s fails', (_where, rule, exercise, drill) => {
    const [asIs, without] = [wholeRun(drill), drill.withoutRule(rule).runToEnd()];
    const arrival = asIs.first('team.arrived', { order: rule });
    expect(comesOf(asIs, rule)).toContain(arrival);
    expect(comesOf(asIs, rule).length).toBeGreaterThan(5);
    expect(comesOf(without, rule)).toEqual([]);
    expect(without.outcome(exercise)).toBe('failed');
  });

  test('an arrival is explained: by the order, the level it belongs to, and so on to StartEx', () => {
    const run = wholeRun(town);
    const why = run.why(run.first('team.arrived', { order: 'guard-underpass' })).map(({ type }) => type);
    expect(why.slice(0, 6)).toEqual([
      'team.arrived',
      'team.departed',
      'team.mustering',
      'order.acknowledged',
      'order.issued',
      'post.level',
    ]);
    expect(why.at(-1)).toBe('startex');
  });

  test('an arrival is explained: by the incident, found as it was, and by the storm that made it', () => {
    const run = wholeRun(dry);
    const why = run.why(run.first('team.arrived', { order: 'isolate-leak' })).map(({ type }) => type);
    expect(why.slice(-5)).toEqual(['order.issued', 'incident.found', 'incident.occurred', 'hazard.stepped', 'startex']);
  });

  test('an arrival is explained: by the inject that asked for it', () => {
    const run = wholeRun(dry);
    const why = run.why(run.first('order.issued', { order: 'carry-bedridden' }));
    expect(why[1]).toMatchObject({ type: 'inject.delivered', inject: 'bed-ridden' });
  });
});
