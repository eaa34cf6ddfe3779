/** The cells of a CSV text with their places. Lines that are empty or begin with `#` are passed over; quotes mean nothing. */

export interface Cell {
  /** Without blanks around it. */
  readonly text: string;
  /** From one. */
  readonly column: number;
}
export interface Line {
  /** From one. */
  readonly line: number;
  readonly cells: readonly Cell[];
}
export interface CsvProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export function csvLines(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.flatMap((content, i) => {
    const told = content.trim() !== '' && !content.trimStart().startsWith('#');
    return told ? [{ line: i + 1, cells: cellsOf(content) }] : [];
  });
}

function cellsOf(content: string): Cell[] {
  let column = 1;
  return content.split(',').map((raw) => {
    const cell = { text: raw.trim(), column: column + raw.length - raw.trimStart().length };
    column += raw.length + 1;
    return cell;
  });
}

/** Columns that stand twice or that nobody knows. */
export function headProblems({ line, cells }: Line, known: readonly string[]): CsvProblem[] {
  const names = cells.map((cell) => cell.text);
  return cells.flatMap(({ text, column }, i): CsvProblem[] => {
    if (names.indexOf(text) < i) return [{ line, column, message: `column "${text}" stands twice` }];
    if (known.includes(text)) return [];
    return [{ line, column, message: `column "${text}" is not known; known are ${known.join(', ')}` }];
  });
}

/** A cell beyond the head's columns. */
export function extraProblem({ line, cells }: Line, columns: number): CsvProblem | undefined {
  const extra = cells[columns];
  const message = `${cells.length} cells, but the head names ${columns} columns`;
  return extra && { line, column: extra.column, message };
}

/** A cell's number; undefined when it has another form. */
export const csvNumber = (text: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;

/** Where the cell at `index` stands, or where it would if the line were long enough. */
export function columnAt({ cells }: Line, index: number): number {
  const last = cells[cells.length - 1] ?? { text: '', column: 1 };
  return (cells[index] ?? { column: last.column + last.text.length }).column;
}
