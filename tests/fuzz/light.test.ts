/** The short way through a machine and XState's own come to the same, for every machine of the drill and whatever it is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { cast } from '../../src/runtime/cast.ts';
import { createScope, type RanAction } from '../../src/runtime/kernel/actor.ts';
import { LightMachine } from '../../src/runtime/kernel/light.ts';
import { scenarioOf } from '../drills/drill.ts';

const roles = [...cast(scenarioOf('first-drill')), ...cast(scenarioOf('qingdao-2022'))];
const machines = [...new Map(roles.map(({ machine, input }) => [machine.id, { machine, input }])).values()];

const order = { id: 'o1', from: 'city', task: 'pump-out', site: 'quay', place: [120, 36], work: 600_000, stays: false };
/** Everything that some message carries; each machine reads of it what it knows. */
const payload = fc.record({
  at: fc.integer({ min: 0, max: 1_000_000 }),
  order: fc.constantFrom(order, { ...order, id: 'o2', task: 'stand-by', stays: true }),
  inject: fc.constantFrom('a', 'b'),
  of: fc.constantFrom('a', 'b', 'o1', 'o2'),
  by: fc.constantFrom('city', 'T01'),
  mark: fc.constantFrom('muster', 'depart', 'arrive', 'start', 'finish', 'withdraw'),
  level: fc.constantFrom('IV', 'III', 'II', 'I', 'duty'),
  measure: fc.constantFrom('consult', 'stop-work', 'all-clear'),
  rule: fc.constant('r1'),
  force: fc.integer({ min: 0, max: 12 }),
  limit: fc.constant(8),
  action: fc.constant('x'),
  late: fc.boolean(),
  reason: fc.constant('because'),
  key: fc.constantFrom('a', 'o1'),
});

const seen = (actions: readonly RanAction[]): unknown =>
  actions.map(({ type, params, info }) => ({
    type,
    params: type === 'xstate.raise' ? params : (params ?? null),
    context: (info as { context: unknown }).context,
    event: (info as { event: unknown }).event,
  }));

/** All event types that stand anywhere in a machine. */
const eventsOf = (machine: AnyStateMachine): string[] =>
  machine.events.filter((type) => !type.startsWith('xstate.') && type !== '*');

describe.each(machines.map(({ machine, input }) => ({ id: machine.id, machine, input })))(
  '$id',
  ({ machine, input }) => {
    test('answers alike both ways, or leaves it to XState', () => {
      let light = 0;
      const types = fc.constantFrom(...eventsOf(machine), 'NONSENSE', 'done.nothing');
      fc.assert(
        fc.property(fc.array(fc.tuple(types, payload), { minLength: 5, maxLength: 60 }), (messages) => {
          const [byLight, byXState]: [RanAction[], RanAction[]] = [[], []];
          const short = new LightMachine(machine, createScope(byLight));
          const scope = createScope(byXState);
          let snapshot = machine.getInitialSnapshot(scope as never, input as never) as AnyMachineSnapshot;
          for (const [type, rest] of messages) {
            const event = { ...rest, type };
            byLight.length = 0;
            byXState.length = 0;
            const quick = short.transition(snapshot, event, byLight);
            if (quick === undefined) expect(byLight).toEqual([]);
            const next = attempt(
              () => machine.transition(snapshot, event as never, scope as never) as AnyMachineSnapshot,
            );
            if (next === undefined || next.status !== 'active') return;
            if (quick !== undefined) {
              light++;
              expect(machine.getPersistedSnapshot(quick)).toEqual(machine.getPersistedSnapshot(next));
              expect(seen(byLight)).toEqual(seen(byXState));
            }
            snapshot = next;
          }
        }),
        { seed: 7, numRuns: 150 },
      );
      expect(light).toBeGreaterThan(0);
    });
  },
);

/** A payload that a machine cannot read breaks it both ways; it is then of no use here. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
