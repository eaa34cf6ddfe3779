/** Safety comes before every mark (law 12): what is asked fits under the wind limits, and what is done stays under them. */
import { describe, expect, test } from 'vitest';
import { closedHazards } from '../../src/drill/hazards.ts';
import { DrillWeather } from '../../src/drill/weather.ts';
import type { Objective, Scenario } from '../../src/scenario/scenario.ts';
import { windLimit } from '../../src/teams/index.ts';
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

/** The highest force in which all the teams of a mark may do its work. */
function limitOf(scenario: Scenario, { teams, work }: Objective): number {
  const kinds = scenario.teams.filter(({ id }) => teams.includes(id)).map(({ kind }) => kind);
  return Math.min(...kinds.map((kind) => windLimit(kind, work?.task)));
}

describe.each(['qingdao-2022', 'first-drill'])('the pass marks of %s', (id) => {
  const scenario = scenarioOf(id);
  const marks = scenario.objectives.filter(({ work }) => work !== undefined);

  test('say where and when their work is done, and by whom', () => {
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter(({ teams }) => teams.length === 0)).toEqual([]);
    expect(scenario.objectives.filter(({ teams, work }) => teams.length > 0 && work === undefined)).toEqual([]);
  });

  test.each(marks.map((mark) => [mark.id, mark] as const))(
    '%s needs no work above a limit at any minute of its window',
    (_id, mark) => {
      const { site, from, to } = mark.work as NonNullable<Objective['work']>;
      const limit = limitOf(scenario, mark);
      const force = forces(scenario);
      const above: string[] = [];
      for (let at: number = from; at <= to; at += 10 * MINUTE) {
        const wind = force(site, at);
        if (wind > limit) above.push(`${(at - (scenario.meta.landfall ?? 0)) / HOUR} h: ${wind} > ${limit}`);
      }
      expect(above).toEqual([]);
    },
  );
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
