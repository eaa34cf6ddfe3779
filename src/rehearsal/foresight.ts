/**
 * A silent fork: the drill taken up from a keyframe and run ahead, with nobody to act but automatic seats. It writes no log, and the
 * drill that it is of never hears of it.
 */
import type { DrillEvent, Header } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import { type Foreseen, GRAVE } from '../player/foresight.ts';
import { DrillEngine, type Keyframe } from '../runtime/drill-engine.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type DrillTime, HOUR, later, MINUTE, type Millis } from '../units/time.ts';

/** How far ahead it looks. */
export const AHEAD: Millis = 6 * HOUR;
/** Between two looks of whoever waits. */
const PIECE = 10 * MINUTE;

/** Keeps what is grave and writes nothing. */
class Lookout extends LogWriter {
  readonly seen: DrillEvent[] = [];
  #began = false;

  constructor() {
    super(() => {});
  }
  /** What was made to set the fork going is not foreseen. */
  begin(): void {
    this.#began = true;
  }
  override event(event: DrillEvent): void {
    if (this.#began && isGrave(event)) this.seen.push(event);
  }
  override command(): void {}
  override check(): void {}
}

const TYPES: ReadonlySet<string> = new Set(GRAVE);
/** An exercise that ends well needs no warning, and a road that is closed is closed on purpose. */
export function isGrave(event: DrillEvent): boolean {
  if (event.type === 'exercise.concluded') return event.outcome === 'failed';
  if (event.type === 'road.blocked') return event.by !== 'closure';
  return TYPES.has(event.type);
}

/** Runs the fork of `keyframe` ahead; yields the share done, 0–1. A drill that has not begun, is stopped or over shows nothing ahead. */
export function* foresee(
  scenario: Scenario,
  header: Pick<Header, 'seed'>,
  keyframe: Keyframe,
): Generator<number, Foreseen> {
  const lookout = new Lookout();
  const engine = DrillEngine.restore(scenario, header.seed, lookout, keyframe);
  const from = engine.now;
  if (engine.state.phase === 'paused') engine.submit({ type: 'resume', seat: 'director' });
  lookout.begin();
  const to = Math.min(later(from, AHEAD), scenario.meta.endEx);
  while (engine.now < to && engine.state.phase === 'running') {
    engine.runTo(Math.min(to, engine.now + PIECE));
    yield (engine.now - from) / (to - from);
  }
  return {
    from,
    to: engine.now as DrillTime,
    events: lookout.seen.map((event) => ({ line: 'event', ...event, h: '' })),
  };
}
