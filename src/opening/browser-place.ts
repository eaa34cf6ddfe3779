/** Where this browser keeps drills: files of the page's own (OPFS), or a database (IndexedDB) where it has no such files. */
import type { Header } from '../log/vocabulary.ts';
import type { KeptDrill, KeptNote } from '../player/kept.ts';
import type { LogFile } from '../player/opening.ts';
import type { KeepingPlace, KeptKeyframe } from '../runtime/keeping/place.ts';

/** The place of one drill, held by this worker alone until it is released. */
export interface BrowserPlace extends KeepingPlace {
  readonly id: string;
  /** The whole lines of the log; what was not written to its end is cut off. Before anything is appended. */
  lines(): Promise<string>;
  /** What stands there now, at once; absent where it cannot be had so. */
  readonly standing?: () => string;
  read(keyframe: KeptKeyframe): Promise<Uint8Array>;
  /** Notes how far the drill is; one after the other. */
  note(note: KeptNote): Promise<void>;
  noted(): Promise<KeptNote | undefined>;
  /** Gives the log away, to be read: nothing may be written any more. */
  release(): Promise<File>;
}

export interface BrowserShelf {
  /** A new drill's place. */
  begin(note: KeptNote): Promise<BrowserPlace>;
  /** The place of a drill that is kept; undefined when there is none of this name. Throws `OpenElsewhere`. */
  open(id: string): Promise<BrowserPlace | undefined>;
  /** All kept drills, the one last touched first. A drill that was opened and never started is not kept. */
  drills(): Promise<readonly KeptDrill[]>;
  /** Takes a drill from the storage; one that is open stays. */
  drop(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** The log of a kept drill as it stands. */
  file(id: string): Promise<LogFile | undefined>;
}

let chosen: Promise<BrowserShelf> | undefined;
export function browserShelf(): Promise<BrowserShelf> {
  chosen ??= choose();
  return chosen;
}

async function choose(): Promise<BrowserShelf> {
  if (await hasFiles()) return (await import('./opfs.ts')).filesShelf;
  return (await import('./database.ts')).databaseShelf;
}

/** Some browsers have the files and not the way to write them in place; some have both and refuse them in a private window. */
async function hasFiles(): Promise<boolean> {
  try {
    if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false;
    await navigator.storage.getDirectory();
    return true;
  } catch {
    return false;
  }
}

/** How long to wait for a drill that another window may just be letting go of, ms. */
export const PATIENCE = 2000;

/** The name of the Web Lock that the window of an open drill holds. */
export const lockOf = (id: string): string => `landfall-drill-${id}`;

/** Another window has the drill open. */
export class OpenElsewhere extends Error {}

/** Holds the drill for this worker until the answer is called, or it ends. A window that was just left may need a moment to let go. */
export function hold(id: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const patience = AbortSignal.timeout(PATIENCE);
    navigator.locks
      .request(lockOf(id), { signal: patience }, () => {
        return new Promise<void>((letGo) => resolve(letGo));
      })
      .catch(() => reject(new OpenElsewhere()));
  });
}

/** Does something to a drill that no window has open. */
export async function whileClosed(id: string, act: () => Promise<void>): Promise<void> {
  await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
    if (lock === null) throw new OpenElsewhere();
    await act();
  });
}

/** The names of all locks that are held. */
export async function heldLocks(): Promise<ReadonlySet<string | undefined>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name));
}

/** What a log says of its drill; undefined of one that never began. `note` is what is known of it besides. */
export function noteOfLog(log: string, touched: number, note: KeptNote | undefined): KeptNote | undefined {
  if (!log.includes('\n{"line":"command"')) return undefined;
  const { id } = (JSON.parse(log.slice(0, log.indexOf('\n'))) as Header).scenario;
  const [, at = '0'] = /.*\n\{"line":"(?:event|command|check)","at":(\d+)/s.exec(log) ?? [];
  const known = note ?? { scenario: id, title: { zh: id, en: id }, begun: touched, elapsed: 0 };
  return { ...known, touched, at: Number(at), phase: 'running' };
}

/** A note under another name, or under none. */
export function renamed(note: KeptNote, name: string): KeptNote {
  const { name: _old, ...rest } = note;
  return name === '' ? rest : { ...rest, name };
}

/** How the file of a log is called. */
export const logName = (note: KeptNote | undefined, id: string): string =>
  `${(note?.name ?? note?.scenario ?? id).replace(/[\\/:*?"<>|\s]+/g, '-')}.drill`;

/** Names of drills are made here; one of an address may be anything. */
export const isId = (id: string): boolean => /^[\w-]+$/.test(id);
