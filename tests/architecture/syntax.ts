import { parseSync } from 'vite';
import type { Source } from './sources.ts';

/** A node of the ESTree that vite's parser gives, as far as the rules look at it; `start` is an index in the text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A node, the node it hangs from, and the field it hangs by. */
export interface Place {
  readonly node: Node;
  readonly parent: Node | undefined;
  readonly field: string;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** The node under a field, or nothing when something else is there. */
export function child(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The name of an identifier, or the text of a string; nothing for other nodes. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier' && typeof node['name'] === 'string') return node['name'];
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

/** Every node of a file. Comments are not among them, and strings are nodes of their own. */
export function placesIn(source: Source): Place[] {
  const { program, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path} does not parse: ${errors[0]?.message}`);
  const places: Place[] = [];
  const visit = (value: unknown, parent: Node | undefined, field: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, parent, field);
    if (!isNode(value)) return;
    places.push({ node: value, parent, field });
    for (const [name, below] of Object.entries(value)) visit(below, value, name);
  };
  visit(program, undefined, 'program');
  return places;
}
