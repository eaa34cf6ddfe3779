import { expect, test } from 'vitest';
import { clusters, fittingSize, teamSize, worstRing } from './team-look.ts';

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

test('more teams than a screen has room for are rings, then counts, and come back only when there is room again', () => {
  const [screen, near] = [{ width: 1000, height: 600 }, teamSize(50)];
  const detail = (teams: number, before: 'whole' | 'ring' | 'cluster') =>
    fittingSize(near, teams, screen, before).detail;
  expect([15, 300, 2_000].map((teams) => detail(teams, 'whole'))).toEqual(['whole', 'ring', 'cluster']);
  expect([130, 130, 100].map((teams, i) => detail(teams, i === 0 ? 'whole' : 'ring'))).toEqual([
    'whole',
    'ring',
    'whole',
  ]);
});

test('by squares each joins the first whose place is near, as if all had been asked', () => {
  const places = Array.from({ length: 400 }, (_, i) => ({ x: (i * 377) % 613, y: (i * 239) % 401 }));
  const asked: number[][] = [];
  places.forEach(({ x, y }, i) => {
    const near = asked.find(([first]) => Math.hypot(places[first!]!.x - x, places[first!]!.y - y) < 30);
    if (near) near.push(i);
    else asked.push([i]);
  });
  expect(clusters(places, 30)).toEqual(asked);
});
