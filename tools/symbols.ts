/**
 * The symbol sheet: every glyph, ring, incident, mark, badge and ramp in both themes side by side, to look at after a
 * change. Open `/tools/symbols.html` on the development server.
 */

import { EXERCISE_GLYPHS } from '../src/ui/look/symbols/exercise-glyphs.ts';
import { FACILITY_GLYPHS } from '../src/ui/look/symbols/facility-glyphs.ts';
import type { ExerciseGlyph, FacilityGlyph, GlyphId, IncidentGlyph, TeamGlyph } from '../src/ui/look/symbols/glyphs.ts';
import { INCIDENT_GLYPHS } from '../src/ui/look/symbols/incident-glyphs.ts';
import {
  clusterSymbol,
  type Drawing,
  facilitySymbol,
  householdSymbol,
  incidentSymbol,
  landfallSymbol,
  MARKER_MARGIN,
  stormSymbol,
  teamDotSymbol,
  teamSymbol,
} from '../src/ui/look/symbols/markers.ts';
import { themePaint } from '../src/ui/look/symbols/paint.ts';
import { RING_COLOUR, RINGS } from '../src/ui/look/symbols/rings.ts';
import { HOUSEHOLD_GLYPHS, type HouseholdMark, SIGN_GLYPHS } from '../src/ui/look/symbols/sign-glyphs.ts';
import { glyphNode, svgNode } from '../src/ui/look/symbols/svg.ts';
import { TEAM_GLYPHS } from '../src/ui/look/symbols/team-glyphs.ts';
import { adoptLook, themeProperties } from '../src/ui/look/theme.ts';
import { RAMP_BREAKS, type Ramps, THEMES, type Theme, WARNINGS } from '../src/ui/look/tokens.ts';

const keys = <T extends object>(of: T): (keyof T)[] => Object.keys(of) as (keyof T)[];

function box(className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  made.append(...children);
  return made;
}

const item = (picture: Node, word: string, colour = ''): HTMLElement => {
  const label = box('word', word);
  label.style.color = colour;
  return box('item', picture, label);
};
const section = (title: string, ...items: HTMLElement[]): HTMLElement =>
  box('section', box('head', title), box('items', ...items));
const marker = (symbol: Drawing, size = 40): SVGSVGElement => svgNode(symbol, size * MARKER_MARGIN);

function badge(colour: keyof typeof WARNINGS): HTMLElement {
  const { fill, text, bars } = WARNINGS[colour];
  const made = box('badge', glyphNode(`warning-${bars}`, 18), colour);
  Object.assign(made.style, { background: fill, color: text });
  return made;
}

function ramp(theme: Theme, name: keyof typeof RAMP_BREAKS & keyof Ramps): HTMLElement {
  const steps = theme.ramps[name].map((colour, i) => {
    const step = box('step', String(RAMP_BREAKS[name][i] ?? ''));
    step.style.borderTopColor = colour;
    return step;
  });
  return box('ramp', box('word', name), ...steps);
}

function sheet(theme: Theme): HTMLElement {
  const paint = themePaint(theme);
  const teams = keys(TEAM_GLYPHS) as TeamGlyph[];
  const onMap = RINGS.map((ring, i) =>
    marker(teamSymbol({ glyph: teams[i] ?? 'police', ring, heading: 20 * i }, paint), 36),
  );
  const made = box(
    `sheet ${theme.name}`,
    section('teams', ...teams.map((id) => item(marker(teamSymbol({ glyph: id, ring: 'standby' }, paint)), id))),
    section(
      'states',
      ...RINGS.map((ring, i) =>
        item(
          marker(teamSymbol({ glyph: teams[i] ?? 'police', ring, heading: 45 }, paint)),
          ring,
          paint[RING_COLOUR[ring]],
        ),
      ),
    ),
    section('exercises', ...(keys(EXERCISE_GLYPHS) as ExerciseGlyph[]).map((id) => item(glyphNode(id, 24), id))),
    section(
      'incidents',
      ...(keys(INCIDENT_GLYPHS) as IncidentGlyph[]).map((id) =>
        item(marker(incidentSymbol({ glyph: id, unreported: id === 'adrift', closed: id === 'tree-fall' }, paint)), id),
      ),
    ),
    section(
      'households',
      ...(keys(HOUSEHOLD_GLYPHS) as HouseholdMark[]).map((id) => item(svgNode(householdSymbol(id, paint), 16), id)),
    ),
    section(
      'facilities',
      ...(keys(FACILITY_GLYPHS) as FacilityGlyph[]).map((id, i) =>
        item(marker(facilitySymbol(id, paint, i === 2 ? 'failed' : 'open')), id),
      ),
    ),
    section('signs', ...(keys(SIGN_GLYPHS) as GlyphId[]).map((id) => item(glyphNode(id, 16), id))),
    section('warnings', ...keys(WARNINGS).map(badge)),
    section('ramps', ...keys(RAMP_BREAKS).map((name) => ramp(theme, name))),
    section('at 16 px', ...(keys(TEAM_GLYPHS) as GlyphId[]).map((id) => box('', glyphNode(id, 16)))),
    box(
      'land',
      ...onMap,
      marker(stormSymbol(paint)),
      marker(landfallSymbol(paint), 36),
      marker(clusterSymbol(12, 'lost', paint), 36),
      marker(teamDotSymbol('working', paint), 16),
      marker(teamSymbol({ glyph: 'police', ring: 'standby', ghost: true }, paint), 36),
    ),
  );
  // The properties of the theme on this half only: the page's root can have but one.
  for (const declaration of themeProperties(theme).split(';')) {
    const [name, value] = declaration.split(':');
    if (name && value) made.style.setProperty(name, value);
  }
  made.querySelector<HTMLElement>('.land')?.style.setProperty('background', theme.ground.land[0]);
  return made;
}

adoptLook(document);
const layout = new CSSStyleSheet();
layout.replaceSync(`
  body { display: grid; grid-template-columns: 1fr 1fr; }
  .sheet { padding: 20px; background: var(--bg0); color: var(--tx1); }
  .head { margin: 14px 0 6px; padding-bottom: 4px; border-bottom: 1px solid var(--line); color: var(--tx2); font-weight: 700; }
  .items { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; }
  .item { display: flex; align-items: center; gap: 8px; width: 152px; }
  .badge { display: flex; gap: 6px; align-items: center; padding: 2px 8px; border-radius: 3px; font-weight: 700; }
  .ramp { display: flex; width: 100%; } .ramp .word { width: 80px; } .step { flex: 1; border-top: 14px solid; color: var(--tx2); }
  .land { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; margin-top: 20px; padding: 12px; border-radius: 6px; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, layout];
document.body.append(sheet(THEMES.dark), sheet(THEMES.light));
