/**
 * 群众转移安置 (doctrine 1.3, 2.8; 不漏一户、不落一人): households called while shelters open → people moved → every house
 * swept → return lifted. That nobody may go back early is said at any time beside it.
 */
import {
  afterwards,
  awaits,
  beforehand,
  errand,
  heard,
  listens,
  notes,
  procedure,
  step,
  success,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

const line = 'people';

export const evacuationMachine = procedure.createMachine({
  id: 'evacuation',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      type: 'parallel',
      states: {
        people: {
          initial: 'calling',
          onDone: success,
          states: {
            /** Nobody is moved before there is somewhere to go. */
            calling: {
              type: 'parallel',
              entry: step('calling'),
              onDone: 'moving',
              states: {
                households: errand({ line: 'households', facts: ['done.call-households'], makes: 'households-called' }),
                shelters: errand({ line: 'shelters', facts: ['done.open-shelter'], makes: 'shelters-open' }),
              },
            },
            moving: awaits({ line, facts: ['done.transport-people'], makes: 'people-moved', next: 'sweeping' }),
            sweeping: awaits({
              line,
              facts: ['done.sweep-households'],
              makes: 'verified',
              next: 'away',
              controls: true,
            }),
            away: awaits({ line, facts: ['measure.lift-return'], makes: 'return-lifted', next: 'home' }),
            home: { type: 'final' },
          },
        },
        bar: notes(heard('measure.bar-return'), 'return-barred'),
      },
    },
    ...afterwards,
  },
  on: listens,
});
