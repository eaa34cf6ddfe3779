/** Keyframes as files beside a log, and whether a log goes through one: they are caches and never evidence. */
import type { DeepSaved } from '../../engine/blocks.ts';
import type { LogEntry } from '../../log/reader.ts';
import { BEHAVIOUR, type Header } from '../../log/vocabulary.ts';
import { packedBytes, unpackedBytes } from '../../player/packed.ts';
import type { Keyframe } from '../drill-engine.ts';

/** Of the form of the file and of what is in it; another is not read. */
const FORM = `landfall keyframe 1 behaviour ${BEHAVIOUR}`;

export const keyframeBytes = (keyframe: Keyframe): Uint8Array<ArrayBuffer> =>
  packedBytes(FORM, keyframe as unknown as DeepSaved);

/** The reverse; undefined for a file that is torn, or of another build. */
export const keyframeOf = (bytes: Uint8Array): Keyframe | undefined =>
  unpackedBytes(FORM, bytes) as unknown as Keyframe | undefined;

/** Whether the log of `header` and `entries` has the line that the keyframe was saved after. */
export function goesThrough({ log }: Keyframe, header: Header, entries: readonly LogEntry[]): boolean {
  const last = log.lines === 1 ? header : entries[log.lines - 2];
  return last?.h === log.h;
}
