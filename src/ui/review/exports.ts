/**
 * The review as tables for spreadsheets. Columns are those of HSEEP's rating chart (Exercise Evaluation Guide) and of the improvement plan
 * (AAR/IP, Appendix A), so that they go into a city's own forms; what has no place here is left empty.
 */
import type { Desk } from '../desk.ts';
import { fill } from '../words.ts';
import { findings, suggested } from './body.ts';
import { reviewLabels } from './labels.ts';
import { csv, type Verdict } from './verdict.ts';

const CHART = [
  'Organizational Capability Target',
  'Associated Critical Tasks',
  'Observation Notes and Explanation of Rating',
  'Target Rating',
];
const PLAN = [
  'Core Capability',
  'Issue/Area for Improvement',
  'Corrective Action',
  'Capability Element',
  'Primary Responsible Organization',
  'Organization POC',
  'Start Date',
  'Completion Date',
];

/** One row an objective; its tasks are the expected actions of its exercise. A rating that nobody gave is marked as suggested. */
export function chartOf(desk: Desk, { ratings, notes, observed, signed }: Verdict): string {
  const words = reviewLabels(desk.speech);
  const { injects, objectives } = desk.scenario;
  const head = [
    words.mark,
    desk.names.text(desk.scenario.meta.title) ?? '',
    '',
    signed === undefined ? words.unsigned : fill(words.signed, { name: signed.by, time: signed.at }),
  ];
  const rows = (findings(desk)?.objectives ?? []).map((one) => {
    const exercise = objectives.find(({ id }) => id === one.id)?.exercise;
    const tasks = injects
      .filter((inject) => exercise !== undefined && inject.exercise === exercise)
      .flatMap(({ expects }) => expects);
    const given = ratings[one.id];
    const log = `${one.met === undefined ? words.open : one.met ? words.met : words.missed}${one.value === undefined ? '' : ` ${Math.round(one.value * 100) / 100}`}`;
    return [
      desk.names.name('objective', one.id),
      tasks
        .map(({ id }) => `${desk.names.name('action', id)}${observed.includes(id) ? ` (${words.seen})` : ''}`)
        .join('; '),
      [log, notes[one.id] ?? ''].filter((text) => text !== '').join(' · '),
      given === undefined ? fill(words.suggested, { rating: words.ratings[suggested(one)] }) : words.ratings[given],
    ];
  });
  return csv([CHART, ...rows, head]);
}

export const planOf = ({ improvements }: Verdict): string =>
  csv([PLAN, ...improvements.map(({ issue, action, who, by }) => ['', issue, action, '', who, '', '', by])]);
