/** What all layers of the map look at, and what a layer is. One scene a map; it is changed in place, frame by frame. */
import type { Container } from 'pixi.js';
import type { SeatView, Status } from '../../player/player.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Terrain } from '../../world/terrain.ts';
import type { Paint } from '../look/symbols/paint.ts';
import type { Theme } from '../look/tokens.ts';
import type { PageNames } from '../names.ts';
import type { Roster } from '../roster.ts';
import type { ScenarioView } from '../session.ts';
import type { Selection } from '../store.ts';
import type { Speech } from '../words.ts';
import type { ScreenBox } from './ground/label-placement.ts';
import type { Projection, View } from './projection.ts';
import type { SymbolBook } from './symbol-book.ts';
import type { TeamPositions } from './team-positions.ts';
import type { MapWords } from './words.ts';

/** What the row of switches offers; the panel has them all. */
const IN_ROW = [
  'water',
  'plume',
  'drift',
  'people',
  'wind',
  'teams',
  'incidents',
  'sites',
  'districts',
  'labels',
] as const;
/** What a viewer may switch on and off. */
export const TOGGLES = [
  ...IN_ROW,
  'rain',
  'cone',
  'shelters',
  'works',
  'flow',
  'sea',
  'reservoirs',
  'search',
  'homes',
] as const;
export type Toggle = (typeof TOGGLES)[number];
/** What is the truth, and not told by itself: off for seats that are told things. */
export const TRUTH = [
  'water',
  'plume',
  'drift',
  'people',
  'incidents',
  'shelters',
  'works',
  'flow',
  'reservoirs',
  'search',
  'homes',
] as const satisfies readonly Toggle[];
export const QUICK: ReadonlySet<Toggle> = new Set(IN_ROW);
export const isTruth = (what: Toggle): boolean => (TRUTH as readonly Toggle[]).includes(what);

export interface Scene {
  readonly scenario: ScenarioView;
  readonly roster: Roster;
  readonly symbols: SymbolBook;
  readonly teams: TeamPositions;
  readonly shown: Record<Toggle, boolean>;
  /** Of a layer that somebody has made fainter, 0 to 1. */
  readonly opacity: Partial<Record<Toggle, number>>;
  projection: Projection;
  terrains: readonly Terrain[];
  view: View;
  theme: Theme;
  paint: Paint;
  speech: Speech;
  words: MapWords;
  names: PageNames;
  /** The player's own: read at once, not kept. */
  drill: SeatView | undefined;
  status: Status | undefined;
  /** Drill time of what is drawn, ms. */
  at: number;
  /** The viewer's seat when it is one that is told things, and whose news it gets: it sees no other teams, and nothing that has to be found first (law 11). */
  seat: string | undefined;
  circle: ReadonlySet<string> | undefined;
  selection: Selection | undefined;
  hovered: Selection | undefined;
  /** The way of an order that is being thought of; and the line of a team that is being dragged, x, y, x, y in world metres. */
  way: readonly LonLat[] | undefined;
  pulled: readonly [number, number, number, number] | undefined;
  /** Left of it, px, nothing of the truth is drawn that headquarters were not told; undefined for all of it. */
  swipe: number | undefined;
  /** What stands over the map's picture: no label is put below it while it has another side. */
  covered: readonly ScreenBox[];
  /** Whether the clock runs. */
  playing: boolean;
  /** Whether pictures stand still: the clock does, or the viewer wants no motion. */
  still: boolean;
  /** Real time of this frame and since the one before, ms. */
  now: number;
  elapsed: number;
}

/** What is new since the last frame. */
export interface Changes {
  /** Panned, zoomed, resized. */
  view: boolean;
  /** Theme, language, projection, a symbol that was drawn: everything is to be made anew. */
  look: boolean;
  /** The player told of a new state. */
  facts: boolean;
  /** Drill time went on. */
  time: boolean;
  /** Selection, hover, toggles. */
  attention: boolean;
}

/** Something that can be picked with the pointer, and where: screen px. */
export interface Pick {
  readonly selection: Selection;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Kinds of label: what they look like, and their place in the cast. */
export type TagLook = 'incident' | 'team' | 'ghost' | 'storm' | 'site' | 'circle';
export type Side = 'right' | 'left' | 'above' | 'below';

/** A label at a symbol. Kept by its layer, which moves its anchor; where it stands is the labels' business. */
export interface Tag {
  text: string;
  readonly look: TagLook;
  readonly about: Selection | undefined;
  readonly sides: readonly Side[];
  /** Screen px of the symbol's middle, and from there to its edge. */
  x: number;
  y: number;
  reach: number;
  /** px that something of the symbol's own hangs below it. */
  hangs: number;
  /** Whether the symbol is on the map at all, and whether its label wants to be. */
  there: boolean;
  wanted: boolean;
  /** Whether other labels may not cover the symbol. */
  readonly solid: boolean;
}

/** A layer draws itself anew as far as the changes ask for it. */
export interface Layer {
  readonly container: Container;
  readonly tags?: readonly Tag[];
  draw(scene: Scene, changes: Changes): void;
  /** Tells what can be picked, the uppermost last. */
  picks?(tell: (pick: Pick) => void): void;
  destroy(): void;
}

export const tag = (look: TagLook, about: Selection | undefined, sides: readonly Side[], solid = true): Tag => ({
  text: '',
  look,
  about,
  sides,
  x: 0,
  y: 0,
  reach: 0,
  hangs: 0,
  there: false,
  wanted: true,
  solid,
});

/** The box of a tag's symbol. */
export const symbolBox = ({ x, y, reach }: Tag): ScreenBox => ({
  x: x - reach,
  y: y - reach,
  width: 2 * reach,
  height: 2 * reach,
});

export const same = (a: Selection | undefined, b: Selection | undefined): boolean =>
  a !== undefined && a.kind === b?.kind && a.id === b.id;
