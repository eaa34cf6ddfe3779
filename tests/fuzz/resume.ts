/** A program of its own: takes up a drill from the keyframe in a file, runs it on, and prints what it wrote to its log. */
import { readFileSync, writeSync } from 'node:fs';
import { scenarioOf } from '../drills/drill.ts';
import type { Timed } from './commands.ts';
import { frozen, play, takeUp } from './play.ts';

export interface Errand {
  readonly id: string;
  readonly seed: number;
  /** The keyframe as JSON. */
  readonly saved: string;
  readonly commands: readonly Timed[];
  readonly from: number;
  readonly to: number;
}

const { id, seed, saved, commands, from, to } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Errand;
const { engine, log } = takeUp(scenarioOf(id), seed, saved);
play(engine, commands, { from, to });
writeSync(1, JSON.stringify({ lines: log.written, state: frozen(engine) }));
