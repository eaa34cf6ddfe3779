/** The drill as a whole: briefed → running ⇄ paused → ended → reviewed; NO DUFF freezes it from anywhere (law 9). */
import { assign, setup } from 'xstate';
import type { Fact } from '../log/vocabulary.ts';
import { report } from './effects.ts';

interface DrillContext {
  /** Where NO DUFF found it: what has not begun or is over does not run when it is lifted. */
  readonly before: 'briefed' | 'going' | 'over';
}
interface DrillMessage {
  readonly type: string;
  readonly seat?: string;
}
type Args = { readonly event: DrillMessage };
const simply = (type: Extract<Fact, { type: `drill.${string}` }>['type']) => () => report({ type } as Fact);

export const drillMachine = setup({
  types: { context: {} as DrillContext, events: {} as DrillMessage },
  guards: {
    was: ({ context }, params: { readonly state: DrillContext['before'] }) => context.before === params.state,
  },
  actions: {
    started: simply('drill.started'),
    paused: simply('drill.paused'),
    resumed: simply('drill.resumed'),
    ended: simply('drill.ended'),
    reviewed: simply('drill.reviewed'),
    frozen: ({ event }: Args) => report({ type: 'drill.frozen', by: event.seat ?? '' }),
    foundBriefed: assign({ before: 'briefed' }),
    foundGoing: assign({ before: 'going' }),
    foundOver: assign({ before: 'over' }),
    refuse: () => {},
  },
}).createMachine({
  id: 'drill',
  context: { before: 'briefed' },
  initial: 'briefed',
  states: {
    briefed: {
      on: {
        START: { target: 'running', actions: 'started' },
        NODUFF: { target: 'frozen', actions: ['foundBriefed', 'frozen'] },
      },
    },
    running: {
      on: {
        PAUSE: { target: 'paused', actions: 'paused' },
        END: { target: 'ended', actions: 'ended' },
        NODUFF: { target: 'frozen', actions: ['foundGoing', 'frozen'] },
      },
    },
    paused: {
      on: {
        RESUME: { target: 'running', actions: 'resumed' },
        END: { target: 'ended', actions: 'ended' },
        NODUFF: { target: 'frozen', actions: ['foundGoing', 'frozen'] },
      },
    },
    ended: {
      on: {
        REVIEW: { target: 'reviewed', actions: 'reviewed' },
        NODUFF: { target: 'frozen', actions: ['foundOver', 'frozen'] },
      },
    },
    reviewed: { type: 'final' },
    /** A real emergency: the drill stands still until the director or the safety officer takes it up again. */
    frozen: {
      on: {
        RESUME: [
          { guard: { type: 'was', params: { state: 'briefed' } }, target: 'briefed', actions: 'resumed' },
          { guard: { type: 'was', params: { state: 'over' } }, target: 'ended', actions: 'resumed' },
          { target: 'running', actions: 'resumed' },
        ],
        END: { target: 'ended', actions: 'ended' },
      },
    },
  },
  on: { '*': { actions: 'refuse' } },
});
