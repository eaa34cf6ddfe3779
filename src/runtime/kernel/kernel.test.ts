import { describe, expect, test } from 'vitest';
import { assign, cancel, raise, setup } from 'xstate';
import { INSTANT_LIMIT, RestlessInstant } from '../../engine/clock.ts';
import type { DrillEvent } from '../../log/vocabulary.ts';
import { type Effects, report, send } from '../../machines/effects.ts';
import type { Actor } from './actor.ts';
import { Kernel } from './kernel.ts';
import { timersOf } from './timers.ts';

interface Told {
  readonly type: string;
  readonly at?: number;
  readonly key?: string;
  readonly to?: string;
}
type Args = { readonly context: { readonly heard: number }; readonly event: Told };

/** A fact that says `what`. */
const noted = (what: string): Effects => report({ type: 'bookmark.set', note: what, by: 'test' });

/** One machine that can do everything a kernel must understand. */
const parts = setup({
  types: { context: {} as { readonly heard: number }, events: {} as Told },
  guards: { broken: () => breakDown('a guard') },
  delays: { soon: 1_000, late: 5_000 },
  actions: {
    hear: assign({ heard: ({ context }) => context.heard + 1 }),
    note: ({ context, event }: Args) => noted(`${event.type} ${context.heard}`),
    noteTwice: ({ event }: Args) => [noted(`${event.type} one`), noted(`${event.type} two`)].flat() as Effects,
    enter: () => noted('entered'),
    break: assign(() => breakDown('an assign')),
    again: raise({ type: 'AGAIN' }),
    wakeSoon: raise({ type: 'WAKE' }, { delay: 'soon', id: 'alarm' }),
    answerSoon: raise(({ event }: Args) => ({ type: 'ANSWER', key: event.key ?? '' }), { delay: 'soon' }),
    silence: cancel('alarm'),
    pass: ({ event }: Args) => send(event.to ?? '', { type: 'NOTE' }),
    noteAndPass: ({ event }: Args): Effects => [
      report({ type: 'bookmark.set', note: 'before', by: 'test' }),
      send(event.to ?? '', { type: 'NOTE' }),
    ],
    speakAndBreak: () => breakDown('an answer'),
    refuse: () => {},
  },
});

function breakDown(what: string): never {
  throw new Error(`${what} broke`);
}

const machine = parts.createMachine({
  id: 'part',
  context: { heard: 0 },
  initial: 'idle',
  states: {
    idle: {
      on: {
        NOTE: { actions: ['hear', 'note'] },
        TWICE: { actions: 'noteTwice' },
        SHOUT: { actions: ['again', 'note'] },
        AGAIN: { actions: 'note' },
        WATCH: { actions: 'wakeSoon' },
        ASK: { actions: 'answerSoon' },
        ANSWER: { actions: 'note' },
        WAKE: { actions: 'note' },
        HUSH: { actions: 'silence' },
        WORK: 'working',
        PASS: { actions: 'noteAndPass' },
        RELAY: { actions: 'pass' },
        BREAK: { actions: ['note', 'pass', 'break'] },
        STUMBLE: { actions: ['hear', 'note', 'speakAndBreak'] },
        DOUBT: { guard: 'broken', actions: 'note' },
        DIE: { target: 'dead', actions: 'note' },
      },
    },
    working: { entry: 'enter', after: { late: { target: 'idle', actions: 'note' } }, on: { STOP: 'idle' } },
    dead: { type: 'final' },
  },
  on: { '*': { actions: 'refuse' } },
});

/** A kernel with actors of `machine`, and what it has logged. */
function hosting(...ids: string[]) {
  const log: DrillEvent[] = [];
  const kernel = new Kernel({ event: (event) => log.push(event) });
  for (const id of ids) kernel.addActor(id, machine, 4, undefined);
  const told = (to: string, message: string | Told, cause = 0): DrillEvent[] => {
    const before = log.length;
    kernel.send(to, typeof message === 'string' ? { type: message } : { ...message }, cause);
    kernel.settle();
    return log.slice(before);
  };
  const until = (at: number): DrillEvent[] => {
    const before = log.length;
    kernel.runTo(at);
    return log.slice(before);
  };
  return { kernel, log, told, until };
}
const notes = (events: readonly DrillEvent[]): string[] =>
  events.map((event) => (event.type === 'bookmark.set' ? event.note : event.type));

describe('what a machine does', () => {
  test('is committed in the order in which it names its actions', () => {
    const { told } = hosting('a');
    expect(notes(told('a', 'TWICE'))).toEqual(['TWICE one', 'TWICE two']);
    expect(notes(told('a', 'NOTE'))).toEqual(['NOTE 1']);
  });

  test('is committed only when the whole transition has been made', () => {
    const { kernel, told } = hosting('a', 'b');
    const broken = told('a', { type: 'BREAK', to: 'b' });
    expect(broken).toMatchObject([{ type: 'actor.faulted', actor: 'a', message: 'BREAK' }]);
    expect(kernel.actors.get('b')?.snapshot.context).toEqual({ heard: 0 });
  });

  test.each(['BREAK', 'STUMBLE'])('leaves nothing behind when a part of it throws: %s', (message) => {
    const { kernel, told } = hosting('a');
    told('a', 'NOTE');
    const before = kernel.actors.get('a')?.snapshot;
    expect(told('a', message).map(({ type }) => type)).toEqual(['actor.faulted']);
    expect(kernel.actors.get('a')?.snapshot).toBe(before);
  });
});

describe('a raise without delay', () => {
  test('is already done inside the machine, and makes no entry in the agenda', () => {
    const { kernel, told } = hosting('a');
    expect(notes(told('a', 'SHOUT'))).toEqual(['SHOUT 0', 'AGAIN 0']);
    expect(kernel.delivered).toBe(1);
    expect(kernel.clock.agenda.size).toBe(0);
  });
});

describe('a delayed raise', () => {
  test('is an entry in the agenda, with its actor, its time and its id', () => {
    const { kernel, told, until } = hosting('a');
    told('a', 'WATCH');
    expect(kernel.save().entries).toMatchObject([[1_000, 4, expect.anything(), 'a', { type: 'WAKE' }, 0, 'alarm']]);
    expect(until(999)).toEqual([]);
    expect(notes(until(1_000))).toEqual(['WAKE 0']);
    expect(kernel.clock.agenda.size).toBe(0);
  });

  test('has an id of its own actor: another actor with the same machine keeps its own', () => {
    const { kernel, told, until } = hosting('a', 'b');
    told('a', 'WATCH');
    told('b', 'WATCH');
    told('a', 'HUSH');
    expect(timersOf(kernel.actors.get('a') as Actor).length).toBe(0);
    expect(timersOf(kernel.actors.get('b') as Actor).length).toBe(1);
    expect(until(1_000)).toHaveLength(1);
  });

  test('takes the place of an earlier one with the same id', () => {
    const { kernel, told, until } = hosting('a');
    told('a', 'WATCH');
    until(500);
    told('a', 'WATCH');
    expect(kernel.clock.agenda.size).toBe(1);
    expect(until(1_499)).toEqual([]);
    expect(until(1_500)).toHaveLength(1);
  });

  test('stays apart from another of its kind that has another key', () => {
    const { told, until } = hosting('a');
    told('a', { type: 'ASK', key: 'first' });
    told('a', { type: 'ASK', key: 'second' });
    expect(notes(until(1_000))).toEqual(['ANSWER 0', 'ANSWER 0']);
  });

  test('goes when the machine cancels it, and when its state is left', () => {
    const { kernel, told, until } = hosting('a');
    told('a', 'WATCH');
    told('a', 'HUSH');
    told('a', 'WORK');
    expect(kernel.clock.agenda.size).toBe(1);
    told('a', 'STOP');
    expect(kernel.clock.agenda.size).toBe(0);
    expect(until(10_000)).toEqual([]);
  });
});

describe('nothing is dropped in silence', () => {
  test('what a machine does not know is refused, and changes nothing', () => {
    const { kernel, told } = hosting('a');
    const before = kernel.actors.get('a')?.snapshot.value;
    expect(told('a', 'NONSENSE', 7)).toMatchObject([
      { type: 'message.refused', to: 'a', message: 'NONSENSE', reason: 'no-transition', cause: 7 },
    ]);
    expect(kernel.actors.get('a')?.snapshot.value).toBe(before);
  });

  test('what reaches a finished actor is refused', () => {
    const { told } = hosting('a');
    told('a', 'DIE');
    expect(told('a', 'NOTE')).toMatchObject([{ type: 'message.refused', reason: 'finished' }]);
  });

  test('what an actor waits for ends with it', () => {
    const { kernel, told } = hosting('a');
    told('a', 'WATCH');
    told('a', 'DIE');
    expect(kernel.clock.agenda.size).toBe(0);
  });

  test('what is sent to nobody is refused', () => {
    const { told } = hosting('a');
    expect(told('nobody', 'NOTE')).toMatchObject([{ type: 'message.refused', to: 'nobody', reason: 'no-such-actor' }]);
  });

  test('two actors cannot share an id', () => {
    const { kernel } = hosting('a');
    expect(() => kernel.addActor('a', machine, 4, undefined)).toThrow('two actors called a');
  });
});

describe('a machine that throws', () => {
  test('becomes an event with the state it died in, and what it waited for goes with it', () => {
    const { kernel, told, until } = hosting('a');
    told('a', 'WATCH');
    expect(told('a', 'DOUBT', 3)).toMatchObject([
      {
        type: 'actor.faulted',
        actor: 'a',
        message: 'DOUBT',
        reason: expect.stringMatching(/^"idle": .*a guard broke/s),
        cause: 3,
      },
    ]);
    expect(kernel.clock.agenda.size).toBe(0);
    expect(until(10_000)).toEqual([]);
  });

  test('is refused from then on, and the others go on', () => {
    const { told } = hosting('a', 'b');
    told('a', 'BREAK');
    expect(told('a', 'NOTE')).toMatchObject([{ type: 'message.refused', reason: 'faulted' }]);
    expect(notes(told('b', 'NOTE'))).toEqual(['NOTE 1']);
  });
});

describe('inside an instant', () => {
  test('the order is time, rank, then who came first', () => {
    const { kernel } = hosting();
    const heard: string[] = [];
    kernel.addSystem({ id: 'ear', receive: ({ type }) => heard.push(type) });
    kernel.send('ear', { type: 'later' }, 0, 10, 0);
    kernel.send('ear', { type: 'scoring' }, 0, 5, 7);
    kernel.send('ear', { type: 'team' }, 0, 5, 4);
    kernel.send('ear', { type: 'hazard' }, 0, 5, 0);
    kernel.send('ear', { type: 'next team' }, 0, 5, 4);
    kernel.runTo(10);
    expect(heard).toEqual(['hazard', 'team', 'next team', 'scoring', 'later']);
  });

  test('what is made due at the instant runs in it, even before what was waiting', () => {
    const { kernel } = hosting();
    const heard: string[] = [];
    kernel.addSystem({
      id: 'ear',
      receive: ({ type }) => {
        heard.push(type);
        if (type === 'team') kernel.send('ear', { type: 'hazard' }, 0, kernel.now, 0);
      },
    });
    kernel.send('ear', { type: 'team' }, 0, 5, 4);
    kernel.send('ear', { type: 'condition' }, 0, 5, 6);
    kernel.runTo(5);
    expect(heard).toEqual(['team', 'hazard', 'condition']);
    expect(kernel.now).toBe(5);
  });

  test('the clock stops at every due moment and never skips one', () => {
    const { kernel } = hosting();
    const at: number[] = [];
    kernel.addSystem({ id: 'ear', receive: () => at.push(kernel.now) });
    for (const due of [30, 10, 20, 10]) kernel.send('ear', { type: 'due' }, 0, due, 0);
    kernel.runTo(1_000);
    expect(at).toEqual([10, 10, 20, 30]);
    expect(() => kernel.send('ear', { type: 'past' }, 0, 999, 0)).toThrow('the clock is at 1000');
  });

  test('more than ten thousand deliveries are a loop, and are stopped', () => {
    const { kernel } = hosting('a', 'b');
    let count = 0;
    kernel.addSystem({
      id: 'echo',
      receive: () => {
        count++;
        kernel.send('echo', { type: 'ECHO' }, 0, kernel.now, 4);
      },
    });
    kernel.send('echo', { type: 'ECHO' }, 0);
    expect(() => kernel.runTo(1)).toThrow(RestlessInstant);
    expect(count).toBe(INSTANT_LIMIT);
  });
});

describe('causes', () => {
  test('a report names what led to it; what is sent after it names the report', () => {
    const { told } = hosting('a', 'b');
    const [before, after] = told('a', { type: 'PASS', to: 'b' }, 42);
    expect(before).toMatchObject({ note: 'before', cause: 42 });
    expect(after).toMatchObject({ note: 'NOTE 1', cause: before?.seq });
  });

  test('a message passed on without a word keeps its cause', () => {
    const { told } = hosting('a', 'b');
    expect(told('a', { type: 'RELAY', to: 'b' }, 42)).toMatchObject([{ note: 'NOTE 1', cause: 42 }]);
  });

  test('what a delay brings names the event that began it, whatever the actor heard meanwhile', () => {
    const { told, until } = hosting('a');
    const [entered] = told('a', 'WORK', 42);
    told('a', 'NONSENSE', 77);
    expect(entered).toMatchObject({ note: 'entered', cause: 42 });
    expect(until(5_000)).toMatchObject([{ cause: entered?.seq }]);
  });
});

describe('a saved kernel', () => {
  test('goes on as if it had never stopped', () => {
    const [one, other] = [hosting('a', 'b'), hosting('a', 'b')];
    for (const { told } of [one, other]) {
      told('a', 'WORK', 5);
      told('b', { type: 'ASK', key: 'x' }, 6);
      told('b', 'DIE', 7);
    }
    const saved = JSON.parse(JSON.stringify(one.kernel.save()));
    const fresh = hosting();
    for (const id of ['a', 'b']) fresh.kernel.register(id, machine, 4);
    fresh.kernel.restore(saved);
    expect(fresh.until(20_000)).toEqual(other.until(20_000));
    expect(fresh.kernel.hash.hex()).toBe(other.kernel.hash.hex());
    expect(fresh.kernel.save()).toEqual(other.kernel.save());
  });

  test('names an actor that this drill does not know', () => {
    const { kernel } = hosting('a');
    expect(() => hosting().kernel.restore(kernel.save())).toThrow('an actor a that this drill does not know');
  });
});
