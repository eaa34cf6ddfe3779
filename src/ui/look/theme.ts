/**
 * The tokens as the page uses them: custom properties on the root, one set a theme. `adoptLook` puts them and the base
 * sheet into a document as constructable sheets, which the page's content policy allows without a nonce.
 * Dark stands unless the root has `data-theme="light"`; paper is always the print theme.
 */
import { BASE_CSS } from './base.css.ts';
import {
  type Colours,
  EASE,
  FONTS,
  MOTION,
  NO_DUFF,
  RADIUS,
  type Ramps,
  REM,
  SPACE,
  THEMES,
  type Theme,
  type ThemeName,
  TYPE,
  WARNINGS,
} from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const property = (name: string, value: string | number): string => `--${kebab(name)}:${value};`;

/** A token as a CSS value: `cssVar('accentFill')` is `var(--accent-fill)`. */
export const cssVar = (name: keyof Colours): string => `var(--${kebab(name)})`;

/** Declarations of what differs between themes: `--bg0` … `--run-b`, `--wind-1` …, `--shadow`, `--halo`. */
export function themeProperties(theme: Theme): string {
  const colours = Object.entries(theme.colours).map(([name, value]: [string, string]) => property(name, value));
  const ramps = (['wind', 'rain', 'depth', 'plume'] satisfies (keyof Ramps)[]).flatMap((ramp) =>
    theme.ramps[ramp].map((value, step) => property(`${ramp}-${step + 1}`, value)),
  );
  return [...colours, ...ramps, property('halo', theme.ground.halo), property('shadow', theme.shadow)].join('');
}

/** Declarations that no theme changes: warnings, type (`--type-body` is a `font` shorthand), spaces, radii, durations. */
export function commonProperties(): string {
  const rem = (px: number): string => `${Number((px / REM).toFixed(4))}rem`;
  return [
    ...Object.entries(WARNINGS).flatMap(([colour, { fill, text }]) => [
      property(`warning-${colour}`, fill),
      property(`on-warning-${colour}`, text),
    ]),
    property('noDuff', NO_DUFF.fill),
    property('onNoDuff', NO_DUFF.text),
    property('onAccent', '#FFFFFF'),
    property('fontText', FONTS.text),
    property('fontMono', FONTS.mono),
    ...Object.entries(TYPE).flatMap(([step, { size, line, bold }]) => [
      property(`size-${step}`, rem(size)),
      property(`type-${step}`, `${bold ? 700 : 400} ${rem(size)}/${rem(line)} var(--font-text)`),
    ]),
    ...SPACE.map((px) => property(`space-${px}`, rem(px))),
    ...Object.entries(RADIUS).map(([name, px]) => property(`radius-${name}`, `${px}px`)),
    ...Object.entries(MOTION).map(([name, ms]) => property(`motion-${name}`, `${ms}ms`)),
    property('ease', EASE),
  ].join('');
}

/** The sheet of custom properties for all themes. */
export function themeCss(): string {
  return [
    `:root{color-scheme:dark;${commonProperties()}${themeProperties(THEMES.dark)}}`,
    `:root[data-theme="light"]{color-scheme:light;${themeProperties(THEMES.light)}}`,
    `@media print{:root,:root[data-theme]{color-scheme:light;${themeProperties(THEMES.print)}}}`,
  ].join('\n');
}

/** Adds the look to a document, before the sheets it already has. */
export function adoptLook(document: Document): void {
  const sheets = [themeCss(), BASE_CSS].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  document.adoptedStyleSheets = [...sheets, ...document.adoptedStyleSheets];
}

/** Switches the page's theme; what is drawn on canvases is told by whoever calls this. */
export function setPageTheme(document: Document, name: Exclude<ThemeName, 'print'>): void {
  document.documentElement.dataset['theme'] = name;
}
