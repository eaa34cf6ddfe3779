/** One live drill and where the browser keeps it: begun anew or taken up, its note renewed while it runs, its storage watched. */
import type { KeptNote } from '../player/kept.ts';
import type { Status } from '../player/player.ts';
import type { DrillEngine } from '../runtime/drill-engine.ts';
import { Keeper } from '../runtime/keeping/keeper.ts';
import type { RoomStand } from '../runtime/live-player.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { BrowserPlace } from './browser-place.ts';
import { BUILD } from './host.ts';

/** ms of real time: between two notes, two looks at the storage's room, and two keyframes. */
const NOTE_EVERY = 2000;
const ROOM_EVERY = 30_000;
const KEYFRAMES_APART = 250;
/** Below this the viewer is told in time. A long drill of a city writes some ten megabytes, and keeps at most two hundred of keyframes. */
const LITTLE_ROOM = 50_000_000;

export class KeptDrillHere {
  readonly place: BrowserPlace;
  readonly keeper: Keeper;
  #note: KeptNote;
  #notedAt = Number.NEGATIVE_INFINITY;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #room = Number.POSITIVE_INFINITY;

  constructor(place: BrowserPlace, note: KeptNote) {
    this.place = place;
    this.#note = note;
    this.keeper = new Keeper(place, { now: () => performance.now(), apart: KEYFRAMES_APART, build: BUILD });
  }

  /** Before the page is told what has come: it is on the disk first. */
  rest(engine: DrillEngine, { elapsed, pacing }: RoomStand): void {
    this.keeper.rest(engine);
    const now = performance.now();
    const { phase } = engine.state;
    const news = this.#note.phase !== phase || this.#note.pacing !== pacing;
    if (news || (now - this.#notedAt >= NOTE_EVERY && this.#note.at !== engine.now)) {
      this.#notedAt = now;
      this.#note = { ...this.#note, touched: Date.now(), at: engine.now, phase, elapsed, pacing };
      // Those of a drill that is over are of no use.
      if (engine.ended) void this.keeper.clear();
      // A note that could not be written is written again soon; the log is what counts.
      this.place.note(this.#note).catch(() => {});
    }
    if (now - this.#lookedAt >= ROOM_EVERY) {
      this.#lookedAt = now;
      void this.#look();
    }
  }

  async #look(): Promise<void> {
    // A page that is not served securely has no `storage`.
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota !== undefined && usage !== undefined) this.#room = quota - usage;
  }

  get problem(): Status['problem'] {
    const { trouble } = this.keeper;
    if (trouble !== undefined)
      return { code: 'not-kept', text: trouble instanceof Error ? trouble.message : String(trouble) };
    const room = this.keeper.crowded === undefined ? this.#room : 0;
    return room < LITTLE_ROOM ? { code: 'little-room', text: `${Math.round(room / 1e6)} MB` } : undefined;
  }
}

/** What is noted of a drill of `scenario` that begins now. */
export const newNote = ({ id, meta }: Scenario): KeptNote => ({
  scenario: id,
  title: meta.title,
  ...(meta.landfall === undefined ? {} : { landfall: meta.landfall }),
  begun: Date.now(),
  touched: Date.now(),
  at: 0,
  phase: 'briefed',
  elapsed: 0,
});
