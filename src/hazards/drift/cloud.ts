/**
 * Many of one object adrift, each a little different: leeway with Allen's errors. Each draws one error downwind and one across,
 * in cm/s, and lies to the right or to the left of the wind; slope and offset bear a twentieth and a half of its error (Allen &
 * Plourde 1999, as in OpenDrift). A jibe turns the crosswind slope round and nothing else, as there.
 */
import { cos, exp, ln, PI, sin, sqrt } from '../../engine/math.ts';
import type { Stream } from '../../engine/random.ts';
import type { LonLat } from '../../world/geo.ts';
import { type Flow, step } from './leeway.ts';
import { LEEWAY_OBJECTS, type LeewayObject } from './objects.ts';

/** Parallel columns, a particle each. */
export interface Cloud {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Slope, share of the wind, and offset, m/s: downwind, and to the right of it, where a jibe leaves the slope's error be. */
  readonly downSlope: Float64Array;
  readonly downOffset: Float64Array;
  readonly rightSlope: Float64Array;
  readonly rightError: Float64Array;
  readonly rightOffset: Float64Array;
  /** 1 where it has reached land. */
  readonly stranded: Uint8Array;
}

/** `count` of an object around a place, `sigma` metres of standard deviation in each direction. */
export function seedCloud(object: LeewayObject, count: number, at: LonLat, sigma: number, stream: Stream): Cloud {
  const column = (): Float64Array => new Float64Array(count);
  const cloud: Cloud = {
    lon: column(),
    lat: column(),
    downSlope: column(),
    downOffset: column(),
    rightSlope: column(),
    rightError: column(),
    rightOffset: column(),
    stranded: new Uint8Array(count),
  };
  const [downSlope, downOffset, downSpread, right, rightOffset, rightSpread, left, leftOffset, leftSpread] =
    LEEWAY_OBJECTS[object];
  for (let i = 0; i < count; i += 1) {
    const [east, north] = normals(stream);
    const [lon, lat] = step(at, [east, north], [0, 0], sigma);
    cloud.lon[i] = lon;
    cloud.lat[i] = lat;
    const toRight = stream.next() < 0.5;
    let [down, across] = normals(stream);
    // Spreads are wide, and nothing drifts upwind.
    while (downSlope + (down * downSpread) / 20 < 0) [down, across] = normals(stream);
    cloud.downSlope[i] = (downSlope + (down * downSpread) / 20) / 100;
    cloud.downOffset[i] = (downOffset + (down * downSpread) / 2) / 100;
    const [slope, offset, spread] = toRight ? [right, rightOffset, rightSpread] : [left, leftOffset, leftSpread];
    cloud.rightSlope[i] = slope / 100;
    cloud.rightError[i] = (across * spread) / 20 / 100;
    cloud.rightOffset[i] = (offset + (across * spread) / 2) / 100;
  }
  return cloud;
}

export interface Waters {
  /** Towards east and north, m/s, at a place. */
  wind(lon: number, lat: number): Flow;
  readonly current: Flow;
  /** Whether a place is land. */
  land(lon: number, lat: number): boolean;
}

/**
 * Lets the cloud drift for `seconds` in one Euler step. `side` 1 has positive crosswind to the right (Allen), −1 to the left.
 */
export function driftOn(
  cloud: Cloud,
  seconds: number,
  jibe: number,
  { wind, current, land }: Waters,
  stream: Stream,
  side: 1 | -1 = 1,
): void {
  const turns = 1 - exp((-jibe * seconds) / 3_600);
  for (let i = 0; i < cloud.lon.length; i += 1) {
    if (cloud.stranded[i] === 1) continue;
    const [lon, lat] = [cloud.lon[i] as number, cloud.lat[i] as number];
    const moved = step([lon, lat], ownWay(cloud, i, wind(lon, lat), side), current, seconds);
    cloud.lon[i] = moved[0];
    cloud.lat[i] = moved[1];
    if (stream.next() < turns) cloud.rightSlope[i] = -(cloud.rightSlope[i] as number);
    if (land(moved[0], moved[1])) cloud.stranded[i] = 1;
  }
}

function ownWay(cloud: Cloud, i: number, [u, v]: Flow, side: 1 | -1): Flow {
  const speed = sqrt(u * u + v * v);
  if (speed === 0) return [0, 0];
  const down = (cloud.downSlope[i] as number) * speed + (cloud.downOffset[i] as number);
  const slope = (cloud.rightSlope[i] as number) + (cloud.rightError[i] as number);
  const right = side * (slope * speed + (cloud.rightOffset[i] as number));
  return [(down * u + right * v) / speed, (down * v - right * u) / speed];
}

/** Two draws of the normal distribution (Box and Muller). */
function normals(stream: Stream): readonly [number, number] {
  const far = sqrt(-2 * ln(1 - stream.next()));
  const turn = 2 * PI * stream.next();
  return [far * cos(turn), far * sin(turn)];
}
