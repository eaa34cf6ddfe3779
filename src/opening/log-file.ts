/** A log from a file that a person gave, read slice by slice: what has come of it can be looked at meanwhile. */
import { LogReader, type ReadLog } from '../log/reader.ts';
import { Seal } from '../log/seal.ts';
import { type LogProblemCode, type LogProblemValues, logProblem } from '../text/log-problems.ts';
import { HashOfLines } from './file-hash.ts';
import { progress, turn } from './host.ts';

/** As much of a log as a worker's memory holds, bytes; a drill of four days has some ten million. */
const LARGEST = 500_000_000;
/** How long the worker reads before it hears what the page says, ms. */
const SLICE = 30;
/** What is read of a file at once, bytes: a turn that a seek can wait for. The first has the header of most logs. */
const PIECE = 1_048_576;
const FIRST = 262_144;
/** The last lines of a log that are looked at before the others, bytes: one of them says when it is. */
const TAIL = 65_536;

export class LogReading {
  readonly #file: File;
  readonly #most: number;
  readonly #pieces: AsyncGenerator<Uint8Array, undefined>;
  readonly #reader: LogReader;
  readonly #decoder = new TextDecoder();
  #hash: HashOfLines | undefined;
  #hashed: Promise<unknown> | undefined;
  #bytes = 0;
  /** When the slice began that is being read. */
  #since = performance.now();
  #done = false;
  /** Why it ends before its end. */
  #trouble: readonly [code: LogProblemCode, values: LogProblemValues] | undefined;

  private constructor(
    file: File,
    most: number,
    pieces: AsyncGenerator<Uint8Array, undefined>,
    hash: HashOfLines | undefined,
  ) {
    this.#file = file;
    this.#most = most;
    this.#hash = hash;
    this.#pieces = pieces;
    this.#reader = new LogReader(file.name, new Seal(hash));
  }

  /** No more than `most` bytes are read of it, `piece` at once. */
  static async begin(file: File, most = LARGEST, piece = PIECE): Promise<LogReading> {
    if (!isPacked(file)) return new LogReading(file, most, slicesOf(file, piece), await HashOfLines.of(file));
    return new LogReading(file, most, unpacked(file), undefined);
  }

  get header(): ReadLog['header'] {
    return this.#reader.header;
  }
  /** What has been read so far: it grows. */
  get entries(): ReadLog['entries'] {
    return this.#reader.entries;
  }
  /** Whether nothing more comes: it is at its end, or at its first bad line. */
  get done(): boolean {
    return this.#done;
  }
  /** The share of the file that has been read, as far as one can tell. */
  get share(): number {
    return isPacked(this.#file) ? 0.5 : Math.min(1, this.#bytes / Math.max(1, this.#file.size));
  }

  /** Reads a piece more, and lets others have their turn now and then. */
  async more(): Promise<void> {
    const piece = await this.#piece();
    if (piece !== undefined) {
      await this.#hashBefore();
      this.#reader.push(this.#decoder.decode(piece, { stream: true }), piece);
    }
    this.#done = piece === undefined || this.#reader.stopped;
    if (this.#done) void this.#pieces.return(undefined);
    if (performance.now() - this.#since < SLICE) return;
    await turn();
    this.#since = performance.now();
  }

  /** The next bytes; undefined when there are no more, or none that can be had. */
  async #piece(): Promise<Uint8Array | undefined> {
    try {
      const { value } = await this.#pieces.next();
      if (this.#bytes + (value?.length ?? 0) > this.#most) {
        this.#trouble = ['log-large', { known: this.#most / 1e6 }];
        return undefined;
      }
      this.#bytes += value?.length ?? 0;
      return value;
    } catch (thrown) {
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      this.#trouble = isPacked(this.#file) ? ['log-unpack', {}] : ['log-unread', { detail }];
      return undefined;
    }
  }

  /** The hash of the whole file is wanted by its last line, and is not begun with: a picture comes first. */
  async #hashBefore(): Promise<void> {
    if (this.#hash === undefined) return;
    const whole = this.#bytes === this.#file.size;
    if (this.header !== undefined || whole) this.#hashed ??= this.#hash.work();
    if (whole) await this.#hashed;
  }

  /** The log, when nothing more comes. */
  finish(): ReadLog {
    this.#reader.push(this.#decoder.decode());
    const log = this.#reader.finish();
    if (this.#trouble === undefined) return log;
    const [code, values] = this.#trouble;
    // Where reading ended by itself, a line that it cut is not the log's fault.
    const rest = log.problems.filter((problem) => problem.code !== 'line-torn');
    return { ...log, problems: [logProblem(code, this.#file.name, { line: log.lines, ...values }), ...rest] };
  }

  /** The moment of the last line, by the file's end; undefined where it cannot be had yet. */
  async end(): Promise<number | undefined> {
    if (isPacked(this.#file)) return undefined;
    const tail = await this.#file.slice(Math.max(0, this.#file.size - TAIL)).text();
    const at = [...tail.matchAll(/\n\{"line":"(?:event|command|check)","at":(\d+),/g)].at(-1)?.[1];
    return at === undefined ? undefined : Number(at);
  }
}

/** The bytes of a file; the next piece comes while the last is read. */
async function* slicesOf(file: Blob, length: number): AsyncGenerator<Uint8Array, undefined> {
  let end = Math.min(length, FIRST);
  let coming = file.slice(0, end).arrayBuffer();
  for (let piece = await coming; piece.byteLength > 0; piece = await coming) {
    coming = file.slice(end, end + length).arrayBuffer();
    // Who waits for it hears that it failed; nobody may be waiting.
    coming.catch(() => undefined);
    end += length;
    yield new Uint8Array(piece);
  }
}

async function* unpacked(file: Blob): AsyncGenerator<Uint8Array, undefined> {
  const pieces = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let { value } = await pieces.read(); value !== undefined; { value } = await pieces.read()) yield value;
  } finally {
    pieces.cancel().catch(() => undefined);
  }
}

const isPacked = ({ name }: File): boolean => name.endsWith('.gz');

/** All of it, with progress. */
export async function readLogFile(file: File): Promise<ReadLog> {
  const reading = await LogReading.begin(file);
  while (!reading.done) {
    await reading.more();
    progress('log', Math.min(0.95, reading.share));
  }
  return reading.finish();
}
