/**
 * How fast a substance leaves what held it: jets (AIChE/CCPS 1999), boiling two-phase flow (equilibrium rate model, pipes of 0.1 m and
 * more), pools (US EPA, Offsite Consequence Analysis), flashing, and tanks that run empty. SI units.
 */
import { exp, PI, pow, sqrt } from '../../engine/math.ts';

const G = 9.80665;
const circle = (diameter: number): number => (PI * diameter * diameter) / 4;

/** Liquid through a hole of `diameter` m, kg/s; pressures before and behind it, Pa. */
export const liquidJet = (
  density: number,
  diameter: number,
  discharge: number,
  before: number,
  behind: number,
): number => discharge * circle(diameter) * sqrt(2 * density * Math.max(0, before - behind));

/** The pressure ratio at which a gas reaches its own speed of sound; `k` the ratio of its heats. */
const critical = (k: number): number => pow(2 / (k + 1), k / (k - 1));

/** Whether a gas jet is choked: no faster, whatever lies behind it. */
export const isChoked = (before: number, behind: number, k: number): boolean => behind / before <= critical(k);

/** Gas through a hole, kg/s; `density` that before the hole. */
export function gasJet(
  density: number,
  diameter: number,
  discharge: number,
  before: number,
  behind: number,
  k: number,
): number {
  const eta = Math.max(behind / before, critical(k));
  const flow = ((2 * k) / (k - 1)) * (pow(eta, 2 / k) - pow(eta, (k + 1) / k));
  return discharge * circle(diameter) * sqrt(density * before * Math.max(0, flow));
}

/** A liquid that boils as it leaves, kg/s: heat of vaporisation J/kg, densities of liquid and vapour, heat of the liquid J/kg K, K. */
export const twoPhase = (
  area: number,
  discharge: number,
  heat: number,
  liquid: number,
  vapour: number,
  capacity: number,
  temperature: number,
): number => (discharge * area * (heat / (1 / vapour - 1 / liquid))) / sqrt(temperature * capacity);

const POUND = 0.45359237;
const SQUARE_FOOT = 0.09290304;

/** Evaporation of a pool, kg/s: wind m/s, area m², molar mass g/mol, vapour pressure mmHg, K. */
export const poolEvaporation = (
  wind: number,
  area: number,
  molar: number,
  vapour: number,
  temperature: number,
): number =>
  ((0.284 * pow(wind, 0.78) * pow(molar, 2 / 3) * (area / SQUARE_FOOT) * vapour) / (82.05 * temperature)) *
  (POUND / 60);

/** Share of a liquid above its boiling point that flashes when it is let out. */
export const flashFraction = (capacity: number, temperature: number, boiling: number, heat: number): number =>
  1 - exp((-capacity * (temperature - boiling)) / heat);

/** Head over a hole in a tank after `seconds`, m: it runs empty in a finite time. */
export function tankHead(head: number, tank: number, hole: number, discharge: number, seconds: number): number {
  const root = sqrt(head) - ((discharge * hole) / tank) * sqrt(G / 2) * seconds;
  return root > 0 ? root * root : 0;
}

/** What runs out under a head, kg/s. */
export const tankRate = (density: number, hole: number, discharge: number, head: number): number =>
  density * discharge * hole * sqrt(2 * G * head);
