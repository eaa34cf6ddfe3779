/** Safety comes before every mark (law 12): what is asked fits under the wind limits, and what is done stays under them. */
import { describe, expect, test } from 'vitest';
import { closedHazards, STILL } from '../../src/drill/hazards.ts';
import { DrillWeather } from '../../src/drill/weather.ts';
import { ForetoldWeather } from '../../src/hazards/forecast/bulletin.ts';
import { type MarkWork, type Objective, type Scenario, stormsOf } from '../../src/scenario/scenario.ts';
import { windLimit } from '../../src/teams/index.ts';
import { beaufort } from '../../src/units/scales.ts';
import { type DrillTime, HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf, scenarioOf } from './drill.ts';

/** Beaufort force at a site, by drill time. */
function forces(scenario: Scenario): (site: string, at: number) => number {
  const weather = new DrillWeather(scenario, closedHazards(scenario));
  const places = new Map(scenario.sites.map(({ id, at }) => [id, at]));
  return (site, at) => {
    weather.step(at as DrillTime);
    return weather.force(places.get(site) ?? [0, 0]);
  };
}

/** After the last of these it is known where a team is, or that it is on its way. */
const MOVES: ReadonlySet<string> = new Set(['team.arrived', 'team.departed', 'team.stopped', 'team.returned']);

/** The orders that plans give to teams. */
const ordersOf = (scenario: Scenario) =>
  scenario.plans.flatMap(({ rules }) => rules.flatMap(({ id, act }) => (act.type === 'order' ? [{ id, ...act }] : [])));
type Work = Pick<MarkWork, 'site' | 'task'>;
const isOf =
  ({ site, task }: Work) =>
  (other: Work) =>
    other.site === site && other.task === task;

/** The highest force in which the teams of a mark, and whomever plans send there for it, may do a piece of its work. */
function limitOf(scenario: Scenario, { teams }: Objective, work: MarkWork): number {
  const sent = ordersOf(scenario).filter(isOf(work));
  const doing = new Set([...teams, ...sent.map(({ to }) => to)]);
  const kinds = scenario.teams.filter(({ id }) => doing.has(id)).map(({ kind }) => kind);
  return Math.min(...kinds.map((kind) => windLimit(kind, work.task)));
}

/** Marks that need no team in the wind, and why. */
const INDOORS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'qingdao-2022': {
    'a post decides it, at its desk': [
      'level-IV-in-15',
      'level-III-in-15',
      'level-II-in-15',
      'level-I-in-15',
      'districts-ack-10',
      'consult-60',
      'five-stops-by-12',
      'levels-come-down',
      'terminated',
      'return-barred',
      'sar-tasked-10',
      'sar-plan-20',
      'leak-shut-5',
      'leak-reported-in-30',
      'metro-before-water',
    ],
    'it asks that nobody be outside': ['all-inside-by-6', 'nobody-out-in-the-eye', 'no-early-return'],
    'it adds up what other marks have held: forces placed; villages called, moved and swept': [
      'key-sites-covered',
      'nobody-missed',
    ],
  },
  'first-drill': {
    'a post decides it, at its desk': ['level-in-time', 'district-acknowledges'],
    'it asks that nobody be outside': ['everyone-inside'],
    'it is of the water, and has until EndEx: the pumps run when the plan finds a wind for them': ['underpass-drained'],
  },
};

describe.each(['qingdao-2022', 'first-drill'])('the pass marks of %s', (id) => {
  const scenario = scenarioOf(id);
  const orders = ordersOf(scenario);
  const marks = scenario.objectives.filter(({ work }) => work.length > 0);
  const places = marks.flatMap((mark) => mark.work.map((work) => [mark.id, work.site, mark, work] as const));

  test('have work with a team to do it, or need nobody in the wind', () => {
    const without = Object.values(INDOORS[id] ?? {}).flat();
    const idle = scenario.objectives.filter(({ work }) => work.length === 0);
    expect(idle.map((mark) => mark.id).toSorted()).toEqual(without.toSorted());
    expect(idle.filter(({ teams }) => teams.length > 0)).toEqual([]);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter(({ teams }) => teams.length === 0)).toEqual([]);
  });

  test('say every place where an order that they wait for is done, and none where no plan sends their teams', () => {
    for (const { id: mark, measure, teams, work } of scenario.objectives) {
      const named = [...measure.source.matchAll(/order\('([^']+)'\)\.done/g)].map(([, name]) => name);
      const awaited = orders.filter((order) => named.includes(order.id));
      expect([mark, awaited.filter((order) => !work.some(isOf(order)))]).toEqual([mark, []]);
      const sent = orders.filter(({ to, id: order }) => teams.includes(to) || named.includes(order));
      expect([mark, work.filter((one) => !sent.some(isOf(one)))]).toEqual([mark, []]);
    }
  });

  test.each(places)('%s needs no work at %s above a limit at any minute of its window', (_mark, site, mark, work) => {
    const limit = limitOf(scenario, mark, work);
    const force = forces(scenario);
    const above: string[] = [];
    for (let at: number = work.from; at <= work.to; at += MINUTE) {
      const wind = force(site, at);
      if (wind > limit) above.push(`${(at - (scenario.meta.landfall ?? 0)) / HOUR} h: ${wind} > ${limit}`);
    }
    expect(above).toEqual([]);
  });
});

describe('when the typhoon passes', () => {
  const run = drillOf('qingdao-2022').runToEnd();
  const { scenario } = run.engine;
  const teams = new Map(scenario.teams.map((team) => [team.id, team]));
  const force = forces(scenario);

  test('the wind drops in the eye below what teams may work in, and rises again', () => {
    const at = (text: string): number => force('chem-area', run.time(text));
    const lull = Math.min(...['L-00:20', 'L-00:10', 'L+00:00', 'L+00:10', 'L+00:20'].map(at));
    expect(lull).toBeLessThan(at('L-02:00'));
    expect(lull).toBeLessThan(at('L+02:00'));
  });

  test('nobody is let out in the lull: no team leaves, begins or is ordered from all-inside to all-clear', () => {
    const inside = run.first('post.measure', { measure: 'all-inside' }).at;
    const clear = run.first('post.measure', { measure: 'all-clear' }).at;
    expect([inside <= run.time('L-06:00'), clear > run.time('L+03:00')]).toEqual([true, true]);
    const during = run.events.filter(({ at }) => at > inside && at < clear);
    expect(during.filter(({ type }) => type === 'team.departed')).toEqual([]);
    expect(during.filter((event) => event.type === 'order.issued' && event.task !== 'respond')).toEqual([]);
    expect(during.filter((event) => event.type === 'team.working' && outdoors(event.site))).toEqual([]);
  });

  /** Everything but the staging places, which are indoors. */
  const outdoors = (site: string): boolean => !site.startsWith('stage-');

  test('no team that holds is let go while the storm has not passed', () => {
    for (const { at } of run.of('team.cleared')) expect(at).toBeGreaterThan(run.time('L+02:00'));
    expect(run.of('team.held').length).toBeGreaterThan(10);
  });

  test('nor while the latest bulletin lets its leader expect more wind than its limit within two hours', () => {
    const sites = new Map(scenario.sites.map(({ id, at }) => [id, at]));
    const [storm] = stormsOf(scenario);
    const tooEarly = run.of('team.cleared').flatMap(({ team, at, limit }) => {
      const told = run.of('bulletin.issued').findLast((one) => one.at <= at);
      const where = run.events.findLast(
        (event) => event.at <= at && 'team' in event && event.team === team && MOVES.has(event.type),
      );
      const place = where?.type === 'team.arrived' ? sites.get(where.site) : undefined;
      if (storm === undefined || told === undefined || place === undefined) return [];
      const issued = told.at as DrillTime;
      const expected = new ForetoldWeather(0, [{ storm, track: told.track, issued }], STILL, issued);
      const worst = Array.from({ length: 13 }, (_, k) => {
        expected.step((at + k * 10 * MINUTE) as DrillTime);
        return beaufort(expected.air(place).wind);
      });
      return Math.max(...worst) > limit ? [`${team} ${run.said(at)}: ${Math.max(...worst)} > ${limit}`] : [];
    });
    expect(run.of('team.cleared').length).toBeGreaterThan(5);
    expect(tooEarly).toEqual([]);
  });

  test('no order sends people out above a limit', () => {
    expect(run.of('safety.breached')).toEqual([]);
    expect(run.of('order.withheld').length).toBeGreaterThan(0);
  });

  test('a team that works stops within the minute in which the wind rises over its limit', () => {
    const broken: string[] = [];
    for (const { team, task, site, at } of run.of('team.working')) {
      const kind = teams.get(team)?.kind;
      const ended = run.events.find(
        (event) =>
          event.at >= at &&
          'team' in event &&
          event.team === team &&
          (event.type === 'team.done' || event.type === 'team.suspended'),
      );
      if (kind === undefined || ended === undefined) throw new Error(`${team} never ends`);
      for (let now = at + MINUTE; now < ended.at - MINUTE; now += MINUTE) {
        if (force(site, now) > windLimit(kind, task)) broken.push(`${team} ${task} ${run.said(now)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
