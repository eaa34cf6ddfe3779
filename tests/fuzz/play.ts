/** A drill with commands at their times, and what a keyframe must bring back. */
import { bytesOf, type DeepSaved, pack, unpack } from '../../src/engine/blocks.ts';
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
  const showing = scenario.showings[0]?.id;
  engine.submit({ type: 'startex', seat: 'director', ...(showing === undefined ? {} : { showing }) });
  return { engine, log };
}

/** A drill taken up from a keyframe that was JSON on its way. */
export function takeUp(scenario: Scenario, seed: number, saved: string): Played {
  const keyframe = thawed(saved);
  const log = new MemoryLog(keyframe.log);
  return { engine: DrillEngine.restore(scenario, seed, log, keyframe), log };
}

/** A keyframe as text, its blocks too: what goes from one process to another. */
export function frozen(engine: DrillEngine): string {
  const { json, blocks } = pack(engine.save() as unknown as DeepSaved);
  const kept = [...blocks].map(([name, block]) => [
    name,
    block.constructor.name,
    Buffer.from(bytesOf(block)).toString('base64'),
  ]);
  return JSON.stringify({ json, kept });
}

const BLOCKS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array };

function thawed(text: string): Keyframe {
  const { json, kept } = JSON.parse(text) as { json: string; kept: [string, keyof typeof BLOCKS, string][] };
  const blocks = new Map(
    kept.map(([name, kind, base64]) => [name, new BLOCKS[kind](new Uint8Array(Buffer.from(base64, 'base64')).buffer)]),
  );
  return unpack({ json, blocks }) as unknown as Keyframe;
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
