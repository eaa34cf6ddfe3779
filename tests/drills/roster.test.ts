/** The watch roster (值班值守) and consultations (会商): watches relieve each other, leaders come in by the level, and what is not held in time is noted. */
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run, scenarioOf } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const { roster } = scenarioOf('qingdao-2022');
const asPlanned = city.runTo('L-04:00');
if (roster === undefined) throw new Error('the drill has no roster');

test('a watch takes over each day at the hour of handover, in the order of the roster', () => {
  for (const { post, crews } of roster.posts) {
    const relieved = asPlanned.of('roster.relieved', { post });
    expect(relieved.map(({ crew }) => crew)).toEqual(relieved.map((_, i) => `${post}/${i % crews.length}`));
    for (const [i, { at }] of relieved.slice(1).entries()) expect(at).toBe(roster.handover + i * roster.shift);
  }
  expect(asPlanned.of('roster.relieved').length).toBe(3 * roster.posts.length + roster.posts.length);
});

test('a level raised calls its leader, because of it, who is in in time', () => {
  for (const { post, leader, at, cause, deadline } of asPlanned.of('leader.called')) {
    expect(asPlanned.log.bySeq.get(cause)).toMatchObject({ type: 'post.level', post, at });
    expect(deadline - at).toBe(roster.within);
    expect(asPlanned.first('leader.arrived', { leader }).at).toBeLessThanOrEqual(deadline);
  }
  expect(asPlanned.of('leader.called', { post: 'city' }).map(({ level }) => level)).toEqual(['IV', 'III', 'II', 'I']);
  expect(asPlanned.of('leader.late')).toEqual([]);
});

test('at every level a consultation begins within its rhythm, and one that does not is noted', () => {
  const { post } = roster.posts[0] ?? { post: '' };
  const beats = asPlanned.events.filter(
    (event) =>
      (event.type === 'post.consulting' || event.type === 'consultation.missed' || event.type === 'post.level') &&
      event.post === post,
  );
  expect(asPlanned.of('post.consulting', { post }).length).toBeGreaterThan(10);
  let level: keyof typeof roster.consult = 'duty';
  beats.forEach((event, i) => {
    if (event.type === 'post.level') level = event.level;
    const next = beats[i + 1];
    const every = roster.consult[level];
    if (next !== undefined && every !== undefined) expect(next.at - event.at).toBeLessThanOrEqual(every + roster.grace);
  });
});

test('who sits in the post holds it by hand: not held, it is missed every time; held, the rhythm begins anew', () => {
  const taken = (consults: boolean): Run => {
    const run = city.open();
    run.say({ type: 'startex', seat: 'director' });
    run.to('L-40:00');
    run.say({ type: 'seat.take', seat: 'director', take: 'city' });
    const from = run.engine.now;
    for (let hours = 3; hours <= 27; hours += 3) {
      if (consults) run.say({ type: 'measure', seat: 'city', measure: 'consult' });
      run.engine.runTo(from + hours * HOUR + MINUTE);
    }
    return run;
  };
  const missed = (run: Run): number => run.of('consultation.missed', { post: 'city' }).length;
  expect(missed(taken(true))).toBe(0);
  const silent = taken(false);
  expect(missed(silent)).toBeGreaterThan(1);
  expect(silent.state.roster?.['city']?.missed).toBe(missed(silent));
});
