/** Keyframes as files beside a log, and whether a log goes through one: they are caches and never evidence. */
import { type DeepSaved, hashSaved } from '../../engine/blocks.ts';
import type { LogEntry } from '../../log/reader.ts';
import type { Header } from '../../log/vocabulary.ts';
import { packedBytes, unpackedBytes } from '../../player/packed.ts';
import type { Keyframe } from '../drill-engine.ts';

/** Of the form of the file and of what is in it; another is not read. */
const form = (build: string): string => `landfall keyframe 2 of ${build}`;
const INNER = 'keyframe';

/** `build` names the program: what another saves is not what this one restores, though both make the same log. */
export function keyframeBytes(keyframe: Keyframe, build: string): Uint8Array<ArrayBuffer> {
  const bytes = packedBytes(INNER, keyframe as unknown as DeepSaved);
  return packedBytes(form(build), { hash: hashSaved(bytes), bytes });
}

/** The reverse; undefined for a file that is torn, spoilt, or of another build. */
export function keyframeOf(file: Uint8Array, build: string): Keyframe | undefined {
  const read = unpackedBytes(form(build), file) as { readonly hash: string; readonly bytes: Uint8Array } | undefined;
  if (read === undefined || hashSaved(read.bytes) !== read.hash) return undefined;
  return unpackedBytes(INNER, read.bytes) as unknown as Keyframe | undefined;
}

/** Whether the log of `header` and `entries` has the line that the keyframe was saved after. */
export function goesThrough({ log }: Keyframe, header: Header, entries: readonly LogEntry[]): boolean {
  const last = log.lines === 1 ? header : entries[log.lines - 2];
  return last?.h === log.h;
}
