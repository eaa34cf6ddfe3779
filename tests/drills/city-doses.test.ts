/** Who takes in the benzene: teams on their ways, households until they have left; what follows from the wind and from orders. */
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/log/vocabulary.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { type Drill, drillOf, MemoryLog, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
/** Nobody wears anything, and nobody keeps them out for it. */
const bare = city.withoutSupport().withTeams(({ wears: _wears, ...team }) => team);
const asIs = city.runTo('L-06:00');
const unmasked = bare.runTo('L-06:00');
const dose = (run: Run, id: string) => {
  const found = run.engine.hazards.account('dose', id);
  if (found === undefined) throw new Error(`no dose is kept of ${id}`);
  return found;
};

/** The drill with an order of the city's at L−8:50, the leak seven minutes old. */
function ordered(drill: Drill, command: { to: string; task: 'isolate'; site: string }): Run {
  const run = drill.open();
  run.say({ type: 'startex', seat: 'director' });
  run.to('L-08:50');
  const answer = run.say({ type: 'order', seat: 'city', ...command } as Command);
  expect(answer).toMatchObject({ ok: true });
  run.to('L-06:00');
  return run;
}

describe('teams', () => {
  test('in breathing apparatus nobody passes an AEGL; without it the two at the leak do, and why leads to their orders', () => {
    expect(asIs.of('dose.passed')).toEqual([]);
    for (const who of ['T02', 'T12']) {
      const passed = unmasked.of('dose.passed', { who });
      expect(passed.map(({ level }) => level)).toEqual([1, 2]);
      const [first] = passed;
      if (first === undefined) throw new Error('none');
      expect(unmasked.why(first).map(({ type }) => type)).toEqual(
        expect.arrayContaining(['team.arrived', 'order.issued']),
      );
      expect(unmasked.state.doses?.[who]?.passed).toEqual(passed.map(({ at }) => at));
    }
  });

  test('who is ordered into it takes it in; who is ordered to windward only a breath on the way, who is not ordered nothing', () => {
    const into = ordered(city, { to: 'T07', task: 'isolate', site: 'chem-area' });
    expect(into.of('dose.passed', { who: 'T07' }).length).toBeGreaterThan(0);
    expect(dose(into, 'T07').load).toBeGreaterThan(0);
    expect(dose(ordered(city, { to: 'T07', task: 'isolate', site: 'stage-huangdao' }), 'T07').load).toBeLessThan(
      1e-4 * dose(into, 'T07').load,
    );
    expect(dose(asIs, 'T07').load).toBe(0);
  });
});

describe('households', () => {
  test('to leeward take it in until they have left: without a cordon nobody leaves, and it is more', () => {
    const stays = city.withoutRule('isolate-leak').runTo('L-06:00');
    expect(asIs.of('people.left', { device: 'southwest-away' }).at(-1)?.value).toBe(1);
    expect(asIs.why(asIs.first('people.left')).map(({ type }) => type)).toContain('order.issued');
    expect(dose(stays, 'southwest-homes').load).toBeGreaterThan(1.5 * dose(asIs, 'southwest-homes').load);
    expect(dose(stays, 'northwest-homes').load).toBe(0);
  });

  test('a leak many times as large brings them above AEGL-1, those who are still there, and nobody to windward', () => {
    const worse = city.withHazards((hazard) =>
      hazard.kind === 'chemical' ? { ...hazard, source: { rate: 60 }, bund: 40_000 } : hazard,
    );
    const run = worse.runTo('L-06:00');
    const passed = run.first('dose.passed', { who: 'southwest-homes', level: 1 });
    expect(passed.people).toBeGreaterThan(0);
    expect(passed.people).toBeLessThanOrEqual(120);
    expect(run.why(passed).map(({ type }) => type)).toEqual(expect.arrayContaining(['leak.set', 'incident.occurred']));
    expect(run.of('dose.passed', { who: 'northwest-homes' })).toEqual([]);
  });
});

describe('a dose is the same', () => {
  test('in a replay, minute by minute', () => {
    const entries = unmasked.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
    const at = unmasked.time('L-08:20');
    const history = new HazardHistory(bare.scenario, unmasked.engine.seed, entries, at as DrillTime);
    history.work(() => false);
    const live = bare.runTo('L-08:45');
    for (const time of ['L-08:45', 'L-08:38', 'L-08:20']) {
      live.to(time);
      expect(history.picture(live.time(time))?.dose).toEqual(live.engine.hazards.readings().dose);
    }
    expect(dose(live, 'T02').load).toBeGreaterThan(0);
  });

  test('after a keyframe, with the events that follow', () => {
    const first = bare.runTo('L-08:45');
    const log = new MemoryLog(first.log.save());
    const second = DrillEngine.restore(bare.scenario, first.engine.seed, log, structuredClone(first.engine.save()));
    const end = first.time('L-06:00');
    second.runTo(end);
    expect(second.hazards.readings().dose).toEqual(unmasked.engine.hazards.readings().dose);
    const later = unmasked.of('dose.passed').filter(({ at }) => at > first.time('L-08:45'));
    expect(log.events.filter(({ type }) => type === 'dose.passed')).toEqual(later);
  });
});
