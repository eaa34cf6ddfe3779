/**
 * 船舶遇险搜救 (doctrine 1.3, 3.2): alert → a unit tasked → search plan → on scene → found → rescued → handed over to
 * the ambulance.
 */
import { afterwards, awaits, beforehand, listens, procedure, step, whileUnderway } from './procedure.ts';
import { initialContext } from './protocol.ts';

const line = 'search';

export const vesselDistressMachine = procedure.createMachine({
  id: 'vessel-distress',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      entry: ['underway', step('alerted')],
      initial: 'tasking',
      states: {
        tasking: awaits({ line, facts: ['ordered.sea-search'], makes: 'tasked', next: 'planning' }),
        planning: awaits({ line, facts: ['measure.search-plan'], makes: 'search-planned', next: 'sailing' }),
        sailing: awaits({ line, facts: ['arrived.sea-search'], makes: 'on-scene', next: 'searching' }),
        searching: awaits({ line, facts: ['done.sea-search'], makes: 'found', next: 'rescuing' }),
        rescuing: awaits({ line, facts: ['done.sea-rescue'], makes: 'rescued', next: 'handingOver', controls: true }),
        handingOver: awaits({ line, facts: ['done.medevac'], makes: 'handed-over', next: 'handedOver' }),
        handedOver: { type: 'final' },
      },
    },
    ...afterwards,
  },
  on: listens,
});
