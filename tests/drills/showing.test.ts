import { describe, expect, test } from 'vitest';
import { demands } from '../../src/drill/demands.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { MemoryLog, scenarioOf } from './drill.ts';
import { type Room, runRoom } from './room.ts';

const city = scenarioOf('qingdao-2022');
const FIVE = ['city', 'shinan', 'laoshan', 'T02', 'T05'];

/** The most that stand in any five minutes. */
const densest = (minutes: readonly number[]): number =>
  Math.max(0, ...minutes.map((from) => minutes.filter((minute) => minute >= from && minute < from + 5).length));

describe('five people, each with 30 to 120 seconds for an answer, in the 90-minute showing of the city’s drill', () => {
  const room: Room = runRoom(city, 'show-90', FIVE, 7);

  test('are through in ninety minutes of the room, give or take two', () => {
    expect(Math.abs(room.minutes - 90)).toBeLessThanOrEqual(2);
  });

  test('nobody is asked more than three things in five minutes', () => {
    for (const [seat, minutes] of room.demanded) expect(densest(minutes), seat).toBeLessThanOrEqual(3);
  });

  test('bring all eight exercises under control by hand, and are told what was late', () => {
    const { exercises, checklist } = room.engine.state;
    expect(Object.values(exercises).map(({ outcome }) => outcome)).toEqual(Array(8).fill('controlled'));
    const byHand = Object.values(checklist).filter(({ order }) => order?.startsWith('cmd-'));
    expect(byHand.length).toBeGreaterThan(10);
    expect(room.log.events.some(({ type }) => type === 'deadline.extended')).toBe(true);
    expect(demands(room.engine.state, city.injects)).toEqual([]);
  });

  test('leave a log that comes out the same when it is run again without them', () => {
    const again = new MemoryLog();
    const engine = new DrillEngine(city, 7, again);
    const commands = room.log.commands.map(({ at, seq: _seq, ...command }) => ({
      at: at as DrillTime,
      command: command as never,
    }));
    runHeadless(engine, { commands });
    expect(again.logHash).toBe(room.log.logHash);
  });
});
