/**
 * A drill that broke off, taken up: from the nearest keyframe that its log goes through, or from its start, its own commands are
 * given again until it stands where the log ends. The log is the truth: where a keyframe leads elsewhere it is left aside.
 */

import type { Crew } from '../../hazards/flood/crew.ts';
import type { LogEntry } from '../../log/reader.ts';
import type { Seal } from '../../log/seal.ts';
import type { Header } from '../../log/vocabulary.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Difference } from '../difference.ts';
import type { Keyframe } from '../drill-engine.ts';
import { Recording } from '../recording.ts';
import { goesThrough, keyframeOf } from './keyframe.ts';
import type { KeptKeyframe } from './place.ts';

export interface BrokenOff {
  readonly header: Header;
  readonly entries: readonly LogEntry[];
  /** Has heard every line of the log. */
  readonly seal: Seal;
  readonly scenario: Scenario;
  /** Names the program. */
  readonly build: string;
  readonly keyframes: readonly KeptKeyframe[];
  readonly read: (keyframe: KeptKeyframe) => Promise<Uint8Array> | Uint8Array;
  /** Threads that help with its floods. */
  readonly crew?: Crew | undefined;
}

export type TakenUp =
  | { readonly recording: Recording; readonly from: Keyframe | undefined }
  /** The drill does not come out as its log says: it can be looked at, and not gone on with. */
  | { readonly difference: Difference };

/** `sink` gets the lines that come after those of the log; `progress` the share done, 0–1. */
export async function takeUp(
  broken: BrokenOff,
  sink: (line: string) => void,
  progress: (share: number) => void = () => {},
): Promise<TakenUp> {
  const { entries, keyframes } = broken;
  const near = keyframes.filter(({ lines }) => lines <= entries.length + 1).sort((a, b) => b.lines - a.lines);
  for (const kept of near) {
    const keyframe = keyframeOf(await broken.read(kept), broken.build);
    if (keyframe === undefined || !goesThrough(keyframe, broken.header, entries)) continue;
    const taken = attemptFrom(broken, keyframe, sink, progress);
    if (taken !== undefined) return taken;
    break;
  }
  return attempt(broken, undefined, sink, progress);
}

/** Undefined when the keyframe does not lead where the log goes, or is damaged so that nothing can be made of it. */
function attemptFrom(
  broken: BrokenOff,
  from: Keyframe,
  sink: (line: string) => void,
  progress: (share: number) => void,
): TakenUp | undefined {
  try {
    const taken = attempt(broken, from, sink, progress);
    return 'recording' in taken ? taken : undefined;
  } catch {
    return undefined;
  }
}

function attempt(
  { scenario, ...past }: BrokenOff,
  from: Keyframe | undefined,
  sink: (line: string) => void,
  progress: (share: number) => void,
): TakenUp {
  const recording = Recording.takeUp(scenario, { ...past, keyframe: from }, sink);
  const steps = recording.catchUp();
  for (;;) {
    const step = steps.next();
    if (!step.done) progress(step.value);
    else return step.value === undefined ? { recording, from } : { difference: step.value };
  }
}
