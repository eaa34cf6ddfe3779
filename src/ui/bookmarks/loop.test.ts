import { expect, test } from 'vitest';
import { record } from '../../../tests/small-drill.ts';
import { readLog } from '../../log/reader.ts';
import type { Status } from '../../player/player.ts';
import { LogPlayer } from '../../replay/log-player.ts';
import { rebuild } from '../../runtime/rebuild.ts';
import { MINUTE } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { loopSpan } from './loop.ts';

/** A small drill's log on a wall clock of ours, looked at 60 times as fast. */
function opened() {
  const log = readLog(record().text);
  const { scenario } = rebuild(log.header as NonNullable<typeof log.header>);
  if (scenario === undefined) throw new Error('the small drill cannot be opened');
  let [wall, tick] = [0, (): void => {}];
  const every = (call: () => void) => {
    tick = call;
    return () => {};
  };
  const player = LogPlayer.whole(scenario, 1, log.entries, { now: () => wall, every });
  let status: Status = { at: 0, playing: false } as Status;
  player.status$.subscribe((now) => {
    status = now;
  });
  const desk = { player, store: { state: { speed: 60 } }, status } as unknown as Desk;
  /** Lets a second of the room pass, and whoever waits for a seek have its turn. */
  const second = async (): Promise<number> => {
    wall += 1000;
    tick();
    await new Promise((resolve) => setTimeout(resolve));
    return status.at;
  };
  return { desk, player, second, now: () => status };
}

test('a span begins again when it is over, until it is paused', async () => {
  const { desk, player, second, now } = opened();
  const heard: string[] = [];
  loopSpan(desk, { at: MINUTE, to: 4 * MINUTE }, () => heard.push('over'));
  const seen: number[] = [];
  for (let i = 0; i < 9; i++) seen.push((await second()) / MINUTE);
  expect(Math.max(...seen)).toBeLessThanOrEqual(4);
  expect(seen.filter((at, i) => i > 0 && at < (seen[i - 1] as number)).length).toBeGreaterThanOrEqual(2);
  expect(heard).toEqual([]);
  while (now().at < 2 * MINUTE || !now().playing) await second();
  player.pause();
  await second();
  expect(heard).toEqual(['over']);
  const at = now().at;
  await second();
  expect(now().at).toBe(at);
});

test('it ends where somebody goes elsewhere, and the drill runs on from there', async () => {
  const { desk, player, second, now } = opened();
  const heard: string[] = [];
  loopSpan(desk, { at: MINUTE, to: 2 * MINUTE }, () => heard.push('over'));
  await second();
  await player.seek((2.5 * MINUTE) as never);
  expect(heard).toEqual(['over']);
  await second();
  expect(now().at).toBe(3.5 * MINUTE);
});

test('called off, it stops at the end of the span and stays there', async () => {
  const { desk, second, now } = opened();
  const heard: string[] = [];
  const end = loopSpan(desk, { at: MINUTE, to: 2 * MINUTE }, () => heard.push('over'));
  await second();
  end();
  for (let i = 0; i < 5; i++) await second();
  expect(heard).toEqual(['over']);
  expect(now()).toMatchObject({ at: 2 * MINUTE, playing: false });
});
