/** What a player tells of the weather: from the scenario alone, so the same for a live and a recorded drill. */
import type { HazardPicture } from '../drill/hazards.ts';
import type { DrillWeather } from '../drill/weather.ts';
import type { DepthGrid } from '../hazards/hazard.ts';
import { rainOver } from '../hazards/rain/rain.ts';
import { windRadii } from '../hazards/typhoon/radii.ts';
import { weatherAt } from '../hazards/typhoon/typhoon.ts';
import { vortexAt } from '../hazards/typhoon/vortex.ts';
import { rainsOf, type Scenario, type Storm, stormsOf } from '../scenario/scenario.ts';

import { type DrillTime, HOUR, MINUTE, type Millis } from '../units/time.ts';
import { bearing, distance, type LonLat } from '../world/geo.ts';
import type { Box, Field, FieldId, StormView, WeatherView } from './player.ts';

/** The forces whose circles are drawn. */
const CIRCLES = [7, 10, 12] as const;
/** The span a storm's motion is taken over. */
const MOTION: Millis = 30 * MINUTE;

/** `weather` must stand at `at`. */
export function weatherView(
  scenario: Scenario,
  weather: DrillWeather,
  at: DrillTime,
  picture: HazardPicture | undefined,
): WeatherView {
  const sites: Record<string, WeatherView['sites'][string]> = {};
  for (const { id } of scenario.sites) {
    const { wind, from, gust, rain } = weather.at(id);
    sites[id] = { wind, from, gust, rain };
  }
  const storms: Record<string, StormView> = {};
  for (const storm of stormsOf(scenario)) {
    const view = stormView(storm, at);
    if (view !== undefined) storms[storm.id] = view;
  }
  if (picture === undefined) return { sites, storms };
  const { at: _at, particles: _particles, grids: _grids, flows: _flows, ...hazards } = picture;
  return { sites, storms, hazards };
}

function stormView(storm: Storm, at: DrillTime): StormView | undefined {
  const vortex = vortexAt(storm, at);
  if (vortex === undefined) return undefined;
  const { lon, lat, pmin, vmax } = vortex.centre;
  const [from, to] = motionAt(storm, at);
  const moved = distance(from, to);
  const radius = (force: number): number => (windRadii(vortex, force)?.mean ?? 0) / 1000;
  return {
    at: [lon, lat],
    pressure: pmin,
    vmax,
    heading: bearing(from, to),
    speed: moved / 1000 / (MOTION / HOUR),
    radii: [radius(CIRCLES[0]), radius(CIRCLES[1]), radius(CIRCLES[2])],
  };
}

/** Where the centre was half an hour before, and is now; at the track's beginning, is now and will be. */
function motionAt(storm: Storm, at: DrillTime): readonly [LonLat, LonLat] {
  const place = (when: number): LonLat | undefined => {
    const centre = vortexAt(storm, when as DrillTime)?.centre;
    return centre && [centre.lon, centre.lat];
  };
  const now = place(at) ?? [0, 0];
  const before = place(at - MOTION);
  return before === undefined ? [now, place(at + MOTION) ?? now] : [before, now];
}

/** A field over a box. The air's at any time; with several storms, the one that blows (or rains) hardest at each point. */
export function fieldOf(
  scenario: Scenario,
  id: FieldId,
  at: DrillTime,
  box: Box,
  picture: () => HazardPicture | undefined,
): Field {
  if (id === 'depth') return depthField(picture(), at, box);
  if (id === 'particles') return joined(id, picture(), at, box, (all) => all.particles.map(({ places }) => places));
  if (id === 'flow') return joined(id, picture(), at, box, (all) => all.flows());
  return airField(scenario, id, at, box);
}

type AirField = Exclude<FieldId, 'depth' | 'particles' | 'flow'>;
function airField(scenario: Scenario, id: AirField, at: DrillTime, box: Box): Field {
  const { bounds, nx, ny } = box;
  const [west, south, east, north] = bounds;
  const size = nx * ny;
  const planes = new Float32Array(id === 'wind' ? 2 * size : size);
  const placeOf = (k: number): LonLat => [
    west + ((east - west) * ((k % nx) + 0.5)) / nx,
    north - ((north - south) * (Math.floor(k / nx) + 0.5)) / ny,
  ];
  for (const storm of stormsOf(scenario)) {
    const vortex = vortexAt(storm, at);
    if (vortex === undefined) continue;
    for (let k = 0; k < size; k++) put(planes, id, k, size, weatherAt(vortex, storm, placeOf(k), 'sea'));
  }
  const rains = id === 'rain' ? rainsOf(scenario) : [];
  if (rains.length > 0) {
    for (let k = 0; k < size; k++) planes[k] = rainOver(rains, placeOf(k), at, planes[k] ?? 0);
  }
  return { id, at, box, planes };
}

function put(planes: Float32Array, id: AirField, k: number, size: number, air: ReturnType<typeof weatherAt>): void {
  if (id !== 'wind') {
    planes[k] = id === 'rain' ? Math.max(planes[k] ?? 0, air.rain) : air.pressure;
    return;
  }
  const u = planes[k] ?? 0;
  const v = planes[size + k] ?? 0;
  if (u * u + v * v >= air.u * air.u + air.v * air.v) return;
  planes[k] = air.u;
  planes[size + k] = air.v;
}

/** Depth in metres at the middle of each cell of `box`: of the finest grid that covers it, 0 elsewhere. */
function depthField(picture: HazardPicture | undefined, at: DrillTime, box: Box): Field {
  const { nx, ny } = box;
  const planes = new Float32Array(picture === undefined ? 0 : nx * ny);
  const coarsestFirst = (picture?.grids() ?? []).toSorted((a, b) => cellOf(b) - cellOf(a));
  for (const grid of coarsestFirst) paint(grid, box, planes);
  return { id: 'depth', at: (picture?.at ?? at) as DrillTime, box, planes };
}

const cellOf = ({ box, ny }: DepthGrid): number => (box[3] - box[1]) / ny;

function paint(grid: DepthGrid, { bounds, nx, ny }: Box, planes: Float32Array): void {
  const [west, south, east, north] = bounds;
  const [gridWest, gridSouth, gridEast, gridNorth] = grid.box;
  for (let row = 0; row < ny; row++) {
    const lat = north - ((north - south) * (row + 0.5)) / ny;
    const j = Math.floor(((gridNorth - lat) / (gridNorth - gridSouth)) * grid.ny);
    if (j < 0 || j >= grid.ny) continue;
    for (let column = 0; column < nx; column++) {
      const lon = west + ((east - west) * (column + 0.5)) / nx;
      const i = Math.floor(((lon - gridWest) / (gridEast - gridWest)) * grid.nx);
      if (i >= 0 && i < grid.nx) planes[row * nx + column] = (grid.depth[j * grid.nx + i] as number) / 1000;
    }
  }
}

/** Lists of all hazards one after the other. */
function joined(
  id: FieldId,
  picture: HazardPicture | undefined,
  at: DrillTime,
  box: Box,
  of: (picture: HazardPicture) => readonly Float32Array[],
): Field {
  const all = picture === undefined ? [] : of(picture);
  const planes = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const list of all) {
    planes.set(list, next);
    next += list.length;
  }
  return { id, at: (picture?.at ?? at) as DrillTime, box, planes };
}
