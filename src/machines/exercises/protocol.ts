/**
 * The one protocol that the eight exercises answer: planned → armed → underway → concluded, with an outcome. What is
 * between underway and concluded is each exercise's own procedure (`procedure.ts` has what they share).
 *
 * An exercise hears facts as events with dotted names, so that its procedure reads like one:
 * `ordered|arrived|started|held|resumed|done|refused.<task>` from teams whose order names it, `measure.<measure>` from
 * posts, `level.<level>` and `acknowledged.<level>` from its lead, `incident.<kind>` from the ground. Each is kept in
 * `facts` with its time, and a procedure moves by looking there, so that what came early still counts when its step comes.
 */
import type { EXERCISE_STEPS, ExerciseKind, IncidentKind, Level, Measure, Outcome, Task } from '../../log/names.ts';
import type { Millis } from '../../units/time.ts';
import { type Effect, type Effects, report, send } from '../effects.ts';

export interface ExerciseInput {
  readonly id: string;
  /** ms from StartEx until the window opens, and until it closes. */
  readonly opens: Millis;
  readonly closes: Millis;
  /** The post that leads it, told when it is over; absent when there is none to tell. */
  readonly lead?: string;
  /** Fact → sites at each of which it must be heard before it counts; for any other, those where the work was ordered. */
  readonly atEach?: Readonly<Record<string, readonly string[]>>;
}

/** What a team tells of its task. */
export type News = 'ordered' | 'arrived' | 'started' | 'held' | 'resumed' | 'done' | 'refused';
export type FactName =
  | `${News}.${Task}`
  | `measure.${Measure}`
  | `level.${Level}`
  | `acknowledged.${Level}`
  | `incident.${IncidentKind}`;
/** A milestone of any of the eight. */
export type Step = (typeof EXERCISE_STEPS)[ExerciseKind][number];

export interface ExerciseContext extends ExerciseInput {
  /** Fact → drill time it was first heard, ms. */
  readonly facts: Readonly<Record<string, number>>;
  /** By fact, the sites that it is still missing at: of `atEach`, or those where the work was ordered and is not done. */
  readonly left?: Readonly<Record<string, readonly string[]>>;
  /** The latest `level.<level>`; empty before the first. `facts` cannot tell the way up from the way down. */
  readonly level: string;
  /** By line of the procedure, in the order of the machine's text: what it waits for; empty when it waits for nothing. */
  readonly awaiting: Readonly<Record<string, readonly string[]>>;
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
type Change = Partial<ExerciseContext>;

export const initialContext = ({ input }: { readonly input: ExerciseInput }): ExerciseContext => ({
  ...input,
  facts: {},
  level: '',
  awaiting: {},
  controlled: false,
});

/**
 * Keeps what was heard, with the first time it was; what must be heard at each of several sites, with the last of them. Work that is
 * ordered at a second site before it is done at the first is work at both.
 */
export const remember = ({ context, event }: ExerciseArgs): Change => ({
  ...noteOrdered(context, event),
  ...noteFact(context, event),
});
function noteOrdered({ facts, atEach, left }: ExerciseContext, { type, site }: ExerciseMessage): Change {
  const done = type.replace('ordered.', 'done.');
  if (done === type || site === undefined || done in facts || atEach?.[done] !== undefined) return {};
  const open = left?.[done] ?? [];
  return open.includes(site) ? {} : { left: { ...left, [done]: [...open, site] } };
}
function noteFact({ facts, atEach, left }: ExerciseContext, event: ExerciseMessage): Change {
  if (event.type in facts) return {};
  const sites = left?.[event.type] ?? atEach?.[event.type];
  const others = sites?.filter((site) => site !== event.site) ?? [];
  return {
    ...(sites === undefined ? {} : { left: { ...left, [event.type]: others } }),
    ...(others.length > 0 ? {} : { facts: { ...facts, [event.type]: event.at } }),
  };
}
export const followLevel = ({ event }: ExerciseArgs): Change => ({ level: event.type });
export const expectFacts = (
  { context }: ExerciseArgs,
  params: { readonly line: string; readonly facts: readonly FactName[] },
): Change => ({ awaiting: { ...context.awaiting, [params.line]: params.facts } });
export const takeControl = (): Change => ({ controlled: true });

interface Asked {
  readonly facts: readonly FactName[];
}
/** Whether all of `facts` have been heard. */
export const hasHeard = ({ context }: ExerciseArgs, { facts }: Asked): boolean =>
  facts.every((fact) => fact in context.facts);
/** Whether any of `facts` has. */
export const hasHeardAny = ({ context }: ExerciseArgs, { facts }: Asked): boolean =>
  facts.some((fact) => fact in context.facts);
/** Whether `news` of any task has been heard. */
export const hasHeardNews = ({ context }: ExerciseArgs, { news }: { readonly news: News }): boolean =>
  Object.keys(context.facts).some((fact) => fact.startsWith(`${news}.`));
/** Whether its lead's response level now is one of `levels`. */
export const isAtLevel = ({ context }: ExerciseArgs, { levels }: { readonly levels: readonly Level[] }): boolean =>
  levels.some((level) => context.level === `level.${level}`);
export const isControlled = ({ context }: ExerciseArgs): boolean => context.controlled;

/** What the procedure waits for: in the order of its text, the first fact not yet heard. */
export function awaited({ awaiting, facts }: ExerciseContext): string {
  const all = Object.values(awaiting).flat();
  return all.find((fact) => !(fact in facts)) ?? all[0] ?? '';
}

/** What it still waited for, and at which of several places. */
function whyFailed(context: ExerciseContext): { readonly reason: string; readonly undone?: string[] } {
  const reason = awaited(context);
  const undone = context.left?.[reason] ?? context.atEach?.[reason];
  return undone === undefined ? { reason } : { reason, undone: [...undone] };
}

/** The reports that all eight make. */
export const reports = {
  armed: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.armed', exercise: context.id }),
  underway: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.underway', exercise: context.id }),
  step: ({ context }: ExerciseArgs, params: { readonly step: Step }): Effects =>
    report({ type: 'exercise.step', exercise: context.id, step: params.step }),
  controlled: ({ context }: ExerciseArgs): Effects => report({ type: 'exercise.controlled', exercise: context.id }),
  conclude: ({ context }: ExerciseArgs, { outcome }: { readonly outcome: Outcome }): Effects => {
    const over: Effect = report({
      type: 'exercise.concluded',
      exercise: context.id,
      outcome,
      ...(outcome === 'failed' ? whyFailed(context) : {}),
    });
    return context.lead === undefined ? over : [over, send(context.lead, { type: 'CONCLUDED', exercise: context.id })];
  },
};
