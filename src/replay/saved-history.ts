/**
 * The hazards of a log as bytes: what its `.fields` file holds. Deflated; a header of JSON first, then the typed arrays one after
 * the other. It is a cache and never evidence: whatever is wrong with one, it is as if there were none.
 */
import { deflateSync, inflateSync } from 'fflate';
import type { HazardPicture, HazardReadings } from '../drill/hazards.ts';
import { type Block, bytesOf, type DeepSaved, pack, unpack } from '../engine/blocks.ts';
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
    readonly grids: readonly (Pick<PackedGrid, 'grid' | 'bytes'> & { readonly fresh: boolean })[];
  }[];
}

/** Of the form of what follows; another is not read. */
const MAGIC = 'landfall fields 2\n';

const KINDS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const;
type KindName = keyof typeof KINDS;
type Listed = readonly [name: string, kind: KindName, bytes: number];

export function historyBytes(saved: SavedHistory): Uint8Array {
  // One array for all minutes: there are thousands.
  const width = saved.columns.length;
  const minutes = new Float64Array(width * saved.minutes.length);
  saved.minutes.forEach((row, i) => {
    minutes.set(row, i * width);
  });
  const { json, blocks } = pack({ ...saved, minutes } as unknown as DeepSaved);
  const list = Array.from(
    blocks,
    ([name, block]): Listed => [name, block.constructor.name as KindName, block.byteLength],
  );
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ json, list })}\n`);
  const whole = new Uint8Array(head.length + list.reduce((sum, [, , bytes]) => sum + bytes, 0));
  whole.set(head);
  let at = head.length;
  for (const block of blocks.values()) {
    whole.set(bytesOf(block), at);
    at += block.byteLength;
  }
  return deflateSync(whole, { level: 1 });
}

/** The reverse; undefined for what is no such file, or a damaged one. */
export function historyOf(bytes: Uint8Array): SavedHistory | undefined {
  try {
    const whole = inflateSync(bytes);
    const end = whole.indexOf(10, MAGIC.length);
    const head = new TextDecoder().decode(whole.subarray(0, end));
    if (!head.startsWith(MAGIC)) return undefined;
    const { json, list } = JSON.parse(head.slice(MAGIC.length)) as { json: string; list: Listed[] };
    const blocks = new Map<string, Block>();
    let at = end + 1;
    for (const [name, kind, length] of list) {
      blocks.set(name, new KINDS[kind](whole.slice(at, at + length).buffer));
      at += length;
    }
    if (at !== whole.length) return undefined;
    const saved = unpack({ json, blocks }) as unknown as Omit<SavedHistory, 'minutes'> & { minutes: Float64Array };
    const { columns, minutes } = saved;
    const width = columns.length;
    const rows = width === 0 ? 0 : minutes.length / width;
    return { ...saved, minutes: Array.from({ length: rows }, (_, i) => minutes.subarray(i * width, (i + 1) * width)) };
  } catch {
    return undefined;
  }
}
