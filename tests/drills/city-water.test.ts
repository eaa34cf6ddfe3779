/** The city's water: what it does follows from what is done, and each cascade is gone when the work before it was done. */
import { describe, expect, test } from 'vitest';
import { type Drill, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022');
const asIs = city.runTo('L+14:00');
const depth = (run: Run, site: string): number => run.engine.weather.reading(site).depth ?? 0;

/** How high the Dagu comes, and when the flood gates above it open. */
function crestOf(drill: Drill): { readonly highest: number; readonly opened: number } {
  const run = drill.runTo('L+08:00');
  let highest = 0;
  for (let at: number = run.time('L+08:00'); at <= run.time('L+18:00'); at += 600_000) {
    run.engine.runTo(at);
    highest = Math.max(highest, run.engine.hazards.water('dagu-nancun')?.stage ?? Number.NaN);
  }
  return { highest, opened: run.first('gate.set', { device: 'chanzhi-gates-2-5' }).at };
}
const flow = (id: string) => (run: Run) => run.engine.hazards.water(id)?.flow ?? Number.NaN;

describe('the underpasses', () => {
  test.each(['shanxi', 'haian', 'ruijin'])('%s floods from the rain, and is reported at 0.3 m', (name) => {
    const { at, cause } = asIs.first('incident.occurred', { incident: `water-${name}` });
    expect(asIs.log.bySeq.get(cause)).toMatchObject({ type: 'hazard.stepped' });
    const run = city.open();
    run.say({ type: 'startex', seat: 'director' });
    run.engine.runTo(at - 60_000);
    expect(depth(run, `${name}-road`)).toBeLessThan(0.3);
    run.engine.runTo(at);
    expect(depth(run, `${name}-road`)).toBeGreaterThanOrEqual(0.3);
  });

  test('the pumps empty one, and why they ran leads back to the order, the water and the storm', () => {
    expect(depth(asIs, 'shanxi-road')).toBeLessThan(0.05);
    const without = city.withoutDevice('shanxi-pumps').runTo('L+11:00');
    expect(depth(without, 'shanxi-road')).toBeGreaterThan(1);
    const why = asIs.why(asIs.first('pump.set', { device: 'shanxi-pumps' })).map(({ type }) => type);
    expect(why).toContain('order.issued');
    expect(why.at(-1)).toBe('startex');
  });

  test('cascade: power lost stops the pumping station, and the water stands higher', () => {
    const stopped = asIs.of('pump.set', { device: 'haian-station' }).find(({ value }) => value === 0);
    expect(stopped && asIs.why(stopped).map(({ type }) => type)).toContain('asset.failed');
    const kept = city.withAssets((asset) =>
      asset.id === 'haian-feeder' ? { ...asset, limits: { gust: 150, spread: 0 } } : asset,
    );
    const at = 'L-01:20';
    expect(depth(city.runTo(at), 'haian-road')).toBeGreaterThan(depth(kept.runTo(at), 'haian-road') + 0.1);
  });
});

/** The deepest so far at each site that lies in a domain, in the finest grid there, m. */
function deepest(run: Run): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id } of run.engine.scenario.sites) {
    const { deepest: most } = run.engine.weather.reading(id);
    if (most !== undefined) found.set(id, most);
  }
  return found;
}

test('in 32 bits each site is as deep as in 64, within a millimetre', () => {
  const fine = city.withHazards((hazard) =>
    hazard.kind === 'flood' && hazard.id !== 'nancun-water'
      ? { ...hazard, domain: { ...hazard.domain, arithmetic: 'f64' } }
      : hazard,
  );
  const [single, double] = [deepest(city.runTo('L+02:00')), deepest(fine.runTo('L+02:00'))];
  expect(single.get('haian-road')).toBeGreaterThan(2);
  expect(single.get('shanxi-road')).toBeGreaterThan(1);
  for (const [site, depth] of single)
    expect(Math.abs(depth - (double.get(site) ?? Number.NaN)), site).toBeLessThan(0.001);
});

describe('the Dagu river', () => {
  test('cascade: without the pre-release the flood gates must open on the crest of the flood, and the river rises higher', () => {
    const [usual, late] = [city, city.withoutDevice('chanzhi-gate-1')].map((drill) => crestOf(drill));
    if (usual === undefined || late === undefined) throw new Error('no crest');
    expect(late.highest).toBeGreaterThan(usual.highest + 0.1);
    expect(late.opened).toBeLessThan(usual.opened - 3_600_000);
  });

  test('nobody raises the dyke: it runs over, and the villages below stand in water', () => {
    const over = city.withoutDevice('nancun-crest').runTo('L+14:00');
    expect(flow('nancun-crest')(over)).toBeGreaterThan(10);
    expect(flow('nancun-crest')(asIs)).toBe(0);
    expect(depth(over, 'nancun-dyke')).toBeGreaterThan(0.05);
    expect(depth(asIs, 'nancun-dyke')).toBe(0);
  });

  test('a boil that nobody seals grows; the filter well stops it', () => {
    expect(flow('chanzhi-boil')(asIs)).toBe(0);
    const left = city.withoutDevice('chanzhi-boil').runTo('L+14:00');
    expect(flow('chanzhi-boil')(left)).toBeGreaterThan(0.1);
  });
});

describe('levels that mean something', () => {
  test('are told once as the water passes them, up and down, with the step that brought it there', () => {
    const up = asIs.of('water.passed', { water: 'dagu-nancun', mark: 'warning', above: true });
    expect(up).toHaveLength(1);
    expect(up[0]?.stage).toBeGreaterThanOrEqual(13.5);
    expect(up[0] && asIs.why(up[0]).map(({ type }) => type)[1]).toBe('hazard.stepped');
    expect(asIs.state.waters['licun']).toEqual([]);
    expect(asIs.of('water.passed', { water: 'licun', mark: 'guarantee' }).map(({ above }) => above)).toEqual([
      true,
      false,
    ]);
  });
});

describe('the sea', () => {
  test('is warned of a day ahead: surge by the marks of its gauge, waves by their height', () => {
    const surge = asIs.of('warning.issued', { hazard: 'sea', family: 'surge' });
    expect(surge.map(({ colour }) => colour)).toEqual(['blue', 'yellow', 'orange', 'yellow', 'blue', 'none']);
    expect(surge[0]?.at).toBeLessThan(asIs.time('L-24:00'));
    expect(asIs.of('warning.issued', { hazard: 'sea', family: 'wave' }).some(({ colour }) => colour === 'orange')).toBe(
      true,
    );
    expect(city.withoutStorm().runTo('L+02:00').of('warning.issued')).toEqual([]);
  });

  test('rises by about a metre and more with the storm, and over the lowland at the mouth of the river', () => {
    const run = city.runTo('L+01:00');
    expect(run.engine.weather.reading('wuhao-gauge').surge).toBeGreaterThan(0.8);
    expect(run.engine.weather.reading('wuhao-gauge').surge).toBeLessThan(2);
    expect(depth(run, 'yinghai')).toBeGreaterThan(1);
  });
});
