/** What the strip shows, as data: bands and diamonds in drill time. What is later than the playhead is plan, never fact. */
import { WARNING_FAMILIES, type WarningFamily } from '../../log/names.ts';
import type { Desk } from '../desk.ts';
import { playedInjects } from '../drill-view.ts';
import type { ExerciseView } from '../roster.ts';

/** `tone` is a class of the strip's sheet; `plan` is drawn as an outline. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly tone: string;
  readonly label?: string;
}
export interface Diamond {
  readonly at: number;
  readonly inject: string;
  readonly out: boolean;
  readonly title: string;
}
export interface Lane {
  /** An exercise's id; undefined for what is to all. */
  readonly exercise: string | undefined;
  readonly label: string;
  readonly bands: readonly Band[];
  readonly diamonds: readonly Diamond[];
}
export interface Strip {
  readonly showing: readonly Band[];
  /** One a family of warnings that was ever issued. */
  readonly warnings: readonly { readonly family: WarningFamily; readonly bands: readonly Band[] }[];
  readonly response: readonly Band[];
  readonly lanes: readonly Lane[];
}

export function stripOf(desk: Desk): Strip {
  return {
    showing: showingBands(desk),
    warnings: warningBands(desk),
    response: responseBands(desk),
    lanes: lanesOf(desk),
  };
}

function showingBands(desk: Desk): readonly Band[] {
  const { words } = desk.speech;
  const chosen = desk.view?.state.showing?.id ?? desk.store.state.showing;
  const segments = desk.scenario.showings.find(({ id }) => id === chosen)?.segments ?? [];
  return segments.map(({ from, to, mode, factor, act }) => {
    const pace =
      mode === 'jump' ? words.segment.jump : `${mode === 'compress' ? words.segment.compress : ''} ×${factor}`;
    return { from, to, tone: mode, label: [desk.names.text(act), pace.trim()].filter(Boolean).join(' ') };
  });
}

interface Turn {
  readonly at: number;
  readonly tone: string;
  readonly label: string;
}
/** A band from each turn to the next, the last to now; `none` and `duty` leave a gap. */
function bandsOf(turns: readonly Turn[], now: number): readonly Band[] {
  return turns
    .map((turn, i) => ({
      from: turn.at,
      to: turns[i + 1]?.at ?? Math.max(now, turn.at),
      tone: turn.tone,
      label: turn.label,
    }))
    .filter(({ tone }) => tone !== 'none' && tone !== 'duty');
}

function warningBands(desk: Desk): Strip['warnings'] {
  const { words } = desk.speech;
  return WARNING_FAMILIES.flatMap((family) => {
    const turns = desk.journal.lines.flatMap((line): Turn[] =>
      line.type === 'warning.issued' && line.family === family
        ? [{ at: line.at, tone: line.colour, label: words.colour[line.colour] }]
        : [],
    );
    return turns.length === 0 ? [] : [{ family, bands: bandsOf(turns, desk.at) }];
  });
}

function responseBands(desk: Desk): readonly Band[] {
  const { words } = desk.speech;
  const city = desk.scenario.posts.find(({ level }) => level === 'city')?.id;
  const turns = desk.journal.lines.flatMap((line): Turn[] =>
    line.type === 'post.level' && line.post === city
      ? [{ at: line.at, tone: line.level, label: words.level[line.level] }]
      : [],
  );
  return bandsOf(turns, desk.at);
}

function lanesOf(desk: Desk): readonly Lane[] {
  const state = desk.view?.state;
  // Who is told things sees what reached them, and neither what will nor how the exercises stand.
  const told = desk.circle !== undefined;
  const diamonds = new Map<string | undefined, Diamond[]>();
  for (const { inject, record, due } of state ? playedInjects(desk.scenario.injects, state) : []) {
    const at = record.released ?? due;
    if (at === undefined || (told && (record.delivered === undefined || !inject.to.includes(desk.seat)))) continue;
    const lane =
      !told && inject.exercise !== undefined && desk.roster.exercises.has(inject.exercise)
        ? inject.exercise
        : undefined;
    const list = diamonds.get(lane) ?? [];
    list.push({
      at,
      inject: inject.id,
      out: record.released !== undefined,
      title: `#${inject.number} ${desk.names.text(inject.title) ?? ''}`,
    });
    diamonds.set(lane, list);
  }
  const lanes = (told ? [] : desk.scenario.exercises).map((exercise) => ({
    exercise: exercise.id,
    label: desk.names.shortExercise(exercise.id),
    bands: exerciseBands(desk, exercise),
    diamonds: diamonds.get(exercise.id) ?? [],
  }));
  const general = diamonds.get(undefined);
  return general
    ? [
        ...lanes,
        {
          exercise: undefined,
          label: told ? desk.speech.labels.answers.own : desk.speech.labels.timeline.all,
          bands: [],
          diamonds: general,
        },
      ]
    : lanes;
}

/** Its window as planned, and over it what became of it until now. */
function exerciseBands(desk: Desk, { id, window }: ExerciseView): readonly Band[] {
  const record = desk.view?.state.exercises[id];
  const now = desk.at;
  const ended = record?.concludedAt;
  const bands: Band[] =
    ended === undefined && window.to > now ? [{ from: Math.max(now, window.from), to: window.to, tone: 'plan' }] : [];
  if (record?.armedAt !== undefined)
    bands.push({ from: record.armedAt, to: record.underwayAt ?? ended ?? now, tone: 'armed' });
  if (record?.underwayAt !== undefined) {
    const calm = record.controlledAt ?? ended ?? now;
    bands.push({ from: record.underwayAt, to: calm, tone: record.outcome === 'failed' ? 'failed' : 'underway' });
    if (record.controlledAt !== undefined) bands.push({ from: calm, to: ended ?? now, tone: 'controlled' });
  }
  return bands;
}
