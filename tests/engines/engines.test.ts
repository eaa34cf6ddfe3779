import { beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../needs.ts';
import { ENGINES, type Engine } from './engines.ts';
import type { Answer, Errand } from './headless.ts';
import { bundleCore, errandOf } from './script.ts';

let core: string;
let errands: Errand[];
let expected: Answer[];

const [node, ...others] = ENGINES as readonly [Engine, ...Engine[]];

beforeAll(async () => {
  core = await bundleCore();
  errands = [7, 8].map((seed) => errandOf('first-drill', seed));
  expected = await node.run(core, errands, process.execPath);
});

describe('the first drill', () => {
  test('is another drill with another seed', () => {
    const [one, two] = expected;
    expect(one?.logHash).toMatch(/^[0-9a-f]{16}$/);
    expect(one?.logHash).not.toBe(two?.logHash);
    expect(one?.lines).toBeGreaterThan(700);
  });

  test('is the same drill again with the same seed, in a process of its own', async () => {
    expect(await node.run(core, errands, process.execPath)).toEqual(expected);
  });
});

for (const engine of others) {
  if (engine.tool === undefined) continue;
  describeWith(engine.tool, `the same log in ${engine.name} as in Node, bit for bit`, (executable) => {
    test('first-drill with two seeds', async () => {
      expect(await engine.run(core, errands, executable)).toEqual(expected);
    });
  });
}
