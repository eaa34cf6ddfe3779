/** Member desks (成员单位席): who has the authority decides, in the name of the headquarters where they sit; nobody else does. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Authority, Seat } from '../../src/scenario/scenario.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const seat = (id: string, more: Partial<Seat>): Seat => ({
  id,
  role: 'desk',
  skill: { delay: 2 * MINUTE, error: 0 },
  handling: 2 * MINUTE,
  ...more,
});
const maritime = seat('city-maritime', { desk: 'maritime', post: 'city' });
const office = seat('city-emergency', { desk: 'emergency', post: 'city' });
const drainage = seat('harbour-water', { desk: 'water', post: 'harbour' });
const authority: readonly Authority[] = [
  { acts: ['stop-sailing'], by: ['city-maritime'] },
  { acts: ['pump-out', 'close-underpass'], by: ['harbour-water'] },
  { acts: ['level-II'], by: ['city-emergency'] },
  { acts: ['level-I'], by: ['city'] },
];
const plain = drillOf('first-drill').withoutFloods();
const town = plain.withDesks([maritime, office, drainage]).withChain({ authority }, plain.scenario.channels);
/** Two whose desks somebody sits at. */
function held(seats: readonly string[]): Run {
  const run = town.open();
  for (const take of seats) run.say({ type: 'seat.take', seat: 'director', take });
  run.say({ type: 'startex', seat: 'director' });
  return run;
}

describe('by itself', () => {
  let run: Run;
  beforeAll(() => {
    run = town.runTo('L-02:00');
  });

  test('a rule of the plan goes to the desk that may decide, and the measure says who did', () => {
    const asked = run.first('desk.asked', { rule: 'stop-sailing' });
    expect(asked).toMatchObject({ post: 'city', desk: 'city-maritime' });
    const taken = run.first('post.measure', { rule: 'stop-sailing' });
    expect(taken).toMatchObject({ post: 'city', by: 'city-maritime', cause: asked.seq });
    expect(taken.at - asked.at).toBeGreaterThan(MINUTE);
  });

  test('what the table does not name the post decides itself, without asking', () => {
    expect(run.first('post.measure', { rule: 'stop-school' }).by).toBeUndefined();
    expect(new Set(run.of('desk.asked').map(({ desk }) => desk))).toEqual(
      new Set(['city-maritime', 'city-emergency', 'harbour-water']),
    );
  });

  test('a level too, and it goes down the chain in the desk’s name', () => {
    const raised = run.first('post.level', { post: 'city', level: 'II' });
    expect(raised).toMatchObject({ by: 'city-emergency' });
    expect(run.first('order.issued', { task: 'respond', level: 'II' }).by).toBe('city-emergency');
    expect(run.first('post.level', { post: 'city', level: 'I' }).by).toBeUndefined();
  });

  test('an order too: from the headquarters, given by its desk', () => {
    const [done] = [
      ...run.of('order.issued', { task: 'pump-out' }),
      ...run.of('post.measure', { measure: 'close-underpass' }),
    ];
    if (done === undefined) throw new Error('the desk decided nothing');
    expect(done.by).toBe('harbour-water');
    expect(run.why(done).map(({ type }) => type)).toContain('desk.asked');
  });
});

describe('by hand', () => {
  let run: Run;
  beforeAll(() => {
    run = held(['city', 'city-maritime', 'harbour-water']);
    run.to('T+00:30');
  });

  test.each([
    ['city', { type: 'measure', measure: 'stop-sailing' }, 'city-maritime'],
    ['harbour', { type: 'order', to: 'T02', task: 'pump-out', site: 'underpass' }, 'harbour-water'],
    ['city-maritime', { type: 'measure', measure: 'close-underpass' }, undefined],
    ['city', { type: 'level', level: 'II' }, 'city-emergency'],
    ['harbour', { type: 'level', level: 'I' }, 'city'],
    ['city-emergency', { type: 'level', level: 'I' }, 'city'],
  ] as const)('%s has no authority for %j: refused with the reason, and logged', (id, what, holder) => {
    const answer = run.say({ ...what, seat: id });
    expect(answer).toMatchObject({ ok: false, code: 'no-authority' });
    expect(run.of('command.refused').at(-1)).toMatchObject({
      code: 'no-authority',
      ...(holder ? { about: holder } : {}),
    });
  });

  test('a desk cannot do what no table gives it', () => {
    expect(run.say({ type: 'measure', seat: 'city-maritime', measure: 'stop-school' })).toMatchObject({ ok: false });
    expect(run.say({ type: 'level', seat: 'city-maritime', level: 'IV' })).toMatchObject({
      ok: false,
      code: 'not-a-post',
    });
  });

  test('the desk decides, in the name of its post; the director may speak for it', () => {
    expect(run.say({ type: 'measure', seat: 'city-maritime', measure: 'stop-sailing' })).toMatchObject({ ok: true });
    expect(run.of('post.measure', { measure: 'stop-sailing' }).at(-1)).toMatchObject({
      post: 'city',
      by: 'city-maritime',
    });
    const order = { type: 'order', to: 'T02', task: 'pump-out', site: 'underpass' } as const;
    expect(run.say({ ...order, seat: 'harbour-water' })).toMatchObject({ ok: true });
    expect(run.of('order.issued').at(-1)).toMatchObject({ from: 'harbour', by: 'harbour-water', to: 'T02' });
  });

  test('a level: the desk goes there for its post, with what is demanded and why; a post may go where no table is', () => {
    const [text, basis] = ['转移危险区群众', '台风橙色预警信号'];
    expect(run.say({ type: 'level', seat: 'city-emergency', level: 'II', text, basis })).toMatchObject({ ok: true });
    expect(run.of('post.level', { post: 'city' }).at(-1)).toMatchObject({ level: 'II', by: 'city-emergency' });
    expect(run.of('order.issued', { task: 'respond', to: 'harbour' }).at(-1)).toMatchObject({ text, basis });
    expect(run.say({ type: 'level', seat: 'city-emergency', level: 'II' })).toMatchObject({ code: 'same-level' });
    expect(run.say({ type: 'level', seat: 'harbour', level: 'III' })).toMatchObject({ ok: true });
  });

  test('a desk orders teams below its headquarters', () => {
    const far = plain.withDesks([seat('harbour-water', { desk: 'water', post: 'city' })]).withChain({ authority }, []);
    const other = far.open();
    other.say({ type: 'startex', seat: 'director' });
    expect(other.say({ type: 'order', seat: 'harbour-water', to: 'T02', task: 'pump-out' })).toMatchObject({
      ok: true,
    });
  });
});

test('who sits at the headquarters is not asked for what its desk decides', () => {
  const run = held(['city']);
  run.to('T+01:00');
  run.say({ type: 'level', seat: 'city', level: 'III' });
  run.to('L-04:00');
  expect(run.of('checklist.due', { rule: 'stop-sailing' })).toEqual([]);
  expect(run.first('post.measure', { rule: 'stop-sailing' }).by).toBe('city-maritime');
  expect(run.of('checklist.due', { seat: 'city' }).length).toBeGreaterThan(0);
});

test('who sits at a desk has on the checklist what the plan turned to them with; leaving, the desk does it', () => {
  const run = held(['city-maritime']);
  run.to('L-04:00');
  expect(run.first('checklist.due', { rule: 'stop-sailing' }).seat).toBe('city-maritime');
  expect(run.of('post.measure', { measure: 'stop-sailing' })).toEqual([]);
  run.say({ type: 'seat.release', seat: 'director', release: 'city-maritime' });
  run.to('L-03:30');
  expect(run.first('post.measure', { measure: 'stop-sailing' }).by).toBe('city-maritime');
  expect(run.first('checklist.done', { rule: 'stop-sailing' }).seat).toBe('city-maritime');
});
