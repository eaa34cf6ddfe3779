/** What is known of the selected thing, as rows of label and value; nothing where nothing is known. */
import { skillOf, windLimit } from '../../teams/index.ts';
import type { Task } from '../../teams/tasks.ts';
import { sayReason, stepWord } from '../../text/say.ts';
import { teamPlace, teamTask } from '../boards/team-place.ts';
import type { Desk } from '../desk.ts';
import { exerciseShown, outcomeShown, ringOf, ringSince } from '../drill-view.ts';
import { drillMoment, spanWords } from '../format.ts';
import type { Selection } from '../store.ts';
import { forceWords, gustWords, windWords } from '../weather.ts';
import { fill } from '../words.ts';

export type Fact = readonly [label: string, value: string, tone?: string];
export interface Facts {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly Fact[];
  readonly text?: string;
}

export function factsOf(desk: Desk, { kind, id }: Selection): Facts {
  switch (kind) {
    case 'team':
      return teamFacts(desk, id);
    case 'exercise':
      return exerciseFacts(desk, id);
    case 'inject':
      return injectFacts(desk, id);
    case 'order':
      return orderFacts(desk, id);
    case 'post':
      return postFacts(desk, id);
    case 'site':
      return siteFacts(desk, id);
    case 'incident':
      return incidentFacts(desk, id);
    case 'storm':
      return stormFacts(desk, id);
    case 'objective':
      return { title: desk.names.name('objective', id), subtitle: id, facts: [] };
    case 'entry':
      return { title: desk.speech.labels.details.why, subtitle: `#${id}`, facts: [] };
  }
}

/** Rows whose value is known. */
const known = (rows: readonly (Fact | undefined | false)[]): readonly Fact[] =>
  rows.filter((row): row is Fact => Boolean(row) && (row as Fact)[1] !== '');

function teamFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details, boards },
    words,
  } = desk.speech;
  const team = desk.roster.teams.get(id);
  const state = desk.view?.state;
  const record = state?.teams[id];
  if (!team) return { title: id, subtitle: '', facts: [] };
  const ring = record ? ringOf(record) : 'standby';
  const site = record?.leg?.site ?? record?.site;
  const task = record?.task as Task | undefined;
  const limit = task === undefined ? windLimit(team.kind) : (skillOf(team.kind, task)?.limit ?? windLimit(team.kind));
  const weather = site === undefined ? undefined : desk.view?.weather.sites[site];
  const at = (time: number | undefined): string => (time === undefined ? '' : drillMoment(time, desk.landfall));
  return {
    title: `${id} ${desk.names.text(team.name) ?? ''}`,
    subtitle: `${fill(boards.people, { n: team.people })} · ${words.mode[team.mode]}${team.command === 'request' ? ` · ${details.requested}` : ''}`,
    facts: known([
      record && [
        details.state,
        `${words.teamState[ring]}，${fill(details.since, { span: spanWords(desk.at - ringSince(record), desk.speech) })}`,
      ],
      record && [details.place, teamPlace(desk, record)],
      record && state && [details.task, teamTask(desk, record, state)],
      [details.until, at(record?.until ?? record?.leg?.arrive)],
      weather && [
        details.wind,
        `${windWords(weather.wind, weather.from, desk.speech)} · ${gustWords(weather.gust, desk.speech)}`,
      ],
      [details.limit, forceWords(limit, desk.speech)],
      record && record.fitness !== 'fresh' && [details.fitness, words.fitness[record.fitness], 'warn'],
      record?.fault !== undefined && [words.teamState.faulted, record.fault, 'danger'],
      [details.base, desk.names.name('site', team.base)],
      [details.post, desk.names.party(team.post)],
      [
        details.equipment,
        team.equipment.map(({ name, count }) => `${desk.names.text(name)} ${count}`).join(words.punctuation.list),
      ],
    ]),
  };
}

function exerciseFacts(desk: Desk, id: string): Facts {
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
      record?.reason !== undefined && [details.outcome, sayReason(record.reason, words)],
      [details.place, desk.names.name('site', exercise.site)],
      [details.window, `${moment(exercise.window.from)} – ${moment(exercise.window.to)}`],
      [details.lead, desk.names.party(exercise.lead)],
      [details.teams, exercise.teams.join(' ')],
      [details.step, steps.map(([step, at]) => `${moment(at)} ${stepWord(exercise.kind, step, words)}`).join('\n')],
    ]),
  };
}

function injectFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details, injects },
    words,
  } = desk.speech;
  const inject = desk.roster.injects.get(id);
  const record = desk.view?.state.injects[id];
  if (!inject) return { title: id, subtitle: '', facts: [] };
  const at = (time: number | undefined): string => (time === undefined ? '' : drillMoment(time, desk.landfall));
  const facts = known([
    [details.state, words.play[record?.play ?? 'planned']],
    [details.from, desk.names.party(inject.from)],
    [details.to, inject.to.map((to) => desk.names.party(to)).join(words.punctuation.list)],
    [injects.by, words.channel[inject.by]],
    [details.kind, words.injectType[inject.type]],
    inject.site !== undefined && [details.site, desk.names.name('site', inject.site)],
    [words.play.due, at(record?.due ?? record?.planned ?? inject.at)],
    [words.play.released, at(record?.released)],
    [words.play.acknowledged, at(record?.acknowledged)],
    [words.play.responded, at(record?.responded)],
    [injects.note, desk.names.text(inject.note) ?? ''],
  ]);
  return { title: desk.names.inject(id), subtitle: '', facts, text: desk.names.text(inject.text) ?? '' };
}

function orderFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const order = desk.view?.state.orders[id];
  if (!order) return { title: id, subtitle: '', facts: [] };
  const at = (time: number | undefined): string => (time === undefined ? '' : drillMoment(time, desk.landfall));
  return {
    title: desk.names.order(id),
    subtitle: id,
    facts: known([
      [
        details.state,
        words.order[order.state],
        order.state === 'overdue' || order.state === 'refused' ? 'danger' : undefined,
      ] as Fact,
      [details.from, desk.names.party(order.from)],
      [details.to, desk.names.party(order.to)],
      order.site !== undefined && [details.site, desk.names.name('site', order.site)],
      [details.issued, at(order.issued)],
      [details.deadline, at(order.deadline)],
      [words.order.acknowledged, at(order.acknowledged)],
      [words.order.done, at(order.done)],
    ]),
  };
}

function postFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const post = desk.view?.state.posts[id];
  const decided = Object.entries(post?.measures ?? {}).sort(([, a], [, b]) => a - b);
  const measures: Readonly<Record<string, string>> = words.measure;
  return {
    title: desk.names.party(id),
    subtitle: '',
    facts: known([
      post && [
        details.level,
        `${words.level[post.level]}，${fill(details.since, { span: spanWords(desk.at - post.since, desk.speech) })}`,
      ],
      [
        details.measures,
        decided.map(([measure, at]) => `${drillMoment(at, desk.landfall)} ${measures[measure] ?? measure}`).join('\n'),
      ],
    ]),
  };
}

function siteFacts(desk: Desk, id: string): Facts {
  const { details } = desk.speech.labels;
  const site = desk.roster.sites.get(id);
  const weather = desk.view?.weather.sites[id];
  const [lon, lat] = site?.at ?? [];
  return {
    title: desk.names.name('site', id),
    subtitle: lon === undefined || lat === undefined ? '' : `${lon.toFixed(4)} E ${lat.toFixed(4)} N`,
    facts: known([
      weather && [
        details.wind,
        `${windWords(weather.wind, weather.from, desk.speech)} · ${gustWords(weather.gust, desk.speech)}`,
      ],
      weather && [details.rain, `${weather.rain.toFixed(0)} mm/h`],
      site?.provenance?.basis === 'assumed' && [details.kind, details.assumed],
    ]),
  };
}

function incidentFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const incident = desk.view?.state.incidents[id];
  const site = incident?.site ?? desk.roster.incidents.get(id)?.site;
  const at = (time: number | undefined): string => (time === undefined ? '' : drillMoment(time, desk.landfall));
  const kind = incident?.kind ?? desk.roster.incidents.get(id)?.kind;
  return {
    title: desk.names.name('incident', id),
    subtitle: kind ? words.incident[kind] : '',
    facts: known([
      site !== undefined && [details.site, desk.names.name('site', site)],
      [words.exerciseState.underway, at(incident?.occurred)],
      [words.exerciseState.concluded, at(incident?.closed)],
    ]),
  };
}

function stormFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const storm = desk.view?.weather.storms[id];
  const compass = storm && words.compass[Math.round((((storm.heading % 360) + 360) % 360) / 22.5) % 16];
  return {
    title: desk.names.name('hazard', id),
    subtitle: storm ? `${storm.at[0].toFixed(2)} E ${storm.at[1].toFixed(2)} N` : '',
    facts: known([
      storm && [details.wind, `${storm.vmax.toFixed(0)} m/s · ${storm.pressure.toFixed(0)} hPa`],
      storm && [details.speed, `${compass ?? ''} ${storm.speed.toFixed(0)} km/h`],
      ...(storm?.radii ?? []).map(
        (radius, i): Fact => [
          forceWords([7, 10, 12][i] ?? 0, desk.speech),
          radius > 0 ? `${radius.toFixed(0)} km` : '',
        ],
      ),
    ]),
  };
}
