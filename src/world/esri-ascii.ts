/**
 * ESRI ASCII grids (`.asc`): six header lines, then rows from north to south. Coordinates are in the file's own units,
 * metres or degrees. Source of the form: Esri, "ASCII raster format". A cell of NODATA becomes NaN.
 */

export interface EsriGrid {
  readonly columns: number;
  readonly rows: number;
  /** South-west corner of the grid, not the centre of its first cell. */
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  /** Row 0 is the north; NaN where the file has no data. */
  readonly values: Float64Array;
}

const HEADER = /^\s*(ncols|nrows|xllcorner|xllcenter|yllcorner|yllcenter|cellsize|nodata_value)\s+(\S+)\s*$/i;

/** Reads a grid; throws with the line or the count that is wrong. */
export function readEsriAscii(text: string): EsriGrid {
  const { header, start } = readHeader(text);
  const [columns, rows, cell] = [needed(header, 'ncols'), needed(header, 'nrows'), needed(header, 'cellsize')];
  if (!(Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0 && cell > 0)) {
    throw new Error(`esri grid: ncols ${columns}, nrows ${rows}, cellsize ${cell} describe no grid`);
  }
  return {
    columns,
    rows,
    west: corner(header, 'x', cell),
    south: corner(header, 'y', cell),
    cell,
    values: readValues(text, start, columns * rows, header.get('nodata_value') ?? -9999),
  };
}

/** What the header says, and where the values begin. */
function readHeader(text: string): { readonly header: ReadonlyMap<string, number>; readonly start: number } {
  const header = new Map<string, number>();
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const found = HEADER.exec(text.slice(start, end < 0 ? text.length : end));
    if (!found) return { header, start };
    header.set((found[1] ?? '').toLowerCase(), Number(found[2]));
    if (end < 0) throw new Error('esri grid: it ends after its header');
    start = end + 1;
  }
}

/** Line and column, from 1, at which the value of an index stands in the text of a grid. */
export function placeOfValue(text: string, index: number): { readonly line: number; readonly column: number } {
  const token = /\S+/g;
  token.lastIndex = readHeader(text).start;
  let found = token.exec(text);
  for (let k = 0; k < index && found; k++) found = token.exec(text);
  const before = text.slice(0, found?.index ?? text.length);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

function needed(header: ReadonlyMap<string, number>, name: string): number {
  const value = header.get(name);
  if (value === undefined || !Number.isFinite(value))
    throw new Error(`esri grid: the header has no number for ${name}`);
  return value;
}

function corner(header: ReadonlyMap<string, number>, axis: 'x' | 'y', cell: number): number {
  const centre = header.get(`${axis}llcenter`);
  return centre === undefined ? needed(header, `${axis}llcorner`) : centre - cell / 2;
}

function readValues(text: string, start: number, count: number, noData: number): Float64Array {
  // A value and the space before the next are two characters: what cannot be there is not made room for.
  const room = count <= (text.length - start + 1) / 2;
  const values = new Float64Array(room ? count : 0);
  const token = /\S+/g;
  token.lastIndex = start;
  let at = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const value = Number(found[0]);
    if (Number.isNaN(value)) throw new Error(`esri grid: value ${at + 1} is "${found[0].slice(0, 20)}", not a number`);
    if (at < count) values[at] = value === noData ? Number.NaN : value;
    at += 1;
  }
  if (at !== count) throw new Error(`esri grid: the header promises ${count} values, the file has ${at}`);
  return values;
}

/** Writes a grid; NaN becomes `noData`. Numbers are printed in full, so that reading them again changes nothing. */
export function writeEsriAscii(grid: EsriGrid, noData = -9999): string {
  const { columns, rows, west, south, cell, values } = grid;
  const lines = [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcorner ${west}`,
    `yllcorner ${south}`,
    `cellsize ${cell}`,
    `NODATA_value ${noData}`,
  ];
  for (let row = 0; row < rows; row += 1) {
    const cells = values.subarray(row * columns, (row + 1) * columns);
    lines.push(Array.from(cells, (value) => String(Number.isNaN(value) ? noData : value)).join(' '));
  }
  return `${lines.join('\n')}\n`;
}
