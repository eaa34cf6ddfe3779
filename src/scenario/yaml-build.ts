/**
 * Tokens → the document's nodes, by the package's own parser and composer, which are driven by hand for one reason: they
 * gather mistakes without end, half a million in a file of brackets. Here they stop at the last one that will be told.
 */
import { Composer, type Document, type LineCounter, Parser } from 'yaml';
import { LIMITS } from './limits.ts';

export interface YamlFault {
  /** Of the character in the text, from 0. */
  readonly offset: number;
  readonly code: string;
  readonly message: string;
}
export interface BuiltYaml {
  /** The first document; absent when it was given up. */
  readonly document?: Document;
  readonly faults: readonly YamlFault[];
}

/** Thrown through the package's calls when there is enough to tell. */
class Enough extends Error {}

type OnError = (
  source: number | readonly number[] | { offset: number },
  code: string,
  message: string,
  warning?: boolean,
) => void;

export function buildYaml(tokens: readonly string[], length: number, lines: LineCounter): BuiltYaml {
  const faults: YamlFault[] = [];
  const note = (fault: YamlFault) => {
    faults.push(fault);
    if (faults.length >= LIMITS.problems) throw new Enough();
  };
  try {
    const [document, second] = documentsOf(tokens, length, lines, note);
    if (second)
      note({
        offset: second.range[0],
        code: 'MULTIPLE_DOCS',
        message: 'a scenario is one document: there is a second ---',
      });
    return { ...(document ? { document } : {}), faults };
  } catch (error) {
    if (error instanceof Enough) return { faults };
    // Nested beyond the stack, by some way that the tokens do not show.
    if (error instanceof RangeError)
      return { faults: [...faults, { offset: 0, code: 'RESOURCE_EXHAUSTION', message: 'nested too deep' }] };
    throw error;
  }
}

function documentsOf(
  tokens: readonly string[],
  length: number,
  lines: LineCounter,
  note: (fault: YamlFault) => void,
): Document.Parsed[] {
  const parser = new Parser(lines.addNewLine);
  // Unique keys are ours to check: the package compares each key with all before it.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error', version: '1.2', schema: 'core' });
  const onError: OnError = (source, code, message, warning) => {
    if (!warning) note({ offset: offsetOf(source), code, message });
  };
  (composer as unknown as { onError: OnError }).onError = onError;
  const documents: Document.Parsed[] = [];
  const take = (parsed: ReturnType<Parser['next']>) => {
    for (const token of parsed) {
      if (token.type === 'error') note({ offset: token.offset, code: 'UNEXPECTED_TOKEN', message: token.message });
      else documents.push(...(composer.next(token) as Iterable<Document.Parsed>));
    }
  };
  lines.addNewLine(0);
  for (const token of tokens) take(parser.next(token));
  take(parser.end());
  documents.push(...(composer.end(true, length) as Iterable<Document.Parsed>));
  return documents;
}

function offsetOf(source: Parameters<OnError>[0]): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : (source[0] ?? 0);
}
