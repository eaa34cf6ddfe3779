/** Power, links, pumps and trees of the city: brought down by wind and water and by each other, and mended by work. */
import { describe, expect, test } from 'vitest';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022');
const dry = city.withoutFloods();
const asIs = dry.runTo('L+12:00');
const types = (run: Run, event: Parameters<Run['why']>[0]): string[] => run.why(event).map(({ type }) => type);

describe('what stands in the wind', () => {
  test('falls when the gust comes, each with the storm as its cause', () => {
    const feed = asIs.first('asset.failed', { asset: 'east-feed-1' });
    expect(feed).toMatchObject({ by: 'wind' });
    expect(feed.value).toBeGreaterThan(35);
    expect(types(asIs, feed)[1]).toBe('hazard.stepped');
  });

  test('the hospital is dark only when both its feeds are down, and light when they are mended', () => {
    const [one, two] = ['east-feed-1', 'east-feed-2'].map((asset) => asIs.first('asset.failed', { asset }));
    const dark = asIs.first('incident.occurred', { incident: 'power-cut-hospital' });
    expect(dark.at).toBe(Math.max(one?.at ?? 0, two?.at ?? 0));
    const back = asIs.first('asset.restored', { asset: 'east-feed-2' });
    expect(types(asIs, back)).toEqual(expect.arrayContaining(['order.done', 'team.working', 'order.issued']));
  });

  test('without the storm everything stands', () => {
    expect(dry.withoutStorm().runTo('L+12:00').of('asset.failed')).toEqual([]);
  });

  test('another seed draws other limits, the same seed the same', () => {
    const fallen = (seed: number): unknown[] =>
      dry
        .seed(seed)
        .runTo('L+00:00')
        .of('asset.failed')
        .map(({ asset, at }) => [asset, at]);
    expect(fallen(1)).toEqual(fallen(1));
    expect(fallen(1)).not.toEqual(fallen(2));
  });
});

describe('what needs another', () => {
  test('stops with it, with its fall as the cause, and comes back with it', () => {
    const feeder = asIs.first('asset.failed', { asset: 'haian-feeder' });
    const pumps = asIs.first('asset.failed', { asset: 'haian-pumphouse' });
    expect(pumps).toMatchObject({ by: 'supply', at: feeder.at, cause: feeder.seq });
    const [again, back] = ['haian-feeder', 'haian-pumphouse'].map((asset) => asIs.first('asset.restored', { asset }));
    expect(back?.cause).toBe(again?.seq);
  });

  test('a base station outlives its power by its battery, and no longer', () => {
    const calm = city
      .withoutFloods()
      .withAssets((asset) => (asset.id === 'island-stations' ? { ...asset, limits: { gust: 150, spread: 0 } } : asset));
    const run = calm.runTo('L+00:00');
    const [power, links] = ['island-cable', 'island-stations'].map((asset) => run.first('asset.failed', { asset }).at);
    expect((links ?? 0) - (power ?? 0)).toBe(2 * 3_600_000);
  });

  test('a keyframe keeps what is down and why: the rest of the drill is the same', () => {
    expect(asIs.state.assets['laoshan-trees']).toMatchObject({ restored: expect.any(Number) });
    const lies = asIs.first('road.blocked', { road: 'coast-road', by: 'asset' });
    expect(asIs.why(lies).map(({ type }) => type)).toContain('asset.failed');
    expect(asIs.why(asIs.first('road.open', { road: 'coast-road' })).map(({ type }) => type)).toContain('order.done');
    expect(asIs.engine.save().assets.last.length).toBeGreaterThan(5);
  });
});

test('water stops a pump house that stands in it', () => {
  const low = city.withAssets((asset) =>
    asset.id === 'haian-pumphouse' ? { ...asset, limits: { depth: 0.6, spread: 0 }, needs: [] } : asset,
  );
  const stopped = low.runTo('L+00:00').first('asset.failed', { asset: 'haian-pumphouse' });
  expect(stopped).toMatchObject({ by: 'water' });
  expect(stopped.value).toBeGreaterThanOrEqual(0.6);
});
