/**
 * What crosses the faces of the full shallow water equations: the approximate Riemann solver of Harten, Lax & van Leer 1983
 * with the wave speeds of Einfeldt 1988 (those of Toro 2001 beside dry ground), over a step in the ground by the hydrostatic
 * reconstruction of Audusse et al. 2004 as Chen & Noelle 2017 mended it: a film runs down a slope steeper than it is
 * deep, and a lake stays at rest.
 */
import { WALL } from './memory.ts';

const G = 9.81;
/** Water less deep than this on a face does not flow, m. */
export const FILM = 1e-6;

type Row = Float64Array;
/**
 * Water of a row's cells at one of their two faces: ground z and depth h, m; speeds through that face and along it, m/s. `pull` is
 * 1 where the cell feels a fall of the ground beyond the face, 0 where its own slope is all that moves it.
 */
export interface Water {
  readonly z: Row;
  readonly h: Row;
  readonly through: Row;
  readonly along: Row;
  readonly pull: Row;
}
/** Through the faces, by metre of them: water, m²/s; momentum through them as the cell on either side feels it, and along, m³/s². */
export interface Flux {
  readonly water: Row;
  readonly here: Row;
  readonly there: Row;
  readonly along: Row;
}

/**
 * Puts into `flux` what crosses the faces [from, to) from `here` to `there`, in which the cell on the other side is `shift` further.
 * A wall throws water back. Mirrored water gives the mirrored flux to the last bit.
 */
export function cross(here: Water, there: Water, shift: number, flux: Flux, from: number, to: number): void {
  const { z: hereZ, h: hereH, through: hereU, along: hereV, pull: herePull } = here;
  const { z: thereZ, h: thereH, through: thereU, along: thereV, pull: therePull } = there;
  const { water: waters, here: felt, there: beyond, along: aside } = flux;
  for (let own = from; own < to; own++) {
    const other = own + shift;
    const wall0 = (hereZ[own] as number) >= WALL;
    const wall1 = (thereZ[other] as number) >= WALL;
    if ((wall0 || hereH[own] === 0) && (wall1 || thereH[other] === 0)) {
      waters[own] = 0;
      felt[own] = 0;
      beyond[own] = 0;
      aside[own] = 0;
      continue;
    }
    const z0 = wall0 ? (thereZ[other] as number) : (hereZ[own] as number);
    const h0 = wall0 ? (thereH[other] as number) : (hereH[own] as number);
    const u0 = wall0 ? -(thereU[other] as number) : (hereU[own] as number);
    const z1 = wall1 ? (hereZ[own] as number) : (thereZ[other] as number);
    const h1 = wall1 ? (hereH[own] as number) : (thereH[other] as number);
    const u1 = wall1 ? -(hereU[own] as number) : (thereU[other] as number);
    const eta0 = z0 + h0;
    const eta1 = z1 + h1;
    const higher = z0 > z1 ? z0 : z1;
    const lower = eta0 < eta1 ? eta0 : eta1;
    const sill = higher < lower ? higher : lower;
    const over0 = eta0 - sill;
    const over1 = eta1 - sill;
    const d0 = over0 < h0 ? (over0 > 0 ? over0 : 0) : h0;
    const d1 = over1 < h1 ? (over1 > 0 ? over1 : 0) : h1;
    const q0 = d0 * u0;
    const q1 = d1 * u1;
    let p0 = 0.5 * G * d0 * d0;
    let p1 = 0.5 * G * d1 * d1;
    // The thrust of the step in the ground on either cell.
    const thrust0 = sill < z0 && herePull[own] === 0 ? 0 : 0.5 * G * (h0 + d0) * (sill - z0);
    const thrust1 = sill < z1 && therePull[other] === 0 ? 0 : 0.5 * G * (h1 + d1) * (sill - z1);
    if (d0 <= FILM && d1 <= FILM) {
      waters[own] = 0;
      aside[own] = 0;
      felt[own] = thrust0 + p0;
      beyond[own] = thrust1 + p1;
      continue;
    }
    const c0 = Math.sqrt(G * d0);
    const c1 = Math.sqrt(G * d1);
    const middle = 0.5 * (u0 + u1) + (c0 - c1);
    const c = 0.5 * (c0 + c1) + 0.25 * (u0 - u1);
    const one = u0 - c0 < middle - c ? u0 - c0 : middle - c;
    const two = u1 + c1 > middle + c ? u1 + c1 : middle + c;
    let slow = d1 <= FILM ? u0 - c0 : d0 <= FILM ? u1 - 2 * c1 : one;
    let fast = d0 <= FILM ? u1 + c1 : d1 <= FILM ? u0 + 2 * c0 : two;
    if (slow > 0) slow = 0;
    if (fast < 0) fast = 0;
    p0 += q0 * u0;
    p1 += q1 * u1;
    const both = slow * fast;
    const span = fast - slow;
    const water = (fast * q0 - slow * q1 + both * (d1 - d0)) / span;
    const momentum = (fast * p0 - slow * p1 + both * (q1 - q0)) / span;
    waters[own] = water;
    felt[own] = momentum + thrust0;
    beyond[own] = momentum + thrust1;
    aside[own] = water * (water > 0 ? (hereV[own] as number) : (thereV[other] as number));
  }
}
