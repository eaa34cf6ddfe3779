/**
 * 水库河道洪水抢险 (doctrine 1.3, 3.4): forecast → pre-release, patrol, sub-dyke (子堤) and the people downstream, side by
 * side → the water recedes. A seepage that the patrol or anybody reports wants its filter well (反滤围井) first.
 */
import { and, not, or } from 'xstate';
import {
  afterwards,
  awaits,
  beforehand,
  control,
  errand,
  expects,
  heard,
  listens,
  procedure,
  step,
  success,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

const dykeIsTight = or([not(heard('incident.seepage')), heard('done.filter-well')]);

export const reservoirDykeMachine = procedure.createMachine({
  id: 'reservoir-dyke',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      type: 'parallel',
      states: {
        seepage: {
          initial: 'none',
          states: {
            none: {
              entry: expects('seepage'),
              always: { guard: heard('incident.seepage'), target: 'found', actions: step('seepage-found') },
            },
            found: awaits({ line: 'seepage', facts: ['done.filter-well'], makes: 'well-built', next: 'held' }),
            held: {},
          },
        },
        flood: {
          initial: 'rising',
          onDone: success,
          states: {
            rising: {
              type: 'parallel',
              entry: step('forecast'),
              onDone: 'receding',
              states: {
                release: errand({ line: 'release', facts: ['measure.pre-release', 'done.operate-gates'], makes: 'pre-released' }),
                patrol: errand({ line: 'patrol', facts: ['done.patrol-dyke'], makes: 'patrolled' }),
                crest: errand({ line: 'crest', facts: ['done.raise-dyke'], makes: 'dyke-raised' }),
                downstream: errand({ line: 'downstream', facts: ['done.move-downstream'], makes: 'downstream-moved' }),
              },
            },
            receding: {
              entry: expects('flood', 'measure.reopen'),
              exit: expects('flood'),
              always: {
                guard: and([heard('measure.reopen'), dykeIsTight]),
                target: 'receded',
                actions: [step('receded'), ...control],
              },
            },
            receded: { type: 'final' },
          },
        },
      },
    },
    ...afterwards,
  },
  on: listens,
});
