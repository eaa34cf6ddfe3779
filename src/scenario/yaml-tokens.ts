/**
 * A first look at a YAML text by its tokens alone, before anything is built of it: how long its top lists are, how deep it
 * nests. It costs a sixth of the building, and what it refuses can no longer take time or stack there.
 */
import { Lexer } from 'yaml';
import type { Place } from './findings.ts';
import { LIMITS, MOST } from './limits.ts';
import type { SectionName } from './schema.ts';

export type Excess =
  | { readonly kind: 'entries'; readonly section: SectionName; readonly most: number; readonly place: Place }
  | { readonly kind: 'parts' | 'depth' | 'aliases'; readonly most: number; readonly place: Place };

/** Tokens that stand for no character of the source: a document's start, an end of flow, "a scalar follows". */
const SILENT = new Set(['\x02', '\x18', '\x1f']);
const BLANK = /^ +$/;
/** Block nesting shows as indentation; a person's file stays far below this. */
const DEEPEST_INDENT = 200;

/** The tokens of the text, or the first limit that it goes beyond. */
export function tokensOf(text: string): readonly string[] | Excess {
  const walk = new Walk();
  const tokens: string[] = [];
  for (const token of new Lexer().lex(text)) {
    const excess = walk.take(token);
    if (excess) return excess;
    tokens.push(token);
  }
  return tokens;
}

class Walk {
  #line = 1;
  #column = 1;
  #parts = 0;
  #flow = 0;
  #dashes = 0;
  #aliases = 0;
  #lineBegins = true;
  #scalarNext = false;
  /** The last word at the line's edge: a key of the root, when a colon follows. */
  #edge = '';
  #section: SectionName | undefined;
  #entries = 0;
  #dashColumn = 0;

  take(token: string): Excess | undefined {
    if (SILENT.has(token)) {
      this.#scalarNext = token === '\x1f';
      return undefined;
    }
    const place = { line: this.#line, column: this.#column };
    if (!BLANK.test(token)) this.#parts++;
    const excess: Excess | undefined =
      this.#parts > LIMITS.parts ? { kind: 'parts', most: LIMITS.parts, place } : this.#read(token, place);
    this.#move(token);
    this.#scalarNext = false;
    return excess;
  }

  #read(token: string, place: Place): Excess | undefined {
    if (this.#scalarNext) {
      if (place.column === 1 && this.#flow === 0) this.#edge = token;
      return undefined;
    }
    switch (token) {
      case '{':
      case '[':
        return this.#deeper(++this.#flow, place) ?? (this.#flow === 1 ? this.#flowEntry(place, token) : undefined);
      case '}':
      case ']':
        this.#flow = Math.max(0, this.#flow - 1);
        return undefined;
      case ',':
        return this.#flow === 1 && this.#dashColumn === 0 ? this.#entry(place) : undefined;
      case ':':
        if (this.#flow === 0 && this.#edge !== '') this.#enter(this.#edge);
        return undefined;
      case '-':
        return this.#dash(place);
      case '?':
        return this.#flow === 0 ? this.#deeper(++this.#dashes, place) : undefined;
      default:
        if (token.startsWith('*') && ++this.#aliases > LIMITS.aliases)
          return { kind: 'aliases', most: LIMITS.aliases, place };
        return this.#lineBegins && this.#flow === 0 && BLANK.test(token) && token.length > DEEPEST_INDENT
          ? { kind: 'depth', most: LIMITS.depth, place }
          : undefined;
    }
  }

  #enter(key: string): void {
    this.#edge = '';
    this.#section = Object.hasOwn(MOST, key) ? (key as SectionName) : undefined;
    this.#entries = 0;
    this.#dashColumn = 0;
  }

  #flowEntry(place: Place, token: string): Excess | undefined {
    return token === '[' && this.#dashColumn === 0 ? this.#entry(place) : undefined;
  }

  #dash(place: Place): Excess | undefined {
    if (this.#flow > 0) return undefined;
    if (this.#dashColumn === 0) this.#dashColumn = place.column;
    return this.#deeper(++this.#dashes, place) ?? (place.column === this.#dashColumn ? this.#entry(place) : undefined);
  }

  #deeper(depth: number, place: Place): Excess | undefined {
    return depth > LIMITS.depth ? { kind: 'depth', most: LIMITS.depth, place } : undefined;
  }

  #entry(place: Place): Excess | undefined {
    const section = this.#section;
    if (section === undefined || ++this.#entries <= MOST[section]) return undefined;
    return { kind: 'entries', section, most: MOST[section], place };
  }

  #move(token: string): void {
    const last = token.lastIndexOf('\n');
    if (last < 0) {
      this.#column += token.length;
      if (token.trim() !== '') this.#lineBegins = false;
      return;
    }
    for (let i = token.indexOf('\n'); i >= 0; i = token.indexOf('\n', i + 1)) this.#line++;
    this.#column = token.length - last;
    this.#lineBegins = true;
    this.#dashes = 0;
  }
}
