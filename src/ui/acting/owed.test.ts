import { expect, test } from 'vitest';
import { drillOf, type Run } from '../../../tests/drills/drill.ts';
import { decide } from '../../drill/decide.ts';
import { rightsOf } from '../../drill/seats.ts';
import type { Act, Desk } from '../desk.ts';
import { rosterOf } from '../roster.ts';
import type { Selection } from '../store.ts';
import { byHand, checklistOf, isDue, nextDue } from './checklist.ts';
import { answerable, chosenOwed, owedNow, refusable } from './owed.ts';

/** As much of a desk as answers look at, over a drill that runs here. */
function deskOf(run: Run, seat: string, selection?: Selection): Desk {
  const { scenario, state } = run.engine;
  const may = (act: Act, by = seat): boolean =>
    decide(state, scenario, { ...act, seat: by, ...(by === seat ? {} : { enteredBy: seat }) } as never).ok;
  return {
    scenario,
    seat,
    may,
    view: { state },
    rights: rightsOf(scenario, seat),
    roster: rosterOf(scenario),
    store: { state: { selection } },
  } as unknown as Desk;
}
const drill = drillOf('first-drill');
const order = { type: 'order', seat: 'director', task: 'stand-by' } as const;

test('a seat owes what was asked of it and nothing else; the chair sees all that waits, people’s first', () => {
  const run = drill.runTo('T+00:01');
  run.say({ type: 'seat.take', seat: 'T03', take: 'T03' });
  run.say({ ...order, to: 'T01' });
  run.say({ ...order, to: 'T03', within: 3_600_000 });
  expect(owedNow(deskOf(run, 'T03')).map(({ seat, kind }) => [seat, kind])).toEqual([['T03', 'order']]);
  expect(owedNow(deskOf(run, 'T02'))).toEqual([]);
  const all = owedNow(deskOf(run, 'director'));
  expect(all.map(({ seat, byHand: hand }) => [seat, hand])).toEqual([
    ['T03', true],
    ['T01', false],
  ]);
  expect(all[0]?.deadline).toBe(run.engine.now + 3_600_000);
});

test('the selected one is answered, by its seat or by who writes it down, and by nobody else', () => {
  const run = drill.runTo('T+00:01');
  run.say({ ...order, to: 'T01' });
  const [id = ''] = Object.keys(run.state.orders);
  const chosen: Selection = { kind: 'order', id };
  for (const seat of ['T01', 'director', 'controller-1']) {
    expect(answerable(deskOf(run, seat, chosen)), seat).toMatchObject({ seat: 'T01', id });
    expect(refusable(deskOf(run, seat, chosen)), seat).toMatchObject({ seat: 'T01', id });
  }
  for (const seat of ['T02', 'harbour', 'evaluator-1'])
    expect(chosenOwed(deskOf(run, seat, chosen)), seat).toBeUndefined();
  expect(answerable(deskOf(run, 'T01'))).toBeUndefined();
  run.say({ type: 'refuse', seat: 'T01', of: id, reason: '装备未到位' });
  expect(owedNow(deskOf(run, 'T01'))).toEqual([]);
});

test('the plan of a seat that somebody takes over is done as far as it was done, and due from then on', () => {
  const run = drill.runTo('T+02:00');
  const before = checklistOf(deskOf(run, 'harbour'));
  const doneByPlan = before.filter(({ done }) => done !== undefined).length;
  expect(doneByPlan).toBeGreaterThan(0);
  run.say({ type: 'seat.take', seat: 'director', take: 'harbour' });
  run.to('T+07:30');
  const desk = deskOf(run, 'harbour');
  const due = checklistOf(desk).filter(isDue);
  expect(due.length).toBeGreaterThan(0);
  const next = nextDue(desk);
  expect(next).toBeDefined();
  if (next) expect(run.say({ ...byHand(desk, next.rule), seat: 'harbour' } as never).ok).toBe(true);
  expect(checklistOf(desk).filter(isDue).length).toBe(due.length - 1);
});

test('an offer of another time waits for who asked, and is gone when it is taken', () => {
  const phone = { id: 'phone', name: { zh: '电话', en: 'Phone' }, delay: 60_000, loss: 0 };
  const town = drill
    .withTeams((team) => (team.id === 'T03' ? { ...team, command: 'request' } : team))
    .withChain({}, [phone]);
  const run = town.open();
  for (const take of ['T03', 'harbour']) run.say({ type: 'seat.take', seat: 'director', take });
  run.say({ type: 'startex', seat: 'director' });
  run.to('T+00:02');
  run.say({ type: 'request', seat: 'harbour', to: 'T03', task: 'close-road', site: 'quay' });
  // On its way it waits for nobody's answer.
  expect(owedNow(deskOf(run, 'T03'))).toEqual([]);
  run.to('T+00:04');
  const [asked] = owedNow(deskOf(run, 'T03'));
  expect(asked).toMatchObject({ kind: 'order', seat: 'T03', since: run.time('T+00:03') });
  run.say({ type: 'offer', seat: 'T03', of: asked?.id ?? '', by: 600_000 });
  const offers = () => owedNow(deskOf(run, 'harbour')).filter(({ offered }) => offered);
  expect(offers()).toMatchObject([{ seat: 'harbour', id: asked?.id }]);
  run.say({ type: 'accept', seat: 'harbour', of: asked?.id ?? '' });
  expect(offers()).toEqual([]);
});
