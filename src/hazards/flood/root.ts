/**
 * h^(−⅓) for friction, the same bits in every engine: a seed from the exponent bits of the 32-bit number, then Newton steps
 * y ← y·(4 − h·y³)/3, each of which squares the error. Two leave less than 1e-5, which no Manning coefficient is known to.
 */
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);
/** Puts the exponent of h^(−⅓) where it belongs: 4/3 of the bias of the exponent, less what evens the error of the seed. */
const MAGIC = 0x54a2_1d2a;

export function inverseCubeRoot(h: number): number {
  float[0] = h;
  bits[0] = MAGIC - (((bits[0] as number) / 3) | 0);
  let y = float[0] as number;
  y = (y * (4 - h * y * y * y)) / 3;
  return (y * (4 - h * y * y * y)) / 3;
}
