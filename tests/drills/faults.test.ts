/** What goes wrong is an event, and the drill goes on as far as it can (laws 1 and 8). */
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { send } from '../../src/machines/effects.ts';
import { drillOf, type Run } from './drill.ts';

/** Two machines that answer each other at once, for ever. */
const echo = setup({
  types: { context: {} as { readonly other: string }, input: {} as { readonly other: string } },
  actions: { answer: ({ context }) => send(context.other, { type: 'ECHO' }), refuse: () => {} },
}).createMachine({
  id: 'echo',
  context: ({ input }) => input,
  on: { ECHO: { actions: 'answer' }, '*': { actions: 'refuse' } },
});

function restless(): Run {
  const run = drillOf('first-drill').runTo('T+01:00');
  run.engine.kernel.addActor('tweedle', echo, 4, { other: 'twiddle' });
  run.engine.kernel.addActor('twiddle', echo, 4, { other: 'tweedle' });
  run.engine.kernel.send('tweedle', { type: 'ECHO' }, 1, run.engine.now + 1);
  run.to('T+02:00');
  return run;
}

describe('an instant that never comes to rest', () => {
  test('ends the drill with a fact that says so, and names what led to it', () => {
    const run = restless();
    const fault = run.first('drill.faulted');
    expect(fault.reason).toContain('10000 deliveries');
    expect(fault).toMatchObject({ at: run.time('T+01:00') + 1, cause: 1 });
    expect(run.state.phase).toBe('ended');
  });

  test('is not begun again by what is asked afterwards', () => {
    const run = restless();
    expect(run.say({ type: 'bookmark', seat: 'director', note: 'what happened' }).ok).toBe(true);
    expect(run.say({ type: 'pause', seat: 'director' })).toMatchObject({ ok: false, code: 'ended' });
    run.to('T+03:00');
    expect(run.of('drill.faulted')).toHaveLength(1);
  });
});

describe('a team whose machine breaks', () => {
  const run = drillOf('first-drill').runTo('T+00:30');
  const broken = run.engine.kernel.actors.get('T03');
  if (broken === undefined) throw new Error('there is no T03');
  Object.assign(broken.context, { tasks: undefined });
  run.to('T+12:00');
  run.say({ type: 'endex', seat: 'director' });

  test('is faulted with the state it died in', () => {
    expect(run.first('actor.faulted')).toMatchObject({
      actor: 'T03',
      message: 'ORDER',
      reason: expect.stringContaining('standby'),
    });
    expect(run.state.teams['T03']?.state).toBe('faulted');
  });

  test('does not stop the others', () => {
    expect(run.state.teams['T02']?.tasksDone).toBeGreaterThan(0);
    expect(run.outcome('typhoon-landfall')).toBeDefined();
    expect(run.state.phase).toBe('ended');
  });
});
