/** What is known of a site, an incident, a post and a storm. */
import { areasOf } from '../../drill/areas.ts';
import { HOUSEHOLD_STATES } from '../../log/names.ts';
import type { Desk } from '../desk.ts';
import { drillMoment, spanWords } from '../format.ts';
import { forceWords, gustWords, windWords } from '../weather.ts';
import { fill } from '../words.ts';
import { type Fact, type Facts, known, momentOf } from './fact.ts';
import { doseFacts, hazardFacts } from './hazard-facts.ts';

export function siteFacts(desk: Desk, id: string): Facts {
  const { details } = desk.speech.labels;
  const site = desk.roster.sites.get(id);
  const weather = desk.view?.weather.sites[id];
  // Water and people in danger are found and told; a seat that nobody told does not know them.
  const told = desk.circle !== undefined;
  const depth = told ? undefined : desk.view?.weather.hazards?.sites[id]?.depth;
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
      depth !== undefined && [details.depth, `${depth.toFixed(2)} m`],
      ...(told ? [] : [...peopleFacts(desk, id), ...hazardFacts(desk, id)]),
      (site?.provenance ?? desk.scenario.provenance.sites)?.basis === 'assumed' && [details.kind, details.assumed],
    ]),
  };
}

/** Who lives in danger there, and who has come to a shelter there. */
function peopleFacts(desk: Desk, site: string): (Fact | undefined)[] {
  const { boards } = desk.speech.labels;
  const { households } = desk.scenario;
  const areas = (households?.areas ?? []).filter((area) => area.site === site);
  const shelters = (households?.shelters ?? []).filter((shelter) => shelter.site === site);
  return [
    ...areas.flatMap(({ id }): Fact[] => {
      const counts = areasOf(desk.view?.state ?? {}, id)[0]?.counts ?? {};
      const words = desk.speech.words.householdState;
      return HOUSEHOLD_STATES.flatMap((state): Fact[] => {
        const [n, people] = counts[state] ?? [0, 0];
        return n === 0 ? [] : [[words[state], fill(boards.households, { n, people })]];
      }).concat(doseFacts(desk, id));
    }),
    ...shelters.map(({ id, capacity }): Fact => {
      const { opened, people = 0 } = desk.view?.state.shelters?.[id] ?? {};
      return [desk.names.name('shelter', id), opened === undefined ? boards.closed : `${people} / ${capacity}`];
    }),
  ];
}

export function incidentFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const incident = desk.view?.state.incidents[id];
  const site = incident?.site ?? desk.roster.incidents.get(id)?.site;
  const kind = incident?.kind ?? desk.roster.incidents.get(id)?.kind;
  return {
    title: desk.names.name('incident', id),
    subtitle: kind ? words.incident[kind] : '',
    facts: known([
      site !== undefined && [details.site, desk.names.name('site', site)],
      [words.exerciseState.underway, momentOf(desk, incident?.occurred)],
      incident?.by !== undefined && [words.finding[incident.by], momentOf(desk, incident.found)],
      [words.exerciseState.concluded, momentOf(desk, incident?.closed)],
    ]),
  };
}

export function postFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const post = desk.view?.state.posts[id];
  const watch = desk.view?.state.roster?.[id];
  const decided = Object.entries(post?.measures ?? {}).sort(([, a], [, b]) => a - b);
  const measures: Readonly<Record<string, string>> = words.measure;
  return {
    title: desk.names.party(id),
    subtitle: '',
    facts: known([
      post && [
        details.level,
        `${words.level[post.level]} · ${fill(details.since, { span: spanWords(desk.at - post.since, desk.speech) })}`,
      ],
      watch && [words.roster.watch, desk.names.name('crew', watch.crew)],
      watch?.leader && [
        words.roster.leader,
        `${desk.names.name('leader', `${id}/${watch.leader.level}`)} · ${watch.leader.arrived === undefined ? words.roster.awaited : words.roster.there}`,
      ],
      watch && [words.roster.consultations, fill(words.roster.counts, { held: watch.held, missed: watch.missed })],
      [
        details.measures,
        decided.map(([measure, at]) => `${drillMoment(at, desk.landfall)} ${measures[measure] ?? measure}`).join('\n'),
      ],
    ]),
  };
}

export function stormFacts(desk: Desk, id: string): Facts {
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
