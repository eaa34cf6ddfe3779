/**
 * Crowds in the kernel, each with the log that it writes (JSON, chained by `h`). Two of them: of teams by their real
 * machine, and of the lightest machine there can be, which shows what the kernel itself costs.
 */
import { type AnyStateMachine, raise, setup } from 'xstate';
import { Stream } from '../../src/engine/random.ts';
import { RANK } from '../../src/log/names.ts';
import { LogWriter } from '../../src/log/writer.ts';
import { report } from '../../src/machines/effects.ts';
import { teamMachine } from '../../src/machines/team.ts';
import type { TeamInput, TeamOrder } from '../../src/machines/team-types.ts';
import { Kernel } from '../../src/runtime/kernel/kernel.ts';
import { MINUTE, SECOND } from '../../src/units/time.ts';

export interface Crowd {
  readonly kernel: Kernel;
  /** Rows written to the log so far, and their characters. */
  readonly written: { rows: number; characters: number };
  /** Deliveries that reached no actor but one of the bench's own systems: they do not count. */
  readonly aside: { count: number };
}

function empty(): Crowd {
  const written = { rows: 0, characters: 0 };
  const log = new LogWriter((line) => {
    written.rows++;
    written.characters += line.length;
  });
  return { kernel: new Kernel({ event: (event) => log.event(event) }), written, aside: { count: 0 } };
}

const idOf = (i: number): string => `T${String(i + 1).padStart(5, '0')}`;

const INJECT_EVERY = 4 * MINUTE;
/** So that some 15 % of the deliveries of the first hours write a row. */
const ORDER_EVERY = 80 * MINUTE;

/**
 * Each team is told of an inject every four minutes and acknowledges it; every 80 minutes it carries out an order. What
 * the script and the plan tell themselves is sent again as it is: made anew, each such message would live for minutes of
 * drill time, and the collector's work on the bench's own driving would be measured as the kernel's.
 */
export function teamsOf(teams: number, seed: number): Crowd {
  const crowd = empty();
  const { kernel, aside } = crowd;
  const stream = new Stream([seed, 1, 2, 3]);
  const place = (): [number, number] => [120 + stream.next() / 20, 36 + stream.next() / 20];
  kernel.addSystem({ id: 'controller', receive: () => aside.count++ });
  kernel.addSystem({
    id: 'script',
    receive: (next) => {
      aside.count++;
      kernel.send(String(next['team']), { type: 'INJECT', inject: 'controller' }, 0);
      kernel.send('script', next, 0, kernel.now + INJECT_EVERY);
    },
  });
  kernel.addSystem({
    id: 'plan',
    receive: (next) => {
      aside.count++;
      kernel.send(String(next['team']), { type: 'ORDER', order: next['order'] }, 0);
      kernel.send('plan', next, 0, kernel.now + ORDER_EVERY);
    },
  });
  for (let i = 0; i < teams; i++) {
    const id = idOf(i);
    const input: TeamInput = {
      id,
      mode: 'simulated',
      base: 'base',
      place: place(),
      delay: MINUTE,
      mobilise: 5 * MINUTE,
      routed: false,
      speed: 40,
      tasks: ['pump-out'],
    };
    const order: TeamOrder = {
      id: `order-${i}`,
      from: 'city',
      task: 'pump-out',
      site: 'quay',
      place: place(),
      work: 10 * MINUTE,
      stays: false,
    };
    kernel.addActor(id, teamMachine, RANK.team, input);
    kernel.send('script', { type: 'NEXT', team: id }, 0, Math.round(stream.next() * INJECT_EVERY));
    kernel.send('plan', { type: 'NEXT', team: id, order }, 0, Math.round(stream.next() * ORDER_EVERY));
  }
  return crowd;
}

/** A lookout: it looks every minute, and of every twenty looks three are worth a row. */
const lookout = setup({
  types: {
    context: {} as { readonly id: string },
    input: {} as { readonly id: string },
    events: {} as { readonly type: string; readonly at: number },
  },
  delays: { soon: ({ event }) => 60 * SECOND + (event.at % 7) },
  actions: {
    again: raise({ type: 'LOOK', at: 0 }, { delay: 'soon', id: 'look' }),
    note: ({ context, event }) =>
      event.at % 20 < 3 ? report({ type: 'team.marked', team: context.id, mark: 'arrive' }) : undefined,
    refuse: () => {},
  },
}).createMachine({
  id: 'lookout',
  context: ({ input }) => ({ id: input.id }),
  initial: 'looking',
  states: { looking: { on: { LOOK: { actions: ['note', 'again'] } } } },
  on: { '*': { actions: 'refuse' } },
});

export function lookoutsOf(actors: number, seed: number): Crowd {
  const crowd = empty();
  const stream = new Stream([seed, 3, 2, 1]);
  for (let i = 0; i < actors; i++) {
    crowd.kernel.addActor(idOf(i), lookout as AnyStateMachine, RANK.team, { id: idOf(i) });
    crowd.kernel.send(idOf(i), { type: 'LOOK' }, 0, Math.round(stream.next() * MINUTE));
  }
  return crowd;
}
