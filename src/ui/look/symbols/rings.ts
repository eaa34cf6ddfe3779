/**
 * The ten states of a team as rings around its disc, in a 40 px box about (20, 20): shape tells the state, colour and
 * badge repeat it. Nothing here knows which team it is.
 */
import type { PaintColour } from './paint.ts';

/** What the board shows of a team: its state, or what overrides it (holding, lost). */
export const RINGS = [
  'standby',
  'mustering',
  'travelling',
  'staged',
  'working',
  'returning',
  'holding',
  'stranded',
  'lost',
  'faulted',
] as const;
export type Ring = (typeof RINGS)[number];

export const RING_COLOUR: Readonly<Record<Ring, PaintColour>> = {
  standby: 'idle',
  mustering: 'idle',
  travelling: 'move',
  staged: 'stage',
  working: 'ok',
  returning: 'move',
  holding: 'hold',
  stranded: 'warn',
  lost: 'warn',
  faulted: 'danger',
};

export type BadgeSign = 'hold' | 'alert' | 'query' | 'fault';
export const RING_BADGE: Readonly<Partial<Record<Ring, BadgeSign>>> = {
  holding: 'hold',
  stranded: 'alert',
  lost: 'query',
  faulted: 'fault',
};

/** The outline of the disc below the ring: a square while holding, a diamond while stranded. */
export function discShape(ring: Ring, attributes: string): string {
  if (ring === 'holding') return `<rect x="4.6" y="4.6" width="30.8" height="30.8" rx="5.5" ${attributes}/>`;
  if (ring === 'stranded')
    return `<rect x="6" y="6" width="28" height="28" rx="2" transform="rotate(45 20 20)" ${attributes}/>`;
  return `<circle cx="20" cy="20" r="15" ${attributes}/>`;
}

const edge = (width: number, dashes = ''): string =>
  `fill="none" stroke="currentColor" stroke-width="${width}"${dashes && ` stroke-dasharray="${dashes}"`}`;

/** Length of an arc of `share` of the ring at r 15: dashes are told in it so that they close without a seam. */
const arc = (share: number): string => (2 * Math.PI * 15 * share).toFixed(3);

const ticks = [0, 90, 180, 270]
  .map((turn) => `<path d="M20 1.6v5.8" transform="rotate(${turn} 20 20)" stroke="currentColor" stroke-width="2.4"/>`)
  .join('');

const dots = Array.from(
  { length: 12 },
  (_, i) => `<circle cx="20" cy="4.4" r="1.5" transform="rotate(${i * 30} 20 20)" fill="currentColor"/>`,
).join('');

/** The ring itself, in `currentColor`. */
export function ringShape(ring: Ring): string {
  switch (ring) {
    case 'standby':
      return discShape(ring, edge(1.25));
    case 'mustering':
      return dots;
    case 'staged':
      return discShape(ring, edge(1.5)) + ticks;
    case 'working':
      return discShape(ring, edge(4));
    case 'returning':
      return discShape(ring, edge(2.5, `${arc(1 / 24)} ${arc(1 / 24)}`));
    case 'lost':
      return discShape(ring, edge(2.8, `${arc(1 / 54)} ${arc(1 / 27)}`));
    case 'travelling':
    case 'holding':
    case 'stranded':
    case 'faulted':
      return discShape(ring, edge(2.5));
  }
}

/** The arrow on the heading of a team under way: filled out, hollow on the way back. Degrees clockwise from north. */
export function arrowShape(ring: Ring, heading: number): string {
  const hollow = ring === 'returning';
  const path = hollow ? 'M15.6 3.6L20 -2.4L24.4 3.6' : 'M13.4 4.6Q18 2.4 20 -3Q22 2.4 26.6 4.6Q20 1.8 13.4 4.6z';
  const fill = hollow ? 'fill="var(--disc)" stroke-width="1.9"' : 'fill="currentColor" stroke-width="1.2"';
  return `<path d="${path}" ${fill} stroke="currentColor" stroke-linejoin="round" transform="rotate(${heading} 20 20)"/>`;
}

const SIGNS: Readonly<Record<BadgeSign, string>> = {
  hold: '<path d="M29.3 6.4v5.2M32.7 6.4v5.2" stroke-width="1.9"/>',
  alert: '<path d="M31 5.2v4.4M31 12.3v.1" stroke-width="2.1"/>',
  query:
    '<path d="M28.9 7.2q.3-2 2.2-2 2.1 0 2.1 1.8 0 1.1-1.2 1.7-1 .5-1 1.4M31 12.7v.1" fill="none" stroke-width="1.7"/>',
  fault: '<path d="M28.8 6.8l4.4 4.4M33.2 6.8l-4.4 4.4" stroke-width="2.1"/>',
};

/** The badge at the upper right, its sign cut out of the ring's colour. */
export const badgeShape = (sign: BadgeSign): string =>
  '<circle cx="31" cy="9" r="7.3" fill="var(--disc)"/><circle cx="31" cy="9" r="6.1" fill="currentColor"/>' +
  `<g stroke="var(--disc)" stroke-linecap="round">${SIGNS[sign]}</g>`;
