/** Gives keyframes of the live drill to a worker that looks ahead: one when it asks, once the drill has gone on or somebody has acted. */
import type { KeyframeAsked, KeyframeGiven } from '../player/foresight.ts';
import type { Recording } from '../runtime/recording.ts';
import { MINUTE } from '../units/time.ts';

/** The least way of the drill between two keyframes that are given. */
const APART = 5 * MINUTE;
/** How often it is looked whether one is due, ms. */
const LOOK_EVERY = 1000;

/** Until the answer is called. */
export function giveKeyframes({ engine, tally, header }: Recording, port: MessagePort): () => void {
  let asked: KeyframeAsked | undefined;
  const look = (): void => {
    const { phase } = engine.state;
    if (asked === undefined || (phase !== 'running' && phase !== 'paused')) return;
    const { after } = asked;
    const due = after === undefined || engine.now - after.at >= APART || tally.commands !== after.commands;
    if (!due) return;
    asked = undefined;
    const given: KeyframeGiven = { header, at: engine.now, commands: tally.commands, keyframe: engine.save() };
    port.postMessage(given);
  };
  port.onmessage = ({ data }: MessageEvent<KeyframeAsked>) => {
    asked = data;
    look();
  };
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    port.close();
  };
}
