/**
 * A plume in a wind that turns: its middle line as points a minute of travel apart, each carried by the wind where it is and
 * bearing what was let go in its minute. Across it spreads as a plume does after the way it has come: Briggs for gas as heavy as
 * air, 0.1–10 km; Britter and McQuaid where the test at the source says dense. A release shorter than its travel is so a piece
 * of such a line, whose ends are not blurred along the wind: at the very ends it is up to twice too strong.
 */
import { cos, DEG, exp, hypot2, pow, sqrt } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../../world/geo.ts';
import { type Dense, densePlume, isDensePlume, reducedGravity } from './dense.ts';
import { briggs, plume } from './dispersion.ts';
import type { ChemicalSpec } from './spec.ts';
import { gasDensity, substanceOf, toPpm } from './substances.ts';

/** Beyond this way, m, and this age, minutes, nothing is said. */
const FARTHEST = 10_000;
const OLDEST = 240;
/** Wind in a calm, m/s; it comes from the north then, as `from` says. */
const CALM = 0.5;
/** Nearer than this the formulas have no meaning, m. */
const NEAREST = 10;
/** Share of what rain leaves in the air: Λ = 1e-4 R^0.64 1/s for a soluble gas, R in mm/h (ADMS's default) [K]. */
const WASHOUT = { factor: 1e-4, power: 0.64 };

/** Metres east and north of the source; parallel columns, the youngest first. */
export interface Trail {
  east: number[];
  north: number[];
  /** Way come, m, and speed on it, m/s. */
  way: number[];
  speed: number[];
  /** kg/s that the minute bore and rain has left; whether it was dense. */
  rate: number[];
  dense: boolean[];
  /** Taken out by rain since StartEx, kg. */
  washed: number;
}

export const beginTrail = (): Trail => ({
  east: [0],
  north: [0],
  way: [0],
  speed: [CALM],
  rate: [0],
  dense: [false],
  washed: 0,
});

interface Wind {
  readonly u: number;
  readonly v: number;
  readonly rain: number;
}

/** Lets the wind carry all that is in the air for `seconds`, and adds what was let go meanwhile at `rate` kg/s. */
export function carry(
  trail: Trail,
  spec: ChemicalSpec,
  rate: number,
  seconds: number,
  wind: (place: LonLat) => Wind,
): void {
  const { soluble } = substanceOf(spec.substance);
  const atSource = moving(wind(spec.at));
  // Nothing in the air and nothing let go: the line need not be carried.
  if (rate <= 0 && trail.rate.every((one) => one <= 0)) {
    const washed = trail.washed;
    Object.assign(trail, beginTrail(), { washed });
    return;
  }
  trail.rate[0] = rate;
  trail.speed[0] = hypot2(atSource.u, atSource.v);
  trail.dense[0] = isDense(spec, rate, trail.speed[0]);
  trail.east.forEach((east, k) => {
    const north = trail.north[k] as number;
    const { u, v, rain } = k === 0 ? atSource : moving(wind(placeOf(spec.at, east, north)));
    trail.east[k] = east + u * seconds;
    trail.north[k] = north + v * seconds;
    trail.way[k] = (trail.way[k] as number) + hypot2(u, v) * seconds;
    if (!soluble || rain <= 0) return;
    const before = trail.rate[k] as number;
    trail.rate[k] = before * exp(-WASHOUT.factor * pow(rain, WASHOUT.power) * seconds);
    trail.washed += (before - (trail.rate[k] as number)) * seconds;
  });
  for (const column of [trail.east, trail.north, trail.way, trail.rate]) column.unshift(0);
  trail.speed.unshift(trail.speed[0]);
  trail.dense.unshift(false);
  const gone = trail.way.findIndex((way) => way > FARTHEST);
  const keep = Math.min(OLDEST, gone < 0 ? OLDEST : gone + 1);
  for (const column of [trail.east, trail.north, trail.way, trail.speed, trail.rate, trail.dense]) column.splice(keep);
}

/** ppm at the ground at a place. */
export function concentrationAt(trail: Trail, spec: ChemicalSpec, place: LonLat): number {
  const [x, y] = metresFrom(spec.at, place);
  let most = 0;
  for (let k = 1; k < trail.east.length; k += 1) {
    if ((trail.rate[k] as number) <= 0) continue;
    const piece = pieceOf(trail, k);
    const along = ((x - piece.east) * piece.dx + (y - piece.north) * piece.dy) / (piece.length * piece.length);
    if (along < 0 || along > 1) continue;
    const across = ((x - piece.east) * piece.dy - (y - piece.north) * piece.dx) / piece.length;
    most = Math.max(most, across0(trail, spec, k, piece.way + along * piece.length, across));
  }
  return most;
}

/** From one point of the line to the next, which is older. */
interface Piece {
  readonly east: number;
  readonly north: number;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
  readonly way: number;
}
function pieceOf(trail: Trail, k: number): Piece {
  const [east, north] = [trail.east[k - 1] as number, trail.north[k - 1] as number];
  const [dx, dy] = [(trail.east[k] as number) - east, (trail.north[k] as number) - north];
  return { east, north, dx, dy, length: Math.max(hypot2(dx, dy), 1e-9), way: trail.way[k - 1] as number };
}

/** ppm so far along a minute's way and so far beside it. */
function across0(trail: Trail, spec: ChemicalSpec, k: number, way: number, across: number): number {
  const substance = substanceOf(spec.substance);
  const x = Math.max(way, NEAREST);
  const [rate, speed] = [trail.rate[k] as number, trail.speed[k] as number];
  if (trail.dense[k]) {
    const { flow, dense } = heavy(spec, rate, speed);
    return Math.abs(across) > halfWidth(flow, x, dense) ? 0 : 1e6 * densePlume(flow, x, dense);
  }
  const spread = briggs(spec.surface, spec.stability, x);
  if (Math.abs(across) > 6 * spread.y) return 0;
  return Math.min(1e6, toPpm(substance, plume(rate, speed, spec.height, spread, across, 0)));
}

/** A place on the middle line, and half the width beside it within which it is above some ppm, m: 0 where the middle is below. */
export interface Reach {
  readonly east: number;
  readonly north: number;
  /** Along the line, of length one. */
  readonly dx: number;
  readonly dy: number;
  readonly half: number;
}

/** Shares of a piece at which its width is asked for: the first bears the whole cloud when the wind is strong. */
const [FIRST, LATER] = [
  [0.01, 0.02, 0.04, 0.07, 0.11, 0.16, 0.22, 0.3, 0.4, 0.55, 0.75, 1],
  [0.5, 1],
] as const;

/** Along the whole line, from the source on. */
export function reaches(trail: Trail, spec: ChemicalSpec, ppm: number): Reach[] {
  return trail.east.slice(1).flatMap((_, i) => {
    const k = i + 1;
    const { east, north, dx, dy, length, way } = pieceOf(trail, k);
    return (k === 1 ? FIRST : LATER).map((share) => ({
      east: east + share * dx,
      north: north + share * dy,
      dx: dx / length,
      dy: dy / length,
      half: halfAbove(ppm, (across) => across0(trail, spec, k, way + share * length, across)),
    }));
  });
}

/** How far from its middle something that falls to both sides stays at or above a value. */
function halfAbove(value: number, at: (across: number) => number): number {
  if (!(at(0) >= value) || at(0) === 0) return 0;
  let [inside, outside] = [0, 1];
  while (at(outside) >= value) [inside, outside] = [outside, outside * 2];
  for (let round = 0; round < 24; round += 1) {
    const middle = (inside + outside) / 2;
    if (at(middle) >= value) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** A place so many metres east and north of another; flat, as ten kilometres are. */
export function placeOf([lon, lat]: LonLat, east: number, north: number): LonLat {
  const degree = EARTH_RADIUS * DEG;
  return [lon + east / (degree * cos(lat * DEG)), lat + north / degree];
}
function metresFrom([lon, lat]: LonLat, place: LonLat): readonly [east: number, north: number] {
  const degree = EARTH_RADIUS * DEG;
  return [(place[0] - lon) * degree * cos(lat * DEG), (place[1] - lat) * degree];
}

function moving({ u, v, rain }: Wind): Wind {
  const speed = hypot2(u, v);
  if (speed >= CALM) return { u, v, rain };
  return speed > 0 ? { u: (u / speed) * CALM, v: (v / speed) * CALM, rain } : { u: 0, v: -CALM, rain };
}

function heavy(spec: ChemicalSpec, rate: number, wind: number): { readonly flow: number; readonly dense: Dense } {
  const substance = substanceOf(spec.substance);
  const gasTemperature = Math.min(spec.temperature, substance.boils);
  const gas = gasDensity(substance, gasTemperature);
  const air = (101_325 * 0.02896) / (8.314_46 * spec.temperature);
  return { flow: rate / gas, dense: { wind, gas, air, gasTemperature, airTemperature: spec.temperature } };
}

/** The buoyancy test; only what boils comes as pure gas, vapour of a pool is mostly air. */
function isDense(spec: ChemicalSpec, rate: number, wind: number): boolean {
  if (rate <= 0 || spec.temperature < substanceOf(spec.substance).boils) return false;
  const { flow, dense } = heavy(spec, rate, wind);
  return isDensePlume(reducedGravity(dense.gas, dense.air), flow, wind);
}

/** Half the width of a dense plume, m: Britter & McQuaid 1988. */
function halfWidth(flow: number, x: number, { wind, gas, air }: Dense): number {
  const buoyancy = (flow * reducedGravity(gas, air)) / (wind * wind * wind);
  return sqrt(flow / wind) + 8 * buoyancy + 2.5 * pow(buoyancy * x * x, 1 / 3);
}
