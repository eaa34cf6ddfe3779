/**
 * 危化品泄漏处置 (doctrine 3.1): alarm → emergency shut-down → isolation → survey → leak reduced to the safe rate before
 * the wind forces a hold → sealed when it lets go → decontamination → all clear. Drains are blocked beside it.
 */
import { assign, setup } from 'xstate';
import { expecting, facts, heard, initialContext, listens, remember, types, underControl, wasControlled } from './protocol.ts';

export const chemicalLeakMachine = setup({
  types,
  guards: {
    wasControlled,
    shutDown: (args) => heard(args, ['measure.emergency-shutdown']),
    isolated: (args) => heard(args, ['done.isolate']),
    surveyed: (args) => heard(args, ['done.survey-gas']),
    drainsBlocked: (args) => heard(args, ['done.block-drains']),
    plugged: (args) => heard(args, ['done.plug-leak']),
    sealed: (args) => heard(args, ['done.seal-leak']),
    decontaminated: (args) => heard(args, ['done.decontaminate']),
    reopened: (args) => heard(args, ['measure.reopen']),
  },
  delays: {
    opening: ({ context }) => context.opens,
    closing: ({ context, event }) => context.closes - event.at,
  },
  actions: { ...facts, remember: assign(remember), expect: assign(expecting), underControl: assign(underControl) },
}).createMachine({
  id: 'chemical-leak',
  context: initialContext,
  initial: 'planned',
  on: listens,
  states: {
    planned: { after: { opening: 'armed' }, on: { END: 'notTriggered' } },
    armed: {
      entry: 'armed',
      on: { TRIGGER: 'underway', END: 'notTriggered' },
    },
    underway: {
      type: 'parallel',
      entry: 'underway',
      after: { closing: [{ guard: 'wasControlled', target: 'concluded' }, { target: 'failed' }] },
      on: { END: [{ guard: 'wasControlled', target: 'concluded' }, { target: 'failed' }] },
      onDone: 'concluded',
      states: {
        leak: {
          initial: 'alarmed',
          states: {
            alarmed: {
              entry: [{ type: 'step', params: { step: 'alarmed' } }, { type: 'expect', params: { fact: 'measure.emergency-shutdown' } }],
              always: { guard: 'shutDown', target: 'isolating', actions: { type: 'step', params: { step: 'shut-down' } } },
            },
            isolating: {
              entry: { type: 'expect', params: { fact: 'done.isolate' } },
              always: { guard: 'isolated', target: 'surveying', actions: { type: 'step', params: { step: 'isolated' } } },
            },
            surveying: {
              entry: { type: 'expect', params: { fact: 'done.survey-gas' } },
              always: { guard: 'surveyed', target: 'plugging', actions: { type: 'step', params: { step: 'surveyed' } } },
            },
            plugging: {
              entry: { type: 'expect', params: { fact: 'done.plug-leak' } },
              always: { guard: 'plugged', target: 'reduced', actions: { type: 'step', params: { step: 'reduced' } } },
              on: { 'held.plug-leak': { target: 'heldPlugging', actions: ['remember', { type: 'step', params: { step: 'held' } }] } },
            },
            heldPlugging: {
              on: { 'resumed.plug-leak': { target: 'plugging', actions: ['remember', { type: 'step', params: { step: 'resumed' } }] } },
            },
            /** Safe to leave to itself while the wind is over the limit (等风窗). */
            reduced: {
              entry: { type: 'expect', params: { fact: 'done.seal-leak' } },
              always: { guard: 'sealed', target: 'sealed', actions: [{ type: 'step', params: { step: 'sealed' } }, 'underControl', 'controlled'] },
              on: {
                'held.*': { actions: ['remember', { type: 'step', params: { step: 'held' } }] },
                'resumed.*': { actions: ['remember', { type: 'step', params: { step: 'resumed' } }] },
              },
            },
            sealed: {
              entry: { type: 'expect', params: { fact: 'done.decontaminate' } },
              always: { guard: 'decontaminated', target: 'clearing', actions: { type: 'step', params: { step: 'decontaminated' } } },
            },
            clearing: {
              entry: { type: 'expect', params: { fact: 'measure.reopen' } },
              always: { guard: 'reopened', target: 'cleared', actions: { type: 'step', params: { step: 'cleared' } } },
            },
            cleared: { type: 'final' },
          },
        },
        drains: {
          initial: 'open',
          states: {
            open: { always: { guard: 'drainsBlocked', target: 'blocked', actions: { type: 'step', params: { step: 'drains-blocked' } } } },
            blocked: { type: 'final' },
          },
        },
      },
    },
    concluded: { type: 'final', entry: 'concludeControlled' },
    failed: { type: 'final', entry: 'concludeFailed' },
    notTriggered: { type: 'final', entry: 'concludeNotTriggered' },
  },
});
