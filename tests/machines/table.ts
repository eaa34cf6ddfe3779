/**
 * A machine as a table: in each state it can stand in, what each message and the passing of time make of it. What a row
 * does not name is refused, so that a transition that is taken out, or put in, is a cell that no longer holds.
 */
import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, StateNode } from 'xstate';
import type { Message } from '../../src/machines/effects.ts';
import { formatDuration } from '../../src/units/time.ts';
import type { Play } from './play.ts';

/** Takes the message and stays where it is. */
export const STAYS = '=';
/** Among the steps of a row: time passes until it moves the machine. */
export const TIME = '…';

/** The state that a message leads to, or `STAYS`, or `refused`; `in 00:10` is what time alone makes of it, after how long. */
export type Cells = Readonly<Record<string, string>>;
/** How it is brought to a state, from its start; the state; what it takes there. */
export type Line = readonly [steps: readonly string[], state: string, takes: Cells];

export interface TransitionTable {
  readonly start: () => Play;
  /** The region that the table is about; the whole machine unless said. */
  readonly region?: string;
  /** What it is told, under the name that the table uses; of several, one after the other. */
  readonly messages: Readonly<Record<string, Message | readonly Message[]>>;
  /** What every state takes, unless its line says otherwise. */
  readonly everywhere?: Cells;
  readonly lines: readonly Line[];
}

/** Tries every message in the state of every line, and lets time pass in it. */
export function followsTransitions(title: string, table: TransitionTable): void {
  describe(title, () => {
    test.each(table.lines)('%j: %s', (steps, state, takes) => {
      const expected = Object.entries({ ...table.everywhere, ...takes }).filter(([, to]) => to !== 'refused');
      expect(stateAfter(table, steps)).toBe(state);
      expect(taken(table, steps)).toEqual(Object.fromEntries(expected));
    });
  });
}

function taken(table: TransitionTable, steps: readonly string[]): Cells {
  const answers = Object.keys(table.messages).map((name) => {
    const play = brought(table, steps);
    const before = stateOf(play, table.region);
    const refused = tell(play, table, name);
    const after = stateOf(play, table.region);
    return [name, refused ?? (after === before ? STAYS : after)] as const;
  });
  return Object.fromEntries([...answers.filter(([, to]) => to !== 'refused'), ...inTime(brought(table, steps), table)]);
}

/** Tells it a message of the table; why it did not take it, if so: it refused it, or broke. */
function tell(play: Play, { messages }: TransitionTable, name: string): string | undefined {
  const told = [messages[name] ?? []].flat();
  if (told.length === 0) throw new Error(`the table has no message ${name}`);
  for (const answer of play.tell(...told)) {
    if (answer.type === 'actor.faulted') return `broken: ${answer.reason}`;
    if (answer.type === 'message.refused' && told.some(({ type }) => type === answer.message)) return 'refused';
  }
  return undefined;
}

function brought(table: TransitionTable, steps: readonly string[]): Play {
  const play = table.start();
  for (const step of steps) {
    if (step === TIME) inTime(play, table);
    else expect([step, tell(play, table, step)]).toEqual([step, undefined]);
  }
  return play;
}
const stateAfter = (table: TransitionTable, steps: readonly string[]): string =>
  stateOf(brought(table, steps), table.region);

/** Lets time pass until the machine moves; nothing when it never does. */
function inTime(play: Play, { region }: TransitionTable): [string, string][] {
  const [from, since] = [stateOf(play, region), play.now];
  while (play.next()) {
    const to = stateOf(play, region);
    if (to !== from) return [[`in ${formatDuration(play.now - since, false)}`, to]];
  }
  return [];
}

/** `travelling.moving`: where the machine, or a region of it, stands. */
function stateOf({ value }: Play, region?: string): string {
  const names: string[] = [];
  let at = region === undefined ? value : (value as Record<string, unknown>)[region];
  for (; typeof at === 'object' && at !== null; at = Object.values(at)[0]) names.push(Object.keys(at)[0] as string);
  return [...names, at].join('.');
}

/** Tests that the tables have a line for every state in which the machine can stand, and try every message that it knows. */
export function coversAll(machine: AnyStateMachine, tables: readonly TransitionTable[]): void {
  test('the tables have every state and every message', () => {
    const lines = tables.flatMap(({ region, lines: all }) => all.map(([, state]) => pathOf(region, state)));
    const messages = tables.flatMap((table) => Object.values(table.messages).flat());
    expect([...new Set(lines)].toSorted()).toEqual(standingStates(machine.root as unknown as Node).toSorted());
    expect([...new Set(messages.map(({ type }) => type))].toSorted()).toEqual(messagesOf(machine).toSorted());
  });
}
const pathOf = (region: string | undefined, state: string) => (region === undefined ? state : `${region}.${state}`);

type Node = StateNode<never, never>;
/** The states in which a machine can stand: those that it does not leave at once whatever holds. */
function standingStates(node: Node): string[] {
  const inner = Object.values(node.states) as Node[];
  if (inner.length > 0) return inner.flatMap((child) => standingStates(child));
  return (node.always ?? []).some(({ guard }) => guard === undefined) ? [] : [node.path.join('.')];
}
/** The messages that a machine knows: not its own delays, nor the refusal of all others. */
const messagesOf = ({ events }: AnyStateMachine): string[] =>
  events.filter((type) => !type.startsWith('xstate.') && type !== '*');
