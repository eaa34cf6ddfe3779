/**
 * Random numbers that need no memory: one of a household, a purpose and a seed is always the same, in whatever order it is
 * asked. A million households keep no stream, and a draw more disturbs no other (design law 2).
 */
import { nameHash } from '../../engine/hash.ts';

/** The numbers of one purpose (`reluctance`, `channel:sms`), by index of the household, even in [0, 1). */
export function drawsOf(seed: number, area: string, purpose: string): (index: number) => number {
  const salt = nameHash(`${area}/${purpose}`) ^ Math.imul(seed | 0, 0x9e3779b1);
  return (index) => mixed(Math.imul(index + 1, 0x85ebca6b) ^ salt) / 4_294_967_296;
}

/** Every bit of `n` in every bit of the answer: two rounds of multiply and shift (after Wellons' lowbias32). */
function mixed(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
