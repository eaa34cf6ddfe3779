/**
 * 城市洪涝处置 (doctrine 1.3, 3.3): warning → pumps in place, underpass and metro closed before the water → pumping →
 * drained → reopened. Whoever is trapped meanwhile is rescued before anything counts as under control.
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
  heardNews,
  listens,
  notes,
  procedure,
  step,
  success,
  waitsNoMore,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

const line = 'water';
/** Looks at the state, not at the facts: people are rescued first, whatever came together. */
const nobodyTrapped = not(stateIn('#trapped'));

export const urbanFloodingMachine = procedure.createMachine({
  id: 'urban-flooding',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      type: 'parallel',
      states: {
        people: {
          initial: 'safe',
          states: {
            safe: { entry: waitsNoMore('people'), always: { guard: heard('incident.trapped'), target: 'trapped' } },
            trapped: {
              id: 'trapped',
              ...awaits({ line: 'people', facts: ['done.rescue-trapped'], makes: 'trapped-rescued', next: 'rescued' }),
            },
            rescued: {},
          },
        },
        wind: notes(heardNews('held'), 'held'),
        water: {
          initial: 'preparing',
          onDone: success,
          states: {
            preparing: {
              type: 'parallel',
              entry: step('warned'),
              onDone: 'filling',
              states: {
                pumps: errand({ line: 'pumps', facts: ['done.place-pumps'], makes: 'pumps-placed' }),
                underpass: errand({
                  line: 'underpass',
                  facts: ['done.close-road', 'measure.close-underpass'],
                  any: true,
                  makes: 'underpass-closed',
                }),
                metro: errand({ line: 'metro', facts: ['measure.close-metro'], makes: 'metro-closed' }),
              },
            },
            /** A team whose work takes no time reports it done without having started. */
            filling: {
              entry: expects(line, 'started.pump-out'),
              always: [
                { guard: heard('started.pump-out'), target: 'pumping', actions: [waitsNoMore(line), step('pumping')] },
                { guard: heard('done.pump-out'), target: 'pumping', actions: waitsNoMore(line) },
              ],
            },
            pumping: awaits({ line, facts: ['done.pump-out'], makes: 'drained', next: 'drained' }),
            drained: { always: { guard: nobodyTrapped, target: 'reopening', actions: control } },
            reopening: {
              entry: expects(line, 'measure.reopen'),
              always: {
                guard: and([heard('measure.reopen'), nobodyTrapped]),
                target: 'reopened',
                actions: [waitsNoMore(line), step('reopened')],
              },
            },
            reopened: { type: 'final' },
          },
        },
      },
    },
    ...afterwards,
  },
  on: listens,
});
