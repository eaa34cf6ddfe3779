/** Arithmetic on `#RRGGBB` colours: what the relief mixes with and what the contrast test measures with. */

/** Red, green, blue, 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Parses `#RRGGBB`; throws on another form, because tokens are ours and a wrong one is a slip in this folder. */
export function rgb(hex: string): Rgb {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) throw new Error(`colour: ${hex} is not #RRGGBB`);
  const [, red = '', green = '', blue = ''] = found;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** `#RRGGBB` of three channels, each rounded and held to 0–255. */
export function hex(colour: Rgb): string {
  const two = (channel: number): string =>
    Math.round(Math.max(0, Math.min(255, channel)))
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(two).join('')}`;
}

/** The colour a share (0–1) of the way from `a` to `b`, channel by channel. */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** Light of a channel, 0–1, from its sRGB value (WCAG 2.2, relative luminance). */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2); 4.5 is AA for text, 3 for outlines and symbols. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
