import { describe, expect, test } from 'vitest';
import { contrast, luminance, rgb } from './colour.ts';
import { themeCss } from './theme.ts';
import { type Colours, NO_DUFF, THEME_NAMES, THEMES, type ThemeName, WARNINGS } from './tokens.ts';

const SURFACES = ['bg0', 'bg1', 'bg2', 'bg3'] as const satisfies readonly (keyof Colours)[];
const TEXTS = [
  'tx1',
  'tx2',
  'tx3',
  'accent',
  'ok',
  'move',
  'hold',
  'stage',
  'idle',
  'warn',
  'danger',
  'plume',
  'runA',
  'runB',
] as const satisfies readonly (keyof Colours)[];

describe.each(THEME_NAMES)('in the %s theme', (name) => {
  const { colours, ground, ramps } = THEMES[name];

  test.each(TEXTS)('%s is readable on every surface (AA 4.5)', (text) => {
    for (const surface of SURFACES)
      expect(contrast(colours[text], colours[surface]), surface).toBeGreaterThanOrEqual(4.5);
  });

  test('an outline that alone shows a control stands out (AA 3)', () => {
    for (const surface of ['bg0', 'bg1', 'bg2'] as const)
      expect(contrast(colours.line3, colours[surface])).toBeGreaterThanOrEqual(3);
  });

  test('the primary button and glyphs on their discs are readable', () => {
    expect(contrast('#FFFFFF', colours.accentFill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.ink, colours.disc)).toBeGreaterThanOrEqual(7);
    expect(contrast(colours.storm, colours.disc)).toBeGreaterThanOrEqual(4.5);
  });

  test('map labels are readable on their halo, on land and on water', () => {
    for (const under of [ground.halo, ...ground.land])
      expect(contrast(ground.label, under), under).toBeGreaterThanOrEqual(4.5);
    for (const under of [ground.halo, ...ground.sea])
      expect(contrast(ground.seaLabel, under), under).toBeGreaterThanOrEqual(4);
  });

  test.each(['wind', 'rain', 'depth', 'plume'] as const)('the %s ramp grows away from the ground', (ramp) => {
    const steps = ramps[ramp].map((step) => luminance(rgb(step)));
    const sorted = [...steps].sort((a, b) => (name === 'dark' ? a - b : b - a));
    expect(steps).toEqual(sorted);
  });
});

test.each(Object.entries({ ...WARNINGS, 'no duff': NO_DUFF }))(
  'the words on the %s badge are readable',
  (_, { fill, text }) => {
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([
  [
    'dark',
    {
      line3: 4.3,
      tx1: 15.3,
      tx2: 9.6,
      tx3: 6.3,
      accent: 8,
      ok: 8.5,
      move: 6.3,
      hold: 11.3,
      idle: 6.8,
      warn: 9.6,
      danger: 7.3,
    },
  ],
  [
    'light',
    {
      line3: 3.9,
      tx1: 16.5,
      tx2: 8.3,
      tx3: 5.6,
      accent: 7,
      ok: 5.7,
      move: 5.8,
      hold: 6.5,
      idle: 5.4,
      warn: 5.5,
      danger: 7.5,
    },
  ],
] as const)('on the %s panels the ratios are those the look was chosen by', (name, ratios) => {
  const { colours } = THEMES[name];
  for (const [token, ratio] of Object.entries(ratios)) {
    const measured = contrast(colours[token as keyof Colours], colours.bg1);
    expect(Math.abs(measured - ratio), `${token} ${measured}`).toBeLessThan(0.1);
  }
});

test('every theme gives the page the same custom properties', () => {
  const [dark = '', light = '', paper = ''] = themeCss().split('\n');
  const names = (css: string): string[] => [...css.matchAll(/--[a-z0-9-]+(?=:)/g)].map(([found]) => found);
  expect(names(light)).toEqual(names(paper));
  expect(names(dark)).toEqual(expect.arrayContaining(names(light)));
  expect(dark).toContain('--accent-fill:#4453C4');
  expect(dark).toContain('--type-clock1:700 3.0769rem/3.3846rem');
});

test('ink on paper: no ground tone, only lines', () => {
  const paper: ThemeName = 'print';
  expect(new Set([...THEMES[paper].ground.land, ...THEMES[paper].ground.sea])).toEqual(new Set(['#FFFFFF']));
});
