/** 照此下去: the fork comes to what the drill itself comes to when nobody does anything else, and leaves no trace in it. */
import { expect, test } from 'vitest';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import type { Foreseen } from '../../src/player/foresight.ts';
import { AHEAD, foresee, isGrave } from '../../src/rehearsal/foresight.ts';
import { drillOf, type Run } from './drill.ts';

function ahead({ engine }: Run): Foreseen {
  const steps = foresee(engine.scenario, { seed: engine.seed }, engine.save());
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const grave = (events: readonly DrillEvent[], from: number, to: number): unknown[] =>
  events.filter((event) => event.at > from && event.at <= to && isGrave(event));

test('of the city drill, before its storm, at landfall and after it', () => {
  const run = drillOf('qingdao-2022').withoutFloods().runTo('L-09:00');
  const looks = ['L-09:00', 'L-03:00', 'L+03:00'].map((time) => {
    run.to(time);
    const seq = run.events.at(-1)?.seq;
    const seen = ahead(run);
    expect(run.events.at(-1)?.seq).toBe(seq);
    expect([seen.from, seen.to]).toEqual([run.engine.now, run.engine.now + AHEAD]);
    return seen;
  });
  run.to('L+09:00');
  for (const { from, to, events } of looks) {
    expect(events.map(({ line: _line, h: _h, ...event }) => event)).toEqual(grave(run.events, from, to));
    expect(events.length).toBeGreaterThan(0);
  }
});

test('a seat where somebody sits and does nothing shows ahead, and no longer once it is automatic again', () => {
  const run = drillOf('qingdao-2022').withoutFloods().runTo('L-20:00');
  const calm = ahead(run).events.length;
  run.say({ type: 'seat.take', seat: 'director', take: 'city' });
  const idle = ahead(run).events;
  expect(idle.length).toBeGreaterThan(calm);
  expect(
    new Set(idle.map(({ type }) => type)).has('action.missed') || idle.some(({ type }) => type === 'order.overdue'),
  ).toBe(true);
  run.say({ type: 'seat.release', seat: 'director', release: 'city' });
  expect(ahead(run).events.length).toBe(calm);
});

test('nothing is ahead of a drill that has not begun, is stopped, or is over; a pause does not stand in its way', () => {
  const run = drillOf('first-drill').open();
  expect(ahead(run).events).toEqual([]);
  run.say({ type: 'startex', seat: 'director' });
  run.to('T+02:00');
  run.say({ type: 'pause', seat: 'director' });
  expect(ahead(run).to).toBeGreaterThan(run.engine.now);
  run.say({ type: 'noduff', seat: 'director' });
  expect(ahead(run)).toMatchObject({ from: run.engine.now, to: run.engine.now, events: [] });
});
