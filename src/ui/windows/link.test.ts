import { BehaviorSubject, Subject } from 'rxjs';
import { afterEach, expect, test, vi } from 'vitest';
import type { Player, SeatView, Status } from '../../player/player.ts';
import type { Port } from '../../player/wire.ts';
import type { ScenarioView } from '../session.ts';
import { WindowGuest, WindowHost } from './link.ts';
import { joinDrill, type SharedDrill, shareDrill } from './shared-drill.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
const kept = <T extends { close(): void }>(one: T): T => {
  open.push(one);
  return one;
};

/** A guest that writes down what becomes of it. */
function guest(drill: string | undefined) {
  const news: string[] = [];
  const seen: { port?: Port } = {};
  kept(
    new WindowGuest({ role: 'wall', wall: 'command' }, drill, {
      joined: (given, port) => {
        news.push(`joined ${String(given)}`);
        seen.port = port;
      },
      left: () => news.push('left'),
    }),
  );
  return { news, seen };
}
const host = (drill: string, left: string[] = []) =>
  kept(
    new WindowHost(drill, ({ role, wall }) =>
      role === 'wall' ? { given: `${drill}/${wall}`, leave: () => void left.push(drill) } : undefined,
    ),
  );

test('a guest finds its host whichever was there first, and only its own', async () => {
  host('other');
  const early = guest('drill-1');
  const own = host('drill-1');
  await vi.waitFor(() => expect(early.news).toEqual(['joined drill-1/command']));
  const late = guest('drill-1');
  await vi.waitFor(() => expect(late.news).toEqual(['joined drill-1/command']));
  own.close();
  await vi.waitFor(() => expect(early.news.at(-1)).toBe('left'));
});

test('who looks for any drill is let in by one', async () => {
  host('drill-a');
  host('drill-b');
  const any = guest(undefined);
  await vi.waitFor(() => expect(any.news).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(any.news).toHaveLength(1);
});

test('a host that comes back has its guests again', async () => {
  const one = guest('drill-2');
  const before = host('drill-2');
  await vi.waitFor(() => expect(one.news).toHaveLength(1));
  before.close();
  host('drill-2');
  await vi.waitFor(() => expect(one.news).toEqual(['joined drill-2/command', 'left', 'joined drill-2/command']));
});

test('who wants what the host has no place for is not let in', async () => {
  host('drill-3');
  const joined = vi.fn();
  kept(new WindowGuest({ role: 'director' }, 'drill-3', { joined, left: vi.fn() }));
  const wall = guest('drill-3');
  await vi.waitFor(() => expect(wall.news).toHaveLength(1));
  expect(joined).not.toHaveBeenCalled();
});

test('a shared drill follows its state, and does only what it may', async () => {
  const status = { mode: 'live', at: 0, from: 0, to: 100, playing: false, speed: 1, break: 0 } as unknown as Status;
  const view = (at: number): SeatView =>
    ({
      seat: 'director',
      at,
      state: { at, secret: 'kept' },
      weather: { sites: {}, storms: {} },
    }) as unknown as SeatView;
  const state$ = new BehaviorSubject(view(0));
  const submit = vi.fn();
  const player = {
    can: new Set(['act']),
    state$,
    status$: new BehaviorSubject(status),
    events$: new Subject(),
    submit,
    frame: async () => ({ at: 0, positions: new Float32Array([1, 2, 0, 1]) }),
  } as unknown as Player;
  kept(
    new WindowHost('drill-4', (_, port) =>
      shareDrill('x', { scenario: {} as ScenarioView, player, can: [], calls: new Set(['frame']), whole: true }, port),
    ),
  );
  const seen: { player?: Player } = {};
  kept(
    new WindowGuest({ role: 'wall' }, 'drill-4', {
      joined: (given, port) => {
        seen.player = joinDrill(given as SharedDrill, port).player;
      },
      left: vi.fn(),
    }),
  );
  await vi.waitFor(() => expect(seen.player).toBeDefined());
  const told: number[] = [];
  seen.player?.state$.subscribe(({ at }) => void told.push(at));
  state$.next(view(5));
  await vi.waitFor(() => expect(told).toEqual([0, 5]));
  const frame = await seen.player?.frame({ teams: ['T01'] });
  expect([...(frame?.positions ?? [])]).toEqual([1, 2, 0, 1]);
  await expect(seen.player?.submit({ seat: 'director', type: 'pause' })).rejects.toThrow('submit');
  expect(submit).not.toHaveBeenCalled();
});
