/** Keyframes as files beside a log, and whether a log goes through one: they are caches and never evidence. */
import { type DeepSaved, hashSaved } from '../../engine/blocks.ts';
import type { LogEntry } from '../../log/reader.ts';
import type { Header } from '../../log/vocabulary.ts';
import { packedBytes, unpackedBytes } from '../../player/packed.ts';
import type { Keyframe } from '../drill-engine.ts';

/** Of the form of the file; another is not read. */
const form = (build: string): string => `landfall keyframe 1 of ${build}`;

/** `build` names the program: what another saves is not what this one restores, though both make the same log. */
export function keyframeBytes(keyframe: Keyframe, build: string): Uint8Array<ArrayBuffer> {
  const saved = keyframe as unknown as DeepSaved;
  return packedBytes(form(build), { hash: hashSaved(saved), saved });
}

/** The reverse; undefined for a file that is torn, spoilt, or of another build. */
export function keyframeOf(bytes: Uint8Array, build: string): Keyframe | undefined {
  const read = unpackedBytes(form(build), bytes) as { readonly hash: string; readonly saved: DeepSaved } | undefined;
  return read !== undefined && hashSaved(read.saved) === read.hash ? (read.saved as unknown as Keyframe) : undefined;
}

/** Whether the log of `header` and `entries` has the line that the keyframe was saved after. */
export function goesThrough({ log }: Keyframe, header: Header, entries: readonly LogEntry[]): boolean {
  const last = log.lines === 1 ? header : entries[log.lines - 2];
  return last?.h === log.h;
}
