/** A figure of the ground as an author writes it: a number, or the name of a map of it in the scenario's folder. */
import { z } from 'zod';
import type { Spread } from '../../hazards/flood/spread.ts';
import { type EsriGrid, placeOfValue, readEsriAscii } from '../../world/esri-ascii.ts';
import type { Context } from '../context.ts';
import type { Path } from '../findings.ts';
import { path as file } from '../schema-parts.ts';

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The number, or an ESRI ASCII grid of degrees as terrains are. */
export const figureOrMap = ({ least, most }: Range) => z.union([z.number().min(least).max(most), file]);

/** Tells what is wrong with a map at the place in its own file; `otherwise` stands for what was told. */
export function spreadOf(
  context: Context,
  path: Path,
  written: number | string | undefined,
  otherwise: number,
  range: Range,
): Spread {
  if (typeof written !== 'string') return written ?? otherwise;
  // A log whose map is not at hand is looked at without it.
  if (context.files.absent?.(written)) return otherwise;
  const name = context.file(path, written);
  const text = name === undefined ? undefined : context.files.text(name);
  if (name !== undefined && text === undefined) context.findings.at(path, 'file-not-text', { found: name });
  if (name === undefined || text === undefined) return otherwise;
  const grid = gridOf(context, path, name, text);
  if (grid !== undefined) valuesIn(context, path, { name, text, grid }, range);
  return grid ?? otherwise;
}

function gridOf(context: Context, path: Path, found: string, text: string): EsriGrid | undefined {
  const refused = (detail: string): undefined => {
    context.findings.at(path, 'figure-map', { found, values: { detail } });
    return undefined;
  };
  try {
    const grid = readEsriAscii(text);
    const { west, south, columns, rows, cell } = grid;
    const [east, north] = [west + columns * cell, south + rows * cell];
    const inDegrees = west >= -180 && south >= -90 && east <= 540 && north <= 90;
    return inDegrees ? grid : refused(`its box ${[west, south, east, north].join(', ')} is not in degrees`);
  } catch (thrown) {
    return refused((thrown as Error).message);
  }
}

function valuesIn(
  { findings }: Context,
  path: Path,
  { name, text, grid: { values } }: { readonly name: string; readonly text: string; readonly grid: EsriGrid },
  { least, most }: Range,
): void {
  const isWrong = (value: number): boolean => value < least || value > most;
  const first = values.findIndex(isWrong);
  if (first < 0) return;
  const count = values.reduce((sum, value) => sum + (isWrong(value) ? 1 : 0), 0);
  const details = { found: String(values[first]), allowed: `${least} – ${most}`, values: { count } };
  findings.atPlace(placeOfValue(text, first), 'figure-range', details, name, path);
}
