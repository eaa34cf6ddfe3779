/** Places in a YAML document, found from the path of a value: looked up only when there is something to say. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Path, Place, Places } from './findings.ts';
import { type ScalarStyle, sourceOffset } from './yaml-columns.ts';

/** What an anchor (`&name`) stands for. */
export type Anchors = ReadonlyMap<string, { readonly node: Node }>;

export class DocumentPlaces implements Places {
  readonly #text: string;
  readonly #document: Document;
  readonly #anchors: Anchors;
  readonly #placeOf: (offset: number) => Place;

  constructor(text: string, document: Document, anchors: Anchors, placeOf: (offset: number) => Place) {
    this.#text = text;
    this.#document = document;
    this.#anchors = anchors;
    this.#placeOf = placeOf;
  }

  value(path: Path): Place {
    return this.#placeOf(this.#find(path).node?.range?.[0] ?? 0);
  }

  key(path: Path): Place {
    const { key, node } = this.#find(path);
    return this.#placeOf((key ?? node)?.range?.[0] ?? 0);
  }

  character(path: Path, offset: number): Place {
    const { node, whole } = this.#find(path);
    const scalar = node && this.#resolved(node);
    if (!whole || !scalar || !isScalar(scalar) || !scalar.range) return this.value(path);
    const style = ((scalar as Scalar).type ?? 'PLAIN') as ScalarStyle;
    return this.#placeOf(sourceOffset(this.#text, scalar.range[0], style, offset));
  }

  #resolved(node: Node): Node | undefined {
    return isAlias(node) ? this.#anchors.get(node.source)?.node : node;
  }

  /** The node at `path`, or the last one on the way to it. */
  #find(path: Path): { node: Node | null; key?: Node; whole: boolean } {
    let node = this.#document.contents as Node | null;
    let key: Node | undefined;
    for (const step of path) {
      const next = node ? childOf(this.#resolved(node), step) : undefined;
      if (!next) return { node, ...(key ? { key } : {}), whole: false };
      key = next.key;
      node = next.node ?? next.key ?? node;
    }
    return { node, ...(key ? { key } : {}), whole: true };
  }
}

function childOf(node: Node | undefined, step: string | number): { node: Node | null; key?: Node } | undefined {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? (node.items[step] as Node | undefined) : undefined;
    return item && { node: item };
  }
  if (!isMap(node)) return undefined;
  const pair = typeof step === 'string' ? pairsOf(node).get(step) : undefined;
  return pair && { node: pair.value, key: pair.key };
}

/** Pairs by key, kept: two hundred problems in one map of a hundred thousand keys are looked up here. */
const kept = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair<Node, Node | null>> {
  let pairs = kept.get(map);
  if (!pairs) {
    const named = (map.items as Pair<Node, Node | null>[]).map(
      (pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair] as const,
    );
    // The first of two with one name is the one that was read.
    pairs = new Map(named.toReversed());
    kept.set(map, pairs);
  }
  return pairs;
}
