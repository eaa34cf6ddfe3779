/**
 * What the viewer looks at, apart from what there is to see: selection, language, theme, panels, filters. Every field has
 * a default. One selection is shared by boards, feed, timeline and map.
 */
import { type Observable, Subject } from 'rxjs';
import type { ThingKind } from '../log/about.ts';
import type { Pacing } from '../player/player.ts';
import type { Language } from '../text/words.ts';
import type { SecondRun } from './compare/second-run.ts';
import type { Layout } from './layout.ts';

export type SelectionKind = ThingKind | 'entry';
/** A thing of the scenario by its id, or a log entry by its seq as text; `seq` when one line about the thing is meant. */
export interface Selection {
  readonly kind: SelectionKind;
  readonly id: string;
  readonly seq?: number;
}

export type PanelName = 'injects' | 'boards' | 'feed' | 'timeline';
export type InjectTab = 'upcoming' | 'released' | 'parked' | 'held';
export type SideTab =
  | 'injects'
  | 'answers'
  | 'exercises'
  | 'teams'
  | 'feed'
  | 'orders'
  | 'people'
  | 'muster'
  | 'timeline'
  | 'compare'
  | 'bookmarks';
export type FeedKind = 'orders' | 'teams' | 'injects' | 'exercises' | 'weather' | 'posts' | 'households' | 'refusals';
export type Dialog =
  | 'help'
  | 'palette'
  | 'bookmark'
  | 'problems'
  | 'menu'
  | 'seats'
  | 'order'
  | 'refuse'
  | 'report'
  | 'decide'
  | 'muster'
  | 'walls'
  | 'compare'
  | 'review';
export type Theme = 'dark' | 'light';

/** What the map shows: the box on its screen (west, south, east, north, degrees) and its layers. */
export interface MapLook {
  readonly box: readonly [number, number, number, number];
  readonly layers: readonly string[];
}

export interface ViewState {
  readonly language: Language;
  readonly theme: Theme;
  readonly layout: Layout;
  readonly tall: boolean;
  /** False when the map cannot be shown: the boards then take its place. */
  readonly map: boolean;
  readonly selection: Selection | undefined;
  readonly panels: Readonly<Record<PanelName, boolean>>;
  /** Whether the injects stand over the map where the screen has no column for them. */
  readonly drawer: boolean;
  readonly injectTab: InjectTab;
  readonly sideTab: SideTab;
  readonly teamSort: 'news' | 'id';
  readonly feed: { readonly kind: FeedKind | undefined; readonly selected: boolean; readonly text: string };
  /** How many hours the timeline shows; undefined for the whole drill. */
  readonly hours: number | undefined;
  /** How fast, for the next time it plays. */
  readonly speed: Pacing;
  /** Whether a recorded drill that plays stops at each mark. */
  readonly stops: boolean;
  /** The showing that StartEx will choose. */
  readonly showing: string | undefined;
  /** How well plans are carried out: StartEx will choose it too. */
  readonly variant: string | undefined;
  readonly sheet: 0 | 1 | 2;
  /** The seat that the viewer sits in; undefined for the chair that the page was opened in. */
  readonly seat: string | undefined;
  /** Whether that seat sees only what was told it (law 11). */
  readonly told: boolean;
  /** The seat that StartEx will put the viewer in. */
  readonly seatAtStart: string | undefined;
  /** Whether whoever leads is told what is ahead if nothing else is done. */
  readonly foresight: boolean;
  /** What a link asks the map to show, until it stands. */
  readonly sought: MapLook | undefined;
  /** The run that a recorded drill is held against. */
  readonly second: SecondRun | undefined;
  /** A team dragged to a place, in the left half of the map or not; and the way of an order that is being thought of. */
  readonly sending: { readonly team: string; readonly site: string; readonly left: boolean } | undefined;
  readonly way: readonly (readonly [number, number])[] | undefined;
  readonly dialog: Dialog | undefined;
  /** What was refused or went wrong, until it is dismissed; or what was done as it was asked. */
  readonly notice: string | { readonly done: string } | undefined;
}

export const DEFAULTS: ViewState = {
  language: 'zh',
  theme: 'dark',
  layout: 'director',
  tall: true,
  map: true,
  selection: undefined,
  panels: { injects: true, boards: true, feed: true, timeline: true },
  drawer: false,
  injectTab: 'upcoming',
  sideTab: 'teams',
  teamSort: 'news',
  feed: { kind: undefined, selected: false, text: '' },
  hours: undefined,
  speed: 60,
  stops: false,
  showing: undefined,
  variant: undefined,
  sheet: 0,
  seat: undefined,
  told: false,
  seatAtStart: undefined,
  // It is a second engine: where there are two processors, the drill and the map are to have them.
  foresight: (globalThis.navigator?.hardwareConcurrency ?? 1) > 2,
  sought: undefined,
  second: undefined,
  sending: undefined,
  way: undefined,
  dialog: undefined,
  notice: undefined,
};

/** What the page asks of one of its parts: the map to look at the selection or at everything, the feed to search. */
export type ViewRequest = 'focus' | 'fit' | 'search';

export class Store {
  /** What the map shows now, where there is one: it moves with each frame, and nobody is told of it. */
  mapLook: (() => MapLook) | undefined;
  #state: ViewState;
  readonly #changes = new Subject<ViewState>();
  readonly #requests = new Subject<ViewRequest>();

  constructor(state: Partial<ViewState> = {}) {
    this.#state = { ...DEFAULTS, ...state };
  }

  get state(): ViewState {
    return this.#state;
  }
  /** After each change, the whole state. */
  get changes$(): Observable<ViewState> {
    return this.#changes.asObservable();
  }
  get requests$(): Observable<ViewRequest> {
    return this.#requests.asObservable();
  }

  set(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changes.next(this.#state);
  }

  /** Selects a thing; selecting what is selected keeps it. */
  select(selection: Selection | undefined): void {
    const now = this.#state.selection;
    if (now?.kind === selection?.kind && now?.id === selection?.id && now?.seq === selection?.seq) return;
    this.set({ selection });
  }

  selected(kind: SelectionKind, id: string): boolean {
    const now = this.#state.selection;
    return now?.kind === kind && now.id === id;
  }

  toggle(panel: PanelName): void {
    const { layout, drawer, panels } = this.#state;
    // What covers the map on a small screen is no choice for a large one.
    if (panel === 'injects' && layout === 'compact') this.set({ drawer: !drawer });
    else this.set({ panels: { ...panels, [panel]: !panels[panel] } });
  }

  ask(request: ViewRequest): void {
    this.#requests.next(request);
  }
}
