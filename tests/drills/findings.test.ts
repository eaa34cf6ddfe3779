/** Incidents are found, or not (抢早抢小): nobody acts on one before, and who watches poorly finds it later and larger. */
import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/scenario/scenario.ts';
import { MINUTE } from '../../src/units/time.ts';
import { type Drill, drillOf, scenarioOf } from './drill.ts';

/** When a round passes is the seed's: with this one soon after the seep begins, with longer intervals a good while later. */
const city = drillOf('qingdao-2022').withoutFloods().seed(2208);
const followed = scenarioOf('qingdao-2022').incidents.filter(({ found }) => found !== undefined);
const asPlanned = city.runTo('L+12:00');

const changed = (id: string, change: Partial<Incident>): Drill =>
  city.withIncidents((incident) => (incident.id === id ? { ...incident, ...change } : incident));

describe('as planned', () => {
  const found = asPlanned.of('incident.found');

  test('what occurred is found, once, afterwards, by one of its ways and because of it', () => {
    expect(found.length).toBeGreaterThan(7);
    expect(new Set(found.map(({ incident }) => incident)).size).toBe(found.length);
    for (const { incident, by, seat, at, cause } of found) {
      const occurred = asPlanned.first('incident.occurred', { incident });
      expect(cause).toBe(occurred.seq);
      const ways = followed
        .find(({ id }) => id === incident)
        ?.found?.filter((way) => way.by === by && way.seat === seat);
      const span = Math.max(...(ways ?? []).map((way) => 1.5 * way.after + (by === 'patrol' ? way.every : 0)));
      expect(at - occurred.at, incident).toBeGreaterThan(0);
      expect(at - occurred.at, incident).toBeLessThanOrEqual(span);
    }
  });

  test('the first thing done comes after it occurred, once, and before it is over', () => {
    const acted = asPlanned.of('incident.acted');
    expect(acted.length).toBeGreaterThan(5);
    expect(new Set(acted.map(({ incident }) => incident)).size).toBe(acted.length);
    for (const { incident, at } of acted) {
      const record = asPlanned.state.incidents[incident];
      expect(at).toBeGreaterThanOrEqual(record?.occurred ?? Number.POSITIVE_INFINITY);
      expect(at).toBeLessThanOrEqual(record?.closed ?? Number.POSITIVE_INFINITY);
    }
    expect(asPlanned.first('incident.acted', { incident: 'pipe-leak' }).at).toBeLessThanOrEqual(
      asPlanned.first('incident.found', { incident: 'pipe-leak' }).at + 15 * MINUTE,
    );
  });

  test('nobody is sent to it before it is found', () => {
    const known = asPlanned.first('incident.found', { incident: 'pipe-leak' });
    const sent = asPlanned.first('order.issued', { order: 'isolate-leak' });
    expect(sent.at).toBeGreaterThanOrEqual(known.at);
    expect(asPlanned.why(sent).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['incident.found', 'incident.occurred']),
    );
  });

  test('the growing seep has its size at each moment', () => {
    const { found: size = 0, acted = 0 } = asPlanned.state.incidents['seepage-chanzhi']?.sizes ?? {};
    expect(size).toBeGreaterThanOrEqual(0.05);
    expect(acted).toBeGreaterThanOrEqual(size);
  });
});

test('a leak that nobody can see is never found: nobody is sent, nothing is reported', () => {
  const [one] = followed.find(({ id }) => id === 'pipe-leak')?.found ?? [];
  if (one === undefined) throw new Error('the leak has no way of being found');
  const never = { source: 'false', reads: [], awaits: [], evaluate: () => false, holds: () => false };
  const run = changed('pipe-leak', { found: [{ ...one, when: never }] }).runTo('L-05:00');
  expect(run.of('incident.occurred', { incident: 'pipe-leak' })).toHaveLength(1);
  expect(run.of('incident.found', { incident: 'pipe-leak' })).toEqual([]);
  expect(run.of('order.issued', { order: 'isolate-leak' })).toEqual([]);
  expect(run.of('report.owed', { report: 'leak-first' })).toEqual([]);
  expect(asPlanned.of('report.owed', { report: 'leak-first' })).toHaveLength(1);
});

test('rounds at longer intervals find the seep later, and it is larger', () => {
  const [patrol] = followed.find(({ id }) => id === 'seepage-chanzhi')?.found ?? [];
  if (patrol === undefined) throw new Error('the seep has no way of being found');
  const run = changed('seepage-chanzhi', { found: [{ ...patrol, every: 180 * MINUTE }] }).runTo('L+12:00');
  const [soon, late] = [asPlanned, run].map((one) => one.first('incident.found', { incident: 'seepage-chanzhi' }));
  expect(late?.at).toBeGreaterThan((soon?.at ?? 0) + 30 * MINUTE);
  expect(late?.size).toBeGreaterThanOrEqual(soon?.size ?? 0);
});
