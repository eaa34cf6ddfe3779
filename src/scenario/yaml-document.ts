/**
 * YAML text → plain values with their places. Only what a scenario needs is let through: maps with text keys, lists, texts,
 * numbers, yes and no, and aliases within bounds; no tags, no second document, no key that could reach a prototype.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair } from 'yaml';
import { NOUNS } from '../text/nouns.ts';
import { yamlErrorText } from '../text/yaml-errors.ts';
import { type Findings, type Path, type Place, START } from './findings.ts';
import { LIMITS } from './limits.ts';
import { buildYaml } from './yaml-build.ts';
import { DocumentPlaces } from './yaml-places.ts';
import { type Excess, tokensOf } from './yaml-tokens.ts';

/** Tags that say no more than a value shows by itself. */
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The value of the document, or undefined when nothing can be made of it; what is wrong goes to `findings`. */
export function readYaml(text: string, findings: Findings): unknown {
  // Of a text that is too long its beginning says best why.
  const tokens = tokensOf(text.slice(0, LIMITS.characters));
  if ('kind' in tokens) {
    tellExcess(tokens, findings);
    return undefined;
  }
  if (text.length > LIMITS.characters) {
    findings.atPlace(START, 'scenario-large', { found: `${text.length}`, allowed: `≤ ${LIMITS.characters}` });
    return undefined;
  }
  const lines = new LineCounter();
  const { document, faults } = buildYaml(tokens, text.length, lines);
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const { code, offset, message } of faults) {
    findings.atPlace(placeOf(offset), 'yaml-syntax', { values: { detail: yamlErrorText(code, message) } });
  }
  if (!document || faults.length > 0) return undefined;
  const reader = new Reader(findings, placeOf);
  const value = document.contents === null ? undefined : reader.read(document.contents, []);
  findings.locate(new DocumentPlaces(text, document, reader.anchors, placeOf));
  return reader.bomb ? undefined : value;
}

const EXCESS = { depth: 'yaml-deep', parts: 'yaml-large', aliases: 'yaml-aliases' } as const;

function tellExcess(excess: Excess, findings: Findings): void {
  const allowed = `≤ ${excess.most}`;
  if (excess.kind !== 'entries') {
    findings.atPlace(excess.place, EXCESS[excess.kind], { allowed });
    return;
  }
  const { section, most, place } = excess;
  findings.atPlace(place, 'too-many', { values: { what: NOUNS[section] }, allowed }, undefined, [section, most]);
}

/** Turns nodes into values, once, in the order of the file: an alias stands after its anchor. */
class Reader {
  readonly anchors = new Map<string, { node: Node; value: unknown; size: number }>();
  readonly #findings: Findings;
  readonly #placeOf: (offset: number) => Place;
  #size = 0;
  #aliased = 0;
  /** Set when aliases unfold to too much: the rest is not worth reading. */
  bomb = false;

  constructor(findings: Findings, placeOf: (offset: number) => Place) {
    this.#findings = findings;
    this.#placeOf = placeOf;
  }

  read(node: Node, path: Path): unknown {
    if (isAlias(node)) return this.#alias(node.source, node, path);
    const before = this.#size++;
    if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) this.#say(node, path, 'yaml-tag', node.tag);
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
      return source;
    }
    this.#size += anchor.size;
    this.#aliased += anchor.size;
    if (this.#aliased <= LIMITS.aliased) return anchor.value;
    if (!this.bomb) this.#say(node, path, 'yaml-alias-bomb', source);
    this.bomb = true;
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
