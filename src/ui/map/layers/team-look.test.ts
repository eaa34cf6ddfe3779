import { expect, test } from 'vitest';
import { clusters, teamSize, worstRing } from './team-look.ts';

test('teams are whole where a city fills the screen, rings on a province, counts beyond', () => {
  expect([10, 90, 300, 900].map((metres) => teamSize(metres).detail)).toEqual(['whole', 'whole', 'ring', 'cluster']);
});

test('a cluster shows the ring that asks for most', () => {
  expect(worstRing(['standby', 'holding', 'working'])).toBe('holding');
  expect(worstRing(['travelling', 'faulted', 'lost'])).toBe('faulted');
});

test('neighbours are counted together, others alone', () => {
  const at = (x: number) => ({ x, y: 0 });
  expect(clusters([at(0), at(100), at(10), at(104), at(300)], 26)).toEqual([[0, 2], [1, 3], [4]]);
});
