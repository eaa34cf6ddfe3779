/**
 * What the page is given to work with. It opens nothing by itself: the composition root hands it an `Opener`, whose
 * engine runs in a worker, and the page sees a scenario as plain data and a `Player`.
 */
import type { Compared } from '../player/comparison.ts';
import type { Foreseen } from '../player/foresight.ts';
import type { KeptDrill } from '../player/kept.ts';
import type { LogFile } from '../player/opening.ts';
import type { Pacing, Player } from '../player/player.ts';
import type { Condition } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import type { DrillTime } from '../units/time.ts';

/** A condition as far as it can cross from a worker: what the author wrote, and what it reads. */
export type ConditionText = Pick<Condition, 'source' | 'reads'>;
type Atom = string | number | boolean | null | undefined;
type Plain<T> = T extends Atom ? T : T extends Condition ? ConditionText : { readonly [K in keyof T]: Plain<T[K]> };
/** A scenario that can be cloned: its conditions as text. A whole `Scenario` is one too. */
export type ScenarioView = Plain<Scenario>;
export type TrackedStorm = Extract<ScenarioView['hazards'][number], { kind: 'typhoon' }>;

/** One drill, live or recorded, as the page has it open. */
export interface Opened {
  readonly ok: true;
  /** The scenario's folder or the log's file name. */
  readonly source: string;
  readonly scenario: ScenarioView;
  readonly player: Player;
  /** Warnings, or what is wrong with a log of which a part still opens; of a long log it may come while it is looked at. */
  readonly problems: readonly Problem[];
  /** Of a recorded log, once all of it has been read: tells it from every other. */
  readonly logId?: string | undefined;
  /** The name of a live drill in the browser's storage: under it it is taken up after a reload. */
  readonly kept?: string;
  /** The name under which its windows find each other, of a drill that runs in another one. */
  readonly room?: string;
  /** How fast a drill that was taken up went. */
  readonly pacing?: Pacing;
  /** Looks ahead of a live drill, in a worker of its own, until the answer is called; `seen` hears each look. */
  foresee?(seen: (foreseen: Foreseen) => void): () => void;
  /** Of a recorded drill: another log of the same scenario, to be looked at with it. */
  readonly beside?: Beside;
  /** The one seat that this window has, in a drill that runs here or in another window. */
  readonly seat?: string;
  /** Lets another window have a seat of the live drill, on the channel of this name, until the answer is called. */
  admit?(seat: string, channel: string): () => void;
  /** Lets another window be a wall of it, of what really is or of what headquarters knows, as `admit` does a seat. */
  admitWall?(truth: boolean, channel: string): () => void;
  /** The log so far, as a file; undefined where it is not this seat's to have. */
  log(): Promise<LogFile | undefined>;
}

/** Ways to a second log while one is open. */
export interface Beside {
  /** The drills that the browser keeps have logs too. */
  readonly shelf: Shelf;
  open(file: File, progress: (progress: Progress) => void): Promise<Opened | Broken>;
  compare(a: File, b: File): Promise<({ readonly ok: true } & Compared) | Broken>;
}

/** A scenario or log that cannot be opened, and why. */
export interface Broken {
  readonly ok: false;
  readonly source: string;
  readonly problems: readonly Problem[];
}

/** `what` is a key of the page's loading words, or a file's name. */
export interface Progress {
  readonly what: string;
  readonly share: number;
}

export interface Opener {
  scenario(name: string, progress: (progress: Progress) => void): Promise<Opened | Broken>;
  log(file: File, progress: (progress: Progress) => void): Promise<Opened | Broken>;
  /** A drill that the browser keeps; `scenario` is opened anew when it is not there. */
  kept(
    id: string,
    scenario: string | undefined,
    progress: (progress: Progress) => void,
    seat?: string,
  ): Promise<Opened | Broken>;
  /** A live drill that goes on from the moment `at` of a log. */
  branch(file: File, at: DrillTime, progress: (progress: Progress) => void): Promise<Opened | Broken>;
  readonly shelf: Shelf;
}

/** The drills that the browser keeps. Each rejects with the reason when its storage cannot be used. */
export interface Shelf {
  drills(): Promise<readonly KeptDrill[]>;
  /** Both answer what is kept then. */
  drop(id: string): Promise<readonly KeptDrill[]>;
  rename(id: string, name: string): Promise<readonly KeptDrill[]>;
  file(id: string): Promise<LogFile>;
}

/** `/scenarios/index.json`; titles are there when the server read them from the scenarios. */
export interface CatalogueEntry {
  readonly name: string;
  readonly title?: Text;
  readonly place?: Text;
  readonly notice?: Text;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** The scenarios that the server offers; rejects when the list cannot be had. */
export async function catalogue(): Promise<readonly CatalogueEntry[]> {
  const answer = await fetch(`${import.meta.env.BASE_URL}scenarios/index.json`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const index = (await answer.json()) as { readonly scenarios?: readonly CatalogueEntry[] };
  return index.scenarios ?? [];
}

/** What the viewer wants opened. */
export type OpenRequest =
  | { readonly scenario: string }
  | { readonly log: File }
  | { readonly branch: File; readonly at: DrillTime }
  /** A seat of a drill that another window has open. */
  | { readonly join: string; readonly seat: string }
  | { readonly kept: string; readonly scenario?: string | undefined };
