/**
 * Sentences for people about what a log says in codes. A template has `{field}` or `{field|kind}`; the kind says how the
 * value is put in words, and is the field's own name when it is left out. `[…]` is dropped when a value in it is absent.
 */
import type { Words } from './zh.ts';

/** A fact or a command: its type, and its fields as they stand in the log. */
export interface Said {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What ids are called, and how times and spans (ms) and winds (m/s) are written, in the language of the sentence. */
export interface Names {
  name(kind: NameKind, id: string): string;
  /** Which of the eight procedures an exercise follows: its steps have words by procedure. */
  exerciseKind(id: string): string | undefined;
  time(at: number): string;
  span(ms: number): string;
}
export type NameKind =
  | 'team'
  | 'site'
  | 'party'
  | 'exercise'
  | 'inject'
  | 'incident'
  | 'hazard'
  | 'device'
  | 'water'
  | 'asset'
  | 'road'
  | 'area'
  | 'shelter'
  | 'depot'
  | 'channel'
  | 'figure'
  | 'alarm'
  | 'crew'
  | 'leader'
  | 'household'
  | 'report'
  | 'variant'
  | 'objective'
  | 'action'
  | 'order'
  | 'any';

/** The sentence for an event. An event that this build has no words for is shown by its type. */
export function sayEvent(event: Said, words: Words, names: Names): string {
  const template = variantOf(event, words) ?? lookup(words.event, event.type);
  return template === undefined ? event.type : fill(template, event, words, names);
}

/** The sentence for a command, as somebody gave it. */
export function sayCommand(command: Said, words: Words, names: Names): string {
  const template = lookup(words.command, command.type);
  if (template === undefined) return command.type;
  const entered = command['enteredBy'] === undefined ? '' : words.entered;
  return fill(entered + template, command, words, names);
}

/** 原因 + 办法: why a command was not done, and what to do instead. */
export function sayRefusal(code: string, words: Words): string {
  const found = lookup(words.refusal, code);
  if (found === undefined) return code;
  return `${found.why}${words.punctuation.stop}${found.remedy}`;
}

/** Why a machine did what it did: its own code, or the fact that it waited for, as `done.plug-leak`. */
export function sayReason(reason: string, words: Words): string {
  const [head = '', body = ''] = reason.split('.');
  const lists = {
    measure: words.measure,
    done: words.task,
    started: words.task,
    working: words.task,
    level: words.level,
    incident: words.incident,
  };
  const what = lookup(lookup(lists, head) ?? {}, body);
  if (what !== undefined) return words.reason.awaited.replace('{what}', what);
  return lookup(words.reason, reason) ?? lookup(words.refusal, reason)?.why ?? reason;
}

function variantOf(event: Said, words: Words): string | undefined {
  if (event.type === 'warning.issued' && event['colour'] === 'none') return words.variant['warning.lifted'];
  if (event.type === 'water.passed' && event['above'] === false) return words.variant['water.fell'];
  if (event.type === 'search.set' && event['value'] === 0) return words.variant['search.over'];
  if (event.type === 'post.level' && event['level'] === 'duty') return words.variant['post.stood-down'];
  if (event.type === 'order.issued' && event['task'] === 'respond') return words.variant['order.respond'];
  if (event.type === 'order.issued' && event['kind'] === 'request') return words.variant['order.request'];
  if (event.type === 'team.alarmed' && event['inside'] === false) return words.variant['team.outside'];
  if (event.type === 'team.departed' && event['home'] === true) return words.variant['team.homeward'];
  if (event.type === 'action.met' && event['late'] === true) return words.variant['action.late'];
  return undefined;
}

const OPTIONAL = /\[([^\]]*)\]/g;
const PLACE = /\{(\w+)(?:\|(\w+))?\}/g;

function fill(template: string, said: Said, words: Words, names: Names): string {
  const put = (text: string): string =>
    text.replace(PLACE, (_all, field: string, kind: string | undefined) =>
      put1(said, field, kind ?? field, words, names),
    );
  const whole = template.replace(OPTIONAL, (_all, part: string) => {
    const absent = [...part.matchAll(PLACE)].some(([, field = '']) => said[field] === undefined || said[field] === '');
    return absent ? '' : part;
  });
  return put(whole);
}

function put1(said: Said, field: string, kind: string, words: Words, names: Names): string {
  const value = said[field];
  if (Array.isArray(value)) {
    const codes = CODES[kind]?.(words);
    if (codes !== undefined) return value.map((one) => lookup(codes, String(one)) ?? one).join(words.punctuation.list);
    const of = NAME_KINDS.has(kind) ? (kind as NameKind) : 'party';
    return value.map((one) => names.name(of, String(one))).join(words.punctuation.list);
  }
  if (typeof value === 'number') return sayNumber(value, kind, words, names);
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  if (NAME_KINDS.has(kind)) return names.name(kind as NameKind, value);
  if (kind === 'step') return stepWord(names.exerciseKind(String(said['exercise'])), value, words);
  if (kind === 'refusal') return sayRefusal(value, words);
  if (kind === 'reason') return sayReason(value, words);
  return lookup(CODES[kind]?.(words) ?? {}, value) ?? value;
}

function sayNumber(value: number, kind: string, words: Words, names: Names): string {
  if (kind === 'time') return names.time(value);
  if (kind === 'span') return names.span(value);
  if (kind === 'force')
    return (value > 17 ? words.unit.overForce : words.unit.force).replace('{n}', String(Math.min(value, 17)));
  if (kind === 'pressure') return `${Math.round(value)} hPa`;
  if (kind === 'speed') return `${value.toFixed(1)} m/s`;
  if (kind === 'share') return `${Math.round(value * 100)}%`;
  if (kind === 'flow') return `${value.toFixed(2)} m³/s`;
  if (kind === 'metres') return `${value.toFixed(2)} m`;
  return String(value);
}

/** The word for a milestone of a procedure; the code itself when the procedure is unknown. */
export function stepWord(kind: string | undefined, step: string, words: Words): string {
  const steps: Readonly<Record<string, string>> | undefined = kind === undefined ? undefined : lookup(words.step, kind);
  return (steps && lookup(steps, step)) ?? step;
}

const NAME_KINDS: ReadonlySet<string> = new Set<NameKind>([
  'team',
  'site',
  'party',
  'exercise',
  'inject',
  'incident',
  'hazard',
  'device',
  'water',
  'asset',
  'road',
  'area',
  'shelter',
  'depot',
  'channel',
  'figure',
  'alarm',
  'crew',
  'leader',
  'report',
  'variant',
  'household',
  'objective',
  'action',
  'order',
  'any',
]);

/** Lists of codes by the kind that a template names. */
const CODES: Readonly<Record<string, (words: Words) => Readonly<Record<string, string>>>> = {
  task: (w) => w.task,
  danger: (w) => w.danger,
  parts: (w) => w.orderPart,
  measure: (w) => w.measure,
  colour: (w) => w.colour,
  family: (w) => w.family,
  level: (w) => w.level,
  outcome: (w) => w.outcome,
  fitness: (w) => w.fitness,
  goods: (w) => w.goods,
  hurtBy: (w) => w.hurtBy,
  hindrance: (w) => w.hindrance,
  link: (w) => w.link,
  mark: (w) => w.mark,
  authoring: (w) => w.authoring,
  incidentKind: (w) => w.incident,
  householdState: (w) => w.householdState,
  assetCause: (w) => w.assetCause,
  roadCause: (w) => w.roadCause,
  finding: (w) => w.finding,
  waterMark: (w) => w.waterMark,
  change: (w) => w.change,
  mode: (w) => w.segment,
};

/** `record[key]`, but only what is the record's own: ids come from files. */
function lookup<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
