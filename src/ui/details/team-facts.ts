/** What is known of a team: what it does, and inside which wind. */
import { dangerOf } from '../../drill/danger.ts';
import type { TeamRecord } from '../../drill/state.ts';
import { skillOf, windLimit } from '../../teams/index.ts';
import type { Goods } from '../../teams/supplies.ts';
import type { Task } from '../../teams/tasks.ts';
import { sayEvent } from '../../text/say.ts';
import { taskWord, teamPlace } from '../boards/team-place.ts';
import type { Desk } from '../desk.ts';
import { ringOf, ringSince } from '../drill-view.ts';
import { spanWords } from '../format.ts';
import { forceWords, gustWords, windWords } from '../weather.ts';
import { fill } from '../words.ts';
import { type Fact, type Facts, known, momentOf } from './fact.ts';
import { doseFacts } from './hazard-facts.ts';

export function teamFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details, boards },
    words,
  } = desk.speech;
  const team = desk.roster.teams.get(id);
  const state = desk.view?.state;
  const record = desk.circle?.has(id) === false ? undefined : state?.teams[id];
  const danger = record && state?.endangered?.[id];
  if (!team) return { title: id, subtitle: '', facts: [] };
  const ring = record ? ringOf(record) : 'standby';
  const site = record?.leg?.site ?? record?.site;
  const task = record?.task as Task | undefined;
  const limit = task === undefined ? windLimit(team.kind) : (skillOf(team.kind, task)?.limit ?? windLimit(team.kind));
  const weather = site === undefined ? undefined : desk.view?.weather.sites[site];
  return {
    title: `${id} ${desk.names.text(team.name) ?? ''}`,
    subtitle: `${fill(boards.people, { n: team.people })} · ${words.mode[team.mode]}${team.command === 'request' ? ` · ${details.requested}` : ''}`,
    facts: known([
      record && [
        details.state,
        `${words.teamState[ring]} · ${fill(details.since, { span: spanWords(desk.at - ringSince(record), desk.speech) })}`,
      ],
      record && [details.place, teamPlace(desk, record)],
      record && state && [details.task, taskWord(desk, record, state)],
      [details.until, momentOf(desk, record?.until ?? record?.leg?.arrive)],
      weather && [
        details.wind,
        `${windWords(weather.wind, weather.from, desk.speech)} · ${gustWords(weather.gust, desk.speech)}`,
      ],
      [details.limit, forceWords(limit, desk.speech)],
      ...doseFacts(desk, id),
      record?.gas !== undefined && [
        desk.names.name('hazard', record.gas),
        sayEvent({ type: 'team.alarmed', team: id, hazard: record.gas }, words, desk.names),
        'danger',
      ],
      record && record.fitness !== 'fresh' && [details.fitness, words.fitness[record.fitness], 'warn'],
      ...musterFacts(desk, team.people, record?.muster),
      record?.shift !== undefined &&
        (team.shifts ?? 1) > 1 && [details.shift, fill(details.shiftOf, { n: record.shift, of: team.shifts ?? 1 })],
      danger !== undefined && [details.inWater, words.danger[dangerOf(danger)], 'danger'],
      record?.lacks !== undefined && [details.waitsFor, words.goods[record.lacks], 'warn'],
      record?.fuel !== undefined && [details.fuel, `${Math.round(record.fuel * 100)}%`, 'warn'],
      record?.hurt !== undefined && [details.hurt, fill(boards.people, { n: record.hurt }), 'danger'],
      record?.stock !== undefined &&
        Object.keys(record.stock).length > 0 && [details.stock, stockWords(record.stock, desk)],
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

const stockWords = (stock: Readonly<Partial<Record<Goods, number>>>, { speech: { words } }: Desk): string =>
  Object.entries(stock)
    .map(([goods, amount]) => `${words.goods[goods as Goods]} ${amount}`)
    .join(words.punctuation.list);

/** 应到/实到: fewer than should be there is a warning, and so is a muster without its safety officer. */
function musterFacts({ speech }: Desk, due: number, muster: TeamRecord['muster']): Fact[] {
  if (muster === undefined) return [];
  const { details } = speech.labels;
  const { people, vehicles, equipment, safetyOfficer } = muster;
  const there = fill(details.musterOf, { n: people, of: due });
  return [
    people < due ? [details.muster, there, 'warn'] : [details.muster, there],
    ...(vehicles === undefined ? [] : [[details.musterVehicles, String(vehicles)] as const]),
    ...(equipment === undefined ? [] : [[details.musterEquipment, String(equipment)] as const]),
    ...(safetyOfficer === undefined
      ? []
      : safetyOfficer
        ? [[details.safetyOfficer, details.present] as const]
        : [[details.safetyOfficer, details.absent, 'danger'] as const]),
  ];
}
