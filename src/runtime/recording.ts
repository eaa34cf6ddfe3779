/**
 * A drill with its log: the header first, then what the engine writes, and the seal when the host says that it is over. One that
 * broke off is taken up where its log ends. The same in the command line, a worker and a bare shell; where the lines go is the host's.
 */
import { fold } from '../drill/fold.ts';
import { initialState } from '../drill/initial-state.ts';
import type { TextHash } from '../engine/sha256.ts';
import type { Crew } from '../hazards/flood/crew.ts';
import type { LogEntry } from '../log/reader.ts';
import { endLine, Seal } from '../log/seal.ts';
import type { DrillEvent, Header, LoggedCommand } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Difference } from './difference.ts';
import { DrillEngine, type Keyframe } from './drill-engine.ts';
import { Retrace } from './retrace.ts';
import type { NewHeader } from './scenario-source.ts';
import { Tally } from './tally.ts';

/** What there is of a drill that broke off. */
export interface Past {
  readonly header: Header;
  readonly entries: readonly LogEntry[];
  /** Has heard every line of it. */
  readonly seal: Seal;
  /** One that the log goes through (`keeping/keyframe.ts`); without it the drill is run again from its start. */
  readonly keyframe?: Keyframe | undefined;
  readonly crew?: Crew | undefined;
}

export class Recording {
  /** What stands in the first line of its log. */
  readonly header: NewHeader;
  readonly engine: DrillEngine;
  readonly tally = new Tally();
  readonly #writer: LogWriter;
  readonly #sink: (line: string) => void;
  readonly #seal: Seal;
  #retrace: Retrace | undefined;
  /** Lines after the log's last: its last instant was cut through. They are of the log once all before them came out the same. */
  #beyond: string[] = [];
  #sealed = false;

  /** `sink` gets each line without its line end; the header before this returns. `sha256` is the host's, where it has one. */
  constructor(scenario: Scenario, header: NewHeader, sink: (line: string) => void, sha256?: TextHash, past?: Past) {
    this.header = header;
    this.#seal = past?.seal ?? new Seal(sha256);
    this.#sink = (line) => {
      if (this.#retrace === undefined) {
        this.#seal.line(line);
        sink(line);
      } else if (!this.#retrace.hear(line)) this.#beyond.push(line);
    };
    this.#writer = new CountingWriter(
      this.#sink,
      {
        command: () => this.tally.command(),
        event: (event) => this.tally.event(event, this.engine.state.teams),
      },
      past && (past.keyframe?.log ?? { h: past.header.h, eventHash: '', lines: 1 }),
    );
    if (past === undefined) this.#writer.header(header);
    this.engine =
      past?.keyframe === undefined
        ? new DrillEngine(scenario, header.seed, this.#writer)
        : DrillEngine.restore(scenario, header.seed, this.#writer, past.keyframe, past.crew);
    if (past?.keyframe === undefined && past?.crew !== undefined) this.engine.hazards.helpBy(past.crew);
    if (past !== undefined) this.#remember(past, scenario);
  }

  /** A drill that broke off; it stands where it did when `catchUp` has ended. `sink` gets the lines that its log does not have. */
  static takeUp(scenario: Scenario, past: Past, sink: (line: string) => void): Recording {
    return new Recording(scenario, past.header, sink, undefined, past);
  }

  /** What the log tells up to the keyframe is counted from the log; what comes after it, as it is made again. */
  #remember({ entries, keyframe }: Past, scenario: Scenario): void {
    const made = keyframe === undefined ? 0 : keyframe.log.lines - 1;
    const state = initialState(scenario);
    for (const entry of entries.slice(0, made)) {
      if (entry.line === 'command') this.tally.command();
      else if (entry.line === 'event') {
        this.tally.event(entry, state.teams);
        fold(state, entry);
      }
    }
    this.#retrace = new Retrace(entries, made);
  }

  /**
   * Runs a drill that was taken up to where its log ends, and yields the share of it that is done, 0–1. Returns where it did not come
   * out as the log says: then nothing may be run or written further.
   */
  *catchUp(): Generator<number, Difference | undefined> {
    if (this.#retrace === undefined) return undefined;
    const difference = yield* this.#retrace.steps(this.engine);
    this.#retrace = undefined;
    if (difference === undefined) for (const line of this.#beyond) this.#sink(line);
    this.#beyond = [];
    return difference;
  }

  get sealed(): boolean {
    return this.#sealed;
  }

  /** The line that would seal the log as it stands. */
  endLine(): string {
    return endLine(this.#seal.text(), this.#writer.save().h);
  }

  /** Writes the end line; nothing may be submitted or run after it. Asked twice, it is written once. */
  seal(): void {
    if (this.#sealed) return;
    this.#sealed = true;
    this.#sink(this.endLine());
  }
}

interface Listener {
  command(): void;
  /** Before the event is folded. */
  event(event: DrillEvent): void;
}

class CountingWriter extends LogWriter {
  readonly #listener: Listener;

  constructor(sink: (line: string) => void, listener: Listener, from: ConstructorParameters<typeof LogWriter>[1]) {
    super(sink, from);
    this.#listener = listener;
  }

  override command(command: LoggedCommand): void {
    super.command(command);
    this.#listener.command();
  }
  override event(event: DrillEvent): void {
    super.event(event);
    this.#listener.event(event);
  }
}
