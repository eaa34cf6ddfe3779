/**
 * 台风登陆应对 (doctrine 1.3, 2.3): consultation → response level by level → everybody inside → the passage → all clear
 * → stood down → terminated. Beside it: the districts acknowledge the highest level, the five stops, forces in place.
 */
import { FIVE_STOPS, type Level } from '../../log/names.ts';
import {
  afterwards,
  atLevel,
  awaits,
  beforehand,
  controlAndSuccess,
  errand,
  expects,
  heard,
  listens,
  procedure,
  step,
  waitsNoMore,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

const line = 'command';
const fiveStops = FIVE_STOPS.map((stop) => `measure.${stop}` as const);
const raised = (level: Exclude<Level, 'duty'>) =>
  ({ guard: heard(`level.${level}`), target: `at${level}`, actions: step(`level-${level}`) }) as const;

export const typhoonLandfallMachine = procedure.createMachine({
  id: 'typhoon-landfall',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      type: 'parallel',
      onDone: controlAndSuccess,
      states: {
        command: {
          initial: 'consulting',
          states: {
            consulting: awaits({ line, facts: ['measure.consult'], makes: 'consulted', next: 'raising' }),
            /** A post that jumps a level leaves its milestone out: only what was reached is reported. */
            raising: {
              initial: 'onDuty',
              always: {
                guard: heard('measure.all-inside'),
                target: 'passing',
                actions: [waitsNoMore(line), step('all-inside'), step('passage')],
              },
              states: {
                onDuty: {
                  entry: expects(line, 'level.IV'),
                  always: [raised('IV'), raised('III'), raised('II'), raised('I')],
                },
                atIV: { entry: expects(line, 'level.III'), always: [raised('III'), raised('II'), raised('I')] },
                atIII: { entry: expects(line, 'level.II'), always: [raised('II'), raised('I')] },
                atII: { entry: expects(line, 'level.I'), always: [raised('I')] },
                atI: { entry: expects(line, 'measure.all-inside') },
              },
            },
            passing: awaits({ line, facts: ['measure.all-clear'], makes: 'all-clear', next: 'standingDown' }),
            standingDown: {
              entry: expects(line, 'level.duty'),
              always: {
                guard: atLevel('IV', 'duty'),
                target: 'terminating',
                actions: [waitsNoMore(line), step('stood-down')],
              },
            },
            terminating: awaits({ line, facts: ['measure.terminate'], makes: 'terminated', next: 'terminated' }),
            terminated: { type: 'final' },
          },
        },
        districts: errand({ line: 'districts', facts: ['acknowledged.I'], makes: 'districts-acknowledged' }),
        stops: errand({ line: 'stops', facts: fiveStops, makes: 'five-stops' }),
        forces: errand({ line: 'forces', facts: ['measure.confirm-placed'], makes: 'forces-placed' }),
      },
    },
    ...afterwards,
  },
  on: listens,
});
