/**
 * Every id of the document, by kind, taken from it as it stands: an entry with a mistake elsewhere can still be named, and
 * is not missed a second time by all that name it. Says which ids are taken twice.
 */
import { EXERCISE_STEPS, type ExerciseKind } from '../log/names.ts';
import type { NounKey } from '../text/nouns.ts';
import { NOUNS } from '../text/nouns.ts';
import type { Findings, Path } from './findings.ts';
import { reservedIn } from './reserved.ts';

/** Kinds of ids; `seat` has all posts and teams too, `speaker` all seats and voices. */
export type IdKind =
  | 'hazard'
  | 'device'
  | 'water'
  | 'receptor'
  | 'release'
  | 'drift'
  | 'search'
  | 'site'
  | 'post'
  | 'team'
  | 'seat'
  | 'plan'
  | 'variant'
  | 'rule'
  | 'order'
  | 'exercise'
  | 'inject'
  | 'action'
  | 'objective'
  | 'voice'
  | 'incident'
  | 'asset'
  | 'road'
  | 'area'
  | 'shelter'
  | 'depot'
  | 'channel'
  | 'figure'
  | 'report'
  | 'showing'
  | 'speaker';

type Raw = Readonly<Record<string, unknown>>;

/** Actors share one space of names in the log (design 4); orders from outside are `cmd-<seq>`. */
const ACTORS = ['posts', 'teams', 'exercises', 'injects'] as const;
const RESERVED = /^(?:drill|cmd-\d+)$/;
/** Who takes the stage by their id. */
const ACTING: ReadonlySet<IdKind> = new Set(['post', 'team', 'seat', 'exercise', 'inject']);

export class Catalogue {
  readonly #ids = new Map<IdKind, Set<string>>();
  readonly #kinds = new Map<string, ExerciseKind>();
  readonly #findings: Findings;
  readonly #reserved: ReadonlySet<string>;

  constructor(document: Raw, findings: Findings) {
    this.#findings = findings;
    this.#reserved = reservedIn(document);
    this.#collect(document);
    this.#orders(document);
  }

  of(kind: IdKind): ReadonlySet<string> {
    return this.#ids.get(kind) ?? EMPTY;
  }

  /** Roads stand in a file of their own. */
  addRoads(ids: readonly string[]): void {
    this.#add('road', ids);
  }

  /** Milestones of the exercise; of all kinds when its kind is not known. */
  steps(exercise: string): readonly string[] {
    const kind = this.#kinds.get(exercise);
    return kind ? EXERCISE_STEPS[kind] : [...new Set(Object.values(EXERCISE_STEPS).flat())];
  }

  #collect(document: Raw): void {
    const actors = new Map<string, Seen>();
    for (const section of ACTORS) this.#section(document, section, SINGULAR[section], actors);
    for (const section of [
      'hazards',
      'devices',
      'sites',
      'plans',
      'variants',
      'incidents',
      'assets',
      'channels',
      'figures',
      'reports',
      'objectives',
      'showings',
    ] as const) {
      this.#section(document, section, SINGULAR[section], new Map());
    }
    for (const hazard of recordsOf(document, 'hazards')) this.#waters(hazard);
    this.#within(document, 'hazards', 'receptors', 'receptor');
    const ofKind = (one: string): string[] =>
      recordsOf(document, 'hazards').flatMap(({ kind, id }) => (kind === one ? [String(id)] : []));
    this.#add('release', ofKind('chemical'));
    this.#add('drift', ofKind('drift'));
    this.#add(
      'search',
      recordsOf(document, 'hazards').flatMap(({ kind, id, search }) =>
        kind === 'drift' && search !== undefined ? [String(id)] : [],
      ),
    );
    const people = document['households'];
    if (isRecord(people)) this.#households(people);
    const { support } = document;
    if (isRecord(support))
      this.#add(
        'depot',
        recordsOf(support, 'depots').flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
      );
    for (const { follow } of recordsOf(document, 'hazards').filter(({ kind }) => kind === 'chemical')) {
      const followed = Array.isArray(follow) ? follow : [];
      if (followed.includes('teams')) this.#add('receptor', this.of('team'));
      if (followed.includes('areas'))
        this.#add(
          'receptor',
          [...this.of('area')].filter((id) => id !== 'all'),
        );
    }
    const seats = new Map<string, Seen>();
    this.#section(document, 'seats', 'seat', seats);
    this.#add('seat', ['director', ...this.of('post'), ...this.of('team')]);
    listOf(document, 'voices').forEach((voice, i) => {
      if (typeof voice === 'string') this.#take('voice', voice, ['voices', i], seats);
    });
    this.#add('speaker', [...this.of('seat'), ...this.of('voice')]);
    this.#within(document, 'plans', 'rules', 'rule');
    this.#within(document, 'injects', 'expects', 'action');
    for (const exercise of recordsOf(document, 'exercises')) {
      const kind = exercise['kind'] ?? exercise['id'];
      if (typeof kind === 'string' && Object.hasOwn(EXERCISE_STEPS, kind))
        this.#kinds.set(String(exercise['id']), kind as ExerciseKind);
    }
  }

  #households(people: Raw): void {
    this.#add('area', ['all']);
    for (const [key, kind] of [
      ['areas', 'area'],
      ['shelters', 'shelter'],
    ] as const) {
      const seen = new Map<string, Seen>();
      listOf(people, key).forEach((entry, i) => {
        const id = isRecord(entry) ? entry['id'] : undefined;
        if (id === 'all') this.#findings.at(['households', key, i, 'id'], 'id-reserved', { found: id });
        else if (typeof id === 'string') this.#take(kind, id, ['households', key, i, 'id'], seen);
      });
    }
  }

  /** What of a hazard has a level or a discharge: itself, and its parts with ids of their own. */
  #waters(hazard: Raw): void {
    const { drain } = hazard;
    for (const { id } of [
      hazard,
      ...(isRecord(drain) ? [drain] : []),
      ...WATERS.flatMap((key) => recordsOf(hazard, key)),
    ]) {
      if (typeof id === 'string') this.#add('water', [id]);
    }
  }

  #section(document: Raw, section: string, kind: IdKind & NounKey, seen: Map<string, Seen>): void {
    listOf(document, section).forEach((entry, i) => {
      const id = isRecord(entry) ? entry['id'] : undefined;
      if (typeof id === 'string') this.#take(kind, id, [section, i, 'id'], seen);
    });
  }

  #within(document: Raw, section: string, key: string, kind: IdKind & NounKey): void {
    const seen = new Map<string, Seen>();
    listOf(document, section).forEach((entry, i) => {
      if (!isRecord(entry)) return;
      listOf(entry, key).forEach((inner, j) => {
        const id = isRecord(inner) ? inner['id'] : undefined;
        if (typeof id === 'string') this.#take(kind, id, [section, i, key, j, 'id'], seen);
      });
    });
  }

  #take(kind: IdKind & NounKey, id: string, path: Path, seen: Map<string, Seen>): void {
    const first = seen.get(id);
    if (first) {
      const values = { what: NOUNS[first.kind], line: this.#findings.lineOf(first.path) };
      this.#findings.at(path, 'id-twice', { values, found: id });
    } else if (RESERVED.test(id) || (ACTING.has(kind) && this.#reserved.has(id)))
      this.#findings.at(path, 'id-reserved', { found: id });
    seen.set(id, first ?? { kind, path });
    this.#add(kind, [id]);
  }

  #add(kind: IdKind, ids: Iterable<string>): void {
    const set = this.#ids.get(kind) ?? new Set();
    this.#ids.set(kind, set);
    for (const id of ids) set.add(id);
  }

  /** Orders bear the ids of their rules; a level of a city post goes on to each of its districts as `rule/post`. */
  #orders(document: Raw): void {
    const rules = new Map(recordsOf(document, 'plans').map((plan) => [plan['id'], recordsOf(plan, 'rules')]));
    for (const rule of [...rules.values()].flat()) {
      if (rule['order'] !== undefined || rule['request'] !== undefined) this.#add('order', [String(rule['id'])]);
    }
    const districts = new Map<unknown, string[]>();
    for (const { id, of } of recordsOf(document, 'posts')) {
      if (of !== undefined) districts.set(of, [...(districts.get(of) ?? []), String(id)]);
    }
    for (const seat of recordsOf(document, 'seats')) {
      for (const rule of rules.get(seat['plan']) ?? []) {
        if (rule['level'] === undefined) continue;
        this.#add(
          'order',
          (districts.get(seat['id']) ?? []).map((district) => `${String(rule['id'])}/${district}`),
        );
      }
    }
  }
}

interface Seen {
  readonly kind: NounKey;
  readonly path: Path;
}
/** The lists of a hazard whose entries are waters. */
const WATERS = ['points', 'reservoirs', 'reaches', 'catchments', 'seepages', 'dykes'] as const;
const EMPTY: ReadonlySet<string> = new Set();
const SINGULAR = {
  posts: 'post',
  teams: 'team',
  exercises: 'exercise',
  injects: 'inject',
  hazards: 'hazard',
  devices: 'device',
  sites: 'site',
  plans: 'plan',
  variants: 'variant',
  incidents: 'incident',
  assets: 'asset',
  channels: 'channel',
  figures: 'figure',
  reports: 'report',
  objectives: 'objective',
  showings: 'showing',
} as const;

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(record: Raw, key: string): readonly unknown[] {
  const list = record[key];
  return Array.isArray(list) ? list : [];
}

const recordsOf = (record: Raw, key: string): Raw[] => listOf(record, key).filter(isRecord);
