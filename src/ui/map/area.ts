/** Where a drill is: what a first look at its map shows, and how far one may look. */
import { stormsOf } from '../../scenario/scenario.ts';
import type { LonLat } from '../../world/geo.ts';
import type { ScenarioView } from '../session.ts';
import type { Projection, WorldBox } from './projection.ts';

/** Share of places at each end of an axis that a first look may leave out: one far reservoir is no reason to see no street. */
const OUTLIERS = 0.09;
const MARGIN = 0.06;
/** No look is narrower than this, m. */
const LEAST = 4_000;

/** The places where something is done: bases, exercises, incidents. */
export function placesOf(scenario: ScenarioView): readonly LonLat[] {
  const sites = new Map(scenario.sites.map(({ id, at }) => [id, at]));
  const used = [
    ...scenario.teams.map(({ base }) => base),
    ...scenario.exercises.map(({ site }) => site),
    ...scenario.incidents.map(({ site }) => site),
  ];
  const places = used.map((id) => sites.get(id)).filter((place) => place !== undefined);
  return places.length > 0 ? places : scenario.sites.map(({ at }) => at);
}

/** The middle of a drill whose map does not say where it lies. */
export function centreOfPlaces(scenario: ScenarioView): LonLat {
  const places = placesOf(scenario);
  const middle = (axis: 0 | 1): number => {
    const values = places.map((place) => place[axis]);
    const [least, most] = inner(values, 0);
    return (least + most) / 2;
  };
  return places.length > 0 ? [middle(0), middle(1)] : [0, 0];
}

/** What a first look shows: most of the places, with room around them; within the map where there is one. */
export function homeBox(scenario: ScenarioView, projection: Projection, map: WorldBox | undefined): WorldBox {
  const places = placesOf(scenario).map((place) => projection.toWorld(place));
  if (places.length === 0) return map ?? { left: -LEAST, top: -LEAST, right: LEAST, bottom: LEAST };
  const [left, right] = widened(
    inner(
      places.map(({ x }) => x),
      OUTLIERS,
    ),
  );
  const [top, bottom] = widened(
    inner(
      places.map(({ y }) => y),
      OUTLIERS,
    ),
  );
  const box = { left, top, right, bottom };
  return map ? shared(box, map) : box;
}

/** How far one may look: the map, every site, the whole track of each storm. */
export function rangeBox(scenario: ScenarioView, projection: Projection, map: WorldBox | undefined): WorldBox {
  const track = stormsOf(scenario).flatMap(({ track }) => track.map(({ lon, lat }): LonLat => [lon, lat]));
  const points = [...scenario.sites.map(({ at }) => at), ...track].map((place) => projection.toWorld(place));
  const corners = map
    ? [
        { x: map.left, y: map.top },
        { x: map.right, y: map.bottom },
      ]
    : [];
  const [left, right] = inner(
    [...points, ...corners].map(({ x }) => x),
    0,
  );
  const [top, bottom] = inner(
    [...points, ...corners].map(({ y }) => y),
    0,
  );
  return { left, top, right, bottom };
}

/** Least and greatest without a share of outliers at each end. */
function inner(values: readonly number[], outliers: number): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const skip = Math.floor(sorted.length * outliers);
  return [sorted[skip] ?? 0, sorted[sorted.length - 1 - skip] ?? 0];
}

function widened([from, to]: readonly [number, number]): readonly [number, number] {
  const more = Math.max((to - from) * MARGIN, (LEAST - (to - from)) / 2);
  return [from - more, to + more];
}

function shared(a: WorldBox, b: WorldBox): WorldBox {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : a;
}
