/** Exercises, objectives, showings: what is played, what is asked, and how it is shown. */
import { EXERCISE_STEPS, type ExerciseKind } from '../log/names.ts';
import { exerciseKinds } from '../text/exercise-kinds.ts';
import type { Text } from '../text/words.ts';
import { T0 } from '../units/time.ts';
import { type Context, given, listed, NEVER } from './context.ts';
import type { Path } from './findings.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Exercise, Objective, Segment, Showing } from './scenario.ts';
import type { AuthorEntry } from './schema.ts';
import type { Author } from './shape.ts';

/** Where the author gives an exercise no name. */
const wordOf = (kind: ExerciseKind): Text => ({ zh: exerciseKinds.zh[kind], en: exerciseKinds.en[kind] });

export function resolveExercises(context: Context, author: Author): Exercise[] {
  return author.exercises.map(({ index, entry }) => {
    const path = ['exercises', index];
    const { id, name, window } = entry;
    const known = entry.kind ?? (Object.hasOwn(EXERCISE_STEPS, id) ? (id as ExerciseKind) : undefined);
    if (!known)
      context.findings.at([...path, 'id'], 'kind-needed', {
        found: id,
        allowed: Object.keys(EXERCISE_STEPS).join(' | '),
      });
    const kind = known ?? 'typhoon-landfall';
    return {
      id,
      kind,
      name: name === undefined ? wordOf(kind) : context.text([...path, 'name'], name),
      site: context.ref('site', [...path, 'site'], entry.site),
      trigger: context.condition([...path, 'trigger'], entry.trigger),
      lead: context.ref('post', [...path, 'lead'], entry.lead),
      teams: context.refs('team', [...path, 'teams'], entry.teams),
      window: window
        ? context.span([...path, 'window'], window.from, window.to)
        : { from: T0, to: context.endEx ?? T0 },
      atEach: (entry.atEach ?? []).map(({ task, sites }, i) => ({
        task,
        sites: context.refs('site', [...path, 'atEach', i, 'sites'], sites),
      })),
    };
  });
}

export function resolveObjectives(context: Context, author: Author): Objective[] {
  return author.objectives.map(({ index, entry }) => {
    const path = ['objectives', index];
    const { limit, by, exercise } = entry;
    const parsed = context.parsed([...path, 'measure'], entry.measure, 'measure');
    if (parsed.is === 'number' && limit === undefined)
      context.findings.at(path, 'objective-limit', { found: entry.id });
    if (parsed.condition && parsed.is !== 'number' && limit !== undefined)
      context.findings.at([...path, 'limit'], 'objective-no-limit', { found: `${limit}` });
    return {
      id: entry.id,
      ...given(
        'exercise',
        exercise === undefined ? undefined : context.ref('exercise', [...path, 'exercise'], exercise),
      ),
      target: context.text([...path, 'target'], entry.target),
      measure: parsed.condition ?? NEVER,
      ...given('limit', limit),
      ...given('by', by === undefined ? undefined : context.time([...path, 'by'], by)),
      hard: entry.hard ?? false,
      teams: context.refs('team', [...path, 'teams'], entry.teams),
      work: listed([...path, 'work'], entry.work).map(([place, work]) => ({
        site: context.ref('site', [...place, 'site'], work.site),
        task: work.task,
        ...context.span(place, work.from, work.to),
      })),
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}

export function resolveShowings(context: Context, author: Author): Showing[] {
  return author.showings.map(({ index, entry }) => ({
    id: entry.id,
    name:
      entry.name === undefined ? { zh: entry.id, en: entry.id } : context.text(['showings', index, 'name'], entry.name),
    ...given('length', entry.length === undefined ? undefined : context.duration(entry.length, 0)),
    segments: entry.segments.map((segment, i) => segmentOf(context, ['showings', index, 'segments', i], segment)),
  }));
}

type AuthorSegment = AuthorEntry<'showings'>['segments'][number];
/** Speed of a clock that waits for an answer (design 6.3). */
const ANSWER_SPEED = 5;

function segmentOf(context: Context, path: Path, segment: AuthorSegment): Segment {
  const [mode = 'jump', factor] = segment.mode.split(' ');
  if (factor !== undefined && Number(factor) <= 0)
    context.findings.at([...path, 'mode'], 'mode-factor', { found: segment.mode });
  return {
    ...given('act', segment.act === undefined ? undefined : context.text([...path, 'act'], segment.act)),
    // Beyond EndEx is told by the lint: the segment is cut there, nothing else is lost.
    ...context.span(path, segment.from, segment.to, true),
    mode: mode as Segment['mode'],
    factor: factor === undefined ? 1 : Number(factor),
    answerSpeed: segment.answerSpeed ?? ANSWER_SPEED,
    ...given(
      'narration',
      segment.narration === undefined ? undefined : context.text([...path, 'narration'], segment.narration),
    ),
  };
}
