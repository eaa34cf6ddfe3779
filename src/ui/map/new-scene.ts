/** A scene before anything is known of the drill, and how a viewer's choices change it. */
import { circleOf } from '../../drill/seats.ts';
import { themePaint } from '../look/symbols/paint.ts';
import { THEMES } from '../look/tokens.ts';
import { PageNames } from '../names.ts';
import { rosterOf } from '../roster.ts';
import type { ScenarioView } from '../session.ts';
import type { ViewState } from '../store.ts';
import { speechOf } from '../words.ts';
import { centreOfPlaces } from './area.ts';
import { onMap } from './places.ts';
import { Projection, type View } from './projection.ts';
import { type Scene, TRUTH } from './scene.ts';
import type { SymbolBook } from './symbol-book.ts';
import { TeamPositions } from './team-positions.ts';
import { mapWords } from './words.ts';

type Look = Pick<ViewState, 'theme' | 'language' | 'selection' | 'seat' | 'told' | 'way'>;

export function newScene(scenario: ScenarioView, symbols: SymbolBook, view: View, look: Look): Scene {
  const theme = THEMES[look.theme];
  const speech = speechOf(look.language);
  const roster = rosterOf(scenario);
  const scene: Scene = {
    scenario,
    roster,
    symbols,
    teams: new TeamPositions(scenario.teams.map(({ id }) => id)),
    shown: {
      water: true,
      plume: true,
      drift: true,
      people: true,
      wind: true,
      teams: true,
      incidents: true,
      sites: true,
      districts: false,
      labels: true,
      rain: false,
      cone: true,
      shelters: true,
      works: false,
      flow: false,
      sea: false,
      reservoirs: true,
      search: true,
      homes: true,
    },
    opacity: {},
    projection: new Projection(centreOfPlaces(scenario)),
    terrains: [],
    view,
    theme,
    paint: themePaint(theme),
    speech,
    words: mapWords(look.language),
    names: new PageNames(roster, speech, scenario.meta.landfall, () => scene.drill?.state),
    drill: undefined,
    status: undefined,
    at: 0,
    seat: undefined,
    circle: undefined,
    selection: undefined,
    hovered: undefined,
    way: undefined,
    pulled: undefined,
    swipe: undefined,
    playing: false,
    still: true,
    now: 0,
    elapsed: 0,
    covered: [],
  };
  return scene;
}

/** Brings the scene to a viewer's theme, language, seat and selection; tells which of the first three are new. */
export function applyLook(
  scene: Scene,
  { theme, language, selection, seat, told, way }: Look,
): { readonly theme: boolean; readonly language: boolean; readonly seat: boolean } {
  const mine = told ? seat : undefined;
  const news = {
    theme: scene.theme.name !== theme,
    language: scene.speech.language !== language,
    seat: mine === undefined ? scene.circle !== undefined : scene.seat !== mine,
  };
  if (news.theme) {
    scene.theme = THEMES[theme];
    scene.paint = themePaint(scene.theme);
    scene.symbols.forget();
  }
  if (news.language) {
    scene.speech = speechOf(language);
    scene.words = mapWords(language);
    scene.names = new PageNames(scene.roster, scene.speech, scene.scenario.meta.landfall, () => scene.drill?.state);
  }
  if (news.seat) {
    const blind = scene.circle !== undefined;
    scene.seat = mine;
    scene.circle = mine === undefined ? undefined : circleOf(scene.scenario, mine);
    // Back in the chair everything is to be seen again.
    if (blind !== (mine !== undefined)) for (const what of TRUTH) scene.shown[what] = blind;
  }
  scene.way = way;
  scene.selection = onMap(selection, scene.roster, scene.drill?.state);
  return news;
}
