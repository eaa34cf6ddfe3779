/** What keeps teams going: shifts, rest, fuel, stocks that depots share, air in the hot zone, and who is hurt. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { AIR_LASTS, CHANGE_TAKES, fuelOf, GOODS, type Goods, SHIFT } from '../../src/teams/supplies.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

const HEAD = `landfall: 1
meta: { title: A, place: B, startEx: 2024-08-18T08:00, utcOffset: "+08:00", endEx: T+60:00, landfall: T+14:00, seed: 7, contact: C }
sites:
  - { id: quay, name: Quay, at: [140.02, 28.02] }
  - { id: pier, name: Pier, at: [140.0201, 28.02] }
  - { id: base, name: Base, at: [140.0, 28.05] }
  - { id: far, name: Far, at: [140.4, 28.3] }
posts: [{ id: city, level: city }]
exercises: []
`;
const scenarioOf = (teams: string, depots: string, hazards = ''): Scenario => {
  const text = `${HEAD}teams:\n${teams}\nsupport: { depots: [${depots}] }\n${hazards}`;
  const { scenario, problems } = openScenario(sourceOf({ 'scenario.yaml': text, 'track.csv': TRACK }));
  if (scenario === undefined) throw new Error(problems.map(({ line, message }) => `${line} ${message.en}`).join('\n'));
  return scenario;
};
const TRACK = 't_rel_h,lat,lon,pmin_hpa,vmax_ms\n-12,25.0,140.0,985,25\n0,28.05,140.05,960,40\n12,31.0,140.1,990,22\n';
const team = (id: string, kind: string, more = ''): string =>
  `  - { id: ${id}, kind: ${kind}, name: ${id}, people: 40, base: base, post: city, mobilise: 00:10${more} }`;

/** Orders at the quay, where none says another site: what stands there is not ordered twice. */
function running(scenario: Scenario, ...orders: readonly [to: string, task: string, site?: string][]): Run {
  const run = new Run(scenario, 7);
  run.say({ type: 'startex', seat: 'director' });
  for (const [to, task, site = 'quay'] of orders)
    run.say({ type: 'order', seat: 'city', to, task: task as never, site });
  return run;
}
const hours = (at: number): number => Math.round((at / HOUR) * 10) / 10;

describe('a team tires', () => {
  const alone = scenarioOf(team('T01', 'fishery'), '');

  test('works at 0.7 of its speed after twelve hours, and is made to rest after eighteen', () => {
    // Recalling boats takes twelve hours: the second time over it is tired from the start and worn out on the way.
    const run = running(alone, ['T01', 'recall-boats'], ['T01', 'recall-boats', 'pier']);
    run.to('T+45:00');
    const [tired, impaired, fresh] = run.of('team.fitness', { team: 'T01' });
    expect([tired?.fitness, impaired?.fitness, fresh?.fitness]).toEqual(['tired', 'impaired', 'fresh']);
    const rest = run.first('team.lacking', { of: 'rest' });
    expect(rest.at - (impaired?.at ?? 0)).toBe(0);
    expect(hours((fresh?.at ?? 0) - rest.at)).toBe(8);
    const [first, second] = run.of('team.done', { team: 'T01' });
    const worked = (second?.at ?? 0) - (first?.at ?? 0) - 8 * HOUR;
    // Six hours at 0.7 are 4.2 hours of work; the other 7.8 are done fresh.
    expect(hours(worked)).toBeCloseTo(6 + 12 - 4.2, 0);
    expect(run.why(rest).map((one) => one.type)).toContain('team.fitness');
  });

  test('in two shifts it is fresh every eight hours and never stops', () => {
    const run = running(
      scenarioOf(team('T01', 'fishery', ', shifts: 2'), ''),
      ['T01', 'recall-boats'],
      ['T01', 'recall-boats', 'pier'],
    );
    run.to('T+40:00');
    const turns = run.of('team.relieved', { team: 'T01' });
    expect(turns.slice(0, 3).map(({ shift }) => shift)).toEqual([2, 1, 2]);
    expect((turns[1]?.at ?? 0) - (turns[0]?.at ?? 0)).toBe(SHIFT);
    expect(run.of('team.fitness')).toEqual([]);
    expect(run.of('team.lacking')).toEqual([]);
    const [first, second] = run.of('team.done', { team: 'T01' });
    expect(hours((second?.at ?? 0) - (first?.at ?? 0))).toBe(12);
  });
});

describe('stocks are finite and shared', () => {
  const DIKE = `${team('T01', 'hydraulic', ', carries: { sandbags: 5000 }')}\n${team('T02', 'armed-police')}`;
  const depot = (bags: number): string => `{ id: north, name: North, site: far, stocks: { sandbags: ${bags} } }`;

  test('what a team lacks comes from a depot by road, and its work waits for it', () => {
    const run = running(scenarioOf(DIKE, depot(20_000)), ['T01', 'raise-dyke']);
    run.to('T+10:00');
    const drawn = run.first('stock.drawn', { team: 'T01' });
    expect(drawn.amount).toBe(4_000);
    expect(run.state.depots?.['north']?.sandbags).toBe(16_000);
    const [stop, came, used] = [
      run.first('team.lacking', { of: 'sandbags' }),
      run.first('team.supplied', { goods: 'sandbags' }),
      run.first('team.used', { goods: 'sandbags' }),
    ];
    expect(stop.at).toBeLessThan(came.at);
    expect(came.at).toBe(drawn.arrive);
    expect(used.at).toBe(came.at);
    expect(run.first('team.done', { team: 'T01' }).at - came.at).toBe(170 * MINUTE);
    expect(run.why(came).map((one) => one.type)).toEqual([
      'team.supplied',
      'stock.drawn',
      'order.acknowledged',
      'order.issued',
      'order',
    ]);
  });

  test('conditions know what is left: of a depot, of a team, and for want of what it stands', () => {
    const when = {
      drawn: "stock('north', 'sandbags') < 20000",
      stands: "team('T01').lacks == 'sandbags'",
      used: "team('T01').stock('sandbags') < 5000",
      dry: "team('T01').low && stock('north', 'diesel') > 0",
    };
    const incidents = Object.entries(when).map(
      ([id, text]) => `  - { id: ${id}, kind: pump-stop, name: ${id}, site: quay, when: "${text}" }`,
    );
    const run = running(scenarioOf(DIKE, depot(20_000), `incidents:\n${incidents.join('\n')}\n`), [
      'T01',
      'raise-dyke',
    ]);
    run.to('T+10:00');
    const at = (incident: string) => run.of('incident.occurred', { incident })[0]?.at;
    expect(at('drawn')).toBe(run.first('stock.drawn').at);
    expect(at('stands')).toBe(run.first('team.lacking').at);
    expect(at('used')).toBe(run.first('team.used').at);
    expect(at('dry')).toBeUndefined();
  });

  test('what was placed where it is needed is at hand', () => {
    const placed = scenarioOf(DIKE, '{ id: heap, name: Heap, site: quay, stocks: { sandbags: 20000 } }');
    const run = running(placed, ['T01', 'raise-dyke']);
    run.to('T+10:00');
    expect(run.of('team.lacking')).toEqual([]);
    expect(run.first('team.used', { goods: 'sandbags' }).at).toBe(run.first('team.arrived', { site: 'quay' }).at);
  });

  test('the second team gets what the first has left, and waits in vain for the rest', () => {
    const run = running(scenarioOf(DIKE, depot(10_000)), ['T01', 'raise-dyke'], ['T02', 'raise-dyke']);
    run.to('T+12:00');
    expect(
      run
        .of('stock.drawn')
        .map(({ team: to, amount }) => [to, amount])
        .sort(),
    ).toEqual([
      ['T01', 4_000],
      ['T02', 6_000],
    ]);
    expect(run.first('stock.short', { team: 'T02' }).amount).toBe(3_000);
    expect(run.of('team.done').map(({ team: by }) => by)).toEqual(['T01']);
    expect(run.state.teams['T02']?.lacks).toBe('sandbags');
  });

  test('whatever is ordered, what depots gave, teams carried and work used up adds up, and nothing falls below nothing', () => {
    const orders = fc.array(
      fc.tuple(fc.constantFrom('T01', 'T02'), fc.constantFrom('raise-dyke', 'filter-well', 'rescue-trapped')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 40_000 }), (given, bags) => {
        const scenario = scenarioOf(
          DIKE,
          `${depot(bags)}, { id: near, name: Near, site: quay, stocks: { filter-sets: 2, boats: 1 } }`,
        );
        const run = running(scenario, ...given);
        run.to('T+20:00');
        for (const goods of GOODS) expect(balance(run, scenario, goods), goods).toBe(0);
        for (const stock of [
          ...Object.values(run.state.depots ?? {}),
          ...Object.values(run.state.teams).map(({ stock: s }) => s),
        ])
          for (const amount of Object.values(stock ?? {})) expect(amount).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 12 },
    );
  });
});

/** What there was, less what is in depots, with teams, used up and still on its way. */
function balance(run: Run, { support, teams }: Scenario, goods: Goods): number {
  const sum = (amounts: readonly (number | undefined)[]): number =>
    amounts.reduce<number>((all, one = 0) => all + one, 0);
  const was = sum([
    ...(support?.depots ?? []).map(({ stocks }) => stocks[goods]),
    ...teams.map(({ carries }) => carries?.[goods]),
  ]);
  const is = sum([
    ...Object.values(run.state.depots ?? {}).map((stocks) => stocks[goods]),
    ...(goods === 'diesel' ? [] : Object.values(run.state.teams).map(({ stock }) => stock?.[goods])),
  ]);
  const count = (type: 'team.used' | 'stock.drawn' | 'team.supplied'): number =>
    sum(run.of(type).map((event) => (event.goods === goods ? event.amount : 0)));
  const burnt = goods === 'diesel' ? count('team.supplied') : 0;
  return was - is - count('team.used') - burnt - (count('stock.drawn') - count('team.supplied'));
}

describe('pumps burn fuel', () => {
  const { tank } = fuelOf('drainage');

  test('stop at their reserve where no depot has any, and run on where one has', () => {
    const dry = running(
      scenarioOf(team('T01', 'drainage', ', shifts: 2'), ''),
      ['T01', 'pump-out'],
      ['T01', 'pump-out', 'pier'],
    );
    dry.to('T+20:00');
    expect(dry.first('team.low').fuel).toBeLessThanOrEqual(0.3);
    expect(dry.state.teams['T01']?.lacks).toBe('diesel');
    const fed = running(
      scenarioOf(
        team('T01', 'drainage', ', shifts: 2'),
        `{ id: north, name: North, site: base, stocks: { diesel: ${5 * tank} } }`,
      ),
      ['T01', 'pump-out'],
      ['T01', 'pump-out', 'pier'],
    );
    fed.to('T+20:00');
    expect(fed.of('team.done').length).toBe(2);
    expect(fed.of('team.lacking')).toEqual([]);
    expect(fed.state.depots?.['north']?.diesel).toBeLessThan(5 * tank);
  });
});

describe('the hot zone', () => {
  const hazmat = (carries: string): Scenario => scenarioOf(team('T01', 'hazmat', `, carries: ${carries}`), '');

  test('with one crew in suits all come out every half hour and change; with two the work does not stop', () => {
    const one = running(hazmat('{ suits: 4, air: 40 }'), ['T01', 'seal-leak']);
    one.to('T+06:00');
    const [start, done] = [one.first('team.working').at, one.first('team.done').at];
    // Ninety minutes are three spells, with a change between each two.
    expect(done - start).toBe(3 * AIR_LASTS + 2 * CHANGE_TAKES);
    expect(one.of('team.lacking', { of: 'change' }).length).toBe(2);
    const two = running(hazmat('{ suits: 8, air: 40 }'), ['T01', 'seal-leak']);
    two.to('T+06:00');
    expect(two.first('team.done').at - two.first('team.working').at).toBe(3 * AIR_LASTS);
    expect(two.of('team.used', { goods: 'air' }).map(({ amount }) => amount)).toEqual([4, 4, 4]);
  });

  test('nobody goes in without a suit, or when the air is gone', () => {
    const bare = running(hazmat('{ air: 40 }'), ['T01', 'plug-leak']);
    bare.to('T+06:00');
    expect(bare.of('team.done')).toEqual([]);
    expect(bare.state.teams['T01']?.lacks).toBe('suits');
    const short = running(hazmat('{ suits: 8, air: 8 }'), ['T01', 'seal-leak']);
    short.to('T+08:00');
    expect(short.first('team.lacking').of).toBe('air');
    expect(short.first('team.lacking').left).toBe(30 * MINUTE);
    expect(short.of('team.done')).toEqual([]);
  });
});

describe('work that needs no suit, where there is gas', () => {
  /** From T+02:30 to T+05:00 benzene runs out thirty metres to windward of the quay. */
  const GAS = `hazards:
  - { id: storm, kind: typhoon, track: track.csv }
  - { id: tank, kind: chemical, substance: benzene, at: [140.0203, 28.0201], held: 400000, source: { rate: 60 }, leak: line, bund: 5000, follow: [teams] }
devices: [{ id: line, when: "elapsed('T+02:30') >= 0 && elapsed('T+05:00') < 0", to: 1, otherwise: 0 }]
`;
  const blocks = (more: string, hazards = GAS): Run => {
    const scenario = scenarioOf(team('T01', 'district-rescue', `, carries: { sandbags: 400${more}`), '', hazards);
    const run = running(scenario);
    run.to('T+02:30');
    run.say({ type: 'order', seat: 'city', to: 'T01', task: 'block-drains', site: 'quay' });
    run.to('T+03:30');
    run.to('T+08:00');
    return run;
  };
  const waits = (run: Run) => run.of('team.lacking', { of: 'suits' });

  test('waits for suits, says so, and goes on when the gas has gone; nobody was in it for long', () => {
    const run = blocks(' }');
    const [held] = waits(run);
    expect(held).toMatchObject({ team: 'T01', task: 'block-drains' });
    expect(run.first('team.done').at).toBeGreaterThan(run.time('T+05:00'));
    expect(run.of('team.used', { goods: 'sandbags' })).toHaveLength(1);
  });

  test('with suits and air a crew goes in; with clothing of its own, with air, all do; a filter is not enough', () => {
    const suited = blocks(', suits: 8, air: 40 }');
    expect(waits(suited)).toEqual([]);
    expect(suited.of('team.used', { goods: 'air' }).length).toBeGreaterThan(0);
    expect(waits(blocks(' }, wears: B'))).toEqual([]);
    expect(waits(blocks(' }, wears: C')).length).toBeGreaterThan(0);
    const dose = (run: Run): number => run.engine.hazards.account('dose', 'T01')?.peak ?? 0;
    expect(dose(blocks(' }, wears: B'))).toBeLessThan(1e-3 * dose(blocks(' }')));
  });

  test('where there is none it is work like any other', () => {
    expect(waits(blocks(' }', ''))).toEqual([]);
  });

  describe('with detectors', () => {
    const ALARMED = GAS.replace('follow: [teams]', 'alarm: true');
    /** Its leader takes it to the quay mark by mark. */
    const inField = (more: string): Run => {
      const scenario = scenarioOf(team('T01', 'district-rescue', `, mode: field${more}`), '', ALARMED);
      const run = running(scenario, ['T01', 'block-drains']);
      for (const [at, mark] of [
        ['T+01:00', 'muster'],
        ['T+01:30', 'depart'],
        ['T+02:00', 'arrive'],
        ['T+02:10', 'start'],
      ] as const) {
        run.to(at);
        run.say({ type: 'mark', seat: 'T01', team: 'T01', mark });
      }
      run.to('T+03:30');
      return run;
    };
    const alarms = (run: Run) => run.of('team.alarmed').map(({ inside }) => inside);

    test('the leader of a team in the field is told, moves it by marks alone, and is told when it is out', () => {
      const run = inField('');
      const told = run.first('team.alarmed');
      expect(told).toMatchObject({ team: 'T01', hazard: 'tank', inside: true });
      expect(told.at).toBeGreaterThan(run.time('T+02:30'));
      expect(run.why(told).map(({ type }) => type)).toContain('hazard.stepped');
      expect(run.state.teams['T01']).toMatchObject({ state: 'working', gas: 'tank' });
      for (const mark of ['finish', 'withdraw'] as const) run.say({ type: 'mark', seat: 'T01', team: 'T01', mark });
      run.to('T+04:00');
      expect(alarms(run)).toEqual([true, false]);
      expect(run.state.teams['T01']?.gas).toBeUndefined();
    });

    test('who has air of their own is not', () => {
      expect(alarms(inField(', wears: B'))).toEqual([]);
    });

    test('others are not where support keeps them out; without it they break off until the gas has gone', () => {
      expect(alarms(blocks(' }', ALARMED))).toEqual([]);
      const { support: _support, ...bare } = scenarioOf(team('T01', 'district-rescue'), '', ALARMED);
      const run = running(bare);
      run.to('T+02:30');
      run.say({ type: 'order', seat: 'city', to: 'T01', task: 'block-drains', site: 'quay' });
      run.to('T+08:00');
      expect(waits(run)).toHaveLength(1);
      expect(run.first('team.done').at).toBeGreaterThan(run.time('T+05:00'));
      expect(alarms(run)).toEqual([true, false]);
    });
  });
});

describe('casualties', () => {
  const STORM = 'hazards: [{ id: storm, kind: typhoon, track: track.csv }]\n';

  test('people who are caught out in the wind may be hurt; who stays in is not', () => {
    const many = `  - { id: T01, kind: police, name: P, people: 4000, base: base, post: city, mobilise: 00:10 }`;
    const scenario = scenarioOf(many, '', STORM);
    const out = running(scenario);
    out.to('T+08:00');
    for (let k = 0; k < 8; k++)
      out.say({ type: 'order', seat: 'city', to: 'T01', task: 'call-households', site: 'quay' });
    out.to('T+30:00');
    const held = out.first('team.held');
    const hurt = out.first('team.casualties', { by: 'wind' });
    expect(hurt.at).toBe(held.at);
    expect(hurt.cause).toBe(held.seq);
    expect(out.state.teams['T01']?.hurt).toBe(hurt.people);
    const rested = running(scenario);
    rested.to('T+30:00');
    expect(rested.of('team.casualties')).toEqual([]);
  });
});

test('taken up from a keyframe in the middle of all that, it goes on as if it had never stopped', () => {
  const scenario = scenarioOf(
    `${team('T01', 'hydraulic', ', shifts: 2')}\n${team('T02', 'hazmat', ', carries: { suits: 4, air: 40 }')}\n${team('T03', 'drainage')}`,
    '{ id: north, name: North, site: far, stocks: { sandbags: 20000, diesel: 9000 } }',
  );
  const orders: [string, string][] = [
    ['T01', 'raise-dyke'],
    ['T02', 'seal-leak'],
    ['T03', 'pump-out'],
    ['T03', 'pump-out'],
    ['T03', 'pump-out'],
  ];
  const whole = running(scenario, ...orders);
  whole.to('T+30:00');
  for (const stop of ['T+00:25', 'T+01:35', 'T+07:00', 'T+14:10']) {
    const first = running(scenario, ...orders);
    first.to(stop);
    const saved = JSON.stringify(first.engine.save());
    const again = new Run(scenario, 7);
    const engine = DrillEngine.restore(scenario, 7, first.log, { ...first.engine.save(), ...JSON.parse(saved) });
    engine.runTo(again.time('T+30:00'));
    expect(first.log.logHash, stop).toBe(whole.hash);
  }
});

describe('check tells, with its place', () => {
  const problemsOf = (text: string): string[] =>
    openScenario(sourceOf({ 'scenario.yaml': text, 'track.csv': TRACK })).problems.map(
      ({ code, line, column }) => `${code} ${line}:${column}`,
    );

  test('shifts and stocks in a scenario without support, and a depot that stands twice', () => {
    expect(problemsOf(`${HEAD}teams:\n${team('T01', 'police', ', shifts: 2')}\n`)).toContain('support-missing 11:102');
    const twice = '{ id: n, name: N, site: base, stocks: {} }';
    expect(
      problemsOf(`${HEAD}teams:\n${team('T01', 'police')}\nsupport: { depots: [${twice}, ${twice}] }\n`),
    ).toContain('depot-twice 12:71');
  });

  test('an order that needs more than its team and all depots have', () => {
    const plan = `seats: [{ id: city, plan: p }]
plans:
  - { id: p, rules: [{ id: dyke, when: "elapsed() > 1", order: { to: T01, task: raise-dyke, at: quay } }] }
`;
    const few = `${HEAD}teams:\n${team('T01', 'hydraulic')}\nsupport: { depots: [] }\n${plan}`;
    expect(problemsOf(few)).toContain('supplies-short 15:81');
  });
});
