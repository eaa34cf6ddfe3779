/**
 * Deliveries of the kernel at 1,000 and at 10,000 actors, beside what XState alone needs for the same transitions. Each is
 * measured in a process of its own: what an engine has learnt from one crowd makes it slower or faster with the next.
 */
import type { AnyActorScope } from 'xstate';
import { ActionList } from '../../src/runtime/kernel/action-list.ts';
import { createScope } from '../../src/runtime/kernel/actor.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { type Crowd, lookoutsOf, teamsOf } from './crowd.ts';
import { inProcess, leastCpu, micro, type Row, share, thousands, times } from './measure.ts';

/** Deliveries per CPU second that the project asks for. */
const GOAL = 300_000;

/** Times that each process is started, in turn with the others. */
const ROUNDS = 4;

type Make = (actors: number, seed: number) => Crowd;
interface Task {
  readonly make: Make;
  readonly actors: number;
  readonly runs: number;
  /** Drill time that is run; without it, `events` go straight to the machines. */
  readonly span?: number;
  readonly events?: readonly object[];
}

/** What can be measured, by the name that a child process is called with. */
const TASKS: Readonly<Record<string, Task>> = {
  'lookouts-1000': { make: lookoutsOf, actors: 1_000, runs: 5, span: 4 * HOUR },
  'lookouts-10000': { make: lookoutsOf, actors: 10_000, runs: 5, span: 24 * MINUTE },
  'lookouts-bare': { make: lookoutsOf, actors: 1_000, runs: 5, events: [{ type: 'LOOK' }] },
  'teams-1000': { make: teamsOf, actors: 1_000, runs: 9, span: 2 * HOUR },
  'teams-10000': { make: teamsOf, actors: 10_000, runs: 4, span: 1 * HOUR },
  'teams-bare': {
    make: teamsOf,
    actors: 1_000,
    runs: 5,
    events: [
      { type: 'INJECT', inject: 'x' },
      { type: 'ACKNOWLEDGE', of: 'x' },
    ],
  },
};

interface Figures {
  readonly seconds: number;
  readonly deliveries: number;
  readonly rows: number;
}

function host({ make, actors, runs, span = 0 }: Task): Figures {
  const { seconds, result } = leastCpu(
    runs,
    () => make(actors, 1),
    (crowd) => {
      crowd.kernel.runTo(span);
      return { deliveries: crowd.kernel.delivered - crowd.aside.count, rows: crowd.written.rows };
    },
  );
  return { seconds, ...result };
}

/** Bare `machine.transition`, one event after the other through all actors. */
function bare({ make, actors, runs, events = [] }: Task): Figures {
  const collected = new ActionList();
  const scope: AnyActorScope = createScope(collected);
  const rounds = Math.ceil(240_000 / (actors * events.length));
  const { seconds } = leastCpu(
    runs,
    () => [...make(actors, 1).kernel.actors.values()],
    (all) => {
      for (let round = 0; round < rounds; round++) {
        for (const event of events) {
          for (const actor of all) {
            collected.clear();
            const told = { ...event, at: round };
            actor.snapshot = actor.machine.transition(
              actor.snapshot,
              told as never,
              scope as never,
            ) as typeof actor.snapshot;
          }
        }
      }
    },
  );
  return { seconds, deliveries: rounds * events.length * actors, rows: 0 };
}

/** Measures in this process what a parent asks for, and prints it. False when nothing was asked. */
export function measuredForParent(name: string | undefined): boolean {
  const task = name === undefined ? undefined : TASKS[name];
  if (task === undefined) return false;
  console.log(JSON.stringify(task.events === undefined ? host(task) : bare(task)));
  return true;
}

const each = ({ seconds, deliveries }: Figures): number => seconds / deliveries;
const perSecond = (figures: Figures): string => `${thousands(1 / each(figures))}/s`;
const described = (figures: Figures): string =>
  `${micro(each(figures), 1)} each; ${thousands(figures.deliveries)} deliveries, ${thousands(figures.rows)} rows written (${share(figures.rows, figures.deliveries)})`;

function rowsOf(name: string, title: string): Row[] {
  const kinds = [`${name}-1000`, `${name}-10000`, `${name}-bare`];
  // In turn, so that a minute in which the machine does other work falls on all three.
  const rounds = Array.from({ length: ROUNDS }, () => kinds.map((kind) => inProcess<Figures>(kind)));
  const [thousand, tenThousand, alone] = kinds.map((_, k) =>
    rounds.map((round) => round[k] as Figures).reduce((best, one) => (each(one) < each(best) ? one : best)),
  ) as [Figures, Figures, Figures];
  const ratio = each(tenThousand) / each(thousand);
  const ratios = rounds.map(([one, ten]) => times(each(ten as Figures) / each(one as Figures)));
  return [
    {
      what: `1,000 ${title}`,
      value: perSecond(thousand),
      goal: `≥ ${thousands(GOAL)}/s`,
      met: 1 / each(thousand) >= GOAL,
      note: described(thousand),
    },
    { what: `10,000 ${title}`, value: perSecond(tenThousand), note: described(tenThousand) },
    {
      what: '  time of one, 10,000 to 1,000',
      value: times(ratio),
      goal: '≤ 2 × (aim 1.2)',
      met: ratio <= 2,
      note: `by rounds ${ratios.join(', ')}`,
    },
    {
      what: '  XState alone, 1,000 snapshots',
      value: perSecond(alone),
      note: `${micro(each(alone), 1)} each: its own \`transition\` for messages that change no state`,
    },
    { what: '  kernel and log to XState alone', value: times(each(thousand) / each(alone)) },
  ];
}

export const crowds = (): Row[] => [
  ...rowsOf('lookouts', 'lookouts (the lightest machine)'),
  ...rowsOf('teams', 'teams (the real machine)'),
];
