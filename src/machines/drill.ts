/** The drill as a whole: briefed → running ⇄ paused → ended → reviewed; NO DUFF freezes it from anywhere (law 9). */
import { setup } from 'xstate';
import type { Fact } from '../log/vocabulary.ts';
import { report } from './effects.ts';

interface DrillMessage {
  readonly type: string;
  readonly seat?: string;
  readonly to?: number;
}
type Args = { readonly event: DrillMessage };
const simply = (type: Extract<Fact, { type: `drill.${string}` }>['type']) => () => report({ type } as Fact);

export const drillMachine = setup({
  types: { events: {} as DrillMessage },
  actions: {
    started: simply('drill.started'),
    paused: simply('drill.paused'),
    resumed: simply('drill.resumed'),
    ended: simply('drill.ended'),
    reviewed: simply('drill.reviewed'),
    jumped: ({ event }: Args) => report({ type: 'drill.jumped', to: event.to ?? 0 }),
    frozen: ({ event }: Args) => report({ type: 'drill.frozen', by: event.seat ?? '' }),
    refuse: () => {},
  },
}).createMachine({
  id: 'drill',
  initial: 'briefed',
  states: {
    briefed: {
      on: { START: { target: 'running', actions: 'started' }, NODUFF: { target: 'frozen', actions: 'frozen' } },
    },
    running: {
      on: {
        PAUSE: { target: 'paused', actions: 'paused' },
        JUMP: { actions: 'jumped' },
        END: { target: 'ended', actions: 'ended' },
        NODUFF: { target: 'frozen', actions: 'frozen' },
      },
    },
    paused: {
      on: {
        RESUME: { target: 'running', actions: 'resumed' },
        END: { target: 'ended', actions: 'ended' },
        NODUFF: { target: 'frozen', actions: 'frozen' },
      },
    },
    ended: {
      on: { REVIEW: { target: 'reviewed', actions: 'reviewed' }, NODUFF: { target: 'frozen', actions: 'frozen' } },
    },
    reviewed: { type: 'final' },
    /** A real emergency: the drill stands still until the director or the safety officer takes it up again. */
    frozen: { on: { RESUME: { target: 'running', actions: 'resumed' }, END: { target: 'ended', actions: 'ended' } } },
  },
  on: { '*': { actions: 'refuse' } },
});
