/**
 * Every colour, type step, space, duration and layer of the look, as data: the map and the curves read it directly, the
 * page reads it as custom properties (`theme.ts`). Colours have four families that never mix: warnings, state, hazard
 * ramps, and the accent of selection. A colour is never the only carrier of a fact; contrast is held by `tokens.test.ts`.
 */

/** `dark` is the default; `print` is `light` with an empty ground. */
export const THEME_NAMES = ['dark', 'light', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Surfaces, lines, text, accent and states: each is a custom property of the page under its own name. */
export interface Colours {
  /** Page, behind the map, wall. */
  readonly bg0: string;
  /** Panels, header. */
  readonly bg1: string;
  /** Selected or hovered row, quoted box. */
  readonly bg2: string;
  /** Controls, pills, bar tracks. */
  readonly bg3: string;
  /** Dividers, decorative only. */
  readonly line: string;
  /** Outline of a control whose fill already shows it. */
  readonly line2: string;
  /** Outline that alone shows a control; chart axes. */
  readonly line3: string;
  /** Values, names, what to read. */
  readonly tx1: string;
  /** Labels, from → to, units. */
  readonly tx2: string;
  /** Ids, hints, times in state. */
  readonly tx3: string;
  /** Selection, focus, playhead, links. */
  readonly accent: string;
  /** The one primary button of a panel, with white text. */
  readonly accentFill: string;
  readonly ok: string;
  readonly move: string;
  /** Holding is a good act: never red. */
  readonly hold: string;
  readonly stage: string;
  readonly idle: string;
  readonly warn: string;
  readonly danger: string;
  readonly plume: string;
  /** Disc behind a glyph on the map, and the glyph on it. */
  readonly disc: string;
  readonly ink: string;
  /** The typhoon's spiral. */
  readonly storm: string;
  /** Compared runs: A solid, B dashed. */
  readonly runA: string;
  readonly runB: string;
}

/** Hazard ramps, least first; lightness is monotone, away from the ground = more. */
export interface Ramps {
  /** Mean wind by Beaufort force: see `RAMP_BREAKS.wind`. */
  readonly wind: readonly string[];
  readonly rain: readonly string[];
  readonly depth: readonly string[];
  /** AEGL 1, 2, 3. */
  readonly plume: readonly string[];
  /** Contour lines of the depth layer. */
  readonly depthContour: string;
}

/** The map's ground. `shade` clamps the hillshade's factor on the land colour. */
export interface GroundColours {
  readonly land: readonly [low: string, mid: string, high: string];
  readonly sea: readonly [shallow: string, deep: string];
  readonly shade: readonly [least: number, most: number];
  readonly coast: string;
  /** What the three bands of water along the coast lean towards. */
  readonly shore: string;
  readonly river: string;
  readonly road: string;
  readonly casing: string;
  readonly label: string;
  readonly seaLabel: string;
  readonly halo: string;
}

export interface Theme {
  readonly name: ThemeName;
  readonly colours: Colours;
  readonly ramps: Ramps;
  readonly ground: GroundColours;
  /** The 演练 EXERCISE tiling over the map: colour and opacity. */
  readonly tiling: { readonly colour: string; readonly alpha: number };
  /** Shadow of menus and dialogs; panels and map overlays have none. */
  readonly shadow: string;
}

const dark: Theme = {
  name: 'dark',
  colours: {
    bg0: '#0D1217',
    bg1: '#12181F',
    bg2: '#18212A',
    bg3: '#212D38',
    line: '#222D37',
    line2: '#3A4958',
    line3: '#6B7E90',
    tx1: '#E9EEF2',
    tx2: '#B4C0CB',
    tx3: '#8D9BA9',
    accent: '#9AA8FF',
    accentFill: '#4453C4',
    ok: '#4CC7A0',
    move: '#4A9FEA',
    hold: '#D3C6FF',
    stage: '#DDE5EB',
    idle: '#93A1AE',
    warn: '#F0B440',
    danger: '#FF7F70',
    plume: '#E27DBB',
    disc: '#0D1217',
    ink: '#F2F5F7',
    storm: '#FF6A5C',
    runA: '#E9EEF2',
    runB: '#E0A36B',
  },
  ramps: {
    wind: ['#566F82', '#5F8A99', '#74A7A5', '#9BC1A0', '#CDD69A', '#F2E0A6', '#FFF6E6'],
    rain: ['#24423F', '#2E635A', '#3B8675', '#58AA90', '#8CCDB0', '#D2EFDD'],
    depth: ['#22507C', '#2C6CA6', '#3F8ACB', '#63ABE6', '#9CCDF5', '#DCEFFD'],
    plume: ['#8A4C77', '#C265A0', '#FFB0DE'],
    depthContour: '#FFFFFF',
  },
  ground: {
    land: ['#262F36', '#333D44', '#4C565A'],
    sea: ['#13232D', '#0C171F'],
    shade: [0.42, 1.65],
    coast: '#6F8796',
    shore: '#6F8796',
    river: '#35566B',
    road: '#56636E',
    casing: '#1C242B',
    label: '#C3CED7',
    seaLabel: '#7F99AB',
    halo: '#10171D',
  },
  tiling: { colour: '#E9EEF2', alpha: 0.06 },
  shadow: '0 8px 24px rgba(0, 0, 0, 0.35)',
};

const light: Theme = {
  name: 'light',
  colours: {
    bg0: '#F3F5F7',
    bg1: '#FFFFFF',
    bg2: '#F3F6F8',
    bg3: '#E6ECF0',
    line: '#E0E6EB',
    line2: '#BCC7D0',
    line3: '#74828F',
    tx1: '#14202B',
    tx2: '#41505D',
    tx3: '#5B6975',
    accent: '#3D4BC6',
    accentFill: '#3D4BC6',
    ok: '#0A7558',
    move: '#1466B8',
    hold: '#6347C2',
    stage: '#2B3945',
    idle: '#5E6C77',
    warn: '#8F6000',
    danger: '#A81616',
    plume: '#A8327E',
    disc: '#FFFFFF',
    ink: '#1B2731',
    storm: '#CF2A20',
    runA: '#1B2731',
    runB: '#9A4A00',
  },
  ramps: {
    wind: ['#A3B4BF', '#78A2B0', '#4A8C93', '#2F7268', '#4D5A1F', '#5F3A10', '#4A1420'],
    rain: ['#DDF0E6', '#B2DCC8', '#7DC0A6', '#469B82', '#1F7360', '#0B4B40'],
    depth: ['#C9E1F5', '#9CC7EA', '#66A5DA', '#377FC0', '#1C5A9B', '#0E3768'],
    plume: ['#E3A9CD', '#BE5697', '#7A1257'],
    depthContour: '#0E2850',
  },
  ground: {
    land: ['#F1F0EB', '#EBE8DE', '#DDD6C7'],
    sea: ['#DCE8EF', '#C6D7E2'],
    shade: [0.62, 1.1],
    coast: '#647A8A',
    shore: '#FFFFFF',
    river: '#9DBFD4',
    road: '#C9BFA9',
    casing: '#FBFAF6',
    label: '#33414D',
    seaLabel: '#456378',
    halo: '#FFFFFF',
  },
  tiling: { colour: '#14202B', alpha: 0.065 },
  shadow: '0 8px 24px rgba(0, 0, 0, 0.12)',
};

/** On paper a tone fainter than 20 % ink is smudge, and all of the ground's are: what remains are its lines and names. */
const print: Theme = {
  ...light,
  name: 'print',
  colours: { ...light.colours, bg0: '#FFFFFF', bg2: '#FFFFFF', line: '#BCC7D0' },
  ground: {
    ...light.ground,
    land: ['#FFFFFF', '#FFFFFF', '#FFFFFF'],
    sea: ['#FFFFFF', '#FFFFFF'],
    shade: [1, 1],
    casing: '#FFFFFF',
  },
  tiling: { colour: '#000000', alpha: 0.12 },
  shadow: 'none',
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { dark, light, print };

/** Lower bounds of the ramps' classes; the wind's first class is everything below its first bound. */
export const RAMP_BREAKS = {
  /** Beaufort force. */
  wind: [0, 6, 8, 10, 12, 14, 16],
  /** mm/h. */
  rain: [2.5, 8, 16, 30, 50, 70],
  /** m; below the first nothing is drawn. */
  depth: [0.05, 0.15, 0.3, 0.5, 1, 2],
  /** AEGL tier. */
  plume: [1, 2, 3],
} as const;

/** Depth at which a contour is drawn: its width in px and opacity. */
export const DEPTH_CONTOURS = [
  { depth: 0.3, width: 0.9, alpha: 0.55 },
  { depth: 0.5, width: 1.5, alpha: 0.9 },
] as const;

/** How the three plume tiers are drawn: fill opacity, hatch spacing and edge width in px, edge dashed or not. */
export const PLUME_TIERS = [
  { fill: 0.26, hatch: 9, edge: 1, dashed: true },
  { fill: 0.36, hatch: 6, edge: 1.3, dashed: false },
  { fill: 0.6, hatch: 4, edge: 1.6, dashed: false },
] as const;

/** Warning badges: solid, the same in every theme; `bars` of the four rising bars are filled. */
export const WARNINGS = {
  blue: { fill: '#2B6FD0', text: '#FFFFFF', bars: 1, outlined: false },
  yellow: { fill: '#F4C81E', text: '#1B1500', bars: 2, outlined: true },
  orange: { fill: '#F0861A', text: '#1C0D00', bars: 3, outlined: true },
  red: { fill: '#CF2A20', text: '#FFFFFF', bars: 4, outlined: false },
} as const;

/** The only solid red object besides a red warning: NO DUFF. */
export const NO_DUFF = { fill: '#C4261D', text: '#FFFFFF' } as const;

/** Local fonts only; the order finds a Chinese sans on Windows, macOS, HarmonyOS and Linux. */
export const FONTS = {
  text: '"Segoe UI","Helvetica Neue",Arial,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif',
  mono: '"Cascadia Mono",Consolas,"SF Mono","Noto Sans Mono CJK SC",monospace',
} as const;

/** Type steps: px at the default text size, of which 13 are a rem. Weights are 400 and 700 only. */
export const TYPE = {
  micro: { size: 11, line: 16, bold: false },
  small: { size: 12, line: 18, bold: false },
  body: { size: 13, line: 20, bold: false },
  read: { size: 15, line: 26, bold: false },
  title: { size: 14, line: 22, bold: true },
  count: { size: 15, line: 20, bold: true },
  clock2: { size: 25, line: 30, bold: true },
  clock1: { size: 40, line: 44, bold: true },
} as const;
export type TypeStep = keyof typeof TYPE;

/** px of a rem. */
export const REM = 13;

/** Wall type as shares of the screen's height: nothing below 1/50, key figures at least 1/25. */
export const WALL_TYPE = { small: 1 / 49, body: 1 / 45, label: 1 / 41, section: 1 / 32, figure: 1 / 16 } as const;

/** px. */
export const SPACE = [2, 4, 6, 8, 12, 16, 24, 40] as const;
/** Corner radii, px. */
export const RADIUS = { bar: 2, badge: 3, control: 4, overlay: 6, wall: 8 } as const;
/** Row heights, px. */
export const ROW = { team: 28, exercise: 36, report: 30, table: 25, touch: 44 } as const;

/** Milliseconds; all but fades are 0 under reduced motion, fades at most 120. */
export const MOTION = { press: 80, colour: 120, panel: 180, fly: 600, scene: 250, arrived: 1200 } as const;
export const EASE = 'cubic-bezier(.2,0,0,1)';

/** Order of drawing, ground first; up to `tiling` on the map, above it on the page. */
export const LAYER = {
  ground: 0,
  fields: 10,
  roads: 20,
  storm: 30,
  households: 40,
  trails: 50,
  incidents: 60,
  teams: 70,
  selection: 80,
  labels: 90,
  tiling: 95,
  overlays: 100,
  panels: 200,
  header: 300,
  menus: 400,
  dialogs: 500,
  noDuff: 900,
} as const;
