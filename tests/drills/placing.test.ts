/** Forces placed before the storm (力量预置): where they stand at L-8 decides what is covered, and how much nearer they are. */
import { describe, expect, test } from 'vitest';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const placed = (run: Run) => run.first('forces.placed');

describe('at L-8', () => {
  const asPlanned = city.runTo('L+00:01');

  test('every key site has a fit team within twenty minutes, nearer than from its base', () => {
    const { covered, sites, saved, at } = placed(asPlanned);
    expect(at).toBe(asPlanned.time('L-08:00'));
    expect([covered, sites]).toEqual([10, 10]);
    expect(saved).toBeGreaterThan(10);
    expect(asPlanned.state.objectives['key-sites-covered']?.met).toBe(true);
  });

  test('nobody is on the road when the storm comes ashore', () => {
    expect(asPlanned.first('forces.outside').teams).toEqual([]);
  });

  test('the hydraulic team left at its base leaves the dam uncovered, and less is saved', () => {
    const run = city.withoutRule('place-t04').withoutRule('gates-chanzhi').runTo('L-07:55');
    expect(placed(run).uncovered).toContain('chanzhi-reservoir');
    expect(placed(run).saved).toBeLessThan(placed(asPlanned).saved);
  });

  test('without teams of a kind its sites are covered by nobody', () => {
    const run = city.withoutTeam('T02').withoutTeam('T03').runTo('L-07:55');
    expect(placed(run).uncovered).toEqual(
      expect.arrayContaining(['chem-area', 'shanxi-road', 'haian-road', 'ruijin-road']),
    );
    expect(run.state.objectives['key-sites-covered']?.met).not.toBe(true);
  });
});
