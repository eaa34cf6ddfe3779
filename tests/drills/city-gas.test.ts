/** The leak at the tank farm: what is in the air, in the drain and on people follows from the wind and from what is done. */
import { describe, expect, test } from 'vitest';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { type Drill, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const asIs = city.runTo('L-06:00');
const leakOf = (run: Run) => {
  const [found] = run.engine.hazards.of('chemical');
  if (found === undefined) throw new Error('nothing leaks');
  return found;
};

describe('the benzene', () => {
  test('comes when a gust breaks the line, is plugged by the team, and why it stops leads back to the order', () => {
    const [open, shut] = asIs.of('leak.set', { device: 'benzene-line' });
    if (open === undefined || shut === undefined) throw new Error('it does not leak, or leaks on');
    expect(asIs.why(open).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['incident.occurred', 'hazard.stepped']),
    );
    expect(asIs.why(shut).map(({ type }) => type)).toEqual(expect.arrayContaining(['order.done', 'order.issued']));
    expect(leakOf(asIs).state.release.held).toBeGreaterThan(10_000);
  });

  test('without the chemical unit it leaks on', () => {
    const alone = leakOf(city.withoutTeam('T02').runTo('L-06:00')).state.release;
    expect(alone.held).toBeLessThan(leakOf(asIs).state.release.held - 10_000);
  });

  test('runs into the bay while the storm drain is open; nobody shuts it, and more does', () => {
    const left = city.withoutRule('block-drains').runTo('L-06:00');
    expect(leakOf(asIs).state.release.sea).toBeGreaterThan(0);
    expect(leakOf(left).state.release.sea).toBeGreaterThan(1.5 * leakOf(asIs).state.release.sea);
  });

  test('rain washes it into the drain: it is told when it reaches the sea, and the leak is why; nothing of it is lost', () => {
    const dry = city
      .withHazards((hazard) =>
        hazard.kind === 'chemical' && hazard.drain !== undefined
          ? { ...hazard, drain: { id: hazard.drain.id, rate: hazard.drain.rate, travel: hazard.drain.travel } }
          : hazard,
      )
      .runTo('L-06:00');
    expect(leakOf(asIs).state.release.sea).toBeGreaterThan(leakOf(dry).state.release.sea);
    expect(dry.of('release.reached')).toEqual([]);
    const reached = asIs.first('release.reached');
    expect(asIs.why(reached).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['leak.set', 'incident.occurred']),
    );
    expect(asIs.state.spills).toEqual({ benzene: reached.at });
    const { held = 0, pool = 0, air = 0, drain = 0, sea = 0 } = asIs.engine.hazards.account('release', 'benzene') ?? {};
    expect(Math.abs((held + pool + air + drain + sea) / 60_000 - 1)).toBeLessThan(1e-12);
  });

  test('lies over those to leeward; the storm’s wind turned by a quarter, over others', () => {
    const turned = quarterTurned(city).runTo('L-06:00');
    const over = (run: Run): string[] =>
      ['southwest-homes', 'southeast-homes', 'northwest-homes'].filter(
        (id) => (run.engine.hazards.account('dose', id)?.peak ?? 0) > 1,
      );
    expect(over(asIs)).toEqual(['southwest-homes']);
    expect(over(turned)).not.toContain('southwest-homes');
    expect(over(turned)).not.toEqual([]);
  });

  test('a replay draws the same cloud', () => {
    const entries = asIs.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
    const at = asIs.time('L-08:30');
    const history = new HazardHistory(city.scenario, asIs.engine.seed, entries, at as DrillTime);
    history.work(() => false);
    const live = city.runTo('L-08:30');
    const lines = live.engine.hazards.picture().outlines;
    expect(lines.map(({ what }) => what)).toContain('aegl-1');
    expect(history.picture(at)?.outlines).toEqual(lines);
  });
});

/** The storm's track turned by 90° about the tank farm, so that its wind there blows elsewhere. */
function quarterTurned(drill: Drill): Drill {
  const [lon0, lat0] = leakOf(asIs).spec.at;
  const squeeze = Math.cos((lat0 * Math.PI) / 180);
  return drill.withHazards((hazard) =>
    hazard.kind !== 'typhoon'
      ? hazard
      : {
          ...hazard,
          track: hazard.track.map((point) => ({
            ...point,
            lon: lon0 - (point.lat - lat0) / squeeze,
            lat: lat0 + (point.lon - lon0) * squeeze,
          })),
        },
  );
}
