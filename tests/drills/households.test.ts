/** Nobody missed (不漏一户、不落一人): what is done for the people of the danger areas decides who is. The streets stay dry here. */
import { describe, expect, test } from 'vitest';
import { areasOf, HOLDS, missedIn, sumOf } from '../../src/drill/areas.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, MemoryLog, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const AFTER = 'L-05:30';
const missed = (run: Run): [number, number] => missedIn(areasOf(run.state, 'all')) ?? [Number.NaN, Number.NaN];
const asPlanned = city.runTo(AFTER);

describe('the city’s drill as its plans have it', () => {
  test.each([1, 2, 3, 4])('seed %i: nobody is missed', (seed) => {
    const run = city.seed(seed).runTo(AFTER);
    expect(missed(run)).toEqual([0, 0]);
    expect(run.state.objectives['nobody-missed']?.met).toBe(true);
  });

  test('2,460 people on the list of exercise 3, some 20,000 households in danger in all', () => {
    const listed = city.scenario.households?.areas.slice(0, 3).map((area) => area.listed) ?? [];
    expect(listed.reduce((sum, people) => sum + people, 0)).toBe(2_460);
    const [households] = sumOf(areasOf(asPlanned.state, 'all'), HOLDS.people);
    expect(households).toBeGreaterThan(20_000);
    expect(households).toBeLessThan(22_500);
  });

  test('counts add up: who was there at first is somewhere now', () => {
    const at = (run: Run): number => sumOf(areasOf(run.state, 'all'), () => true)[1];
    expect(at(asPlanned)).toBe(at(city.runTo('T+00:30')));
    for (const { counts } of areasOf(asPlanned.state, 'all'))
      for (const [households, people] of Object.values(counts)) {
        expect(households).toBeGreaterThanOrEqual(0);
        expect(people).toBeGreaterThanOrEqual(households);
      }
  });

  test('nobody is in a shelter before it opens, and none is over full', () => {
    for (const { id, capacity } of city.scenario.households?.shelters ?? []) {
      const { opened = Number.POSITIVE_INFINITY, people, written } = asPlanned.state.shelters?.[id] ?? {};
      expect(people, id).toBeLessThanOrEqual(capacity);
      expect(written, id).toBeLessThanOrEqual(people ?? 0);
      for (const { at } of asPlanned.of('households.moved', { to: 'sheltered', by: id }))
        expect(at).toBeGreaterThan(opened);
    }
  });

  test('a drill taken up again in the middle of it goes on alike', () => {
    const first = city.runTo('L-20:00');
    const log = new MemoryLog(first.log.save());
    const second = DrillEngine.restore(city.scenario, first.engine.seed, log, first.engine.save());
    const end = first.time('L-18:00');
    first.engine.runTo(end);
    second.runTo(end);
    expect(log.logHash).toBe(first.hash);
  });
});

describe('somebody is missed', () => {
  test('when nobody calls Beizhai: those whom the order would have reached, and it is why', () => {
    const run = city.open();
    run.say({ type: 'suppress', seat: 'director', rule: 'call-beizhai' });
    run.say({ type: 'startex', seat: 'director' });
    run.to(AFTER);
    expect(missed(run)[0]).toBeGreaterThan(100);
    const never = run.of('household.missed', { area: 'beizhai', state: 'home' });
    expect(never.length).toBeGreaterThan(10);
    for (const one of never)
      expect(run.why(one).map(({ type }) => type)).toEqual(['household.missed', 'rule.suppressed', 'suppress']);
    expect(run.state.objectives['nobody-missed']?.met).not.toBe(true);
  });

  test('when no coach comes: those who wait for a seat', () => {
    const run = city.withoutRule('move-beizhai').runTo(AFTER);
    expect(run.of('household.missed', { area: 'beizhai', state: 'waiting' }).length).toBeGreaterThan(50);
  });

  test('when nobody goes from door to door: those on no list, and those who refused', () => {
    const run = city.withoutRule('sweep-wanggezhuang').runTo(AFTER);
    const there = run.of('household.missed', { area: 'wanggezhuang' });
    expect(there.some(({ listed }) => !listed)).toBe(true);
    expect(there.some(({ state }) => state === 'refused')).toBe(true);
  });

  test('when the way back is open: some go back', () => {
    const run = city.withoutRule('bar-return').runTo(AFTER);
    expect(run.of('household.missed', { state: 'returned' }).length).toBeGreaterThan(10);
  });
});

test('half the wardens take longer to call all the households of their area', () => {
  const calledAll = (share: number): number => {
    const { households } = city.scenario;
    if (households === undefined) throw new Error('the city has danger areas');
    const areas = households.areas.map((area) =>
      area.wardens === undefined
        ? area
        : { ...area, wardens: { ...area.wardens, people: area.wardens.people * share } },
    );
    const run = city.withHouseholds({ ...households, areas }).runTo('L-12:00');
    const swept = run.of('households.moved', { area: 'licun-banks', to: 'controlled' });
    return ((swept[0]?.at ?? Number.NaN) - run.first('area.called', { area: 'licun-banks' }).at) / MINUTE;
  };
  expect(calledAll(0.5)).toBeGreaterThan(1.5 * calledAll(1));
});
