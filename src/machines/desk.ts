/** A seat that is neither post nor team (导调员, 评估员, …) as far as injects go: it gets them and acknowledges. */
import { assign, raise, setup } from 'xstate';
import type { Millis } from '../units/time.ts';
import * as inbox from './inbox.ts';

export interface DeskInput {
  readonly id: string;
  /** Time to acknowledge while automatic. */
  readonly delay: Millis;
}
interface DeskContext extends DeskInput, inbox.InboxContext {}

export const deskMachine = setup({
  types: {
    context: {} as DeskContext,
    input: {} as DeskInput,
    events: {} as inbox.InboxMessage,
  },
  guards: { manned: inbox.isManned, answersItself: inbox.answersItself, holdsInject: inbox.holdsInject },
  delays: { answering: ({ context }) => context.delay },
  actions: {
    keepInject: assign((args) => inbox.keepInject(args)),
    answerSoon: raise((args) => inbox.answer(args), { delay: 'answering' }),
    answered: inbox.answered,
    dropInject: assign((args) => inbox.dropInject(args)),
    man: assign({ manned: true }),
    unman: assign({ manned: false }),
    takeUp: inbox.takeUp,
    refuse: () => {},
  },
}).createMachine({
  id: 'desk',
  context: ({ input }) => ({ ...input, injects: [], manned: false }),
  initial: 'attended',
  states: {
    attended: {
      on: {
        INJECT: [{ guard: 'manned', actions: 'keepInject' }, { actions: ['keepInject', 'answerSoon'] }],
        ACKNOWLEDGE: { guard: 'holdsInject', actions: ['answered', 'dropInject'] },
        MAN: { actions: 'man' },
        UNMAN: { actions: ['unman', 'takeUp'] },
        INJECT_WAITS: { guard: 'answersItself', actions: 'answerSoon' },
      },
    },
  },
  on: { '*': { actions: 'refuse' } },
});
