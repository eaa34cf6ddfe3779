/** The figures of a wall's column and its strips, as data. A row that a drill cannot fill is absent, never 0. */
import { areasOf, HOLDS, missedIn, sumOf } from '../../drill/areas.ts';
import type { AreaRecord, DrillState, ReportRecord } from '../../drill/state.ts';
import {
  COLOURS,
  type Colour,
  EXERCISE_STEPS,
  type Level,
  WARNING_FAMILIES,
  type WarningFamily,
} from '../../log/names.ts';
import { stepWord } from '../../text/say.ts';
import { beaufort } from '../../units/scales.ts';
import type { Desk } from '../desk.ts';
import { exerciseShown, outcomeShown, ringOf } from '../drill-view.ts';
import { drillMoment, localClock, spanWords } from '../format.ts';
import type { ExerciseView } from '../roster.ts';
import { fill } from '../words.ts';
import { wallLabels } from './labels.ts';
import type { Wall } from './scene.ts';

export type Tone = '' | 'warn' | 'danger';
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Of how many, or in which unit. */
  readonly rest?: string;
  readonly more: string;
  readonly tone: Tone;
}

export function figuresOf(desk: Desk, wall: Wall): readonly Figure[] {
  const state = desk.view?.state;
  if (state === undefined) return [];
  return [teams(desk, state), ...people(desk, state, wall), ...weather(desk, wall), overdue(desk, state)];
}

function teams(desk: Desk, state: DrillState): Figure {
  const said = wallLabels(desk.speech);
  const records = Object.values(state.teams);
  const rings = records.map(ringOf);
  const there = records.filter(({ state: one }) => one === 'staged' || one === 'working').length;
  const trouble = rings.filter((ring) => ring === 'lost' || ring === 'stranded' || ring === 'faulted').length;
  const more = {
    people: desk.scenario.teams.reduce((sum, { people: n }) => sum + n, 0),
    holding: rings.filter((ring) => ring === 'holding').length,
    trouble,
  };
  return {
    id: 'teams',
    label: said.teams,
    value: String(there),
    rest: `/ ${records.length}`,
    more: fill(said.teamsMore, more),
    tone: trouble > 0 ? 'warn' : '',
  };
}

/** A headquarters knows its lists and who was written down; who watches the truth sees everybody. */
function people(desk: Desk, state: DrillState, wall: Wall): Figure[] {
  const { households } = desk.scenario;
  if (households === undefined || state.areas === undefined) return [];
  const said = wallLabels(desk.speech);
  const time = drillMoment(households.deadline, desk.landfall);
  const all = areasOf(state, 'all');
  const truth = wall === 'observers';
  // Whoever is written down and stands on no list is found to be due too.
  const listed = households.areas.reduce(
    (sum, area) => sum + Math.max(area.listed, verified(areasOf(state, area.id))),
    0,
  );
  const due = truth ? sumOf(all, HOLDS.people)[1] : listed;
  const moved = sumOf(all, HOLDS.moved)[1];
  const open = (id: string, on: number): number => {
    const records = areasOf(state, id);
    return truth ? sumOf(records, HOLDS.left)[1] : Math.max(0, on - verified(records));
  };
  const each = households.areas.map(({ id, listed: on }) => ({ id, n: open(id, on) })).sort((a, b) => b.n - a.n);
  const left = each.reduce((sum, { n }) => sum + n, 0);
  const missed = truth ? missedIn(all)?.[1] : undefined;
  const late = desk.at > households.deadline;
  const tone = left === 0 ? '' : late ? 'danger' : 'warn';
  const most = { area: each[0] === undefined ? '' : desk.names.name('area', each[0].id) };
  return [
    {
      id: 'moved',
      label: said.moved,
      value: String(moved),
      rest: `/ ${due}`,
      more: fill(truth ? said.movedTrue : said.movedKnown, { time }),
      tone: '',
    },
    {
      id: 'unverified',
      label: missed === undefined ? (truth ? said.left : said.unverified) : said.missed,
      value: String(missed ?? left),
      rest: said.people,
      more: left === 0 ? '' : fill(truth ? said.leftMore : said.unverifiedMore, most),
      tone: missed === undefined ? tone : missed > 0 ? 'danger' : '',
    },
  ];
}

/** On the list and seen to, wherever they are. */
const verified = (records: readonly AreaRecord[]): number =>
  sumOf(records, (state) => HOLDS.verified(state) || state === 'away-checked')[1];

interface Most {
  readonly site: string;
  readonly value: number;
}
const mostOf = (values: readonly Most[]): Most | undefined =>
  values.reduce<Most | undefined>(
    (most, one) => (most === undefined || one.value > most.value ? one : most),
    undefined,
  );

/** Gauges are measured from afar; how deep water stands somewhere has to be found. */
function weather(desk: Desk, wall: Wall): Figure[] {
  const said = wallLabels(desk.speech);
  const { sites = {}, hazards } = desk.view?.weather ?? {};
  const of = (pick: (site: (typeof sites)[string]) => number): Most | undefined =>
    mostOf(Object.entries(sites).map(([site, one]) => ({ site, value: pick(one) })));
  const named = ({ site }: Most): string => desk.names.name('site', site);
  const wind = of((site) => site.wind);
  const rain = of((site) => site.rain);
  const depths = Object.entries(hazards?.sites ?? {}).map(([site, { depth = 0 }]) => ({ site, value: depth }));
  const deepest = wall === 'observers' ? mostOf(depths) : undefined;
  const figures: Figure[] = [];
  if (wind !== undefined)
    figures.push({
      id: 'wind',
      label: said.wind,
      value: fill(said.force, { n: beaufort(wind.value) }),
      rest: `${wind.value.toFixed(1)} m/s`,
      more: named(wind),
      tone: '',
    });
  if (deepest !== undefined && deepest.value >= 0.05)
    figures.push({
      id: 'water',
      label: said.water,
      value: deepest.value.toFixed(2),
      rest: 'm',
      more: named(deepest),
      tone: '',
    });
  else if (rain !== undefined)
    figures.push({
      id: 'rain',
      label: said.rain,
      value: rain.value.toFixed(0),
      rest: 'mm/h',
      more: named(rain),
      tone: '',
    });
  return figures;
}

/** Reports that are not there and ought to be, the longest late first. */
export const lateReports = (state: DrillState, at: number): readonly [string, ReportRecord][] =>
  Object.entries(state.reports)
    .filter(([, { received, missed, deadline }]) => received === undefined && missed === undefined && at > deadline)
    .sort(([, a], [, b]) => a.deadline - b.deadline);

function overdue(desk: Desk, state: DrillState): Figure {
  const said = wallLabels(desk.speech);
  const late = lateReports(state, desk.at);
  const [first] = late;
  return {
    id: 'overdue',
    label: said.overdue,
    value: String(late.length),
    more:
      first === undefined
        ? said.nothingOverdue
        : fill(said.late, {
            report: desk.names.name('report', first[0]),
            span: spanWords(desk.at - first[1].deadline, desk.speech),
          }),
    tone: late.length > 0 ? 'danger' : '',
  };
}

/** When the latest report came in: as new as a headquarters' picture is. */
export function pictureAt(desk: Desk): string | undefined {
  const times = Object.values(desk.view?.state.reports ?? {}).flatMap(({ received }) => received ?? []);
  return times.length === 0 ? undefined : localClock(desk.scenario.meta.startEx, Math.max(...times), false);
}

export interface WarningShown {
  readonly family: WarningFamily;
  readonly colour: Exclude<Colour, 'none'>;
}
/** The most severe first. */
export function warningsOf(state: DrillState | undefined): readonly WarningShown[] {
  return Object.values(state?.warnings ?? {})
    .flatMap((warning) => WARNING_FAMILIES.map((family) => ({ family, colour: warning[family] ?? 'none' })))
    .filter((one): one is WarningShown => one.colour !== 'none')
    .sort((a, b) => COLOURS.indexOf(b.colour) - COLOURS.indexOf(a.colour));
}

/** The city's level, and since when. */
export function responseOf(desk: Desk): { readonly level: Exclude<Level, 'duty'>; readonly since: number } | undefined {
  const city = desk.scenario.posts.find(({ level }) => level === 'city')?.id;
  const post = city === undefined ? undefined : desk.view?.state.posts[city];
  return post === undefined || post.level === 'duty' ? undefined : { level: post.level, since: post.since };
}

export interface StripShown {
  readonly id: string;
  readonly kind: ExerciseView['kind'];
  readonly name: string;
  readonly more: string;
  readonly word: string;
  readonly glyph: string;
  readonly tone: string;
}
const LOOK = {
  planned: ['pending', 'idle'],
  armed: ['pending', 'idle'],
  underway: ['underway', 'ok'],
  controlled: ['controlled', 'ok'],
  concluded: ['controlled', 'stage'],
  failed: ['alert', 'danger'],
  notTriggered: ['close', 'idle'],
} as const;

/** One for each exercise; work that holds for the wind is shown as that. */
export const stripsOf = (desk: Desk): readonly StripShown[] => desk.scenario.exercises.map((one) => stripOf(desk, one));

function stripOf(desk: Desk, exercise: ExerciseView): StripShown {
  const { words } = desk.speech;
  const said = wallLabels(desk.speech);
  const state = desk.view?.state;
  const record = state?.exercises[exercise.id];
  const shown = record ? (outcomeShown(record) ?? exerciseShown(record)) : 'planned';
  const held =
    shown === 'underway' &&
    exercise.teams.length > 0 &&
    exercise.teams.every((id) => state?.teams[id]?.safety === 'holding');
  const word = shown === 'failed' || shown === 'notTriggered' ? words.outcome[shown] : words.exerciseState[shown];
  const [glyph, tone] = held ? (['holding', 'hold'] as const) : LOOK[shown];
  const done = Object.keys(record?.steps ?? {}).length;
  const step =
    record?.step === undefined
      ? fill(said.teamOf, { n: exercise.teams.length })
      : stepWord(exercise.kind, record.step, words);
  return {
    id: exercise.id,
    kind: exercise.kind,
    name: desk.names.shortExercise(exercise.id),
    more: record?.step === undefined ? step : `${done}/${EXERCISE_STEPS[exercise.kind].length} ${step}`,
    word: held ? said.holding : word,
    glyph,
    tone,
  };
}
