/**
 * 渔船回港与海上、海岛人员避险 (doctrine 1.3, 2.8): boats in port, raft workers ashore and the island cleared, side by
 * side; then the head count (点名复核) that alone ends it.
 */
import { afterwards, awaits, beforehand, errand, listens, procedure, step, whileUnderway } from './procedure.ts';
import { initialContext } from './protocol.ts';

export const boatsToPortMachine = procedure.createMachine({
  id: 'boats-to-port',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      initial: 'recalling',
      states: {
        recalling: {
          type: 'parallel',
          entry: step('recalling'),
          onDone: 'counting',
          states: {
            boats: errand({ line: 'boats', facts: ['done.recall-boats'], makes: 'boats-recalled' }),
            rafts: errand({ line: 'rafts', facts: ['done.clear-rafts'], makes: 'rafts-ashore' }),
            island: errand({ line: 'island', facts: ['done.evacuate-island'], makes: 'island-cleared' }),
          },
        },
        counting: awaits({
          line: 'count',
          facts: ['done.head-count'],
          makes: 'head-counted',
          next: 'counted',
          controls: true,
        }),
        counted: { type: 'final' },
      },
    },
    ...afterwards,
  },
  on: listens,
});
