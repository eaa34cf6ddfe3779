/**
 * Another drill from a moment of a logged one (design 7): the same commands up to then but for what is dropped, and new
 * ones after. Dropping what a plan's rule made switches the rule off from the start, by a `suppress` command in the log.
 */
import { Causes, type NumberedEntry } from '../log/causes.ts';
import type { ReadLog } from '../log/reader.ts';
import type { Command, Header, LoggedCommand } from '../log/vocabulary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type DrillTime, T0 } from '../units/time.ts';
import { rulesInForce } from './cast.ts';
import type { TimedCommand } from './commands-file.ts';
import { commandOf } from './retrace.ts';

/** A command taken over from the old log keeps its number there, by which later ones may name its order. */
export interface ForkCommand extends TimedCommand {
  readonly oldSeq?: number;
}
export interface Fork {
  readonly commands: readonly ForkCommand[];
  /** Rules that are switched off, and numbers of commands that are left out. */
  readonly rules: readonly string[];
  readonly dropped: readonly number[];
  readonly forkedFrom: NonNullable<Header['forkedFrom']>;
}
/** Why a fork cannot be made; `seq` where it is about a dropped line. */
export type ForkFault =
  | { readonly fault: 'no-such-line' | 'not-made' | 'is-start'; readonly seq: number }
  | { readonly fault: 'past-end'; readonly end: number };

export function planFork(log: ReadLog, scenario: Scenario, at: DrillTime, drop: readonly number[]): Fork | ForkFault {
  const causes = new Causes(log.entries);
  const end =
    log.entries.find((entry) => entry.line === 'event' && entry.type === 'drill.ended')?.at ??
    log.entries.at(-1)?.at ??
    0;
  if (at >= end) return { fault: 'past-end', end };
  const dropped: number[] = [];
  const rules = new Set<string>();
  for (const seq of drop) {
    const made = madeBy(causes, scenario, seq);
    if ('fault' in made) return made;
    if ('command' in made) dropped.push(made.command);
    else for (const rule of made.rules) rules.add(rule);
  }
  const old = log.entries
    .filter(
      (entry): entry is LoggedCommand & { line: 'command'; h: string } =>
        entry.line === 'command' && entry.at <= at && !dropped.includes(entry.seq),
    )
    .map((entry): ForkCommand => ({ at: entry.at as DrillTime, command: commandOf(entry), oldSeq: entry.seq }));
  const suppressed = [...rules].map(
    (rule): ForkCommand => ({ at: T0, command: { type: 'suppress', seat: 'director', rule } }),
  );
  return {
    commands: [...suppressed, ...old],
    rules: [...rules],
    dropped,
    forkedFrom: { logHash: log.logHash, at, dropped: [...dropped, ...rules] },
  };
}

type Made = { readonly command: number } | { readonly rules: readonly string[] } | ForkFault;

/** What must be left out for line `seq` not to be: a command, or the rules that made it or the nearest line before it. */
function madeBy(causes: Causes, scenario: Scenario, seq: number): Made {
  const chain = causes.chain(seq);
  if (chain.length === 0) return { fault: 'no-such-line', seq };
  for (const entry of chain) {
    if (entry.line === 'command') {
      if (entry.type !== 'startex') return { command: entry.seq };
      return { fault: entry.seq === seq ? 'is-start' : 'not-made', seq };
    }
    const rules = rulesOf(entry, scenario);
    if (rules.length > 0) return { rules };
  }
  return { fault: 'not-made', seq };
}

/** The plan rules that an event came of: by the order's name, the measure's, or the level that a post's own plan sets. */
export function rulesOf(entry: NumberedEntry, scenario: Scenario): readonly string[] {
  if (entry.line !== 'event') return [];
  const known = (id: string): readonly string[] => {
    const rule = id.split('/')[0] ?? id;
    return rulesInForce(scenario).some((one) => one.rule.id === rule) ? [rule] : [];
  };
  switch (entry.type) {
    case 'order.issued':
    case 'order.withheld':
      return known(entry.order);
    case 'post.measure':
      return known(entry.rule);
    case 'post.level':
      return known(entry.rule ?? entry.order ?? '');
    default:
      return [];
  }
}

/** Names orders that commands gave by their new numbers, as the re-run deals them out. */
export class OrderNames {
  readonly #names = new Map<string, string>();

  given(command: ForkCommand, seq: number): void {
    if (command.oldSeq !== undefined) this.#names.set(`cmd-${command.oldSeq}`, `cmd-${seq}`);
  }
  adapt({ command }: ForkCommand): Command {
    return command.type === 'acknowledge' || command.type === 'refuse'
      ? { ...command, of: this.#names.get(command.of) ?? command.of }
      : command;
  }
}
