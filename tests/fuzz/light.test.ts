/** The short way through a machine and XState's own come to the same, for every machine of the drill and whatever it is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Message } from '../../src/machines/effects.ts';
import { cast } from '../../src/runtime/cast.ts';
import { ActionList, type RanAction } from '../../src/runtime/kernel/action-list.ts';
import { createScope } from '../../src/runtime/kernel/actor.ts';
import { LightMachine, type Standing } from '../../src/runtime/kernel/light.ts';
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

/** Keeps actions as they are named, each with the context of its moment. */
class Heard extends ActionList {
  readonly actions: RanAction[] = [];

  override clear(): void {
    super.clear();
    this.actions.length = 0;
  }
  override add(type: string, info: unknown, params: unknown, exec: RanAction['exec']): void {
    super.add(type, info, params, exec);
    const { context, event } = info as { readonly context: object; readonly event: unknown };
    this.actions.push({ type, params, exec, info: { context: { ...context }, event } });
  }
}

const seen = ({ actions }: Heard): unknown =>
  actions.map(({ type, params, info }, i) => ({ i, type, params: params ?? null, info }));
const answers = (list: Heard): unknown =>
  Array.from({ length: list.size }, (_, i) => ({ effects: list.at(i).effects, ownNews: list.at(i).ownNews }));

/** All event types that stand anywhere in a machine. */
const eventsOf = (machine: AnyStateMachine): string[] =>
  machine.events.filter((type) => !type.startsWith('xstate.') && type !== '*');

/** Delays that an actor waits for, as the kernel keeps them. */
function keep(pending: Map<string, Message>, { actions }: Heard): void {
  for (const { type, params } of actions) {
    const { event, id, delay, sendId } = (params ?? {}) as {
      event: Message;
      id?: string;
      delay?: number;
      sendId: string;
    };
    if (type === 'xstate.raise' && delay !== undefined) pending.set(id ?? event.type, event);
    else if (type === 'xstate.cancel') pending.delete(sendId);
  }
}

/** All of a snapshot that anybody reads, in the order in which it stands there. */
const whole = (snapshot: AnyMachineSnapshot): unknown => ({
  value: JSON.stringify(snapshot.value),
  context: JSON.stringify(snapshot.context),
  nodes: (snapshot._nodes as readonly { readonly id: string }[]).map(({ id }) => id),
  tags: [...snapshot.tags],
  fields: Object.keys(snapshot),
});

describe.each(machines.map(({ machine, input }) => ({ id: machine.id, machine, input })))(
  '$id',
  ({ machine, input }) => {
    test('answers alike both ways, step after step, whatever comes and whichever delay ends', () => {
      let [light, all] = [0, 0];
      const types = fc.constantFrom(...eventsOf(machine), 'NONSENSE', 'done.nothing');
      const message = fc.tuple(types, payload, fc.option(fc.nat({ max: 5 })));
      fc.assert(
        fc.property(fc.array(message, { minLength: 5, maxLength: 60 }), (messages) => {
          const [byLight, byXState] = [new Heard(), new Heard()];
          const short = new LightMachine(machine, createScope(byLight));
          const scope = createScope(byXState);
          let snapshot = machine.getInitialSnapshot(scope as never, input as never) as AnyMachineSnapshot;
          const standing: Standing = { snapshot, context: {}, at: undefined };
          // An adopted snapshot is moved in place: it must be nobody else's.
          const owned = (one: AnyMachineSnapshot): AnyMachineSnapshot => {
            short.adopt(standing, { ...one } as AnyMachineSnapshot);
            return standing.snapshot;
          };
          let same = owned(snapshot);
          const pending = new Map<string, Message>();
          keep(pending, byXState);
          for (const [type, rest, timer] of messages) {
            const waiting = [...pending];
            const [id, due] = (timer === null ? undefined : waiting[timer % Math.max(1, waiting.length)]) ?? [];
            if (id !== undefined) pending.delete(id);
            const event = due === undefined ? { ...rest, type } : { ...due, at: rest.at };
            byLight.clear();
            byXState.clear();
            const quick = short.take(standing, event, byLight) ? same : undefined;
            if (quick === undefined) {
              expect(byLight.size).toBe(0);
              expect(whole(same)).toEqual(whole(snapshot));
            }
            const next = attempt(
              () => machine.transition(snapshot, event as never, scope as never) as AnyMachineSnapshot,
            );
            if (next === undefined || next.status !== 'active') return;
            all++;
            if (quick !== undefined) {
              light++;
              expect(whole(quick)).toEqual(whole(next));
              expect(machine.getPersistedSnapshot(quick)).toEqual(machine.getPersistedSnapshot(next));
              expect(seen(byLight)).toEqual(seen(byXState));
              expect(answers(byLight)).toEqual(answers(byXState));
            }
            keep(pending, byXState);
            snapshot = next;
            same = quick ?? owned(next);
          }
        }),
        { seed: 7, numRuns: 150 },
      );
      expect(light / all).toBeGreaterThan(0.95);
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
