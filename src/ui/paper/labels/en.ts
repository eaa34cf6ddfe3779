import type { PaperLabels } from './zh.ts';

export const en: PaperLabels = {
  mark: '演练 EXERCISE',
  told: 'What {seat} knows, and not all there is',
  truth: 'As controllers see it: the truth, not for players',
  at: '{time} · {local} · {landfall}',
  warnings: 'Warnings',
  level: 'Response',
  none: 'none',
  exercises: { title: 'Exercises', name: 'Exercise', state: 'State', step: 'Progress', lead: 'Lead' },
  teams: { title: 'Teams', team: 'Team', people: 'People', state: 'State', place: 'Place', task: 'Task' },
  orders: { title: 'Orders and reports that are open', who: 'From → to', what: 'What', left: 'Left', state: 'State' },
  people: {
    title: 'People',
    area: 'Danger area',
    all: 'To move',
    moved: 'Moved',
    verified: 'Verified',
    left: 'Still there',
  },
  log: { title: 'The last {n} lines', time: 'Time', line: 'Line' },
};
