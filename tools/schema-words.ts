/**
 * Leaves out of what the page loads the words that only people who write scenarios read: of the schema (`say(shape, words)`), who have
 * them in `scenarios/schema.json`, and of the language of conditions, who have them in `docs/conditions.md`. What is taken out is made
 * up with blanks, so that the maps to the source stay exact.
 */
import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Call extends Node {
  readonly callee: Node & { readonly name?: string };
  readonly arguments: readonly Node[];
}
type Cut = readonly [from: number, to: number, instead: string];

/** What of a call is for readers alone, by the function's name; the language of conditions is one file. */
const WORDS: Readonly<Record<string, (call: Call) => Cut[]>> = {
  say: ({ start, end, arguments: [shape] }) =>
    shape === undefined
      ? []
      : [
          [start, shape.start, ''],
          [shape.end, end, ''],
        ],
  words: ({ arguments: both }) => both.map(({ start, end }) => [start, end, "''"]),
  member: ({ arguments: all }) => all.slice(2, 4).map(({ start, end }) => [start, end, "''"]),
};
const READ_IN: Readonly<Record<string, (id: string) => boolean>> = {
  say: (id) => id.includes('/src/scenario/'),
  words: (id) => id.endsWith('/src/scenario/condition-language.ts'),
  member: (id) => id.endsWith('/src/scenario/condition-language.ts'),
};

export function schemaWords(): Plugin {
  return {
    name: 'landfall:schema-words',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/scenario/')) return undefined;
      const cuts = callsOf(this.parse(code) as unknown as Node).flatMap((call) => {
        const name = call.callee.name ?? '';
        return READ_IN[name]?.(id) ? (WORDS[name]?.(call) ?? []) : [];
      });
      let text = code;
      for (const [from, to, instead] of cuts) {
        const blanks = code.slice(from + instead.length, to).replace(/\S/g, ' ');
        text = text.slice(0, from) + instead + blanks + text.slice(to);
      }
      return { code: text, map: null };
    },
  };
}

/** Every call below a node. */
function callsOf(node: unknown): Call[] {
  if (Array.isArray(node)) return node.flatMap(callsOf);
  if (typeof node !== 'object' || node === null) return [];
  const within = Object.values(node).flatMap(callsOf);
  return (node as Node).type === 'CallExpression' ? [node as Call, ...within] : within;
}
