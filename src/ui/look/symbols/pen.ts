/**
 * The pen that glyphs are drawn with: SVG elements from path data on a 24 px grid. Only two colours exist, the ink
 * (`currentColor`) and the disc below it (`var(--disc)`), so that one drawing serves every theme, state and size.
 */

/** Width of a stroke on the 24 px grid. */
export const STROKE = 1.75;

/** A filled mass, its corners rounded by a hair of stroke. */
export const mass = (path: string): string =>
  `<path d="${path}" fill="currentColor" stroke="currentColor" stroke-width=".6" stroke-linejoin="round"/>`;

/** A round stroke. */
export const stroke = (path: string, width = STROKE): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** A mass taken out of what lies below it. */
export const cut = (path: string): string => `<path d="${path}" fill="var(--disc)"/>`;

/** A stroke taken out of what lies below it. */
export const cutStroke = (path: string, width = 1.25): string =>
  `<path d="${path}" fill="none" stroke="var(--disc)" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Path data of a full circle. */
export const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Path data of waves: `crests` from `x` over 14 px of width, `rise` px high, about the line `y`. */
export function waves(x: number, y: number, crests: number, rise = 0.9, width = 14): string {
  const quarter = Number((width / crests / 4).toFixed(3));
  return `M${x} ${y}${`q${quarter} ${-2 * rise} ${2 * quarter} 0t${2 * quarter} 0`.repeat(crests)}`;
}

/** Path data of a five-pointed star, point up. */
export function star(x: number, y: number, r: number): string {
  const corner = (i: number): string => {
    const [angle, reach] = [(i * Math.PI) / 5, i % 2 === 0 ? r : r * 0.46];
    return `${(x + reach * Math.sin(angle)).toFixed(2)} ${(y - reach * Math.cos(angle)).toFixed(2)}`;
  };
  return `M${Array.from({ length: 10 }, (_, i) => corner(i)).join('L')}z`;
}
