/** Threads of this machine that help with a flood. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Crew } from '../hazards/flood/crew.ts';

/** Beside this file once it is built: see `vite.config.ts`. */
const PROGRAM = new URL('./flood-hand.mjs', import.meta.url);

/** As many as are asked for and the machine has processors for; `dismiss` ends them. */
export function crewOf(threads: number): Crew & { dismiss(): void } {
  const workers: Worker[] = [];
  return {
    hands: Math.min(threads, availableParallelism()),
    now: () => performance.now(),
    join(task) {
      const worker = new Worker(PROGRAM, { workerData: task });
      worker.unref();
      // A thread that cannot be had costs its help alone: what it has not taken others do.
      worker.on('error', () => {});
      workers.push(worker);
    },
    dismiss() {
      for (const worker of workers) void worker.terminate();
    },
  };
}
