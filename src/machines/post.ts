/**
 * A post (指挥部): its response level, its consultations (会商) and what comes in run side by side. Warnings are not its
 * states: it decides on them, by its plan or by its people. What it decides reaches it as ACT messages; it states the
 * fact, passes orders on, and tells the exercises it leads.
 */
import { assign, not, raise, setup } from 'xstate';
import * as inbox from './inbox.ts';
import type { PostContext, PostInput, PostMessage } from './post-actions.ts';
import * as does from './post-actions.ts';

export const postMachine = setup({
  types: { context: {} as PostContext, input: {} as PostInput, events: {} as PostMessage },
  guards: {
    is: does.isLevel,
    manned: inbox.isManned,
    holdsInject: inbox.holdsInject,
    answersItself: inbox.answersItself,
    ordersWait: does.ordersWait,
    holdsOrder: does.holdsOrder,
    consults: does.consults,
    isConsult: does.isConsult,
    isLevelOrder: does.isLevelOrder,
  },
  delays: {
    answering: ({ context }) => context.delay,
    untilConsultation: ({ context }) => does.consultationRhythm(context),
    consulting: does.CONSULTATION,
  },
  actions: {
    setLevel: assign((args) => does.setLevel(args)),
    levelSet: does.levelSet,
    passOn: does.passOn,
    order: does.order,
    ask: does.ask,
    measure: does.measure,
    receive: assign((args) => does.receive(args)),
    acknowledgeSoon: raise((args) => does.acknowledgement(args), { delay: 'answering' }),
    acknowledged: does.acknowledged,
    obey: raise((args) => does.obeyed(args)),
    dropOrder: assign((args) => does.dropOrder(args)),
    noteAcknowledged: assign((args) => does.noteAcknowledged(args)),
    allAcknowledged: does.allAcknowledged,
    noteConcluded: assign((args) => does.noteConcluded(args)),
    keepInject: assign((args) => inbox.keepInject(args)),
    answerSoon: raise((args) => inbox.answer(args), { delay: 'answering' }),
    answered: inbox.answered,
    dropInject: assign((args) => inbox.dropInject(args)),
    consulting: does.consulting,
    consulted: does.consulted,
    man: assign({ manned: true }),
    unman: assign({ manned: false }),
    takeUp: does.takeUp,
    refuse: () => {},
  },
}).createMachine({
  id: 'post',
  type: 'parallel',
  context: does.initialContext,
  states: {
    response: {
      initial: 'duty',
      on: {
        LEVEL: [
          {
            guard: { type: 'is', params: { level: 'duty' } },
            target: '.duty',
            actions: ['setLevel', 'levelSet', 'passOn'],
          },
          {
            guard: { type: 'is', params: { level: 'IV' } },
            target: '.IV',
            actions: ['setLevel', 'levelSet', 'passOn'],
          },
          {
            guard: { type: 'is', params: { level: 'III' } },
            target: '.III',
            actions: ['setLevel', 'levelSet', 'passOn'],
          },
          {
            guard: { type: 'is', params: { level: 'II' } },
            target: '.II',
            actions: ['setLevel', 'levelSet', 'passOn'],
          },
          { guard: { type: 'is', params: { level: 'I' } }, target: '.I', actions: ['setLevel', 'levelSet', 'passOn'] },
        ],
      },
      states: { duty: {}, IV: {}, III: {}, II: {}, I: {} },
    },
    consultation: {
      initial: 'resting',
      states: {
        resting: {
          after: { untilConsultation: { guard: 'consults', target: 'sitting' } },
          on: {
            LEVEL: { target: 'resting', reenter: true },
            MEASURE: { guard: 'isConsult', target: 'sitting' },
            CONSULT: 'sitting',
          },
        },
        sitting: { entry: 'consulting', after: { consulting: { target: 'resting', actions: 'consulted' } } },
      },
    },
    inbox: {
      initial: 'open',
      states: {
        open: {
          on: {
            ACT_ORDER: { actions: 'order' },
            ACT_ASK: { actions: 'ask' },
            MEASURE: { actions: 'measure' },
            ORDER: [
              { guard: not('isLevelOrder') },
              { guard: 'manned', actions: 'receive' },
              { actions: ['receive', 'acknowledgeSoon'] },
            ],
            ACKNOWLEDGE: [
              { guard: 'holdsOrder', actions: ['acknowledged', 'obey', 'dropOrder'] },
              { guard: 'holdsInject', actions: ['answered', 'dropInject'] },
            ],
            CONCLUDED: { actions: 'noteConcluded' },
            ACKED: { actions: ['noteAcknowledged', 'allAcknowledged'] },
            INJECT: [{ guard: 'manned', actions: 'keepInject' }, { actions: ['keepInject', 'answerSoon'] }],
            MAN: { actions: 'man' },
            UNMAN: { actions: ['unman', 'takeUp'] },
            INJECT_WAITS: { guard: 'answersItself', actions: 'answerSoon' },
            ORDER_WAITS: { guard: 'ordersWait', actions: 'acknowledgeSoon' },
          },
        },
      },
    },
  },
  on: { '*': { actions: 'refuse' } },
});
