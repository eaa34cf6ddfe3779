/** The watch roster (值班值守) and consultations (会商): watches relieve each other, leaders come in by the level, and what is not held in time is noted. */
import { expect, test } from 'vitest';
import type { Level } from '../../src/log/names.ts';
import type { PostRoster, WatchRoster } from '../../src/scenario/scenario.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const called = (name: string) => ({ zh: name, en: name });
const post = (id: string, crews: number, leaders: readonly Level[]): PostRoster => ({
  post: id,
  crews: Array.from({ length: crews }, (_, i) => called(`${id} ${i}`)),
  leaders: Object.fromEntries(leaders.map((level) => [level, called(`${id} ${level}`)])),
});
const roster: WatchRoster = {
  shift: 3 * HOUR,
  handover: HOUR as never,
  within: 45 * MINUTE,
  consult: { IV: 3 * HOUR, III: 2 * HOUR, II: 90 * MINUTE, I: HOUR },
  grace: 15 * MINUTE,
  posts: [post('city', 3, ['IV', 'III', 'II', 'I']), post('harbour', 2, ['II', 'I'])],
};
const skilled = (delay: number, error: number) =>
  drillOf('first-drill')
    .withoutFloods()
    .withRoster(roster)
    .withSeats((seat) => ({ ...seat, skill: { delay, error } }));
const town = skilled(2 * MINUTE, 0);
const asPlanned = town.runTo('T+12:00');

test('a watch takes over at each hour of handover, in the order of the roster', () => {
  for (const { post: id, crews } of roster.posts) {
    const [first, ...relieved] = asPlanned.of('roster.relieved', { post: id });
    expect(first).toMatchObject({ at: 0, crew: `${id}/0` });
    expect(relieved.map(({ crew }) => crew)).toEqual(relieved.map((_, i) => `${id}/${(i + 1) % crews.length}`));
    expect(relieved.map(({ at }) => at / HOUR)).toEqual([1, 4, 7, 10]);
  }
});

test('a level raised calls its leader, because of it, who is there in time; a level without one calls nobody', () => {
  for (const { post: id, leader, at, cause, deadline } of asPlanned.of('leader.called')) {
    expect(asPlanned.log.bySeq.get(cause)).toMatchObject({ type: 'post.level', post: id, at });
    expect(deadline - at).toBe(roster.within);
    // Whom a higher level is called for before they are in is no longer awaited.
    const above = asPlanned.of('leader.called', { post: id }).find((one) => one.at > at && one.at < deadline);
    const arrived = asPlanned.of('leader.arrived', { leader })[0] ?? above;
    expect(arrived?.at, leader).toBeLessThanOrEqual(deadline);
  }
  expect(asPlanned.of('leader.arrived', { post: 'city' }).at(-1)).toMatchObject({ level: 'I' });
  const levels = (id: string) => asPlanned.of('leader.called', { post: id }).map(({ level }) => level);
  expect(levels('city')).toEqual(['IV', 'III', 'II', 'I']);
  expect(levels('harbour')).toEqual(['II', 'I']);
  expect(asPlanned.of('leader.late')).toEqual([]);
});

test('whom a slow headquarters calls in comes late, which is noted, and comes all the same', () => {
  const slow = skilled(40 * MINUTE, 0).runTo('T+12:00');
  const late = slow.of('leader.late');
  expect(late.length).toBeGreaterThan(0);
  for (const { leader, at } of late) {
    expect(at).toBe(slow.first('leader.called', { leader }).deadline);
    for (const arrived of slow.of('leader.arrived', { leader })) expect(arrived.at).toBeGreaterThan(at);
  }
});

/** What begins the rhythm anew at a post, in the order in which it came. */
const beats = (run: Run, id: string) =>
  run.events.filter(
    (event) =>
      (event.type === 'post.consulting' || event.type === 'consultation.missed' || event.type === 'post.level') &&
      event.post === id,
  );

test.each([
  ['that errs in nothing', 0],
  ['that forgets every other one', 0.5],
] as const)(
  'of a post %s: at every level a consultation begins within its rhythm, or is noted as missed',
  (_, error) => {
    const run = error === 0 ? asPlanned : skilled(2 * MINUTE, error).runTo('T+12:00');
    const missed = run.of('consultation.missed', { post: 'city' });
    expect(missed.length > 0).toBe(error > 0);
    expect(run.of('post.consulting', { post: 'city' }).length).toBeGreaterThan(3);
    expect(run.state.roster?.['city']).toMatchObject({ missed: missed.length });
    let level: Level = 'duty';
    const all = beats(run, 'city');
    all.forEach((event, i) => {
      if (event.type === 'post.level') level = event.level;
      const next = all[i + 1];
      const every = roster.consult[level];
      if (next !== undefined && every !== undefined)
        expect(next.at - event.at).toBeLessThanOrEqual(every + roster.grace);
    });
  },
);

test('who sits in the post holds it by hand: not held, it is missed every time; held, the rhythm begins anew', () => {
  const taken = (consults: boolean): Run => {
    const run = town.open();
    run.say({ type: 'startex', seat: 'director' });
    run.to('T+02:00');
    run.say({ type: 'seat.take', seat: 'director', take: 'city' });
    for (let hour = 3; hour <= 8; hour += 1) {
      if (consults) run.say({ type: 'measure', seat: 'city', measure: 'consult' });
      run.to(`T+0${hour}:01`);
    }
    return run;
  };
  const missed = (run: Run): number => run.of('consultation.missed', { post: 'city' }).length;
  expect(missed(taken(true))).toBe(0);
  const silent = taken(false);
  expect(missed(silent)).toBeGreaterThan(1);
  expect(silent.state.roster?.['city']?.missed).toBe(missed(silent));
});
