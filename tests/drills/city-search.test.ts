/** Two searches at sea: what is found, when, and who lives follows from when one looks, where, how, and in what weather. */
import { describe, expect, test } from 'vitest';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import type { Hazard } from '../../src/scenario/scenario.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { type Drill, drillOf, MemoryLog, type Run } from './drill.ts';

const END = 'L-09:00';
/** Who is found at all is the seed's: how much must be covered until they are is drawn once. With this one the first search comes far enough. */
const city = drillOf('qingdao-2022').withoutFloods().seed(6);
const asIs = city.runTo(END);
/** Nobody calls the boats in: one capsizes, and five people are in the water. */
const left = city.withoutRule('recall-boats');
const capsized = left.runTo(END);
const found = (run: Run, hazard: string) => run.of('search.found', { hazard })[0];
type Searches = NonNullable<Extract<Drill['scenario']['hazards'][number], { kind: 'drift' }>['search']>;
const searching = (drill: Drill, id: string, change: Partial<Searches>): Drill =>
  drill.withHazards((hazard) =>
    hazard.kind === 'drift' && hazard.id === id && hazard.search !== undefined
      ? { ...hazard, search: { ...hazard.search, ...change } }
      : hazard,
  );

describe('the ship without power', () => {
  test('is found by who was sent, near where it has drifted to, and then the exercise goes on', () => {
    const seen = asIs.first('search.found', { hazard: 'cargo-drift' });
    expect(seen).toMatchObject({ team: 'T05', alive: 9, people: 9 });
    expect(asIs.why(seen).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['search.set', 'team.working', 'team.arrived', 'order.issued']),
    );
    const step = asIs.first('exercise.step', { exercise: 'vessel-distress', step: 'found' });
    expect(step.at).toBe(seen.at);
    expect(asIs.why(step).map(({ seq }) => seq)).toContain(seen.seq);
    expect(asIs.outcome('vessel-distress')).toBe('controlled');
    const { pod, pos } = asIs.engine.hazards.account('search', 'cargo-drift') ?? {};
    expect(pod).toBeGreaterThan(0.2);
    expect(pos).toBeGreaterThan(0.2);
  });

  test('in fog nobody finds it: sortie after sortie, and the exercise fails for want of it', () => {
    const fog = searching(city, 'cargo-drift', { visibility: 0.002 }).runTo('L-07:50');
    expect(found(fog, 'cargo-drift')).toBeUndefined();
    const swept = fog.of('search.swept', { hazard: 'cargo-drift' });
    expect(swept.length).toBeGreaterThan(3);
    swept.slice(1).forEach(({ pos }) => {
      expect(pos).toBeLessThan(0.05);
    });
    expect(fog.first('exercise.concluded', { exercise: 'vessel-distress' })).toMatchObject({
      outcome: 'failed',
      reason: 'done.sea-search',
      undone: ['lingshan-east'],
    });
    expect(fog.state.teams['T05']?.task).toBe('sea-search');
  });
});

describe('five people in the water', () => {
  test('are found alive by the plan; the first search of two is the nearer team’s', () => {
    const seen = capsized.first('search.found', { hazard: 'crew-drift' });
    expect(seen.team).toBe('T06');
    expect(seen.alive).toBeGreaterThan(3);
    expect(capsized.state.searches?.['crew-drift']?.found?.at).toBe(seen.at);
  });

  test('without the nearer team they are found later or not at all, and no more of them alive', () => {
    const far = left.withoutRule('second-search-shore').runTo(END);
    const [soon, late] = [found(capsized, 'crew-drift'), found(far, 'crew-drift')];
    expect(late?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(soon?.at ?? 0);
    expect(late?.alive ?? 0).toBeLessThanOrEqual(soon?.alive ?? 0);
  });

  test('in cold water fewer of them live; in the wrong place nobody finds them', () => {
    const cold = found(searching(left, 'crew-drift', { water: 5 }).runTo(END), 'crew-drift');
    expect(cold?.at).toBe(found(capsized, 'crew-drift')?.at);
    expect(cold?.alive).toBeLessThan(found(capsized, 'crew-drift')?.alive ?? 0);
    // Where they were last known is not where they were, and nobody reckons anything: the square grows about the wrong place.
    const elsewhere = left
      .withoutDevice('crew-drift-plan')
      .withHazards((hazard) => (hazard.id === 'crew-drift' ? ({ ...hazard, at: [120.85, 35.95] } as Hazard) : hazard))
      .runTo(END);
    expect(elsewhere.of('search.swept', { hazard: 'crew-drift' }).length).toBeGreaterThan(1);
    expect(found(elsewhere, 'crew-drift')).toBeUndefined();
    expect(elsewhere.engine.hazards.account('search', 'crew-drift')?.pos).toBe(0);
  });
});

test('a condition reads it, a replay shows it, and a drill taken up again in the middle goes on alike', () => {
  const middle = capsized.time('L-13:05');
  const first = left.runTo('L-13:05');
  const entries = capsized.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
  const history = new HazardHistory(left.scenario, capsized.engine.seed, entries, middle as DrillTime);
  history.work(() => false);
  expect(history.picture(middle)?.search).toEqual(first.engine.hazards.readings().search);
  expect(first.engine.hazards.account('search', 'crew-drift')?.pos).toBeGreaterThan(0.1);
  const log = new MemoryLog(first.log.save());
  const second = DrillEngine.restore(left.scenario, first.engine.seed, log, structuredClone(first.engine.save()));
  second.runTo(first.time(END));
  expect(log.logHash).toBe(capsized.hash);
  const { reader } = capsized.engine;
  const search = reader.call('search', ['crew-drift']) as Parameters<typeof reader.field>[0];
  expect(reader.field(search, 'found')).toBe(found(capsized, 'crew-drift')?.at);
});
