/**
 * The page's words by language. The vocabulary's names are held against them here: a name of `log/names.ts` without a
 * word in `text/` does not compile.
 */
import type {
  AuthoringState,
  Colour,
  DrillPhase,
  EXERCISE_STEPS,
  ExerciseKind,
  ExerciseState,
  Fitness,
  Goods,
  Hindrance,
  HurtBy,
  IncidentKind,
  Level,
  LinkState,
  Mark,
  Measure,
  OrderState,
  Outcome,
  PlayState,
  SafetyState,
  Task,
  TeamState,
} from '../log/names.ts';
import type { CommandType, EventType } from '../log/vocabulary.ts';
import type { TeamKind } from '../teams/index.ts';
import type { RefusalCode } from '../text/problem.ts';
import type { Language } from '../text/words.ts';
import type { Words } from '../text/zh.ts';
import type { Labels } from './labels/zh.ts';

type Said<K extends string> = Readonly<Record<K, string>>;
type Step<K extends ExerciseKind> = (typeof EXERCISE_STEPS)[K][number];

/** What a language must have for the vocabulary as it is today. */
interface VocabularyWords {
  readonly phase: Said<DrillPhase>;
  readonly exerciseState: Said<ExerciseState>;
  readonly outcome: Said<Outcome>;
  readonly teamState: Said<TeamState | 'holding' | 'lost'>;
  readonly fitness: Said<Fitness>;
  readonly goods: Said<Goods | 'rest' | 'change'>;
  readonly hurtBy: Said<HurtBy>;
  readonly hindrance: Said<Hindrance>;
  readonly link: Said<LinkState>;
  readonly safety: Said<SafetyState>;
  readonly authoring: Said<AuthoringState>;
  readonly play: Said<PlayState>;
  readonly order: Said<OrderState>;
  readonly colour: Said<Colour>;
  readonly level: Said<Level>;
  readonly incident: Said<IncidentKind>;
  readonly measure: Said<Measure>;
  readonly task: Said<Task>;
  readonly mark: Said<Mark>;
  readonly teamKind: Said<TeamKind>;
  readonly exerciseKind: Said<ExerciseKind>;
  readonly step: { readonly [K in ExerciseKind]: Said<Step<K>> };
  readonly refusal: Readonly<Record<RefusalCode, { readonly why: string; readonly remedy: string }>>;
  readonly event: Said<EventType>;
  readonly command: Said<CommandType>;
}

/** What a language says for the vocabulary. */
export const complete = (words: Words): Words & VocabularyWords => words;

export interface Speech {
  readonly language: Language;
  /** The drill's words. */
  readonly words: Words & VocabularyWords;
  /** The page's labels. */
  readonly labels: Labels;
}

const BOOKS: Readonly<Record<Language, () => Promise<{ readonly speech: Speech }>>> = {
  zh: () => import('./speech/zh.ts'),
  en: () => import('./speech/en.ts'),
};
const known = new Map<Language, Speech>();

/** Fetches a language's words, once; rejects when they cannot be had. */
export async function learn(language: Language): Promise<Speech> {
  const speech = known.get(language) ?? (await BOOKS[language]()).speech;
  known.set(language, speech);
  return speech;
}

/** For whatever names things in both languages; resolves at once when both are known. */
export const learnAll = (): Promise<readonly Speech[]> => Promise.all([learn('zh'), learn('en')]);
/** Whether nothing is left to learn. */
export const knowsAll = (): boolean => known.size === Object.keys(BOOKS).length;

/** A language that the page has learnt. */
export function speechOf(language: Language): Speech {
  const speech = known.get(language);
  if (speech === undefined) throw new Error(`${language} has not been learnt`);
  return speech;
}

/** Puts values into `{name}` places of a label. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (all, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : all));
}
