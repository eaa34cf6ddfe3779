/** What is known of an exercise: its state, its window, the milestones behind it. */
import { sayReason, stepWord } from '../../text/say.ts';
import type { Desk } from '../desk.ts';
import { exerciseShown, outcomeShown } from '../drill-view.ts';
import { drillMoment } from '../format.ts';
import { type Fact, type Facts, known } from './fact.ts';

export function exerciseFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const exercise = desk.roster.exercises.get(id);
  const record = desk.view?.state.exercises[id];
  if (!exercise) return { title: id, subtitle: '', facts: [] };
  const moment = (at: number): string => drillMoment(at, desk.landfall);
  const outcome = record && outcomeShown(record);
  const steps = Object.entries(record?.steps ?? {}).sort(([, a], [, b]) => a - b);
  return {
    title: desk.names.text(exercise.name) ?? id,
    subtitle: words.exerciseKind[exercise.kind],
    facts: known([
      record &&
        ([
          details.state,
          outcome ? words.outcome[outcome] : words.exerciseState[exerciseShown(record)],
          outcome === 'failed' ? 'danger' : undefined,
        ] as Fact),
      record?.reason !== undefined && [
        details.outcome,
        [sayReason(record.reason, words), ...(record.undone ?? []).map((site) => desk.names.name('site', site))].join(
          '\n',
        ),
      ],
      [details.place, desk.names.name('site', exercise.site)],
      [details.window, `${moment(exercise.window.from)} – ${moment(exercise.window.to)}`],
      [details.lead, desk.names.party(exercise.lead)],
      [details.teams, exercise.teams.join(' ')],
      [details.step, steps.map(([step, at]) => `${moment(at)} ${stepWord(exercise.kind, step, words)}`).join('\n')],
    ]),
  };
}
