/** Which parts of a grid have to be looked at: tiles with water, and their neighbours, for no wave crosses a tile in one step. */
import type { Floats } from './memory.ts';

export const TILE = { columns: 32, rows: 16 } as const;
type Span = readonly [from: number, to: number];

export class Tiles {
  readonly #nx: number;
  readonly #across: number;
  readonly #down: number;
  /** Tiles in which there is water now; those looked at in this step, and in the one before. */
  readonly #wet: Uint8Array;
  #active: Uint8Array;
  #before: Uint8Array;
  /** By row of tiles: spans of columns that are active. */
  readonly #spans: Span[][];

  constructor(nx: number, ny: number) {
    this.#nx = nx;
    this.#across = Math.ceil(nx / TILE.columns);
    this.#down = Math.ceil(ny / TILE.rows);
    const tiles = this.#across * this.#down;
    [this.#wet, this.#active, this.#before] = [new Uint8Array(tiles), new Uint8Array(tiles), new Uint8Array(tiles)];
    this.#spans = Array.from({ length: this.#down }, () => []);
  }

  clear(): void {
    this.#wet.fill(0);
  }

  /** Notes water in the tile of column `i` and row `j`. */
  wet(i: number, j: number): void {
    this.#wet[((j / TILE.rows) | 0) * this.#across + ((i / TILE.columns) | 0)] = 1;
  }

  /** Makes the spans of the step to come; `all` when something falls everywhere. */
  activate(all: boolean): void {
    [this.#before, this.#active] = [this.#active, this.#before];
    for (let row = 0; row < this.#down; row++) {
      for (let column = 0; column < this.#across; column++)
        this.#active[row * this.#across + column] = all || this.#near(column, row) ? 1 : 0;
      this.#spans[row] = this.#spansOf(row);
    }
  }

  /** Columns [from, to) to be looked at in row `j` of the grid. */
  spans(j: number): readonly Span[] {
    return this.#spans[(j / TILE.rows) | 0] ?? [];
  }

  /** Columns and rows of the tiles that were looked at in the step before and are not now. */
  *dropped(): Generator<{ readonly columns: Span; readonly rows: Span }> {
    for (let tile = 0; tile < this.#active.length; tile++) {
      if (this.#active[tile] === 0 && this.#before[tile] === 1) yield this.place(tile);
    }
  }

  get count(): number {
    return this.#wet.length;
  }
  isWet(tile: number): boolean {
    return this.#wet[tile] === 1;
  }

  /** The columns and rows of a tile; the last rows may lie beyond the grid. */
  place(tile: number): { readonly columns: Span; readonly rows: Span } {
    const [column, row] = [tile % this.#across, (tile / this.#across) | 0];
    return {
      columns: [column * TILE.columns, Math.min(this.#nx, (column + 1) * TILE.columns)],
      rows: [row * TILE.rows, (row + 1) * TILE.rows],
    };
  }

  /** Notes which tiles are wet by their deepest water; returns the deepest of all. */
  wetOf(deepest: Floats): number {
    let most = 0;
    for (let tile = 0; tile < this.#wet.length; tile++) {
      const depth = deepest[tile] as number;
      if (depth <= 0) continue;
      this.#wet[tile] = 1;
      if (depth > most) most = depth;
    }
    return most;
  }

  /** The spans as numbers: for each row of tiles their count, then from and to of each. */
  writeSpans(into: Int32Array): void {
    this.#spans.forEach((spans, row) => {
      const base = row * (2 * this.#across + 1);
      into[base] = spans.length;
      spans.forEach(([from, to], s) => {
        into[base + 1 + 2 * s] = from;
        into[base + 2 + 2 * s] = to;
      });
    });
  }

  #near(column: number, row: number): boolean {
    for (let r = Math.max(0, row - 1); r <= Math.min(this.#down - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(this.#across - 1, column + 1); c++) {
        if (this.#wet[r * this.#across + c] === 1) return true;
      }
    }
    return false;
  }

  #spansOf(row: number): Span[] {
    const spans: [number, number][] = [];
    for (let column = 0; column < this.#across; column++) {
      if (this.#active[row * this.#across + column] === 0) continue;
      const from = column * TILE.columns;
      const to = Math.min(this.#nx, from + TILE.columns);
      const last = spans.at(-1);
      if (last?.[1] === from) last[1] = to;
      else spans.push([from, to]);
    }
    return spans;
  }
}
