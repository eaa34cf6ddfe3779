/** Households: danger areas, shelters, ways of warning and how people answer; and whether there is room and seats for them. */
import { MINUTE } from '../units/time.ts';
import { distance } from '../world/geo.ts';
import type { Response, Roster } from '../world/households/spec.ts';
import { type Context, given } from './context.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Households, Scenario } from './scenario.ts';
import type { AuthorHouseholds } from './schema.ts';
import type { Author } from './shape.ts';

/** What an author leaves out; 设定, to be replaced by a city's own figures. */
const ROSTER: Roster = {
  absent: 0.03,
  twice: 0.005,
  unlisted: 0.02,
  visitors: 0.02,
  special: 0.02,
  vehicle: 0.4,
  kin: 0.35,
};
const RESPONSE: Response = {
  general: 0.45,
  personal: 0.9,
  refuse: 0.03,
  stubborn: 0.005,
  ready: 45,
  returning: 0.02,
  callsAnHour: 6,
  doorsAnHour: 8,
  indoors: 10,
};
const DESKS = 4;

export function resolveHouseholds(context: Context, author: Author): Households | undefined {
  const { households } = author;
  if (households === undefined) return undefined;
  const { deadline, barred, known: goesBy, areas, shelters, channels = [], response = {} } = households;
  const { ready, ...shares } = response;
  return {
    deadline: context.time(['households', 'deadline'], deadline),
    ...given('barred', barred === undefined ? undefined : context.condition(['households', 'barred'], barred)),
    ...given('known', goesBy),
    areas: areas.map((area, i) => areaOf(context, author, area, i)),
    shelters: shelters.map(({ id, name, site, capacity, open, desks = DESKS, provenance }, i) => {
      const path = ['households', 'shelters', i];
      return {
        id,
        name: context.text([...path, 'name'], name),
        site: context.ref('site', [...path, 'site'], site),
        capacity,
        open: context.condition([...path, 'open'], open),
        desks,
        ...provenanceOf(context, path, provenance),
      };
    }),
    channels: channels.map(({ id, name, when, areas: only, reach, broadcast, contagion = 0 }, i) => {
      const path = ['households', 'channels', i];
      return {
        id,
        name: context.text([...path, 'name'], name),
        when: context.condition([...path, 'when'], when),
        areas:
          only === undefined || only.includes('all')
            ? areas.map((area) => area.id)
            : context.refs('area', [...path, 'areas'], only),
        reach,
        broadcast,
        contagion,
      };
    }),
    response: { ...RESPONSE, ...known(shares), ready: context.duration(ready, RESPONSE.ready * MINUTE) / MINUTE },
    ...provenanceOf(context, ['households'], households.provenance),
  };
}

/** The shares that an author gives. */
const known = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;

function areaOf(
  context: Context,
  author: Author,
  area: AuthorHouseholds['areas'][number],
  i: number,
): Households['areas'][number] {
  const path = ['households', 'areas', i];
  const { id, name, site, post, listed, radius, shelters, counters, wardens, roster = {} } = area;
  if (shelters.length === 0) context.findings.at([...path, 'shelters'], 'area-no-shelter', { found: id });
  return {
    id,
    name: context.text([...path, 'name'], name),
    site: context.ref('site', [...path, 'site'], site),
    post: context.ref('post', [...path, 'post'], post),
    listed,
    radius,
    roster: { ...ROSTER, ...known(roster) },
    shelters: context.refs('shelter', [...path, 'shelters'], shelters),
    ...given('kinAt', area.kinAt === undefined ? undefined : context.ref('site', [...path, 'kinAt'], area.kinAt)),
    ...given('counters', counters && context.refs('seat', [...path, 'counters'], counters)),
    ...given(
      'wardens',
      wardens && {
        people: wardens.people,
        seats: wardens.seats ?? 0,
        when: context.condition([...path, 'wardens', 'when'], wardens.when),
      },
    ),
    trip: tripOf(author, site, shelters[0]),
    ...provenanceOf(context, path, area.provenance),
  };
}

/** Within a town, minutes there and back; 设定. */
const SHORTEST_TRIP = 30;

/** There and back at 30 km/h by 1.4 times the straight way, ten minutes to load and five to unload; 设定. */
function tripOf(author: Author, site: string, shelter: string | undefined): number {
  const to = author.households?.shelters.find(({ id }) => id === shelter)?.site;
  const [from, end] = [site, to].map((id) => author.sites.find(({ entry }) => entry.id === id)?.entry.at);
  const km = from === undefined || end === undefined ? 0 : (distance(from, end) / 1000) * 1.4;
  return Math.max(SHORTEST_TRIP, Math.ceil((km / 30) * 60) * 2 + 15);
}

/** Whether everybody who needs one finds a place and a seat (应转尽转): warnings, for a city may mean it. */
export function lintHouseholds({ households, teams, plans }: Scenario, author: Author, { findings }: Context): void {
  if (households === undefined) return;
  const moves = plans.flatMap(({ rules }) =>
    rules.flatMap(({ act }) => (act.type === 'order' && act.task === 'transport-people' ? [act] : [])),
  );
  const sites = new Set(households.areas.map(({ site }) => site));
  plans.forEach(({ rules }, p) => {
    rules.forEach(({ act }, r) => {
      if (act.type !== 'order' || act.task !== 'transport-people' || !sites.has(act.site)) return;
      if ((teams.find(({ id }) => id === act.to)?.seats ?? 0) > 0) return;
      const rule = author.plans[p]?.entry.rules[r];
      const key = rule?.order === undefined ? 'request' : 'order';
      findings.at(['plans', p, 'rules', r, key, 'to'], 'team-no-seats', { found: act.to });
    });
  });
  households.areas.forEach(({ id, site, listed, roster, shelters, wardens }, i) => {
    const path = ['households', 'areas', i];
    const sheltered = Math.round(listed * (1 + roster.unlisted + roster.visitors - roster.absent) * (1 - roster.kin));
    const room = households.shelters
      .filter((one) => shelters.includes(one.id))
      .reduce((sum, one) => sum + one.capacity, 0);
    if (room < sheltered)
      findings.at([...path, 'shelters'], 'shelter-small', { found: id, values: { room, need: sheltered } });
    const seated =
      (wardens?.seats ?? 0) > 0 ||
      moves.some((act) => act.site === site && (teams.find((team) => team.id === act.to)?.seats ?? 0) > 0);
    if (!seated && roster.vehicle < 1) findings.at(path, 'area-no-seats', { found: id });
  });
}
