/**
 * Where to search: the ellipse that holds a share of what is believed, and what a search does to that belief. Beliefs are weights
 * of the particles and add up to one.
 */
import { atan2, cos, DEG, hypot2, PI, sin, sqrt } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../../world/geo.ts';
import { pocAfter, pos } from './search.ts';

export interface Believed {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly weight: Float64Array;
}

export interface Ellipse {
  readonly centre: LonLat;
  /** Half axes, m, and where the longer one points, radians from east to north. */
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

const DEGREE = EARTH_RADIUS * DEG;

/** The ellipse of the cloud's own shape that holds `share` of the belief; a datum with its area. */
export function ellipseOf({ lon, lat, weight }: Believed, share: number): Ellipse {
  const mean = (column: Float64Array): number => column.reduce((sum, one, i) => sum + one * (weight[i] as number), 0);
  const centre: LonLat = [mean(lon), mean(lat)];
  const squeeze = cos(centre[1] * DEG);
  const offset = (i: number): readonly [number, number] => [
    ((lon[i] as number) - centre[0]) * DEGREE * squeeze,
    ((lat[i] as number) - centre[1]) * DEGREE,
  ];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < lon.length; i += 1) {
    const [x, y] = offset(i);
    const own = weight[i] as number;
    xx += own * x * x;
    xy += own * x * y;
    yy += own * y * y;
  }
  // A metre keeps a cloud that is one point, or one line, from having no area.
  const [middle, half] = [(xx + yy) / 2, hypot2((xx - yy) / 2, xy)];
  const [major, minor] = [sqrt(middle + half + 1), sqrt(Math.max(0, middle - half) + 1)];
  const angle = half === 0 ? 0 : atan2(2 * xy, xx - yy) / 2;
  const far = (i: number): number => {
    const [x, y] = offset(i);
    return hypot2((x * cos(angle) + y * sin(angle)) / major, (y * cos(angle) - x * sin(angle)) / minor);
  };
  const scale = quantile(lon.length, far, weight, share);
  return { centre, major: major * scale, minor: minor * scale, angle };
}

/** The distance within which `share` of the weights lies. */
function quantile(count: number, far: (i: number) => number, weight: Float64Array, share: number): number {
  const byFar = Array.from({ length: count }, (_, i) => ({ far: far(i), weight: weight[i] as number }));
  byFar.sort((a, b) => a.far - b.far);
  let sum = 0;
  for (const one of byFar) {
    sum += one.weight;
    if (sum >= share) return one.far;
  }
  return byFar[byFar.length - 1]?.far ?? 0;
}

/** m². */
export const areaOf = ({ major, minor }: Ellipse): number => PI * major * minor;

/** As a ring for the map. */
export function ringOf({ centre: [lon, lat], major, minor, angle }: Ellipse, points = 48): LonLat[] {
  const squeeze = cos(lat * DEG);
  return Array.from({ length: points }, (_, k): LonLat => {
    const turn = (2 * PI * k) / points;
    const [along, across] = [major * cos(turn), minor * sin(turn)];
    const east = along * cos(angle) - across * sin(angle);
    const north = along * sin(angle) + across * cos(angle);
    return [lon + east / (DEGREE * squeeze), lat + north / DEGREE];
  });
}

/** Share of the belief inside an area. */
export const containment = ({ lon, lat, weight }: Believed, inside: (place: LonLat) => boolean): number =>
  weight.reduce((sum, own, i) => sum + (inside([lon[i] as number, lat[i] as number]) ? own : 0), 0);

/** Probability of success of a search with a probability of detection `pod` over an area. */
export const success = (believed: Believed, inside: (place: LonLat) => boolean, pod: number): number =>
  pos(pod, containment(believed, inside));

/** What is to be believed of each particle after that search found nothing (Bayes). */
export function afterSearch(believed: Believed, inside: (place: LonLat) => boolean, pod: number): Float64Array {
  const within = containment(believed, inside);
  const left = 1 - pod * within;
  if (left <= 0) return believed.weight.slice();
  const kept = within > 0 ? pocAfter(pod, within) / within : 0;
  return believed.weight.map((own, i) =>
    inside([believed.lon[i] as number, believed.lat[i] as number]) ? own * kept : own / left,
  );
}
