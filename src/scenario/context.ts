/**
 * What the resolvers share: reading times, texts, ids, files and conditions at their places. A reader always answers, with
 * something harmless when what stands there is wrong: it has been told then, and no scenario comes of it.
 */
import { NOUNS, type NounKey } from '../text/nouns.ts';
import type { Text } from '../text/words.ts';
import { type DrillTime, MINUTE, type Millis, parseDrillTime, parseDuration, T0 } from '../units/time.ts';
import type { Catalogue, IdKind } from './catalogue.ts';
import type { Condition } from './condition.ts';
import { few } from './condition-arguments.ts';
import { parseCondition, type Wanted } from './condition-parse.ts';
import type { ParsedCondition, Vocabulary } from './condition-types.ts';
import type { Findings, Path } from './findings.ts';
import { isInside } from './paths.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import type { AuthorText } from './schema.ts';
import { suggest } from './suggest.ts';

/** Tags, and addresses that are programs; `<` before a blank, a digit or Chinese is only a sign. */
const MARKUP = /<\/?[A-Za-z][^<>]*>|<!--|<script\b|\bjavascript:/i;
/** Stands where a condition cannot be read. */
export const NEVER: Condition = { source: '', reads: [], awaits: [], evaluate: () => null, holds: () => false };

export class Context {
  readonly findings: Findings;
  readonly ids: Catalogue;
  readonly files: ScenarioFiles;
  readonly landfall: DrillTime | undefined;
  /** Undefined when meta has none that can be read: nothing is held against it then. */
  readonly endEx: DrillTime | undefined;
  /** Local seconds since 1970 (`parseLocal`); undefined as `endEx` is. */
  readonly startEx: number | undefined;
  /** Every condition that could be read, with its place: for what is held against the whole scenario. */
  readonly conditions: { readonly path: Path; readonly source: string }[] = [];
  readonly #vocabulary: Vocabulary;

  constructor(
    findings: Findings,
    ids: Catalogue,
    files: ScenarioFiles,
    landfall: DrillTime | undefined,
    endEx: DrillTime | undefined,
    startEx: number | undefined,
  ) {
    this.findings = findings;
    this.ids = ids;
    this.files = files;
    this.landfall = landfall;
    this.endEx = endEx;
    this.startEx = startEx;
    this.#vocabulary = {
      ids: (kind) => ids.of(kind),
      steps: (exercise) => ids.steps(exercise),
      time: (text) => parseDrillTime(text, landfall),
      minutes: (endEx ?? Number.POSITIVE_INFINITY) / MINUTE,
    };
  }

  text(path: Path, text: AuthorText): Text {
    if (typeof text === 'string') return { zh: this.plain(path, text), en: text };
    return { zh: this.plain([...path, 'zh'], text.zh), en: this.plain([...path, 'en'], text.en) };
  }

  /** A text in one language only. */
  plain(path: Path, text: string): string {
    const markup = MARKUP.exec(text);
    if (markup) this.findings.atCharacter(path, markup.index, 'text-markup', { found: markup[0].slice(0, 60) });
    return text;
  }

  /** A time of the drill; `late` may lie beyond EndEx. */
  time(path: Path, text: string, late = false): DrillTime {
    const at = parseDrillTime(text, this.landfall);
    if (at === undefined) this.findings.at(path, 'time-needs-landfall', { found: text });
    else if (at < 0) this.findings.at(path, 'time-before-start', { found: text, allowed: '≥ T+00:00' });
    else if (!late && this.endEx !== undefined && at > this.endEx)
      this.findings.at(path, 'time-after-end', { found: text });
    return at ?? T0;
  }

  /** Two times, the second after the first. */
  span(path: Path, from: string, to: string, late = false): { from: DrillTime; to: DrillTime } {
    const span = { from: this.time([...path, 'from'], from, late), to: this.time([...path, 'to'], to, late) };
    if (span.to <= span.from) this.findings.at([...path, 'to'], 'time-order', { found: to });
    return span;
  }

  duration(text: string | undefined, missing: Millis): Millis {
    return text === undefined ? missing : (parseDuration(text) ?? missing);
  }

  /** An id of the scenario. */
  ref(kind: IdKind & NounKey, path: Path, id: string): string {
    const known = this.ids.of(kind);
    if (known.has(id)) return id;
    const details = this.findings.full ? {} : { ...few(known), suggest: suggest(id, known) };
    this.findings.at(path, 'id-unknown', { values: { what: NOUNS[kind] }, found: id, ...details });
    return id;
  }

  refs(kind: IdKind & NounKey, path: Path, ids: readonly string[] = []): readonly string[] {
    return ids.map((id, i) => this.ref(kind, [...path, i], id));
  }

  /** A file of the folder, by its path there; undefined when there is none. */
  file(path: Path, file: string): string | undefined {
    if (!isInside(file)) {
      this.findings.at(path, 'path-outside', { found: file });
      return undefined;
    }
    const paths = this.files.list().map((one) => one.path);
    if (paths.includes(file)) return file;
    this.findings.at(path, 'file-missing', { found: file, suggest: suggest(file, paths) });
    return undefined;
  }

  condition(path: Path, source: string): Condition {
    return this.parsed(path, source, 'when').condition ?? NEVER;
  }

  parsed(path: Path, source: string, wanted: Wanted): ParsedCondition {
    const parsed = parseCondition(source, this.#vocabulary, wanted);
    for (const { offset, code, ...details } of parsed.faults) this.findings.atCharacter(path, offset, code, details);
    if (parsed.condition) this.conditions.push({ path, source });
    if (parsed.never) this.findings.at(path, 'condition-never', { found: source });
    return parsed;
  }
}

/** What may be one thing or a list of them, each with its place. */
export const listed = <T extends object>(path: Path, things: T | readonly T[] | undefined): [Path, T][] => {
  if (things === undefined) return [];
  return Array.isArray(things) ? things.map((one: T, i) => [[...path, i], one]) : [[path, things as T]];
};

/** A part of an object that is left out when it is undefined: the types know no `undefined` there. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
