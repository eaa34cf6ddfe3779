/** No part of the engine has an id that somebody who takes part could have too: `check` keeps all of them. */
import { expect, test, vi } from 'vitest';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { Kernel } from '../../src/runtime/kernel/kernel.ts';
import { reservedIn } from '../../src/scenario/reserved.ts';
import { drillOf, MemoryLog } from './drill.ts';

test.each(['first-drill', 'qingdao-2022'])('of %s', (id) => {
  const add = vi.spyOn(Kernel.prototype, 'addSystem');
  const { scenario } = drillOf(id);
  new DrillEngine(scenario, 1, new MemoryLog());
  const parts = add.mock.calls.map(([system]) => system.id);
  add.mockRestore();
  expect(parts.length).toBeGreaterThan(10);
  expect(new Set(parts)).toEqual(reservedIn(scenario as unknown as Record<string, unknown>));
});
