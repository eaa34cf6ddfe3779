/**
 * A room with people in it: a live drill on a wall clock of ours, and people who answer what reaches their seats and do what
 * their plans ask, each after their own time.
 */
import { Streams } from '../../src/engine/random.ts';
import type { Command } from '../../src/log/vocabulary.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { LivePlayer } from '../../src/runtime/live-player.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { MemoryLog } from './drill.ts';
import { dueOf } from './people.ts';

const SECOND = 1000;
/** The wall clock goes in steps of a second. */
const STEP = 1000;

export interface Room {
  readonly log: MemoryLog;
  readonly engine: DrillEngine;
  /** Minutes of the room from StartEx to EndEx. */
  readonly minutes: number;
  /** When each demand reached each seat, minutes of the room. */
  readonly demanded: ReadonlyMap<string, readonly number[]>;
  /** When each part of the showing began, minutes of the room. */
  readonly began: readonly { readonly at: number; readonly mode: string; readonly minute: number }[];
  /** Most that the drill was ahead of its plan, and behind it, minutes of the room. */
  readonly ahead: number;
  readonly behind: number;
}

interface Pending {
  readonly at: number;
  readonly command: Command;
}

export function runRoom(scenario: Scenario, showing: string, seats: readonly string[], seed: number): Room {
  let wall = 0;
  let tick = (): void => {};
  const log = new MemoryLog();
  const engine = new DrillEngine(scenario, seed, log);
  const player = new LivePlayer(engine, {
    now: () => wall,
    every: (call) => {
      tick = call;
      return () => {};
    },
  });
  const stream = new Streams(seed).get('people');
  const later = (): number => wall + (30 + 90 * stream.next()) * SECOND;
  const pending: Pending[] = [];
  const seen = new Set<string>();
  const demanded = new Map(seats.map((seat) => [seat, [] as number[]]));
  let [ahead, behind] = [0, 0];
  const began: { at: number; mode: string; minute: number }[] = [];

  const notice = (): void => {
    for (const [key, command] of dueOf(engine.state, scenario)) {
      if (seen.has(key)) continue;
      seen.add(key);
      if (command.type === 'acknowledge') demanded.get(command.seat)?.push(wall / 60_000);
      pending.push({ at: later(), command });
    }
  };
  const act = (): void => {
    for (const one of pending.filter(({ at }) => at <= wall)) {
      pending.splice(pending.indexOf(one), 1);
      void player.submit(one.command);
    }
  };

  player.status$.subscribe(({ showing }) => {
    const shown = (showing?.ahead ?? 0) / 60_000;
    ahead = Math.max(ahead, shown);
    behind = Math.max(behind, -shown);
  });
  for (const seat of seats) void player.submit({ seat, type: 'seat.take', take: seat });
  void player.submit({ seat: 'director', type: 'startex', showing });
  player.play('showing');
  while (!engine.ended && wall < 12 * 3_600_000) {
    wall += STEP;
    tick();
    notice();
    act();
    const { mode = '', to = 0 } = engine.state.showing ?? {};
    if (began.at(-1)?.at !== to) began.push({ at: to, mode, minute: wall / 60_000 });
  }
  player.close();
  return { log, engine, minutes: wall / 60_000, demanded, began, ahead, behind };
}
