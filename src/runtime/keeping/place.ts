/** Where a running drill is kept: a folder of the browser's or of the machine's. Hosts bring theirs. */
import type { DrillTime } from '../../units/time.ts';
import type { Shelved } from './shelf.ts';

/** What is written is on its way to the disk when a call returns, and there even if the program is killed then. */
export interface KeepingPlace {
  /** At the end of the log. Throws when the disk is full. */
  append(text: string): void;
  readonly keyframes: readonly KeptKeyframe[];
  /** Whole or not at all. Throws when the disk is full. */
  put(keyframe: KeptKeyframe, bytes: Uint8Array<ArrayBuffer>): undefined | Promise<void>;
  drop(keyframe: KeptKeyframe): undefined | Promise<void>;
}

export interface KeptKeyframe extends Shelved {
  /** Lines of the log up to it. */
  readonly lines: number;
}

const NAME = /^(\d+)-(\d+)\.keyframe$/;
/** The name of its file, which says all of it but its size. */
export const fileNameOf = ({ at, lines }: KeptKeyframe): string => `${at}-${lines}.keyframe`;
/** The reverse; undefined for another file. */
export function keyframeNamed(name: string, bytes: number): KeptKeyframe | undefined {
  const [, at, lines] = NAME.exec(name) ?? [];
  return at === undefined ? undefined : { at: Number(at) as DrillTime, lines: Number(lines), bytes };
}
