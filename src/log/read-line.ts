/** One line of a log, from its text to what it says: a header or an entry, or why it is neither. */
import type { z } from 'zod';
import { onceFor } from '../engine/once.ts';
import { fits } from './fits.ts';
import { eventMigrator } from './migrations.ts';
import { commandSchemas, type Entry, eventSchemas, FORMAT, type Header, headerSchema } from './vocabulary.ts';

export type ReadHeader =
  | { readonly header: Header }
  | { readonly wrong: 'log-not-a-log' }
  | { readonly wrong: 'log-newer'; readonly found: number }
  | { readonly wrong: 'log-header'; readonly detail: string };

type Json = Readonly<Record<string, unknown>>;

/** `text` parsed as an object, or undefined. */
export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** The first line. A newer format is refused before anything else of it is looked at. */
export function readHeader(text: string): ReadHeader {
  const json = parseObject(text);
  const format = json?.['format'];
  if (json?.['line'] !== 'header' || typeof format !== 'number') return { wrong: 'log-not-a-log' };
  if (format > FORMAT) return { wrong: 'log-newer', found: format };
  const parsed = headerSchema.safeParse(json);
  return parsed.success ? { header: parsed.data } : { wrong: 'log-header', detail: issueOf(parsed.error) };
}

/** Reads the lines after a header, which must follow each other in time and number. */
export class EntryReader {
  readonly #migrate: (event: Json) => Json;
  #at = 0;
  #seq = 0;

  constructor(behaviour: number) {
    this.#migrate = eventMigrator(behaviour);
  }

  /** The number of the last command or event. */
  get seq(): number {
    return this.#seq;
  }

  /** The entry, or in words what is wrong with it. */
  read(json: Json): Entry | string {
    const { line } = json;
    if (line === 'end') return this.#end(json);
    const wrong = this.#time(json['at']);
    if (wrong !== undefined) return wrong;
    if (line === 'event') return this.#event(json);
    if (line === 'command') return this.#command(json);
    return line === 'check' ? this.#check(json) : `line ${JSON.stringify(line)}`;
  }

  #end(json: Json): Entry | string {
    const good = typeof json['lines'] === 'number' && typeof json['sha256'] === 'string';
    return good ? (json as Entry) : 'end';
  }

  #check(json: Json): Entry | string {
    const { fold, kernel, hazards } = json;
    const good =
      typeof fold === 'string' && typeof kernel === 'string' && (hazards === undefined || typeof hazards === 'string');
    return good ? (json as Entry) : 'check';
  }

  #event(written: Json): Entry | string {
    const json = this.#migrate(written);
    const { cause } = json;
    const wrong = this.#number(json['seq']);
    if (wrong !== undefined) return wrong;
    if (!isWhole(cause) || cause < 0 || cause >= this.#seq) return 'cause';
    return said(json, eventSchemas);
  }

  #command(json: Json): Entry | string {
    const wrong = this.#number(json['seq']);
    if (wrong !== undefined) return wrong;
    const { seat, enteredBy } = json;
    if (enteredBy !== undefined && typeof enteredBy !== 'string') return 'enteredBy';
    return typeof seat === 'string' ? said(json, commandSchemas) : 'seat';
  }

  #time(at: unknown): string | undefined {
    if (!isWhole(at) || at < this.#at) return 'at';
    this.#at = at;
    return undefined;
  }

  #number(seq: unknown): string | undefined {
    if (seq !== this.#seq + 1) return 'seq';
    this.#seq = seq;
    return undefined;
  }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** What is surely of a type, by its schema; made when the first of it comes. */
const surely = onceFor(fits);

function said(json: Json, schemas: Readonly<Record<string, z.ZodType>>): Entry | string {
  const { type } = json;
  const schema = typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (schema === undefined) return `type ${JSON.stringify(type)}`;
  if (surely(schema)(json)) return json as unknown as Entry;
  const parsed = schema.safeParse(json);
  return parsed.success ? (json as unknown as Entry) : `${String(type)}: ${issueOf(parsed.error)}`;
}

function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? '' : `${issue.path.join('.')} ${issue.message}`.trim();
}
