/**
 * A log on the disk while its drill runs, and keyframes beside it in the machine's temp folder: a run that breaks off is taken up
 * from there (`resume`). A log that comes to its end leaves none.
 */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utf8 } from '../engine/utf8.ts';
import type { DrillEngine } from '../runtime/drill-engine.ts';
import { Keeper } from '../runtime/keeping/keeper.ts';
import { fileNameOf, type KeepingPlace, type KeptKeyframe, keyframeNamed } from '../runtime/keeping/place.ts';
import { hostSha256Of } from './host-sha256.ts';
import { packedSink, writeAll, writing } from './log-file.ts';
import { UserError } from './user-error.ts';

/** A run of a few seconds makes next to no keyframe, ms. */
const APART = 2000;

let known: string | undefined;
/** The program's name: the hash of its file. Most commands need none, and do not wait for it. */
export function buildName(): string {
  known ??= hostSha256Of(readFileSync(fileURLToPath(import.meta.url)));
  return known;
}

/** Where a drill's lines go while it runs. */
export interface RunningLog {
  line(text: string): void;
  /** Now and then, between two instants. Throws a `UserError` when the disk cannot be written to. */
  rest(engine: DrillEngine): void;
  /** `done`: nobody will take it up again. */
  close(done: boolean): void;
}

/** A log at `path`, begun anew; one that is packed is written at its end and cannot be taken up. */
export function runningLog(path: string): RunningLog {
  if (!path.endsWith('.gz')) return new KeptLog(new FolderPlace(path, 'w'));
  const sink = packedSink(path);
  return { line: sink.line, rest: () => {}, close: sink.close };
}

export class KeptLog implements RunningLog {
  readonly #place: FolderPlace;
  readonly #keeper: Keeper;

  /** `apart`: the least time between two keyframes, ms. */
  constructor(place: FolderPlace, apart = APART) {
    this.#place = place;
    this.#keeper = new Keeper(place, { now: () => performance.now(), apart, build: buildName() });
  }

  line(text: string): void {
    this.#keeper.line(text);
  }
  rest(engine: DrillEngine): void {
    this.#keeper.rest(engine);
    this.#complain();
  }
  close(done: boolean): void {
    this.#keeper.flush();
    this.#complain();
    this.#place.close(done);
  }

  /** Nobody waits at a command line until there is room again. */
  #complain(): void {
    const trouble = this.#keeper.trouble ?? this.#keeper.crowded;
    if (trouble !== undefined) throw trouble;
  }
}

export class FolderPlace implements KeepingPlace {
  readonly #path: string;
  readonly #file: number;
  readonly #folder: string;
  readonly #lock: string;
  readonly #keyframes: Set<KeptKeyframe>;

  /** Flags of `open`: `w` for a new log, `a` for one that goes on. */
  constructor(path: string, flags: 'w' | 'a') {
    this.#path = path;
    this.#folder = join(tmpdir(), 'landfall-keyframes', hostSha256Of(utf8(resolve(path))).slice(0, 16));
    this.#lock = `${this.#folder}.lock`;
    hold(this.#lock, path);
    this.#file = writing(path, () => openSync(path, flags));
    if (flags === 'w') clear(this.#folder);
    this.#keyframes = new Set(keyframesIn(this.#folder));
  }

  get keyframes(): readonly KeptKeyframe[] {
    return [...this.#keyframes];
  }
  append(text: string): void {
    writing(this.#path, () => writeAll(this.#file, text));
  }
  /** A temp folder that cannot be written to is no reason to stop a run: it only cannot be taken up from there. */
  put(keyframe: KeptKeyframe, bytes: Uint8Array): undefined {
    const file = join(this.#folder, fileNameOf(keyframe));
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(`${file}.part`, bytes);
      renameSync(`${file}.part`, file);
      this.#keyframes.add(keyframe);
    } catch {
      clear(`${file}.part`);
    }
  }
  drop(keyframe: KeptKeyframe): undefined {
    this.#keyframes.delete(keyframe);
    clear(join(this.#folder, fileNameOf(keyframe)));
  }
  read(keyframe: KeptKeyframe): Uint8Array {
    return readFileSync(join(this.#folder, fileNameOf(keyframe)));
  }
  /** Cuts the log after `bytes`. */
  cut(bytes: number): void {
    writing(this.#path, () => ftruncateSync(this.#file, bytes));
  }
  /** The keyframes of a log that is at its end are of no more use. */
  close(done: boolean): void {
    closeSync(this.#file);
    rmSync(this.#lock, { force: true });
    if (done) clear(this.#folder);
  }
}

/** Only one program writes to a log. A lock whose program is gone holds nothing; a temp folder that takes no lock is no reason to stop. */
function hold(lock: string, path: string): void {
  const holder = Number(textIn(lock));
  if (holder > 0 && holder !== process.pid && isRunning(holder))
    throw new UserError({
      zh: `“${path}”正由另一进程（${holder}）写入`,
      en: `"${path}" is being written by another process (${holder})`,
    });
  try {
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.pid));
  } catch {
    // Keyframes will not be kept either.
  }
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

/** Takes away what may not even be there. */
function clear(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It lies in the temp folder, which is swept by others too.
  }
}

function keyframesIn(folder: string): KeptKeyframe[] {
  try {
    return readdirSync(folder).flatMap((name) => keyframeNamed(name, statSync(join(folder, name)).size) ?? []);
  } catch {
    return [];
  }
}
