/**
 * A room with people in it: a live drill on a wall clock of ours, and people who answer what reaches their seats and do what
 * their plans ask, each after their own time.
 */
import { demands } from '../../src/drill/demands.ts';
import { Streams } from '../../src/engine/random.ts';
import type { Command } from '../../src/log/vocabulary.ts';
import { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { LivePlayer } from '../../src/runtime/live-player.ts';
import type { Act, Scenario } from '../../src/scenario/scenario.ts';
import { MemoryLog } from './drill.ts';

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
    for (const { seat, kind, id } of demands(engine.state, scenario.injects)) {
      const key = `${seat} ${kind} ${id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      demanded.get(seat)?.push(wall / 60_000);
      pending.push({ at: later(), command: { seat, type: 'acknowledge', of: id } });
    }
    for (const [rule, { seat, due, done }] of Object.entries(engine.state.checklist)) {
      const key = `${seat} rule ${rule}`;
      if (due === undefined || done !== undefined || seen.has(key)) continue;
      seen.add(key);
      pending.push({ at: later(), command: byHand(scenario, seat, rule) });
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

/** What a plan's rule asks for, as a person does it. */
function byHand(scenario: Scenario, seat: string, rule: string): Command {
  const { act } = scenario.plans.flatMap(({ rules }) => rules).find(({ id }) => id === rule) as { readonly act: Act };
  switch (act.type) {
    case 'level':
      return { seat, type: 'level', level: act.level };
    case 'measure': {
      const { measure, exercise } = act;
      return { seat, type: 'measure', measure, ...(exercise === undefined ? {} : { exercise }) };
    }
    case 'order': {
      const { to, task, site, within, exercise } = act;
      const asked = scenario.teams.find(({ id }) => id === to)?.command === 'request';
      return {
        seat,
        type: asked ? 'request' : 'order',
        to,
        task,
        site,
        ...(within === undefined ? {} : { within }),
        ...(exercise === undefined ? {} : { exercise }),
      };
    }
  }
}
