/**
 * Drills kept in a database of the browser (IndexedDB), where it has no files of the page's own to write in place. The log is kept in
 * pieces, each as it was appended. A piece is on its way when the call returns, and there a few milliseconds later: what a killed browser
 * may lose are those milliseconds, always from the log's end.
 */
import type { KeptDrill, KeptNote } from '../player/kept.ts';
import type { KeptKeyframe } from '../runtime/keeping/place.ts';
import type { DrillTime } from '../units/time.ts';
import {
  type BrowserPlace,
  type BrowserShelf,
  heldLocks,
  hold,
  isId,
  lockOf,
  logName,
  noteOfLog,
  renamed,
  whileClosed,
} from './browser-place.ts';

const NAME = 'landfall';
/** Of what its stores hold. */
const FORM = 1;
/** By drill its note, by drill and number its pieces, by drill, moment and lines its keyframes. */
const STORES = ['drills', 'pieces', 'keyframes'] as const;
type Store = (typeof STORES)[number];

interface DrillRecord {
  readonly note: KeptNote;
  /** Of its log and keyframes, when it was noted. */
  readonly bytes: number;
}

/** The answer to a request. */
const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** When all of a transaction stands; rejects when nothing of it does, also for a full disk. */
const whole = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('the transaction was ended', 'AbortError'));
  });

let opened: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, FORM);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** All that is stored of a drill in one of the stores whose keys begin with its name. */
const allOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

const recordOf = async (db: IDBDatabase, id: string): Promise<DrillRecord | undefined> =>
  answer<DrillRecord | undefined>(db.transaction('drills').objectStore('drills').get(id));

/** The log as far as its pieces follow each other, and how many these are. */
async function logOf(db: IDBDatabase, id: string): Promise<{ readonly text: string; readonly pieces: number }> {
  const store = db.transaction('pieces').objectStore('pieces');
  const [keys, pieces] = await Promise.all([
    answer<IDBValidKey[]>(store.getAllKeys(allOf(id))),
    answer<string[]>(store.getAll(allOf(id))),
  ]);
  const gap = keys.findIndex((key, i) => (key as [string, number])[1] !== i);
  const good = gap < 0 ? pieces : pieces.slice(0, gap);
  return { text: good.join(''), pieces: good.length };
}

class DatabasePlace implements BrowserPlace {
  readonly id: string;
  readonly #db: IDBDatabase;
  readonly #letGo: () => void;
  readonly #keyframes = new Set<KeptKeyframe>();
  /** The number of the next piece. */
  #next = 0;
  #bytes = 0;
  /** Pieces that do not stand yet, by number. */
  readonly #underWay = new Map<number, string>();
  /** Why some of them do not. */
  #failed: unknown;
  #last: Promise<void> = Promise.resolve();

  private constructor(id: string, db: IDBDatabase, letGo: () => void) {
    this.id = id;
    this.#db = db;
    this.#letGo = letGo;
  }

  static async begin(note: KeptNote): Promise<DatabasePlace> {
    const id = crypto.randomUUID();
    const db = await database();
    const place = new DatabasePlace(id, db, await hold(id));
    await place.note(note);
    return place;
  }

  static async open(id: string): Promise<DatabasePlace | undefined> {
    const db = await database();
    if (!isId(id) || (await recordOf(db, id)) === undefined) return undefined;
    const place = new DatabasePlace(id, db, await hold(id));
    const store = db.transaction('keyframes').objectStore('keyframes');
    const [keys, sizes] = await Promise.all([
      answer<IDBValidKey[]>(store.getAllKeys(allOf(id))),
      answer<Uint8Array[]>(store.getAll(allOf(id))),
    ]);
    for (const [i, key] of keys.entries()) {
      const [, at, lines] = key as [string, DrillTime, number];
      place.#keyframes.add({ at, lines, bytes: sizes[i]?.length ?? 0 });
    }
    return place;
  }

  get keyframes(): readonly KeptKeyframe[] {
    return [...this.#keyframes];
  }

  async lines(): Promise<string> {
    const { text, pieces } = await logOf(this.#db, this.id);
    this.#next = pieces;
    this.#bytes = text.length;
    const transaction = this.#writing('pieces');
    transaction.objectStore('pieces').delete(IDBKeyRange.bound([this.id, pieces], [this.id, []]));
    await whole(transaction);
    return text;
  }

  /** Throws when an earlier piece did not find room: it is tried again, and the caller tries this one again. */
  append(text: string): void {
    const failed = this.#failed;
    this.#failed = undefined;
    if (failed === undefined) this.#underWay.set(this.#next++, text);
    this.#write();
    if (failed !== undefined) throw failed;
    this.#bytes += text.length;
  }

  #write(): void {
    const transaction = this.#writing('pieces');
    const store = transaction.objectStore('pieces');
    const written = [...this.#underWay];
    for (const [number, text] of written) store.put(text, [this.id, number]);
    this.#last = whole(transaction).then(
      () => {
        for (const [number] of written) this.#underWay.delete(number);
      },
      (thrown: unknown) => {
        this.#failed = thrown;
      },
    );
  }

  #writing(...stores: readonly Store[]): IDBTransaction {
    return this.#db.transaction(stores, 'readwrite');
  }

  async put(keyframe: KeptKeyframe, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const transaction = this.#writing('keyframes');
    transaction.objectStore('keyframes').put(bytes, [this.id, keyframe.at, keyframe.lines]);
    await whole(transaction);
    this.#keyframes.add(keyframe);
  }

  async drop(keyframe: KeptKeyframe): Promise<void> {
    this.#keyframes.delete(keyframe);
    const transaction = this.#writing('keyframes');
    transaction.objectStore('keyframes').delete([this.id, keyframe.at, keyframe.lines]);
    await whole(transaction);
  }

  read({ at, lines }: KeptKeyframe): Promise<Uint8Array> {
    return answer(this.#db.transaction('keyframes').objectStore('keyframes').get([this.id, at, lines]));
  }

  async note(note: KeptNote): Promise<void> {
    const keyframes = this.keyframes.reduce((sum, { bytes }) => sum + bytes, 0);
    const transaction = this.#writing('drills');
    const record: DrillRecord = { note, bytes: this.#bytes + keyframes };
    transaction.objectStore('drills').put(record, this.id);
    await whole(transaction);
  }
  async noted(): Promise<KeptNote | undefined> {
    return (await recordOf(this.#db, this.id))?.note;
  }

  async release(): Promise<File> {
    await this.#last;
    this.#letGo();
    const { text } = await logOf(this.#db, this.id);
    return new File([text], logName(await this.noted(), this.id));
  }
}

export const databaseShelf: BrowserShelf = {
  begin: (note) => DatabasePlace.begin(note),
  open: (id) => DatabasePlace.open(id),

  async drills() {
    const db = await database();
    const ids = await answer<IDBValidKey[]>(db.transaction('drills').objectStore('drills').getAllKeys());
    const held = await heldLocks();
    const drills: KeptDrill[] = [];
    for (const id of ids as string[]) {
      const { note, bytes = 0 } = (await recordOf(db, id)) ?? {};
      const open = held.has(lockOf(id));
      const known = note?.phase === 'briefed' ? noteOfLog((await logOf(db, id)).text, note.touched, note) : note;
      if (known !== undefined) drills.push({ ...known, id, open, bytes });
      else if (!open) await databaseShelf.drop(id);
    }
    return drills.sort((a, b) => b.touched - a.touched);
  },

  drop: (id) =>
    whileClosed(id, async () => {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      transaction.objectStore('drills').delete(id);
      for (const store of ['pieces', 'keyframes'] as const) transaction.objectStore(store).delete(allOf(id));
      await whole(transaction);
    }),

  async rename(id, name) {
    const db = await database();
    const record = await recordOf(db, id);
    if (record === undefined) return;
    const transaction = db.transaction('drills', 'readwrite');
    transaction.objectStore('drills').put({ ...record, note: renamed(record.note, name) }, id);
    await whole(transaction);
  },

  async file(id) {
    const db = await database();
    const record = await recordOf(db, id);
    if (record === undefined) return undefined;
    return { name: logName(record.note, id), blob: new Blob([(await logOf(db, id)).text]) };
  },
};
