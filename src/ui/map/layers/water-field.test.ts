/** Water in a domain with a patch: both are asked for, and a place is read from the finer one. */
import { expect, test } from 'vitest';
import type { Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { ScenarioView } from '../../session.ts';
import { domainsOf, WaterField } from './water-field.ts';

const patch = {
  id: 'fine',
  kind: 'flood',
  domain: { box: [120.01, 36.01, 120.02, 36.02], cell: 10, berth: { i: 25, j: 25, columns: 25, rows: 28, ratio: 4 } },
};
const scenario = {
  hazards: [
    { id: 'storm', kind: 'typhoon' },
    { id: 'town', kind: 'flood', domain: { box: [120, 36, 120.03, 36.03], cell: 40 }, patches: [patch] },
  ],
} as unknown as ScenarioView;

test('a domain comes before its patches, and a place in one is read from it', async () => {
  expect(domainsOf(scenario).map(({ id }) => id)).toEqual(['town', 'fine']);
  const asked: number[] = [];
  // The finer the grid, the deeper: what is read tells which was looked at.
  const player = {
    field: (id: string, at: DrillTime, box: { nx: number; ny: number }) => {
      asked.push(box.nx);
      return Promise.resolve({ id, at, box, planes: new Float32Array(box.nx * box.ny).fill(box.nx > 70 ? 2 : 1) });
    },
  } as unknown as Player;
  const field = new WaterField();
  field.refresh(player, scenario, 60_000, 1_000, () => undefined);
  await expect.poll(() => field.pictures.length).toBe(2);
  expect(asked).toEqual([67, 90]);
  expect(field.read([120.015, 36.015])).toBe(2);
  expect(field.read([120.005, 36.005])).toBe(1);
  expect(field.read([120.05, 36.005])).toBeUndefined();
  expect(field.pictures.map(({ finer, inner }) => [finer.length, inner])).toEqual([
    [1, false],
    [0, true],
  ]);
});
