/**
 * The hazards of a log as bytes: what its `.fields` file holds. Deflated; a header of JSON first, then the typed arrays one after
 * the other. It is a cache and never evidence: whatever is wrong with one, it is as if there were none.
 */
import { deflateSync, inflateSync } from 'fflate';
import type { HazardPicture, HazardReadings } from '../drill/hazards.ts';
import type { DeepSaved } from '../engine/blocks.ts';
import { packedBytes, unpackedBytes } from '../player/packed.ts';
import type { PackedGrid } from './packed-grid.ts';

/** A number kept each minute: in which table of the readings, of what, which. */
export type Column = readonly [table: keyof HazardReadings, id: string, key: string];

export interface SavedHistory {
  /** Tells the log that it is of. */
  readonly key: string;
  /** What each number of a minute is. */
  readonly columns: readonly Column[];
  readonly minutes: readonly Float64Array[];
  readonly outlines: readonly HazardPicture['outlines'][];
  /** Each ten minutes; a grid that is not `fresh` is the difference to the one before. */
  readonly pictures: readonly {
    readonly particles: HazardPicture['particles'];
    readonly flows: readonly Float32Array[];
    readonly grids: readonly (Pick<PackedGrid, 'grid' | 'bytes'> & { readonly fresh: boolean })[];
  }[];
}

/** Of the form of what follows; another is not read. */
const FORM = 'landfall fields 3';

export function historyBytes(saved: SavedHistory): Uint8Array {
  // One array for all minutes: there are thousands.
  const width = saved.columns.length;
  const minutes = new Float64Array(width * saved.minutes.length);
  saved.minutes.forEach((row, i) => {
    minutes.set(row, i * width);
  });
  return deflateSync(packedBytes(FORM, { ...saved, minutes } as unknown as DeepSaved), { level: 1 });
}

/** The reverse; undefined for what is no such file, or a damaged one. */
export function historyOf(bytes: Uint8Array): SavedHistory | undefined {
  const saved = unpackedBytes(FORM, inflated(bytes)) as unknown as
    | (Omit<SavedHistory, 'minutes'> & { readonly minutes: Float64Array })
    | undefined;
  if (saved === undefined) return undefined;
  const { columns, minutes } = saved;
  const width = columns.length;
  const rows = width === 0 ? 0 : minutes.length / width;
  return { ...saved, minutes: Array.from({ length: rows }, (_, i) => minutes.subarray(i * width, (i + 1) * width)) };
}

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes);
  } catch {
    return new Uint8Array();
  }
}
