/** Reports (信息报送): in time and whole where seats are careful and channels work; late, with the channel's name, where they do not. */
import { describe, expect, test } from 'vitest';
import { knownIncidents, reportedState } from '../../src/drill/known.ts';
import { toldState } from '../../src/drill/told.ts';
import { REPORT_FIELDS } from '../../src/log/names.ts';
import type { Command } from '../../src/log/vocabulary.ts';
import type { Condition } from '../../src/scenario/condition.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const asPlanned = city.runTo('L-05:00');

/** No channel carries anything from `from` on for so many minutes. */
function cut(from: number, minutes: number): Run {
  const starts = from / MINUTE;
  const evaluate: Condition['holds'] = (reader) => {
    const now = reader.call('elapsed', []) as number;
    return now < starts || now >= starts + minutes;
  };
  const works: Condition = { source: '', reads: [], awaits: [], evaluate, holds: evaluate };
  return city.withChannels((channel) => ({ ...channel, works })).runTo('L-05:00');
}
const never = (): never => {
  throw new Error('there is no such report');
};
const late = (run: Run): number => run.of('report.late').length;

describe('as planned', () => {
  test('from the village of each danger area it goes up by its town to the district, as level I came down, each link in ten minutes', () => {
    const { posts } = city.scenario;
    const villages = posts.filter(({ level }) => level === 'village');
    // Every danger area answers to a village, and each village for one.
    const answering = city.scenario.households?.areas.map(({ post }) => post) ?? [];
    expect([...answering].sort()).toEqual(villages.map(({ id }) => id).sort());
    for (const { id, of } of villages) {
      const district = posts.find((one) => one.id === of)?.of;
      const way = [district, `${district}/${of}`, `${district}/${of}/${id}`];
      const given = way.map((to) => asPlanned.state.orders[`raise-I/${to}`]);
      for (const order of given)
        expect((order?.acknowledged ?? Number.NaN) - (order?.issued ?? 0)).toBeLessThanOrEqual(10 * MINUTE);
      const first = (from: string | undefined) => asPlanned.of('report.owed').find((one) => one.from === from);
      expect([first(id)?.to, first(of)?.to]).toEqual([of, district]);
      expect(asPlanned.of('report.received', { by: district as string }).length).toBeGreaterThan(0);
    }
  });

  test('its receipt travels: none in ten minutes, and the report goes again; nothing comes twice', () => {
    const { confirmed, repeated } = {
      confirmed: asPlanned.of('report.confirmed'),
      repeated: asPlanned.of('report.repeated'),
    };
    const received = asPlanned.of('report.received').map(({ report }) => report);
    expect(new Set(received).size).toBe(received.length);
    for (const { report, at } of confirmed)
      expect(at).toBeGreaterThan(asPlanned.first('report.received', { report }).at);
    // Whether the report or its receipt was lost its sender cannot tell: each loss makes it send again.
    const lost = [...asPlanned.of('report.lost'), ...asPlanned.of('receipt.lost')];
    expect(lost.length).toBeGreaterThan(3);
    const over = asPlanned.state.at - 10 * MINUTE;
    for (const { report, at } of lost.filter((one) => one.at < over))
      expect(repeated.some((one) => one.report === report && one.at > at && one.at <= at + 10 * MINUTE)).toBe(true);
    for (const { report, at } of repeated)
      expect(at - asPlanned.first('report.sent', { report }).at).toBeGreaterThanOrEqual(10 * MINUTE);
  });

  test('before the receipt is there its sender does not know that it came, and whoever has it does', () => {
    const { report } = asPlanned.first('report.confirmed', { report: 'leak-first' });
    const { confirmed: _, ...waiting } = asPlanned.state.reports[report] ?? never();
    const reports = { ...asPlanned.state.reports, [report]: waiting };
    const received = (seat: string, state = asPlanned.state) =>
      toldState(city.scenario, state, seat).reports[report]?.received;
    expect(received('west-coast')).toBe(waiting.received);
    expect(received('west-coast', { ...asPlanned.state, reports })).toBeUndefined();
    expect(received('city', { ...asPlanned.state, reports })).toBe(waiting.received);
  });

  test('the leak is reported to the city within half an hour, from the district that saw it', () => {
    const owed = asPlanned.first('report.owed', { report: 'leak-first' });
    const received = asPlanned.first('report.received', { report: 'leak-first' });
    expect([owed.from, owed.to, owed.of]).toEqual(['west-coast', 'city', 11]);
    expect(received.at - owed.at).toBeLessThanOrEqual(30 * MINUTE);
    expect(asPlanned.why(received).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['report.sent', 'report.owed', 'incident.occurred']),
    );
    expect(asPlanned.state.objectives['leak-reported-in-30']?.met).toBe(true);
  });

  test('every district tells of its situation every three hours at level II', () => {
    const owed = asPlanned.of('report.owed', { rule: 'sitrep-licang' });
    expect(owed.length).toBeGreaterThan(4);
    owed.slice(1).forEach(({ at }, i) => {
      expect(at - (owed[i]?.at ?? 0)).toBeGreaterThanOrEqual(180 * MINUTE);
    });
  });

  test('nearly all arrive in time; what was lost on the way is sent again', () => {
    const all = asPlanned.of('report.owed').length;
    expect(all).toBeGreaterThan(60);
    expect(late(asPlanned)).toBeLessThan(all / 20);
    for (const { report } of asPlanned.of('report.lost'))
      expect(asPlanned.state.reports[report]?.received, report).toBeDefined();
  });
});

test('links cut for forty minutes: more reports are late, and say which channel they waited for', () => {
  // The districts write their situation reports for a quarter of an hour: cut just before they send them, until they are late.
  const [, { at: owed } = { at: Number.NaN }] = asPlanned.of('report.owed', { rule: 'sitrep-licang' });
  const run = cut(owed + 10 * MINUTE, 40);
  expect(late(run)).toBeGreaterThan(late(asPlanned) + 3);
  const blocked = run.of('report.blocked');
  expect(blocked.length).toBeGreaterThan(3);
  const named = run.of('report.late').filter(({ channel }) => channel !== undefined);
  expect(named.length).toBeGreaterThan(3);
  for (const { report, channel } of named) {
    expect(city.scenario.channels.map(({ id }) => id)).toContain(channel);
    expect(blocked.find((one) => one.report === report)?.channel).toBe(channel);
    expect(run.state.reports[report]?.received, report).toBeDefined();
  }
});

test('careless seats leave more out', () => {
  const careless = city.withSeats((seat) => ({ ...seat, skill: { ...seat.skill, error: 0.2 } })).runTo('L-16:00');
  const whole = (run: Run): number => {
    const sent = run.of('report.sent');
    return sent.filter(({ missing }) => missing.length === 0).length / sent.length;
  };
  expect(whole(careless)).toBeLessThan(whole(asPlanned) / 2);
});

test('who sits in the seat sends it by hand; nobody else can, and nobody twice; unsent it is late, asked for, given up', () => {
  const run = city.open();
  run.say({ type: 'seat.take', seat: 'director', take: 'west-coast' });
  run.say({ type: 'startex', seat: 'director' });
  run.to('L-05:30');
  for (const type of ['report.late', 'report.escalated', 'report.missed'] as const)
    expect(run.of(type, { report: 'leak-first' }), type).toHaveLength(1);
  const about = 'leak-first';
  expect(run.say({ type: 'report', seat: 'laoshan', about, text: '' })).toMatchObject({
    ok: false,
    code: 'not-your-seat',
  });
  const fields = ['place', 'nature', 'sender'] as const;
  const says = { place: '海湾石化罐区', nature: '苯管线泄漏' };
  const command: Command = { type: 'report', seat: 'west-coast', about, text: '', fields: [...fields], says };
  expect(run.say(command)).toMatchObject({ ok: true });
  expect(run.say({ type: 'report', seat: 'west-coast', about, text: '' })).toMatchObject({
    ok: false,
    code: 'already-reported',
  });
  run.to('L-05:20');
  // What they did not say is missing, and nothing else.
  const { missing, fields: said } = run.first('report.sent', { report: about });
  expect(said).toBe(fields.length);
  // In what words is in the fact, field by field.
  expect(run.first('report.sent', { report: about }).says).toEqual(says);
  expect([...missing, ...fields].toSorted()).toEqual([...REPORT_FIELDS].toSorted());
  expect(run.first('report.received', { report: about }).late).toBe(true);
});

describe('what the city knows of incidents (law 11)', () => {
  const { state } = asPlanned;
  const known = knownIncidents(city.scenario, state, 'city');

  test('it knows none before it occurred, and each by something that told it', () => {
    expect(Object.keys(known).length).toBeGreaterThan(3);
    for (const [id, { since, by }] of Object.entries(known)) {
      expect(since, id).toBeGreaterThanOrEqual(state.incidents[id]?.occurred ?? Number.NaN);
      expect(state.reports[by]?.received ?? state.injects[by]?.delivered ?? state.orders[by]?.issued, id).toBe(since);
    }
  });

  test('what nobody tells it stays unknown, however long ago it was', () => {
    const silent = { ...city.scenario, reports: [], injects: [], plans: [] };
    expect(knownIncidents(silent, state, 'city')).toEqual({});
    expect(reportedState(silent, state, 'city').incidents).toEqual({});
  });

  test('its picture holds no inject, no score, no household that nobody wrote down', () => {
    const picture = reportedState(city.scenario, state, 'city');
    expect(Object.keys(picture.incidents).sort()).toEqual(Object.keys(known).sort());
    expect([picture.injects, picture.objectives, picture.actions, picture.waters]).toEqual([{}, {}, {}, {}]);
    for (const { counts } of Object.values(picture.areas ?? {}))
      for (const unseen of ['home', 'aware', 'waiting', 'travelling', 'returned', 'lost'])
        expect(Object.keys(counts)).not.toContain(unseen);
  });
});
