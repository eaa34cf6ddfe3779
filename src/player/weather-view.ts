/** What a player tells of the weather: from the scenario alone, so the same for a live and a recorded drill. */
import type { DrillWeather } from '../drill/weather.ts';
import { windRadii } from '../hazards/typhoon/radii.ts';
import { typhoon, weatherAt } from '../hazards/typhoon/typhoon.ts';
import { vortexAt } from '../hazards/typhoon/vortex.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type DrillTime, MINUTE } from '../units/time.ts';
import { bearing, distance } from '../world/geo.ts';
import type { Box, Field, FieldId, StormView, WeatherView } from './player.ts';

/** The forces whose circles are drawn. */
const CIRCLES = [7, 10, 12] as const;

/** `weather` must stand at `at`. */
export function weatherView(scenario: Scenario, weather: DrillWeather, at: DrillTime): WeatherView {
  const sites: Record<string, WeatherView['sites'][string]> = {};
  for (const { id } of scenario.sites) {
    const { wind, from, gust, rain } = weather.at(id);
    sites[id] = { wind, from, gust, rain };
  }
  const storms: Record<string, StormView> = {};
  for (const storm of scenario.hazards) {
    const view = stormView(storm, at);
    if (view !== undefined) storms[storm.id] = view;
  }
  return { sites, storms };
}

function stormView(storm: Scenario['hazards'][number], at: DrillTime): StormView | undefined {
  const vortex = vortexAt(storm, at);
  if (vortex === undefined) return undefined;
  const { lon, lat, pmin, vmax } = vortex.centre;
  const before = typhoon.step({ at, vortex }, storm, at, Math.max(0, at - 30 * MINUTE) as DrillTime).vortex?.centre;
  const moved = before === undefined ? 0 : distance([before.lon, before.lat], [lon, lat]);
  const radius = (force: number): number => (windRadii(vortex, force)?.mean ?? 0) / 1000;
  return {
    at: [lon, lat],
    pressure: pmin,
    vmax,
    heading: before === undefined || moved < 1 ? 0 : bearing([before.lon, before.lat], [lon, lat]),
    speed: (moved / 1000) * 2,
    radii: [radius(CIRCLES[0]), radius(CIRCLES[1]), radius(CIRCLES[2])],
  };
}

/** A field over a box at any time; with several storms, the one that blows (or rains) hardest at each point. */
export function fieldOf(scenario: Scenario, id: FieldId, at: DrillTime, box: Box): Field {
  const { bounds, nx, ny } = box;
  const [west, south, east, north] = bounds;
  const size = nx * ny;
  const planes = new Float32Array(id === 'wind' ? 2 * size : size);
  for (const storm of scenario.hazards) {
    const vortex = vortexAt(storm, at);
    if (vortex === undefined) continue;
    for (let k = 0; k < size; k++) {
      const lon = west + ((east - west) * ((k % nx) + 0.5)) / nx;
      const lat = north - ((north - south) * (Math.floor(k / nx) + 0.5)) / ny;
      put(planes, id, k, size, weatherAt(vortex, storm, [lon, lat], 'sea'));
    }
  }
  return { id, at, box, planes };
}

function put(planes: Float32Array, id: FieldId, k: number, size: number, air: ReturnType<typeof weatherAt>): void {
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
