/**
 * A drill with its log: the header first, then what the engine writes, and the seal when the host says that it is over.
 * The same in the command line, a worker and a bare shell; where the lines go is the host's.
 */
import type { TextHash } from '../engine/sha256.ts';
import { endLine, Seal } from '../log/seal.ts';
import type { DrillEvent, LoggedCommand } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { DrillEngine } from './drill-engine.ts';
import type { NewHeader } from './scenario-source.ts';
import { Tally } from './tally.ts';

export class Recording {
  readonly engine: DrillEngine;
  readonly tally = new Tally();
  readonly #writer: LogWriter;
  readonly #sink: (line: string) => void;
  readonly #seal: Seal;
  #sealed = false;

  /** `sink` gets each line without its line end; the header before this returns. `sha256` is the host's, where it has one. */
  constructor(scenario: Scenario, header: NewHeader, sink: (line: string) => void, sha256?: TextHash) {
    this.#seal = new Seal(sha256);
    this.#sink = (line) => {
      this.#seal.line(line);
      sink(line);
    };
    this.#writer = new CountingWriter(this.#sink, {
      command: () => this.tally.command(),
      event: (event) => this.tally.event(event, this.engine.state.teams),
    });
    this.#writer.header(header);
    this.engine = new DrillEngine(scenario, header.seed, this.#writer, header.rights ?? 0);
  }

  get sealed(): boolean {
    return this.#sealed;
  }

  /** Writes the end line; nothing may be submitted or run after it. Asked twice, it is written once. */
  seal(): void {
    if (this.#sealed) return;
    this.#sealed = true;
    this.#sink(endLine(this.#seal.text(), this.#writer.save().h));
  }
}

interface Listener {
  command(): void;
  /** Before the event is folded. */
  event(event: DrillEvent): void;
}

class CountingWriter extends LogWriter {
  readonly #listener: Listener;

  constructor(sink: (line: string) => void, listener: Listener) {
    super(sink);
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
