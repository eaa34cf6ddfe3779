/** Gathers what is wrong with a scenario, each thing with its place; tells at most so many, in the order of the file. */
import type { Problem } from '../text/problem.ts';
import { type ProblemCode, type ProblemValues, problemText, severityOf } from '../text/problems.ts';
import { LIMITS } from './limits.ts';

/** Where a value stands in a document: keys and indices from its root. */
export type Path = readonly (string | number)[];
/** 1-based; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
export const START: Place = { line: 1, column: 1 };

/** Finds places in a document that has been read. */
export interface Places {
  /** Of the value at `path`, or of the nearest thing around it that is there. */
  value(path: Path): Place;
  /** Of the key that the value stands under. */
  key(path: Path): Place;
  /** Of the character `offset` of the text at `path`. */
  character(path: Path, offset: number): Place;
}

/** What stands beside the words of a problem. */
export interface Details {
  readonly values?: ProblemValues;
  readonly found?: string;
  readonly allowed?: string;
  readonly suggest?: string | undefined;
}

export class Findings {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  #places: Places | undefined;
  #more = 0;
  #errors = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** From now on places are looked up in this document. */
  locate(places: Places): void {
    this.#places = places;
  }

  /** Whether as much has been told as will be: the rest is only counted, and needs no details. */
  get full(): boolean {
    return this.#problems.length >= LIMITS.problems;
  }

  get errors(): number {
    return this.#errors;
  }

  /** The line in which the value at `path` stands. */
  lineOf(path: Path): number {
    return (this.#places ?? NOWHERE).value(path).line;
  }

  /** About the value at `path`. */
  at(path: Path, code: ProblemCode, details: Details = {}): void {
    this.#add(code, details, path, (places) => places.value(path));
  }

  /** About the key at `path`, the value being another matter. */
  atKey(path: Path, code: ProblemCode, details: Details = {}): void {
    this.#add(code, details, path, (places) => places.key(path));
  }

  /** About one character of the text at `path`. */
  atCharacter(path: Path, offset: number, code: ProblemCode, details: Details = {}): void {
    this.#add(code, details, path, (places) => places.character(path, offset));
  }

  /** About a place that is known already, maybe of another file. */
  atPlace(place: Place, code: ProblemCode, details: Details = {}, file = this.#file, path: Path = []): void {
    this.#add(code, details, path, () => place, file);
  }

  #add(code: ProblemCode, details: Details, path: Path, find: (places: Places) => Place, file = this.#file): void {
    const severity = severityOf(code);
    if (severity === 'error') this.#errors++;
    if (this.full) {
      this.#more++;
      return;
    }
    const place = this.#places || file !== this.#file ? find(this.#places ?? NOWHERE) : find(NOWHERE);
    const { values = {}, found, allowed, suggest } = details;
    this.#problems.push({
      code,
      severity,
      file,
      ...place,
      path: printPath(path),
      message: problemText(code, { ...values, ...(found === undefined ? {} : { found }) }),
      ...(found === undefined ? {} : { found }),
      ...(allowed === undefined ? {} : { allowed }),
      ...(suggest === undefined ? {} : { suggest }),
    });
  }

  /** All of it, by file, line and column; the last says how many more there are. */
  list(): Problem[] {
    const sorted = this.#problems.toSorted((a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column);
    if (this.#more === 0) return sorted;
    const last = sorted[sorted.length - 1];
    const place = last ? { file: last.file, line: last.line, column: last.column } : { file: this.#file, ...START };
    const code: ProblemCode = 'problems-more';
    return [
      ...sorted,
      { code, severity: severityOf(code), ...place, path: '', message: problemText(code, { count: this.#more }) },
    ];
  }
}

const NOWHERE: Places = { value: () => START, key: () => START, character: () => START };

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `injects[3].at`. */
export function printPath(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** A value as it is shown beside a problem: short, on one line. */
export function show(value: unknown): string {
  const shown = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const line = shown.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
