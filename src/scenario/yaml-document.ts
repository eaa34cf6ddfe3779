/**
 * YAML text → plain values with their places. Only what a scenario needs is let through: maps with text keys, lists, texts,
 * numbers, yes and no, and aliases within bounds; no tags, no second document, no key that could reach a prototype.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { NOUNS } from '../text/nouns.ts';
import { yamlErrorText } from '../text/yaml-errors.ts';
import { type Findings, type Path, type Place, START } from './findings.ts';
import { LIMITS } from './limits.ts';
import { DocumentPlaces } from './yaml-places.ts';
import { excessOf } from './yaml-tokens.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The value of the document, or undefined when nothing can be made of it; what is wrong goes to `findings`. */
export function readYaml(text: string, findings: Findings): unknown {
  const excess = excessOf(text);
  if (excess) {
    const { place, most } = excess;
    if (excess.kind === 'entries') {
      findings.atPlace(
        place,
        'too-many',
        { values: { what: NOUNS[excess.section] }, allowed: `≤ ${most}` },
        undefined,
        [excess.section, most],
      );
    } else findings.atPlace(place, excess.kind === 'depth' ? 'yaml-deep' : 'yaml-large', { allowed: `≤ ${most}` });
    return undefined;
  }
  const lines = new LineCounter();
  const document = build(text, lines);
  if (!document) {
    findings.atPlace(START, 'yaml-deep', { allowed: `≤ ${LIMITS.depth}` });
    return undefined;
  }
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const { code, pos, message } of document.errors.slice(0, LIMITS.problems)) {
    findings.atPlace(placeOf(pos[0]), 'yaml-syntax', { values: { detail: yamlErrorText(code, message) } });
  }
  const reader = new Reader(findings, placeOf);
  const value = document.contents === null ? undefined : reader.read(document.contents, []);
  findings.locate(new DocumentPlaces(text, document, reader.anchors, placeOf));
  return document.errors.length > 0 ? undefined : value;
}

/** Undefined when the text nests beyond the stack, by some way that its tokens do not show. */
function build(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    // Unique keys are ours to check: the package compares each key with all before it.
    return parseDocument(text, {
      lineCounter,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      version: '1.2',
      schema: 'core',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Turns nodes into values, once, in the order of the file: an alias stands after its anchor. */
class Reader {
  readonly anchors = new Map<string, { node: Node; value: unknown; size: number }>();
  readonly #findings: Findings;
  readonly #placeOf: (offset: number) => Place;
  #size = 0;
  #aliased = 0;
  #bomb = false;

  constructor(findings: Findings, placeOf: (offset: number) => Place) {
    this.#findings = findings;
    this.#placeOf = placeOf;
  }

  read(node: Node, path: Path): unknown {
    if (isAlias(node)) return this.#alias(node.source, node, path);
    const before = this.#size++;
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
      this.#say(node, path, 'yaml-tag', node.tag);
    const value = this.#content(node, path);
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, { node, value, size: this.#size - before });
    return value;
  }

  #content(node: Node, path: Path): unknown {
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, i) => this.read(item as Node, [...path, i]));
    if (!isMap(node)) return undefined;
    const value: Record<string, unknown> = {};
    for (const { key, value: held } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== 'string') this.#say(key, path, 'yaml-key', isScalar(key) ? String(name) : '…');
      else if (FORBIDDEN.has(name) || name === '<<') this.#say(key, [...path, name], 'yaml-key-forbidden', name);
      else if (Object.hasOwn(value, name)) this.#say(key, [...path, name], 'key-twice', name);
      else value[name] = held === null ? null : this.read(held, [...path, name]);
    }
    return value;
  }

  #alias(source: string, node: Node, path: Path): unknown {
    const anchor = this.anchors.get(source);
    if (!anchor) {
      this.#say(node, path, 'yaml-alias-unknown', source);
      return undefined;
    }
    this.#size += anchor.size;
    this.#aliased += anchor.size;
    if (this.#aliased <= LIMITS.aliased) return anchor.value;
    if (!this.#bomb) this.#say(node, path, 'yaml-alias-bomb', source);
    this.#bomb = true;
    return undefined;
  }

  #say(
    node: Node,
    path: Path,
    code: 'yaml-tag' | 'yaml-key' | 'yaml-key-forbidden' | 'key-twice' | 'yaml-alias-unknown' | 'yaml-alias-bomb',
    found: string,
  ): void {
    this.#findings.atPlace(this.#placeOf(node.range?.[0] ?? 0), code, { found }, undefined, path);
  }
}
