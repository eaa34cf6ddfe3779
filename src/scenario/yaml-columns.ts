/**
 * Where a character of a YAML text value stands in the file: quotes, escapes, folded lines and indentation come between.
 * Both are walked side by side, so that a condition's problem points at the very word.
 */

export type ScalarStyle = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';

/** Offset in `source` of the character `offset` of the value that begins at `start`, written in `style`. */
export function sourceOffset(source: string, start: number, style: ScalarStyle, offset: number): number {
  switch (style) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return inBlock(source, start, offset);
    case 'PLAIN':
      return inFlow(source, start, offset, () => 1);
    case 'QUOTE_SINGLE':
      return inFlow(source, start + 1, offset, (i) => (source.startsWith("''", i) ? 2 : 1));
    case 'QUOTE_DOUBLE':
      return inFlow(source, start + 1, offset, (i) => (source[i] === '\\' ? escapeLength(source[i + 1]) : 1));
  }
}

const ESCAPES: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
const escapeLength = (letter = ''): number => ESCAPES[letter] ?? 2;

/** Flow styles fold: white space around line ends is one blank, or one line end for each empty line. */
function inFlow(source: string, start: number, offset: number, lengthAt: (i: number) => number): number {
  let at = start;
  let left = offset;
  while (left > 0 && at < source.length) {
    const fold = foldAt(source, at);
    if (fold) {
      if (left < fold.decoded) return at;
      left -= fold.decoded;
      at += fold.length;
    } else {
      left--;
      at += lengthAt(at);
    }
  }
  return at + (foldAt(source, at)?.length ?? 0);
}

function foldAt(source: string, at: number): { length: number; decoded: number } | undefined {
  const letter = source[at];
  if (letter !== ' ' && letter !== '\t' && letter !== '\n' && letter !== '\r') return undefined;
  let end = at;
  let lines = 0;
  for (; end < source.length && ' \t\r\n'.includes(source[end] ?? ''); end++) if (source[end] === '\n') lines++;
  return lines === 0 ? undefined : { length: end - at, decoded: Math.max(1, lines - 1) };
}

/** Block styles lose their indentation; a line end counts for one character. */
function inBlock(source: string, start: number, offset: number): number {
  let line = source.indexOf('\n', start) + 1;
  if (line === 0) return start;
  const indent = indentOf(source, line);
  let left = offset;
  for (;;) {
    const end = source.indexOf('\n', line);
    const length = Math.max(0, (end < 0 ? source.length : end) - line - indent);
    if (left <= length || end < 0) return Math.min(line + indent + left, source.length);
    left -= length + 1;
    line = end + 1;
  }
}

function indentOf(source: string, from: number): number {
  for (let line = from; line > 0 && line < source.length; line = source.indexOf('\n', line) + 1) {
    let at = line;
    while (source[at] === ' ') at++;
    if (source[at] !== '\n' && source[at] !== '\r') return at - line;
  }
  return 0;
}
