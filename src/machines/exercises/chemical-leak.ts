/**
 * 危化品泄漏处置 (doctrine 3.1): alarm → emergency shut-down → isolation → survey → leak reduced to the safe rate before
 * the wind forces a hold → sealed when it lets go → decontamination → all clear. Drains are blocked beside it.
 */
import { and, stateIn } from 'xstate';
import {
  afterwards,
  awaits,
  beforehand,
  control,
  expects,
  heard,
  heardNews,
  listens,
  procedure,
  step,
  success,
  waitsNoMore,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

const line = 'leak';

export const chemicalLeakMachine = procedure.createMachine({
  id: 'chemical-leak',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      type: 'parallel',
      states: {
        work: {
          type: 'parallel',
          onDone: success,
          states: {
            leak: {
              entry: step('alarmed'),
              initial: 'alarmed',
              states: {
                alarmed: awaits({ line, facts: ['measure.emergency-shutdown'], makes: 'shut-down', next: 'isolating' }),
                isolating: awaits({ line, facts: ['done.isolate'], makes: 'isolated', next: 'surveying' }),
                surveying: awaits({ line, facts: ['done.survey-gas'], makes: 'surveyed', next: 'plugging' }),
                plugging: awaits({ line, facts: ['done.plug-leak'], makes: 'reduced', next: 'reduced' }),
                /** Safe to leave to itself while the wind is over the limit (等风窗). Not under control while a drain is open. */
                reduced: {
                  entry: expects(line, 'done.seal-leak', 'done.block-drains'),
                  always: {
                    guard: and([heard('done.seal-leak'), stateIn('#drainsBlocked')]),
                    target: 'sealed',
                    actions: [waitsNoMore(line), step('sealed'), ...control],
                  },
                },
                sealed: awaits({ line, facts: ['done.decontaminate'], makes: 'decontaminated', next: 'clearing' }),
                clearing: awaits({ line, facts: ['measure.reopen'], makes: 'cleared', next: 'cleared' }),
                cleared: { type: 'final' },
              },
            },
            drains: {
              initial: 'open',
              states: {
                open: awaits({
                  line: 'drains',
                  facts: ['done.block-drains'],
                  makes: 'drains-blocked',
                  next: 'blocked',
                }),
                blocked: { id: 'drainsBlocked', type: 'final' },
              },
            },
          },
        },
        /** The wind over the limits of the work (避风), and below them again. */
        wind: {
          initial: 'listening',
          states: {
            listening: { always: { guard: heardNews('held'), target: 'held', actions: step('held') } },
            held: { always: { guard: heardNews('resumed'), target: 'resumed', actions: step('resumed') } },
            resumed: {},
          },
        },
      },
    },
    ...afterwards,
  },
  on: listens,
});
