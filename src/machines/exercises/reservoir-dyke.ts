/**
 * 水库河道洪水抢险 (doctrine 1.3, 3.4): forecast → pre-release, patrol, sub-dyke (子堤) and the people downstream, side by
 * side → the water recedes. A seepage that the patrol or anybody reports wants its filter well (反滤围井) first.
 */
import { and, not, stateIn } from 'xstate';
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
  waitsNoMore,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

/** Looks at the state, not at the facts: the well is built first and the water recedes then, whatever came together. */
const dykeIsTight = not(stateIn('#seeping'));

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
              entry: waitsNoMore('seepage'),
              always: { guard: heard('incident.seepage'), target: 'found', actions: step('seepage-found') },
            },
            found: {
              id: 'seeping',
              ...awaits({ line: 'seepage', facts: ['done.filter-well'], makes: 'well-built', next: 'filtered' }),
            },
            filtered: {},
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
                release: errand({
                  line: 'release',
                  facts: ['measure.pre-release', 'done.operate-gates'],
                  makes: 'pre-released',
                }),
                patrol: errand({ line: 'patrol', facts: ['done.patrol-dyke'], makes: 'patrolled' }),
                crest: errand({ line: 'crest', facts: ['done.raise-dyke'], makes: 'dyke-raised' }),
                downstream: errand({ line: 'downstream', facts: ['done.move-downstream'], makes: 'downstream-moved' }),
              },
            },
            receding: {
              entry: expects('flood', 'measure.reopen'),
              always: {
                guard: and([heard('measure.reopen'), dykeIsTight]),
                target: 'receded',
                actions: [waitsNoMore('flood'), step('receded'), ...control],
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
