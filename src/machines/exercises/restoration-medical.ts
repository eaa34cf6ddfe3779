/**
 * 断路断电断网抢通与医疗救治 (doctrine 1.3, 3.5): survey → generator before repair (先复电后抢修), one lane, links and
 * medical posts, side by side → disinfection.
 */
import {
  afterwards,
  awaits,
  beforehand,
  control,
  errand,
  listens,
  procedure,
  step,
  whileUnderway,
} from './procedure.ts';
import { initialContext } from './protocol.ts';

export const restorationMedicalMachine = procedure.createMachine({
  id: 'restoration-medical',
  context: initialContext,
  initial: 'planned',
  states: {
    ...beforehand,
    underway: {
      ...whileUnderway,
      entry: ['underway', step('surveyed')],
      initial: 'restoring',
      states: {
        restoring: {
          type: 'parallel',
          onDone: { target: 'disinfecting', actions: control },
          states: {
            power: {
              initial: 'out',
              states: {
                out: awaits({
                  line: 'power',
                  facts: ['done.connect-generator'],
                  makes: 'generator-on',
                  next: 'onGenerator',
                }),
                onGenerator: awaits({
                  line: 'power',
                  facts: ['done.restore-power'],
                  makes: 'power-restored',
                  next: 'restored',
                }),
                restored: { type: 'final' },
              },
            },
            road: errand({ line: 'road', facts: ['done.clear-road'], makes: 'lane-opened' }),
            links: errand({ line: 'links', facts: ['done.restore-links'], makes: 'links-restored' }),
            care: errand({ line: 'care', facts: ['done.medical-post'], makes: 'medical-posts-open' }),
          },
        },
        disinfecting: awaits({
          line: 'disinfection',
          facts: ['done.disinfect'],
          makes: 'disinfected',
          next: 'disinfected',
        }),
        disinfected: { type: 'final' },
      },
    },
    ...afterwards,
  },
  on: listens,
});
