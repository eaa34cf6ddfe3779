/** Figures in reports (数据口径): right against what the sender knew, held against each other, settled; and reports that go past a level. */
import { expect, test } from 'vitest';
import { AREA_FIELDS } from '../../src/drill/areas.ts';
import { disputesOn } from '../../src/drill/demands.ts';
import { wrongIn } from '../../src/drill/figures.ts';
import type { Condition } from '../../src/scenario/condition.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const asPlanned = city.runTo('L-16:00');
/** While people move, whoever looks a few minutes later sees other figures: nobody is spared by a tolerance. */
const strict = city.withFigures((figure) => ({ ...figure, tolerance: 0.001 }));
const held = strict.runTo('L-16:00');
const never: Condition = { source: 'false', reads: [], awaits: [], evaluate: () => false, holds: () => false };
const said = (run: Run) =>
  run.of('report.sent').flatMap(({ figures = [], ...sent }) => figures.map((one) => ({ ...one, sent })));

test('a figure is what its sender had seen, which may since have changed, and that is no fault', () => {
  const all = said(asPlanned);
  expect(all.length).toBeGreaterThan(5);
  for (const { figure, known, at, sent } of all) {
    const { from } = asPlanned.state.reports[sent.report] ?? {};
    const seen = asPlanned.of('figure.seen', { figure, seat: from ?? '' }).filter((one) => one.at <= sent.at);
    expect(seen.at(-1)).toMatchObject({ value: known, at });
  }
  const now = asPlanned.engine.scenario.figures.find(({ id }) => id === 'moved-beizhai')?.of;
  const latest = all.findLast(({ figure, right }) => figure === 'moved-beizhai' && right);
  expect(latest?.known).not.toBe(now?.evaluate(asPlanned.engine.reader));
});

test('seats that err say some wrongly, and what was wrong stands beside what they knew', () => {
  const careless = city.withSeats((seat) => ({ ...seat, skill: { ...seat.skill, error: 0.4 } })).runTo('L-16:00');
  const wrong = Object.values(careless.state.reports).reduce((sum, report) => sum + wrongIn(report), 0);
  expect(wrong).toBeGreaterThan(0);
  expect(wrong).toBe(said(careless).filter(({ right }) => !right).length);
  for (const { right, said: what, known } of said(careless))
    if (right) expect(Math.abs(what - known)).toBeLessThanOrEqual(0.1 * known);
  expect(careless.of('figures.disputed').length).toBeGreaterThanOrEqual(asPlanned.of('figures.disputed').length);
});

test('two that do not agree are found by whoever got both, both look again, and both saying the same settles it', () => {
  const one = held.first('figures.disputed');
  const [a = 0, b = 0] = one.said;
  expect(Math.abs(a - b)).toBeGreaterThan(0.001 * Math.max(a, b));
  for (const report of one.reports) expect(held.state.reports[report]?.to).toBe(one.by);
  expect(held.why(one).map(({ type }) => type)).toEqual(expect.arrayContaining(['report.received', 'report.sent']));
  const settled = held.first('figures.settled', { dispute: one.dispute });
  expect(settled.at).toBeLessThanOrEqual(one.deadline);
  expect(held.of('figure.stated', { dispute: one.dispute }).map(({ by }) => by)).toEqual(one.seats);
});

test('who sits in a seat must say it themselves: silent it stays open past its time, said it is settled', () => {
  const { dispute, at, deadline, seats } = held.first('figures.disputed');
  const [seat = ''] = seats;
  const after = (speaks: boolean): Run => {
    const run = strict.open();
    run.say({ type: 'startex', seat: 'director' });
    run.engine.runTo(at);
    run.say({ type: 'seat.take', seat: 'director', take: seat });
    run.engine.runTo(deadline - MINUTE);
    expect(disputesOn(run.state, new Set([seat])).map(({ id }) => id)).toEqual([dispute]);
    const other = run.state.disputes?.[dispute]?.stated[seats[1] ?? ''] ?? 0;
    if (speaks) {
      expect(run.say({ type: 'report', seat: 'shibei', about: dispute, text: '' })).toMatchObject({ ok: false });
      run.say({ type: 'report', seat, about: dispute, text: '', figures: { 'moved-beizhai': other } });
    }
    expect(disputesOn(run.state, new Set([seat]))).toHaveLength(speaks ? 0 : 1);
    run.engine.runTo(deadline + MINUTE);
    return run;
  };
  expect(after(false).state.disputes?.[dispute]).toMatchObject({ unsettled: deadline });
  expect(after(true).state.disputes?.[dispute]?.settled).toBe(deadline - MINUTE);
});

test('a report that nothing carries to its receiver goes past them when its rule says so, and is said to', () => {
  const run = city
    .withChannels((channel) => (channel.id === 'mobile-t13' ? { ...channel, works: never } : channel))
    .runTo('L-20:00');
  const skipped = run.first('report.skipped');
  expect(skipped).toMatchObject({ report: 'evacuation-t13', past: 'laoshan', to: 'city' });
  expect(skipped.at - run.first('report.blocked', { report: 'evacuation-t13' }).at).toBe(15 * MINUTE);
  expect(run.first('report.received', { report: 'evacuation-t13' })).toMatchObject({ by: 'city' });
  expect(run.first('report.received', { report: 'evacuation-t13' }).at - skipped.at).toBeLessThan(HOUR);
  expect(asPlanned.of('report.skipped')).toEqual([]);
});

test('who is not on the spot knows of people what was said to them before, or what they asked when figures did not agree', () => {
  const told = asPlanned.of('figure.seen', { seat: 'laoshan' }).filter(({ figure }) => figure.endsWith('-beizhai'));
  expect(told.length).toBeGreaterThan(3);
  const before = asPlanned.of('report.received').filter(({ by }) => by === 'laoshan');
  for (const { figure, value, at, cause } of told) {
    const heard = before.filter((one) => one.at <= at).flatMap(({ report }) => asPlanned.state.reports[report] ?? []);
    const figures = heard.flatMap((report) => report.figures ?? []).filter((one) => one.figure === figure);
    const asked = asPlanned.log.bySeq.get(cause);
    if (asked !== undefined && 'type' in asked && asked.type === 'report.owed')
      expect([...figures.map((one) => one.said), ...looked(figure, at)]).toContain(value);
  }
});
/** What Laoshan had learnt by asking, before. */
const looked = (figure: string, at: number): number[] =>
  asPlanned.of('figure.seen', { seat: 'laoshan', figure }).flatMap((one) => (one.at < at ? [one.value] : []));

test('a plan goes by what is reported: a village that says nobody is left is not swept, and people are missed', () => {
  const run = city.open();
  run.say({ type: 'startex', seat: 'director' });
  const about = 'beizhai-village-moves#3';
  run.engine.runTo(asPlanned.first('report.owed', { report: about }).at);
  run.say({ type: 'seat.take', seat: 'director', take: 'beizhai-village' });
  expect(run.state.reports[about]).toMatchObject({ from: 'beizhai-village' });
  run.say({ type: 'report', seat: 'beizhai-village', about, text: '', figures: { 'left-beizhai': 0 } });
  run.to('L-06:00');
  const { moved, left } = AREA_FIELDS;
  const beizhai = run.state.areas?.['beizhai'];
  expect(run.state.orders['sweep-beizhai']).toBeUndefined();
  expect(run.state.orders['sweep-wanggezhuang']?.done).toBeDefined();
  expect(beizhai && moved?.([beizhai])).toBeGreaterThan(0);
  expect(beizhai && left?.([beizhai])).toBeGreaterThan(0);
  expect(beizhai?.missed?.[1]).toBe(beizhai && left?.([beizhai]));
  // It said so and knew better: that is its fault, and told.
  expect(wrongIn(run.state.reports[about])).toBe(1);
});
