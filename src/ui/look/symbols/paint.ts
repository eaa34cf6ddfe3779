/**
 * The colours a symbol is painted with: for the page they are custom properties, so that a symbol follows the theme; for
 * the map's textures they are the theme's own values.
 */
import { cssVar } from '../theme.ts';
import { type Colours, THEMES, type Theme } from '../tokens.ts';

export type PaintColour =
  | 'disc'
  | 'ink'
  | 'tx1'
  | 'accent'
  | 'ok'
  | 'move'
  | 'hold'
  | 'stage'
  | 'idle'
  | 'warn'
  | 'danger'
  | 'plume'
  | 'storm'
  | 'runB';
export type Paint = Readonly<Record<PaintColour, string>> & { readonly halo: string };

const NAMES = [
  'disc',
  'ink',
  'tx1',
  'accent',
  'ok',
  'move',
  'hold',
  'stage',
  'idle',
  'warn',
  'danger',
  'plume',
  'storm',
  'runB',
] as const satisfies readonly (keyof Colours)[];

const collect = (value: (name: PaintColour) => string): Record<PaintColour, string> =>
  Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Record<PaintColour, string>;

/** Colours that follow the page's theme. */
export const PAGE_PAINT: Paint = { ...collect(cssVar), halo: 'var(--halo)' };

/** A theme's own colours, for pictures that stand outside the page's styles. */
export const themePaint = (theme: Theme = THEMES.dark): Paint => ({
  ...collect((name) => theme.colours[name]),
  halo: theme.ground.halo,
});
