/**
 * The one protocol that the eight exercises answer: planned → armed → underway → concluded, with an outcome. What is
 * between underway and concluded is each exercise's own procedure.
 *
 * An exercise hears facts as events with dotted names, so that its procedure reads like one:
 * `ordered|arrived|started|held|resumed|done|refused.<task>` from teams whose order names it, `measure.<measure>` from
 * posts, `level.<level>` and `acknowledged.<level>` from its lead, `incident.<kind>` from the ground. Each is kept in
 * `facts` with its time, so that what came early still counts when its step comes.
 */
import type { Outcome } from '../../log/names.ts';
import type { Millis } from '../../units/time.ts';
import { type Effects, report } from '../effects.ts';

export interface ExerciseInput {
  readonly id: string;
  /** ms from StartEx until the window opens, and until it closes. */
  readonly opens: Millis;
  readonly closes: Millis;
  /** The teams that the scenario gives it; the first leads on site. */
  readonly teams: readonly string[];
  /** Named times of its procedure, by the scenario; each machine has defaults. */
  readonly timings: Readonly<Record<string, Millis>>;
}

export interface ExerciseContext extends ExerciseInput {
  /** Fact → drill time it was first heard, ms. */
  readonly facts: Readonly<Record<string, number>>;
  /** What the procedure is waiting for; the reason when it fails. */
  readonly awaiting: string;
  /** Whether the situation came under control: what was controlled does not fail when its window closes. */
  readonly controlled: boolean;
}

export interface ExerciseMessage {
  readonly type: string;
  /** Drill time of delivery, ms. */
  readonly at: number;
  readonly team?: string;
  readonly site?: string;
}
export type ExerciseArgs = { readonly context: ExerciseContext; readonly event: ExerciseMessage };

export const types = {
  context: {} as ExerciseContext,
  input: {} as ExerciseInput,
  events: {} as ExerciseMessage,
};

export const initialContext = ({ input }: { readonly input: ExerciseInput }): ExerciseContext => ({ ...input, facts: {}, awaiting: '', controlled: false });

/** Keeps what was heard, with the first time it was. */
export const remember = ({ context, event }: ExerciseArgs): Partial<ExerciseContext> =>
  event.type in context.facts ? {} : { facts: { ...context.facts, [event.type]: event.at } };
/** Whether all of `facts` have been heard. */
export const heard = ({ context }: { readonly context: ExerciseContext }, facts: readonly string[]): boolean =>
  facts.every((fact) => fact in context.facts);
/** Whether any of `facts` has. */
export const heardAny = ({ context }: { readonly context: ExerciseContext }, facts: readonly string[]): boolean =>
  facts.some((fact) => fact in context.facts);
/** A time of the procedure: the scenario's, or the machine's own. */
export const timing = (context: ExerciseContext, name: string, otherwise: Millis): Millis => context.timings[name] ?? otherwise;

const conclude = (context: ExerciseContext, outcome: Outcome, reason?: string): Effects =>
  report({ type: 'exercise.concluded', exercise: context.id, outcome, ...(reason === undefined ? {} : { reason }) });

/** The actions that all eight share; `expect` names what the procedure waits for, so that a failure can say it. */
export const facts = {
  armed: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.armed', exercise: context.id }),
  underway: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.underway', exercise: context.id }),
  step: ({ context }: ExerciseArgs, params: { readonly step: string }): Effects =>
    report({ type: 'exercise.step', exercise: context.id, step: params.step }),
  controlled: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.controlled', exercise: context.id }),
  concludeControlled: ({ context }: ExerciseArgs): Effects => conclude(context, 'controlled'),
  concludeFailed: ({ context }: ExerciseArgs): Effects => conclude(context, 'failed', context.awaiting),
  concludeNotTriggered: ({ context }: ExerciseArgs): Effects => conclude(context, 'notTriggered'),
  refuse: (): undefined => undefined,
};
export const expecting = (_: ExerciseArgs, params: { readonly fact: string }): Partial<ExerciseContext> => ({ awaiting: params.fact });

export const underControl = (): Partial<ExerciseContext> => ({ controlled: true });
export const wasControlled = ({ context }: { readonly context: ExerciseContext }): boolean => context.controlled;

/** What an exercise consciously takes note of in any state; everything else is refused aloud. */
export const listens = {
  'ordered.*': { actions: 'remember' },
  'arrived.*': { actions: 'remember' },
  'started.*': { actions: 'remember' },
  'resumed.*': { actions: 'remember' },
  'held.*': { actions: 'remember' },
  'done.*': { actions: 'remember' },
  'refused.*': { actions: 'remember' },
  'measure.*': { actions: 'remember' },
  'level.*': { actions: 'remember' },
  'acknowledged.*': { actions: 'remember' },
  'incident.*': { actions: 'remember' },
  '*': { actions: 'refuse' },
} as const;
