/** What the eight procedures are made of: named guards and actions, and the states that all of them have. */
import { assign, setup } from 'xstate';
import type { Level, Outcome } from '../../log/names.ts';
import type { ExerciseContext, ExerciseInput, ExerciseMessage, FactName, Step } from './protocol.ts';
import * as does from './protocol.ts';

export const procedure = setup({
  types: { context: {} as ExerciseContext, input: {} as ExerciseInput, events: {} as ExerciseMessage },
  guards: {
    heard: does.hasHeard,
    heardAny: does.hasHeardAny,
    heardNews: does.hasHeardNews,
    atLevel: does.isAtLevel,
    wasControlled: does.isControlled,
  },
  delays: {
    opening: ({ context }) => context.opens,
    closing: ({ context, event }) => context.closes - event.at,
  },
  actions: {
    ...does.reports,
    remember: assign(does.remember),
    followLevel: assign(does.followLevel),
    expect: assign(does.expectFacts),
    underControl: assign(does.takeControl),
    refuse: () => {},
  },
});

const conclude = <const O extends Outcome>(outcome: O) => ({ type: 'conclude', params: { outcome } }) as const;

/** The end of a procedure that was carried through. */
export const success = { target: '#concluded', actions: conclude('controlled') } as const;
/** The same where nothing less than the whole of it brings the situation under control. */
export const controlAndSuccess = {
  target: '#concluded',
  actions: ['underControl', 'controlled', conclude('controlled')],
} as const;
const untriggered = { target: 'concluded', actions: conclude('notTriggered') } as const;
/** What is cut short has failed, unless the situation was under control before. */
const cutShort = [
  { guard: 'wasControlled', ...success },
  { target: '#concluded', actions: conclude('failed') },
] as const;

/** Before the trigger. The drill sends TRIGGER only once the exercise is armed. */
export const beforehand = {
  planned: { after: { opening: 'armed' }, on: { END: untriggered } },
  armed: { entry: 'armed', on: { TRIGGER: 'underway', END: untriggered } },
} as const;

/** The frame around every procedure: it ends by itself, with its window, or with the drill. */
export const whileUnderway = {
  entry: 'underway',
  after: { closing: cutShort },
  on: { END: cutShort },
  onDone: success,
} as const;

export const afterwards = { concluded: { id: 'concluded', type: 'final' } } as const;

/** What an exercise consciously takes note of in any state; everything else is refused aloud. */
export const listens = {
  'ordered.*': { actions: 'remember' },
  'arrived.*': { actions: 'remember' },
  'started.*': { actions: 'remember' },
  'held.*': { actions: 'remember' },
  'resumed.*': { actions: 'remember' },
  'done.*': { actions: 'remember' },
  'refused.*': { actions: 'remember' },
  'measure.*': { actions: 'remember' },
  'level.*': { actions: ['remember', 'followLevel'] },
  'acknowledged.*': { actions: 'remember' },
  'incident.*': { actions: 'remember' },
  '*': { actions: 'refuse' },
} as const;

/** The action that reports a milestone. */
export const step = <const S extends Step>(name: S) => ({ type: 'step', params: { step: name } }) as const;
/** The action that says what a line of the procedure waits for, so that a failure can name it. */
export const expects = (line: string, ...facts: readonly FactName[]) =>
  ({ type: 'expect', params: { line, facts } }) as const;
/** The action that takes it back, when the fact has come (not on exit: a failure would have lost its reason). */
export const waitsNoMore = (line: string) => expects(line);
export const heard = (...facts: readonly FactName[]) => ({ type: 'heard', params: { facts } }) as const;
export const heardAny = (...facts: readonly FactName[]) => ({ type: 'heardAny', params: { facts } }) as const;
export const heardNews = (news: does.News) => ({ type: 'heardNews', params: { news } }) as const;
export const atLevel = (...levels: readonly Level[]) => ({ type: 'atLevel', params: { levels } }) as const;
/** The actions by which the situation has come under control. */
export const control = ['underControl', 'controlled'] as const;

interface Wait {
  readonly line: string;
  /** All of them, or with `any` one of them. */
  readonly facts: readonly FactName[];
  readonly any?: true;
  /** The milestone that they make. */
  readonly makes: Step;
  readonly next: string;
  /** Whether the situation is under control with it. */
  readonly controls?: true;
}

/** A state in which a line of the procedure waits for facts; they make a milestone, and it goes on to the next. */
export const awaits = ({ line, facts, any, makes, next, controls }: Wait) =>
  ({
    entry: expects(line, ...facts),
    always: {
      guard: any ? heardAny(...facts) : heard(...facts),
      target: next,
      actions: controls ? [waitsNoMore(line), step(makes), ...control] : [waitsNoMore(line), step(makes)],
    },
  }) as const;

/** A line of one wait, beside others. */
export const errand = (wait: Omit<Wait, 'next'>) =>
  ({ initial: 'waiting', states: { waiting: awaits({ ...wait, next: 'over' }), over: { type: 'final' } } }) as const;

type Guard = ReturnType<typeof heard | typeof heardAny | typeof heardNews>;
/** Beside the procedure, and not waited for: a milestone that is reported if it comes. */
export const notes = (guard: Guard, makes: Step) =>
  ({
    initial: 'listening',
    states: { listening: { always: { guard, target: 'noted', actions: step(makes) } }, noted: {} },
  }) as const;
