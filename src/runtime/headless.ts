/**
 * A drill without people: commands at their times, each after all that is due then (law 1), as fast as it goes. StartEx
 * and EndEx are the director's unless the commands bring them.
 */
import type { Command } from '../log/vocabulary.ts';
import type { Accepted } from '../player/player.ts';
import type { Refusal } from '../text/problem.ts';
import { type DrillTime, MINUTE, T0 } from '../units/time.ts';
import type { TimedCommand } from './commands-file.ts';
import type { DrillEngine } from './drill-engine.ts';

export interface Headless {
  readonly commands: readonly TimedCommand[];
  /** The showing that the director's StartEx chooses. */
  readonly showing?: string;
  /** How well plans are carried out, likewise. */
  readonly variant?: string;
  /** Where to stop; EndEx of the scenario when absent. */
  readonly until?: DrillTime;
  /** A drill that was taken up: it has had its StartEx. */
  readonly begun?: boolean;
  /** Hears each command's answer. */
  readonly answered?: (command: TimedCommand, answer: Accepted | Refusal) => void;
  /** Hears the drill time at least each ten minutes of the drill. */
  readonly progress?: (now: DrillTime) => void;
  /** Changes a command just before it is given. */
  readonly adapt?: (command: TimedCommand) => Command;
}

/**
 * Why a run came to its end. `paused` and `frozen`: the clock stands, and with nobody to resume it stays so; `rest` are
 * the commands whose time never came.
 */
export interface HeadlessEnd {
  readonly why: 'until' | 'ended' | 'paused' | 'frozen' | 'not-started';
  readonly rest: readonly TimedCommand[];
}

export function runHeadless(
  engine: DrillEngine,
  { commands, showing, variant, until, begun = false, answered, progress, adapt }: Headless,
): HeadlessEnd {
  const { endEx } = engine.scenario.meta;
  const last = until ?? endEx;
  const all = withEnds(commands, endEx, showing, variant).filter(
    ({ from, command }) => from !== undefined || !begun || (command.type === 'endex' && !engine.ended),
  );
  for (const [i, timed] of all.entries()) {
    if (timed.at > last) break;
    advance(engine, timed.at, progress);
    if (engine.now !== timed.at)
      return { why: standing(engine), rest: all.slice(i).filter(({ from }) => from !== undefined) };
    const answer = engine.submit(adapt?.(timed) ?? timed.command);
    answered?.(timed, answer);
  }
  advance(engine, last, progress);
  return { why: engine.state.phase === 'running' ? 'until' : standing(engine), rest: [] };
}

/** Runs to `at` in steps of ten minutes at most; the clock of a drill that is not running stands. */
function advance(engine: DrillEngine, at: number, progress?: (now: DrillTime) => void): void {
  while (engine.now < at && engine.state.phase === 'running') {
    engine.runTo(Math.min(at, engine.now + 10 * MINUTE));
    progress?.(engine.now);
  }
}

function standing(engine: DrillEngine): HeadlessEnd['why'] {
  const { phase } = engine.state;
  if (phase === 'ended' || phase === 'reviewed') return 'ended';
  return phase === 'paused' || phase === 'frozen' ? phase : 'not-started';
}

/** StartEx first and EndEx last, unless somebody gives them. */
function withEnds(
  commands: readonly TimedCommand[],
  endEx: DrillTime,
  showing?: string,
  variant?: string,
): TimedCommand[] {
  const has = (type: Command['type']): boolean => commands.some(({ command }) => command.type === type);
  const end = (type: 'startex' | 'endex', at: DrillTime): TimedCommand[] =>
    has(type) ? [] : [{ at, command: { type, seat: 'director' } }];
  const before = commands.filter(({ at }) => at <= endEx);
  const after = commands.filter(({ at }) => at > endEx);
  const chosen = { ...(showing === undefined ? {} : { showing }), ...(variant === undefined ? {} : { variant }) };
  const start = end('startex', T0).map(({ at, command }) => ({ at, command: { ...command, ...chosen } as Command }));
  return [...start, ...before, ...end('endex', endEx), ...after];
}
