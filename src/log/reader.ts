/**
 * Reads a log (design 7), piece by piece as a disk or a stream brings it. Each line is held against the chain; at the
 * first bad one reading stops, and what stands before it is there to be looked at.
 */
import { type LogProblemCode, type LogProblemValues, logProblem } from '../text/log-problems.ts';
import type { Problem } from '../text/problem.ts';
import { Chain, splitLine } from './line.ts';
import { EntryReader, parseObject, readHeader } from './read-line.ts';
import { Seal } from './seal.ts';
import { type Entry, FORMAT, type Header } from './vocabulary.ts';

/** A line of a log after its header; the end line is told by `sealed`. */
export type LogEntry = Exclude<Entry, { line: 'end' }>;

export interface ReadLog {
  /** Undefined when nothing of the file can be opened. */
  readonly header: Header | undefined;
  /** In order; entry `i` stands on line `i + 2`. */
  readonly entries: readonly LogEntry[];
  /** An error is the first bad line; what follows it was not read. */
  readonly problems: readonly Problem[];
  /** Whether an end line closes it and fits it. A log without one is open: viewable, and no evidence. */
  readonly sealed: boolean;
  /** Good lines, with header and end. */
  readonly lines: number;
  /** The last event's `h`, '' before the first: what two runs are compared by. */
  readonly logHash: string;
}

/** No line is longer, in characters: the header carries a scenario, which has its own limit. */
const LONGEST = 64_000_000;

export class LogReader {
  readonly #file: string;
  readonly #entries: LogEntry[] = [];
  readonly #problems: Problem[] = [];
  readonly #seal: Seal;
  #reader: EntryReader | undefined;
  #header: Header | undefined;
  /** What has come of a line whose end has not, in pieces: joining them at each would cost the square of their number. */
  #pieces: string[] = [];
  #waiting = 0;
  readonly #chain = new Chain();
  #logHash = '';
  #lines = 0;
  #sealed = false;
  #stopped = false;

  /** `file` is what problems call the log. `seal` hears every good line: who goes on writing the log goes on with it. */
  constructor(file = '', seal = new Seal()) {
    this.#file = file;
    this.#seal = seal;
  }

  /** Whether a bad line was met: whatever follows will not be read. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** As soon as its line has come. */
  get header(): Header | undefined {
    return this.#header;
  }

  /** What has been read so far: it grows. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Good lines so far. */
  get lines(): number {
    return this.#lines;
  }

  /** The next characters; with the bytes that they stand for, whose lines end where theirs do, they are read faster. */
  push(text: string, bytes?: Uint8Array): void {
    let start = 0;
    let first = 0;
    for (let end = text.indexOf('\n'); end >= 0 && !this.#stopped; end = text.indexOf('\n', start)) {
      const last = bytes === undefined ? 0 : bytes.indexOf(10, first);
      if (this.#waiting === 0) this.#line(text, start, end, bytes?.subarray(first, last));
      else {
        this.#keep(text.slice(start, end));
        if (!this.#stopped) this.#joinedLine();
      }
      start = end + 1;
      first = last + 1;
    }
    if (!this.#stopped) this.#keep(text.slice(start));
  }

  #keep(piece: string): void {
    this.#waiting += piece.length;
    if (this.#waiting > LONGEST) this.#bad('line-long');
    else if (piece !== '') this.#pieces.push(piece);
  }

  #joined(): string {
    const text = this.#pieces.length === 1 ? (this.#pieces[0] as string) : this.#pieces.join('');
    this.#pieces = [];
    this.#waiting = 0;
    return text;
  }

  /** The log, when all of it has been pushed. A last line that was not written to its end is dropped with a warning. */
  finish(): ReadLog {
    if (!this.#stopped && this.#waiting > 0) this.#lastLine();
    if (this.#lines === 0 && this.#problems.length === 0) this.#bad('log-empty');
    return {
      header: this.#header,
      entries: this.#entries,
      problems: this.#problems,
      sealed: this.#sealed,
      lines: this.#lines,
      logHash: this.#logHash,
    };
  }

  #lastLine(): void {
    const text = this.#joined();
    const whole = splitLine(text) !== undefined || this.#lines === 0;
    if (whole) this.#line(text, 0, text.length);
    else this.#problems.push(logProblem('line-torn', this.#file, { line: this.#lines + 1 }));
  }

  #joinedLine(): void {
    const text = this.#joined();
    this.#line(text, 0, text.length);
  }

  /** The line that stands in `source` from `start` to `end`, and its bytes, where they are at hand. */
  #line(source: string, start: number, end: number, bytes?: Uint8Array): void {
    if (end - start > LONGEST) {
      this.#bad('line-long');
      return;
    }
    if (this.#sealed) {
      this.#bad('line-after-end');
      return;
    }
    const text = source.slice(start, end);
    if (this.#reader === undefined) {
      this.#first(text);
      return;
    }
    const h = this.#chain.next(source, start, end, bytes);
    if (h === undefined) {
      this.#broken(text, this.#reader.seq);
      return;
    }
    const json = parseObject(text);
    const entry = json === undefined ? 'JSON' : this.#reader.read(json);
    if (typeof entry === 'string') {
      this.#bad('line-wrong', { detail: entry });
      return;
    }
    if (entry.line === 'end') this.#end(entry.lines, entry.sha256);
    else {
      this.#entries.push(entry);
      if (entry.line === 'event') this.#logHash = h;
    }
    if (!this.#stopped) this.#took(text);
  }

  #first(text: string): void {
    const read = readHeader(text);
    if ('wrong' in read) {
      // What is no log has no format to be told of.
      this.#bad(read.wrong, { ...(read.wrong === 'log-newer' ? { known: FORMAT } : {}), ...read });
      return;
    }
    if (this.#chain.next(text, 0, text.length) === undefined) {
      this.#bad('line-changed');
      return;
    }
    this.#header = read.header;
    this.#reader = new EntryReader(read.header.behaviour);
    this.#took(text);
  }

  #took(text: string): void {
    this.#seal.line(text);
    this.#lines++;
  }

  #end(lines: number, sha256: string): void {
    const must = this.#seal.text();
    if (lines !== must.lines || sha256 !== must.sha256) this.#bad('seal-wrong');
    else this.#sealed = true;
  }

  /** The chain does not hold: what the line says of its number tells what was probably done. */
  #broken(text: string, seq: number): void {
    const found = parseObject(text)?.['seq'];
    if (typeof found !== 'number' || found === seq + 1) {
      this.#bad('line-changed');
      return;
    }
    this.#bad(found > seq + 1 ? 'lines-missing' : 'line-moved');
  }

  #bad(code: LogProblemCode, values: LogProblemValues = {}): void {
    this.#stopped = true;
    this.#problems.push(logProblem(code, this.#file, { line: this.#lines + 1, ...values }));
  }
}

/** A whole log from its text. */
export function readLog(text: string, file = ''): ReadLog {
  const reader = new LogReader(file);
  reader.push(text);
  return reader.finish();
}
