/** The city's water: what it does follows from what is done, and each cascade is gone when the work before it was done. */
import { describe, expect, test } from 'vitest';
import { COLOURS } from '../../src/log/names.ts';
import { type Drill, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022');
/** The city with only the streets' and the river's water that a test asks about: no other hazard has a say in it. */
const cityOf = (...floods: readonly string[]): Drill =>
  city.withOnly(({ id, kind }) => kind !== 'chemical' && kind !== 'drift' && (kind !== 'flood' || floods.includes(id)));
const depth = (run: Run, site: string): number => run.engine.weather.reading(site).depth ?? 0;
const flow = (id: string) => (run: Run) => run.engine.hazards.water(id)?.flow ?? Number.NaN;
const MINUTE = 60_000;

/** The deepest so far at each site that lies in a domain, in the finest grid there, m. */
function deepest(run: Run): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id } of run.engine.scenario.sites) {
    const { deepest: most } = run.engine.weather.reading(id);
    if (most !== undefined) found.set(id, most);
  }
  return found;
}

/** How high the Dagu comes, and when the flood gates above it open. */
function crestOf(run: Run): { readonly highest: number; readonly opened: number } {
  let highest = 0;
  for (let at: number = run.time('L+08:00'); at <= run.time('L+18:00'); at += 10 * MINUTE) {
    run.engine.runTo(at);
    highest = Math.max(highest, run.engine.hazards.water('dagu-nancun')?.stage ?? Number.NaN);
  }
  return { highest, opened: run.first('gate.set', { device: 'chanzhi-gates-2-5' }).at };
}

const UNDERPASSES = ['shanxi', 'haian', 'ruijin'];
/** The drill as it is, run once, with what its tests ask of moments that have gone by when it stands at L+14. */
function walk() {
  const run = city.runTo('L-12:00');
  const minutes = new Map<string, number>();
  const until = (time: string): void => {
    for (let at = run.engine.now + MINUTE; at <= run.time(time); at += MINUTE) {
      run.engine.runTo(at);
      for (const name of UNDERPASSES) minutes.set(`${name} ${at}`, depth(run, `${name}-road`));
    }
  };
  until('L+01:00');
  const surge = run.engine.weather.reading('wuhao-gauge').surge;
  const yinghai = depth(run, 'yinghai');
  until('L+02:00');
  const deep = deepest(run);
  run.to('L+14:00');
  return {
    run,
    surge,
    yinghai,
    deep,
    depthAt: (name: string, at: number): number => minutes.get(`${name} ${at}`) ?? Number.NaN,
  };
}
const usual = walk();
const asIs = usual.run;

describe('the underpasses', () => {
  test.each(UNDERPASSES)('%s floods from the rain, and is reported at 0.3 m', (name) => {
    const { at, cause } = asIs.first('incident.occurred', { incident: `water-${name}` });
    expect(asIs.log.bySeq.get(cause)).toMatchObject({ type: 'hazard.stepped' });
    expect(usual.depthAt(name, at - MINUTE)).toBeLessThan(0.3);
    expect(usual.depthAt(name, at)).toBeGreaterThanOrEqual(0.3);
  });

  test('the pumps empty one, and why they ran leads back to the order, the water and the storm', () => {
    expect(depth(asIs, 'shanxi-road')).toBeLessThan(0.05);
    const without = cityOf('shanxi-water', 'shanxi-fine').withoutDevice('shanxi-pumps').runTo('L+11:00');
    expect(depth(without, 'shanxi-road')).toBeGreaterThan(1);
    // What stands there is said with its cause: the step of the water, the storm behind it, and no pump.
    const water = without.why(without.first('incident.occurred', { incident: 'water-shanxi' }));
    expect(water.map(({ type }) => type)).toContain('hazard.stepped');
    expect(without.of('pump.set', { device: 'shanxi-pumps' })).toEqual([]);
    const why = asIs.why(asIs.first('pump.set', { device: 'shanxi-pumps' })).map(({ type }) => type);
    expect(why).toContain('order.issued');
    expect(why.at(-1)).toBe('startex');
  });

  test('cascade: power lost stops the pumping station, and the water stands higher', () => {
    const stopped = asIs.of('pump.set', { device: 'haian-station' }).find(({ value }) => value === 0);
    expect(stopped && asIs.why(stopped).map(({ type }) => type)).toContain('asset.failed');
    const kept = cityOf('haian-water').withAssets((asset) =>
      asset.id === 'haian-feeder' ? { ...asset, limits: { gust: 150, spread: 0 } } : asset,
    );
    const at = 'L-01:20';
    expect(usual.depthAt('haian', asIs.time(at))).toBeGreaterThan(depth(kept.runTo(at), 'haian-road') + 0.1);
  });
});

test('in 32 bits each site is as deep as in 64, within a millimetre', () => {
  const streets = cityOf('shanxi-water', 'shanxi-fine', 'haian-water', 'ruijin-water', 'yinghai-water');
  const fine = streets.withHazards((hazard) =>
    hazard.kind === 'flood' ? { ...hazard, domain: { ...hazard.domain, arithmetic: 'f64' } } : hazard,
  );
  const [single, double] = [usual.deep, deepest(fine.runTo('L+02:00'))];
  expect(single.get('haian-road')).toBeGreaterThan(2);
  expect(single.get('shanxi-road')).toBeGreaterThan(1);
  for (const [site, depth] of double)
    expect(Math.abs(depth - (single.get(site) ?? Number.NaN)), site).toBeLessThan(0.001);
  for (const site of ['shanxi-road', 'haian-road', 'ruijin-road', 'yinghai']) expect(double.has(site), site).toBe(true);
});

describe('the Dagu river', () => {
  const dagu = cityOf('nancun-water');

  const usual = crestOf(dagu.runTo('L+08:00'));

  test('the gate of the pre-release opened two hours later: the river’s peak is higher, once the slack of the plan is used up', () => {
    const HOUR = 60 * MINUTE;
    const late = [6, 8].map((hours) => {
      const run = dagu.withLaterRule('gates-chanzhi', hours * HOUR).runTo('L+08:00');
      const opened = run.first('gate.set', { device: 'chanzhi-gate-1', value: 1 });
      expect(opened.at - asIs.first('gate.set', { device: 'chanzhi-gate-1', value: 1 }).at).toBeGreaterThan(5 * HOUR);
      expect(run.why(opened).map(({ type }) => type)).toContain('order.issued');
      return crestOf(run).highest;
    });
    const [six = Number.NaN, eight = Number.NaN] = late;
    expect(six).toBeGreaterThan(usual.highest + 0.02);
    expect(eight).toBeGreaterThan(six + 0.02);
  });

  test('cascade: without the pre-release the flood gates must open on the crest of the flood, and the river rises higher', () => {
    const late = crestOf(dagu.withoutDevice('chanzhi-gate-1').runTo('L+08:00'));
    expect(late.highest).toBeGreaterThan(usual.highest + 0.1);
    expect(late.opened).toBeLessThan(usual.opened - 3_600_000);
  });

  test('nobody raises the dyke: it runs over, and the villages below stand in water', () => {
    const over = dagu.withoutDevice('nancun-crest').runTo('L+14:00');
    expect(flow('nancun-crest')(over)).toBeGreaterThan(10);
    expect(flow('nancun-crest')(asIs)).toBe(0);
    expect(depth(over, 'nancun-dyke')).toBeGreaterThan(0.05);
    expect(depth(asIs, 'nancun-dyke')).toBe(0);
  });

  test('a boil that nobody seals grows; the filter well stops it', () => {
    expect(flow('chanzhi-boil')(asIs)).toBe(0);
    const left = dagu.withoutDevice('chanzhi-boil').runTo('L+14:00');
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
    // By bulletins that err: the first too early rather than too late, one of them a colour too high, the last when it is over.
    const colours = surge.map(({ colour }) => colour);
    expect([colours[0], colours.at(-1)]).toEqual(['blue', 'none']);
    expect(colours).toEqual(expect.arrayContaining(['yellow', 'orange']));
    const fall = (k: number): number =>
      COLOURS.indexOf(colours[k - 1] ?? 'none') - COLOURS.indexOf(colours[k] ?? 'none');
    for (const [k] of colours.entries()) expect(fall(k), `after ${colours[k - 1]}`).toBeLessThanOrEqual(1);
    expect(surge[0]?.at).toBeLessThan(asIs.time('L-24:00'));
    expect(asIs.of('warning.issued', { hazard: 'sea', family: 'wave' }).some(({ colour }) => colour === 'orange')).toBe(
      true,
    );
    expect(cityOf().withoutStorm().runTo('L+02:00').of('warning.issued')).toEqual([]);
  });

  test('rises by about a metre and more with the storm, and over the lowland at the mouth of the river', () => {
    expect(usual.surge).toBeGreaterThan(0.8);
    expect(usual.surge).toBeLessThan(2);
    expect(usual.yinghai).toBeGreaterThan(1);
  });
});
