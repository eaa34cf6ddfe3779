/** What is adrift: from when it is cast until it is picked up, and whether it is cast at all. */
import { describe, expect, test } from 'vitest';
import { ellipseOf } from '../../src/hazards/drift/area.ts';
import { believedOf } from '../../src/hazards/drift/drift.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import type { Hazard } from '../../src/scenario/scenario.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { distance, type LonLat } from '../../src/world/geo.ts';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
/** The search is on, and has not found it yet. */
const asIs = city.runTo('L-14:40');

describe('the ship without power', () => {
  test('drifts before the storm’s wind from the moment of its call', () => {
    const [cargo] = asIs.engine.hazards.of('drift');
    if (cargo === undefined) throw new Error('nothing is adrift');
    expect(asIs.why(asIs.first('cast.set', { device: 'cargo-cast' })).map(({ type }) => type)).toContain(
      'incident.occurred',
    );
    const { lon, lat } = believedOf(cargo.state);
    expect(lon).toHaveLength(500);
    const gone = distance(cargo.spec.at, [lon[0] as number, lat[0] as number]);
    expect(gone).toBeGreaterThan(500);
    expect(gone).toBeLessThan(20_000);
    const account = asIs.engine.hazards.account('drift', 'cargo-drift');
    expect(account?.gone).toBeGreaterThan(0.5);
    expect(account?.area).toBeGreaterThan(2);
    expect(account?.ashore).toBe(0);
    expect(asIs.engine.hazards.account('drift', 'crew-drift')).toEqual({ area: 0, gone: 0, ashore: 0 });
    expect(
      asIs.engine.hazards
        .picture()
        .outlines.filter(({ hazard }) => hazard === 'cargo-drift')
        .map(({ what }) => what),
    ).toEqual(['containment', 'likely', 'truth']);
  });

  test('goes with the current too: in slack water it would be elsewhere', () => {
    const slack = city
      .withHazards((hazard) => {
        if (hazard.kind !== 'sea') return hazard;
        const { currents: _currents, ...rest } = hazard;
        return rest as Hazard;
      })
      .runTo('L-14:40');
    const datum = (run: Run): LonLat => {
      const [cargo] = run.engine.hazards.of('drift');
      if (cargo === undefined) throw new Error('nothing is adrift');
      return ellipseOf(believedOf(cargo.state), 0.5).centre;
    };
    expect(distance(datum(asIs), datum(slack))).toBeGreaterThan(300);
    expect(distance(datum(asIs), datum(slack))).toBeLessThan(8_000);
  });

  test('is on the map no more once it has been found', () => {
    const later = city.runTo('L-08:00');
    expect(later.of('cast.set', { device: 'cargo-cast' }).map(({ value }) => value)).toEqual([1, 0]);
    expect(later.engine.hazards.picture().outlines.filter(({ hazard }) => hazard === 'cargo-drift')).toEqual([]);
    expect(later.engine.hazards.account('drift', 'cargo-drift')?.area).toBe(0);
  });

  test('a replay has every particle where the drill had it', () => {
    const entries = asIs.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
    const at = asIs.time('L-14:40');
    const history = new HazardHistory(city.scenario, asIs.engine.seed, entries, at as DrillTime);
    history.work(() => false);
    expect(history.picture(at)?.particles).toEqual(asIs.engine.hazards.picture().particles);
    expect(history.picture(at)?.drift).toEqual(asIs.engine.hazards.picture().drift);
  });
});

test('cascade: the boat that was called in does not capsize; without the recall its crew is in the water', () => {
  expect(asIs.of('cast.set', { device: 'crew-cast' })).toEqual([]);
  const late = city.withoutTeam('T06').runTo('L-13:00');
  expect(late.of('cast.set', { device: 'crew-cast' }).map(({ value }) => value)).toEqual([1]);
});
