/** A drill with commands at their times, and what a keyframe must bring back. */
import { DrillEngine, type Keyframe } from '../../src/runtime/drill-engine.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { MemoryLog } from '../drills/drill.ts';
import type { Timed } from './commands.ts';

export interface Played {
  readonly engine: DrillEngine;
  readonly log: MemoryLog;
}

export function begin(scenario: Scenario, seed: number): Played {
  const log = new MemoryLog();
  const engine = new DrillEngine(scenario, seed, log);
  engine.submit({ type: 'startex', seat: 'director' });
  return { engine, log };
}

/** A drill taken up from a keyframe that was JSON on its way. */
export function takeUp(scenario: Scenario, seed: number, saved: string): Played {
  const keyframe = JSON.parse(saved) as Keyframe;
  const log = new MemoryLog(keyframe.log);
  return { engine: DrillEngine.restore(scenario, seed, log, keyframe), log };
}

/** Lets the clock run to `at`, in one piece or in `pieces`; the clock of a drill that does not run stands. */
export function advance(engine: DrillEngine, at: number, pieces: readonly number[] = []): void {
  let next = 0;
  while (engine.state.phase === 'running' && engine.now < at) {
    const piece = pieces.length === 0 ? at : (pieces[next++ % pieces.length] ?? at);
    engine.runTo(Math.min(at, engine.now + piece));
  }
}

/** Gives the commands of after `from` and up to `to`, then lets the clock run to `to`. */
export function play(
  engine: DrillEngine,
  commands: readonly Timed[],
  span: { readonly from: number; readonly to: number },
  pieces?: readonly number[],
): void {
  for (const { at, command } of commands) {
    if (at <= span.from || at > span.to) continue;
    advance(engine, at, pieces);
    engine.submit(command);
  }
  advance(engine, span.to, pieces);
}
