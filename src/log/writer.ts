import { chain, checkBody, closeLine, commandBody, eventBody, headerBody } from './line.ts';
import type { Check, DrillEvent, Header, LoggedCommand } from './vocabulary.ts';

/** Writes a drill's log line by line into `sink`; the `end` line is the host's (`seal.ts`). */
export class LogWriter {
  readonly #sink: (line: string) => void;
  #last: string;
  #lastEvent: string;
  #lines: number;

  constructor(
    sink: (line: string) => void,
    from: { readonly h: string; readonly eventHash: string; readonly lines: number } = {
      h: '',
      eventHash: '',
      lines: 0,
    },
  ) {
    this.#sink = sink;
    this.#last = from.h;
    this.#lastEvent = from.eventHash;
    this.#lines = from.lines;
  }

  /** The last event's `h`: what two runs are compared by. */
  get logHash(): string {
    return this.#lastEvent;
  }
  get lines(): number {
    return this.#lines;
  }

  header(header: Omit<Header, 'line' | 'h'>): void {
    this.#write(headerBody(header));
  }
  command(command: LoggedCommand): void {
    this.#write(commandBody(command));
  }
  event(event: DrillEvent): void {
    this.#write(eventBody(event));
    this.#lastEvent = this.#last;
  }
  check(check: Check): void {
    this.#write(checkBody(check));
  }

  /** Where the chain stands, for a keyframe. */
  save(): { readonly h: string; readonly eventHash: string; readonly lines: number } {
    return { h: this.#last, eventHash: this.#lastEvent, lines: this.#lines };
  }

  #write(body: string): void {
    this.#last = chain(this.#last, body);
    this.#lines++;
    this.#sink(closeLine(body, this.#last));
  }
}
