/** Threads that help with the water of a drill change nothing of its log. */
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Crew, helpOf, type Task } from '../../src/hazards/flood/crew.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { builtFloodHand, type FloodHand } from '../flood-hand.ts';
import { drillOf, MemoryLog } from './drill.ts';

let hand: FloodHand;
const workers: Worker[] = [];
beforeAll(async () => {
  hand = await builtFloodHand();
}, 60_000);
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
  hand.remove();
});

test('one thread and two give the small town the same log, bit for bit, and the second did its part', () => {
  const tasks: Task[] = [];
  const alone = drillOf('first-drill').runTo('T+03:00');
  const together = drillOf('first-drill').open();
  const crew: Crew = {
    hands: 2,
    // The town is smaller than what help pays for.
    least: 0,
    join(task) {
      workers.push(new Worker(hand.program, { workerData: task }));
      tasks.push(task);
      const none = new Int32Array(new SharedArrayBuffer(4));
      while (helpOf(task).here < 1) Atomics.wait(none, 0, 0, 1);
    },
  };
  together.engine.hazards.helpBy(crew);
  together.say({ type: 'startex', seat: 'director' });
  together.to('T+03:00');
  expect(tasks).toHaveLength(1);
  expect(helpOf(tasks[0] as Task).bands).toBeGreaterThan(0);
  expect(together.hash).toBe(alone.hash);
  expect(together.engine.hazards.hash()).toEqual(alone.engine.hazards.hash());
  expect(() => together.engine.hazards.helpBy({ hands: 2, join: () => {} })).toThrow('already stand');
  // Taken up from a keyframe, too.
  const keyframe = alone.engine.save();
  const resumed = DrillEngine.restore(
    alone.engine.scenario,
    alone.engine.seed,
    new MemoryLog(keyframe.log),
    keyframe,
    crew,
  );
  resumed.runTo(alone.time('T+03:30'));
  expect(tasks).toHaveLength(2);
  expect(helpOf(tasks[1] as Task).bands).toBeGreaterThan(0);
  alone.to('T+03:30');
  expect(resumed.save().log).toEqual(alone.engine.save().log);
  expect(resumed.hazards.hash()).toBe(alone.engine.hazards.hash());
});
