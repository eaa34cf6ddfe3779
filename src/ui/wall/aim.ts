/** Where a scene looks on the map, and which layers it shows there. */
import type { LonLat } from '../../world/geo.ts';
import type { Desk } from '../desk.ts';
import type { Aim } from '../map/stage.ts';
import type { Wall, WallScene } from './scene.ts';

/** Half of what a scene of one place shows round it, degrees of latitude: some six kilometres. */
const ROUND = 0.055;
/** How much of the sea round the eye is shown beside the coast, degrees. */
const OFFING = 0.6;

const NOTHING = {
  water: false,
  plume: false,
  drift: false,
  people: false,
  wind: false,
  teams: true,
  incidents: true,
  sites: false,
  districts: false,
  rain: false,
  shelters: false,
  works: false,
  labels: true,
} as const;

/** The wall of a headquarters has no layer of the truth, whatever the scene. */
export function aimOf(desk: Desk, wall: Wall, { kind, id }: WallScene): Aim {
  const truth = wall === 'observers';
  const fields = truth ? { water: true, plume: true, drift: true } : {};
  switch (kind) {
    case 'exercise': {
      const site = desk.roster.exercises.get(id ?? '')?.site;
      return { shown: { ...NOTHING, ...fields, sites: true }, at: around(placeOf(desk, site)) };
    }
    case 'team':
      return { shown: { ...NOTHING, ...fields, sites: true }, at: { kind: 'team', id: id ?? '' } };
    case 'evacuation':
      // From so far a team is a ring without a sign, and hides who is moved where.
      return { shown: { ...NOTHING, teams: false, people: truth, shelters: true, sites: true }, at: evacuated(desk) };
    case 'water':
      return { shown: { ...NOTHING, water: truth, plume: truth }, at: flooded(desk) };
    case 'sea':
      return { shown: { ...NOTHING, wind: true, drift: truth }, at: offing(desk) };
    case 'overview':
    case 'video':
      return { shown: { ...NOTHING, ...fields, wind: true } };
  }
}

const placeOf = (desk: Desk, site: string | undefined): LonLat | undefined =>
  site === undefined ? undefined : desk.roster.sites.get(site)?.at;

const around = (place: LonLat | undefined): Aim['at'] =>
  place && [
    [place[0] - ROUND, place[1] - ROUND],
    [place[0] + ROUND, place[1] + ROUND],
  ];

function evacuated(desk: Desk): Aim['at'] {
  const areas = desk.scenario.households?.areas ?? [];
  const places = areas.map(({ site }) => placeOf(desk, site)).filter((place) => place !== undefined);
  return places.length > 0 ? places : undefined;
}

/** Everywhere that water is computed: where it will stand is not told by the wall. */
function flooded(desk: Desk): Aim['at'] {
  const corners = desk.scenario.hazards.flatMap((hazard): LonLat[] => {
    if (hazard.kind !== 'flood') return [];
    const [west, south, east, north] = hazard.domain.box;
    return [
      [west, south],
      [east, north],
    ];
  });
  return corners.length > 0 ? corners : undefined;
}

/** The eye, the sea round it, and the places of the drill. */
function offing(desk: Desk): Aim['at'] {
  const [storm] = Object.values(desk.view?.weather.storms ?? {});
  const base = placeOf(desk, desk.scenario.exercises[0]?.site);
  if (storm === undefined) return undefined;
  const [lon, lat] = storm.at;
  const eye: LonLat[] = [
    [lon - OFFING, lat - OFFING],
    [lon + OFFING, lat + OFFING],
  ];
  return base === undefined ? eye : [...eye, base];
}
