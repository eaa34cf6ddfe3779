/**
 * The document against the schema, entry by entry: one bad entry hides neither its neighbours nor what refers to it. Says
 * with place and allowed values what does not fit; hands on what does.
 */
import type { z } from 'zod';
import { type Findings, type Path, show } from './findings.ts';
import {
  type AuthorBulletins,
  type AuthorChain,
  type AuthorDefaults,
  type AuthorEntry,
  type AuthorHouseholds,
  type AuthorMap,
  type AuthorMeta,
  type AuthorPreposition,
  type AuthorRoads,
  type AuthorRoster,
  type AuthorSupport,
  bulletinsSchema,
  chainSchema,
  householdsSchema,
  mapSchema,
  metaSchema,
  prepositionSchema,
  provenanceSchema,
  roadsSchema,
  rosterSchema,
  SECTIONS,
  type SectionName,
  scenarioSchema,
  sections,
  supportSchema,
} from './schema.ts';
import { type Issue, keyDetails, keysAt, TYPES, wordsOf } from './shape-words.ts';

/** An entry with its index in the author's list. */
export interface Entry<S extends SectionName> {
  readonly index: number;
  readonly entry: AuthorEntry<S>;
}
export type Author = { readonly [S in SectionName]: readonly Entry<S>[] } & {
  readonly meta?: AuthorMeta;
  readonly provenance?: AuthorDefaults;
  readonly map?: AuthorMap;
  readonly roads?: AuthorRoads;
  readonly households?: AuthorHouseholds;
  readonly roster?: AuthorRoster;
  readonly preposition?: AuthorPreposition;
  readonly bulletins?: AuthorBulletins;
  readonly chain?: AuthorChain;
  readonly support?: AuthorSupport;
};

const ROOT_KEYS = Object.keys(scenarioSchema.shape);
const NEEDED = ROOT_KEYS.filter(
  (key) => !scenarioSchema.shape[key as keyof typeof scenarioSchema.shape].safeParse(undefined).success,
);

export function readShape(document: Record<string, unknown>, findings: Findings): Author {
  const unknown = Object.keys(document).filter((key) => !ROOT_KEYS.includes(key));
  for (const key of unknown) findings.atKey([key], 'key-unknown', findings.full ? {} : keyDetails(key, ROOT_KEYS));
  for (const key of NEEDED) {
    if (!Object.hasOwn(document, key)) findings.at([], 'key-missing', { values: { key } });
  }
  const meta = readOne(metaSchema, document['meta'], ['meta'], findings);
  const provenance = readOne(provenanceSchema, document['provenance'], ['provenance'], findings);
  const map = readOne(mapSchema, document['map'], ['map'], findings);
  const roads = readOne(roadsSchema, document['roads'], ['roads'], findings);
  const households = readOne(householdsSchema, document['households'], ['households'], findings);
  const roster = readOne(rosterSchema, document['roster'], ['roster'], findings);
  const preposition = readOne(prepositionSchema, document['preposition'], ['preposition'], findings);
  const bulletins = readOne(bulletinsSchema, document['bulletins'], ['bulletins'], findings);
  const chain = readOne(chainSchema, document['chain'], ['chain'], findings);
  const support = readOne(supportSchema, document['support'], ['support'], findings);
  const lists = SECTIONS.map((section) => [section, readList(section, document[section], findings)]);
  return {
    ...(Object.fromEntries(lists) as Pick<Author, SectionName>),
    ...(meta ? { meta } : {}),
    ...(provenance ? { provenance } : {}),
    ...(map ? { map } : {}),
    ...(roads ? { roads } : {}),
    ...(households ? { households } : {}),
    ...(roster ? { roster } : {}),
    ...(preposition ? { preposition } : {}),
    ...(bulletins ? { bulletins } : {}),
    ...(chain ? { chain } : {}),
    ...(support ? { support } : {}),
  };
}

function readList<S extends SectionName>(section: S, value: unknown, findings: Findings): Entry<S>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    findings.at([section], 'type-wrong', { values: { type: TYPES.array }, found: show(value), allowed: '[ … ]' });
    return [];
  }
  return value.flatMap((item, index) => {
    const entry = readOne(sections[section] as unknown as z.ZodType<AuthorEntry<S>>, item, [section, index], findings);
    return entry === undefined ? [] : [{ index, entry }];
  });
}

function readOne<T>(schema: z.ZodType<T>, value: unknown, path: Path, findings: Findings): T | undefined {
  if (value === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell(issue, value, path, findings);
  return undefined;
}

function tell(issue: Issue, root: unknown, base: Path, findings: Findings): void {
  const steps = issue.path.filter((step) => typeof step !== 'symbol');
  const path = [...base, ...steps];
  const value = steps.reduce<unknown>(
    (held, step) => (held as Record<string | number, unknown> | null | undefined)?.[step],
    root,
  );
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(base[0], steps, root);
    for (const key of issue.keys) {
      const torn = key.includes(' ') && (value as Record<string, unknown> | undefined)?.[key] === null;
      const details = findings.full ? {} : torn ? { found: key } : keyDetails(key, known);
      findings.atKey([...path, key], torn ? 'text-comma' : 'key-unknown', details);
    }
  } else if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    for (const inner of likelier(issue, value))
      tell({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root, base, findings);
  } else if (value === undefined && issue.code !== 'custom') {
    const key = String(path[path.length - 1]);
    findings.at(path.slice(0, -1), 'key-missing', { values: { key } });
  } else {
    const [code, details] = findings.full ? (['value-wrong', {}] as const) : wordsOf(issue, value);
    findings.at(path, code, { found: show(value), ...details });
  }
}

/** Of a union's branches the one that the value looks like: the text's when it is a text, the map's when a map. */
function likelier(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): readonly Issue[] {
  const fits = issue.errors.filter(
    (branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  const branch = (fits.length > 0 ? fits : issue.errors).toSorted((a, b) => a.length - b.length)[0] ?? [];
  if (fits.length === 0 && value !== undefined) return branch.slice(0, 1);
  return branch;
}
