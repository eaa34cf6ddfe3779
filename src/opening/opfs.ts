/**
 * Drills kept in the browser: a folder each in the page's private file system (OPFS), with the log, its keyframes and a note. The log
 * is written in place by a worker, so that a line is there even if the browser is killed the moment after. While a drill is open its
 * window holds a Web Lock; no other may write to it.
 */
import type { KeptDrill, KeptNote } from '../player/kept.ts';
import { fileNameOf, type KeptKeyframe, keyframeNamed } from '../runtime/keeping/place.ts';
import {
  type BrowserPlace,
  type BrowserShelf,
  heldLocks,
  hold,
  isId,
  lockOf,
  logName,
  noteOfLog,
  PATIENCE,
  renamed,
  whileClosed,
} from './browser-place.ts';

const FOLDER = 'drills';
const LOG = 'log.drill';
const NOTE = 'note.json';
/** How often written lines are pressed through to the medium, against a power cut, ms. */
const SYNC_EVERY = 1000;

/** The folder of all kept drills; throws where the browser has no such storage, or may not use it. */
async function shelf(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

export class FilesPlace implements BrowserPlace {
  readonly id: string;
  readonly #folder: FileSystemDirectoryHandle;
  readonly #log: FileSystemSyncAccessHandle;
  readonly #keyframes = new Set<KeptKeyframe>();
  readonly #letGo: () => void;
  readonly #encoder = new TextEncoder();
  #end: number;
  #syncedAt = 0;
  #noting: Promise<void> = Promise.resolve();

  private constructor(
    id: string,
    folder: FileSystemDirectoryHandle,
    log: FileSystemSyncAccessHandle,
    letGo: () => void,
  ) {
    this.id = id;
    this.#letGo = letGo;
    this.#folder = folder;
    this.#log = log;
    this.#end = log.getSize();
  }

  static async begin(note: KeptNote): Promise<FilesPlace> {
    const id = crypto.randomUUID();
    const letGo = await hold(id);
    const folder = await (await shelf()).getDirectoryHandle(id, { create: true });
    const place = new FilesPlace(id, folder, await logOf(folder, true), letGo);
    await place.note(note);
    return place;
  }

  static async open(id: string): Promise<FilesPlace | undefined> {
    const folder = await folderOf(id);
    if (folder === undefined) return undefined;
    const letGo = await hold(id);
    const place = new FilesPlace(id, folder, await logOf(folder, false), letGo);
    for await (const [name, handle] of folder.entries()) {
      const keyframe = handle.kind === 'file' ? keyframeNamed(name, (await fileOf(handle)).size) : undefined;
      if (keyframe !== undefined) place.#keyframes.add(keyframe);
    }
    return place;
  }

  get keyframes(): readonly KeptKeyframe[] {
    return [...this.#keyframes];
  }

  async lines(): Promise<string> {
    const text = this.standing();
    this.#log.truncate(this.#end);
    return text;
  }

  standing(): string {
    const bytes = new Uint8Array(this.#end);
    this.#log.read(bytes, { at: 0 });
    this.#end = bytes.lastIndexOf(10) + 1;
    return new TextDecoder().decode(bytes.subarray(0, this.#end));
  }

  append(text: string): void {
    const bytes = this.#encoder.encode(text);
    const written = this.#log.write(bytes, { at: this.#end });
    // A private window whose memory is used up says that it has written, and has not.
    if (written < bytes.length || this.#log.getSize() < this.#end + written) {
      this.#log.truncate(this.#end);
      throw new DOMException('the disk is full', 'QuotaExceededError');
    }
    this.#end += written;
    if (performance.now() - this.#syncedAt < SYNC_EVERY) return;
    this.#syncedAt = performance.now();
    try {
      this.#log.flush();
    } catch {
      // What was written is written; it is pressed through the next time.
    }
  }

  async put(keyframe: KeptKeyframe, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await write(this.#folder, fileNameOf(keyframe), bytes);
    this.#keyframes.add(keyframe);
  }

  async drop(keyframe: KeptKeyframe): Promise<void> {
    this.#keyframes.delete(keyframe);
    await this.#folder.removeEntry(fileNameOf(keyframe));
  }

  async read(keyframe: KeptKeyframe): Promise<Uint8Array> {
    const handle = await this.#folder.getFileHandle(fileNameOf(keyframe));
    return new Uint8Array(await (await handle.getFile()).arrayBuffer());
  }

  note(note: KeptNote): Promise<void> {
    const noted = this.#noting.then(() => write(this.#folder, NOTE, JSON.stringify(note)));
    // One that failed keeps none of those after it.
    this.#noting = noted.catch(() => {});
    return noted;
  }
  noted(): Promise<KeptNote | undefined> {
    return noteOf(this.#folder);
  }

  async release(): Promise<File> {
    this.#log.flush();
    this.#log.close();
    this.#letGo();
    return fileOf(await this.#folder.getFileHandle(LOG));
  }
}

export const filesShelf: BrowserShelf = {
  begin: (note) => FilesPlace.begin(note),
  open: (id) => FilesPlace.open(id),

  async drills() {
    const drills: KeptDrill[] = [];
    const held = await heldLocks();
    for await (const [id, handle] of (await shelf()).entries()) {
      if (handle.kind !== 'directory') continue;
      const open = held.has(lockOf(id));
      const note = await noteOrLog(handle);
      if (note !== undefined) drills.push({ ...note, id, open, bytes: await sizeOf(handle) });
      else if (!open) await filesShelf.drop(id);
    }
    return drills.sort((a, b) => b.touched - a.touched);
  },

  drop: (id) => whileClosed(id, async () => (await shelf()).removeEntry(id, { recursive: true })),

  async rename(id, name) {
    const folder = await folderOf(id);
    const note = folder && (await noteOf(folder));
    if (folder !== undefined && note !== undefined) await write(folder, NOTE, JSON.stringify(renamed(note, name)));
  },

  async file(id) {
    const folder = await folderOf(id);
    if (folder === undefined) return undefined;
    return { name: logName(await noteOf(folder), id), blob: await fileOf(await folder.getFileHandle(LOG)) };
  },
};

async function folderOf(id: string): Promise<FileSystemDirectoryHandle | undefined> {
  if (!isId(id)) return undefined;
  try {
    return await (await shelf()).getDirectoryHandle(id);
  } catch {
    return undefined;
  }
}

async function noteOf(folder: FileSystemDirectoryHandle): Promise<KeptNote | undefined> {
  try {
    return JSON.parse(await (await fileOf(await folder.getFileHandle(NOTE))).text()) as KeptNote;
  } catch {
    return undefined;
  }
}

/** What is noted; where nothing is, or nothing of a drill that has begun, the log is asked. Undefined for one that never began. */
async function noteOrLog(folder: FileSystemDirectoryHandle): Promise<KeptNote | undefined> {
  const note = await noteOf(folder);
  if (note !== undefined && note.phase !== 'briefed') return note;
  try {
    const file = await fileOf(await folder.getFileHandle(LOG));
    return noteOfLog(await file.text(), file.lastModified, note);
  } catch {
    return undefined;
  }
}

async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const handle of folder.values()) if (handle.kind === 'file') bytes += (await fileOf(handle)).size;
  return bytes;
}

const fileOf = (handle: FileSystemHandle): Promise<File> => (handle as FileSystemFileHandle).getFile();

/** Whole or not at all: the old file stands until the new one is there. */
async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(content);
  await stream.close();
}

/** The system lets go of a file of a window that was just left a moment after its lock. */
async function logOf(folder: FileSystemDirectoryHandle, create: boolean): Promise<FileSystemSyncAccessHandle> {
  const file = await folder.getFileHandle(LOG, { create });
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await file.createSyncAccessHandle();
    } catch (thrown) {
      if (performance.now() > until) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
