/**
 * What a seat knows of the people in danger areas where a scenario says `known: reported` (law 11): who is on the spot has what was
 * written down, everybody else what reports told them, and before the first report the named list. Nobody counts whom nobody saw.
 */
import type { Condition, Reader, Thing, Value } from '../scenario/condition.ts';
import type { Figure, Households, Post, ReportRule } from '../scenario/scenario.ts';
import { VERIFIED } from '../world/households/spec.ts';
import { sumOf } from './areas.ts';
import type { AreaRecord, DrillState, Moment } from './state.ts';

/** What somebody can count: 应转, 已转, 已安置, 已核实, 未核. */
export const COUNTED = ['people', 'moved', 'sheltered', 'verified', 'left'] as const;
type Counted = (typeof COUNTED)[number];
/** What somebody would have to have seen with their own eyes. */
const UNKNOWABLE: ReadonlySet<string> = new Set(['warned', 'missed']);

/** Until it is told by itself, at least this much of it is known: who is sheltered has moved, who has moved safely is verified. */
const AT_LEAST = { moved: 'sheltered', verified: 'moved' } as const;

type Area = Households['areas'][number];
/** People in rows of an area's list behind which nobody has put a tick (未核): not the list less those counted, who may stand on no list. */
type Unticked = (area: string) => number;
interface Parts {
  readonly households?: Households;
  readonly figures: readonly Figure[];
  readonly reports: readonly ReportRule[];
  readonly posts: readonly Post[];
}

const isCounted = (name: string): name is Counted => (COUNTED as readonly string[]).includes(name);

/** What those on the spot have written down of an area; the list itself they tick off name by name. */
function writtenDown({ id, listed }: Area, record: AreaRecord, name: Counted, unticked: Unticked): number {
  const people = (...states: readonly string[]): number => sumOf([record], (state) => states.includes(state))[1];
  switch (name) {
    case 'people':
      return listed;
    case 'sheltered':
      return people('registered');
    case 'moved':
      return people('registered', 'kin-checked');
    case 'verified':
      return people(...VERIFIED) - people('away-checked');
    case 'left':
      return unticked(id);
  }
}

/** The field of an area that a figure is, as it stands: one that reckons with it is another thing. */
function fieldOf({ of }: Figure): string | undefined {
  const mark = 0.123456789;
  const read: string[] = [];
  const value = of.evaluate({
    call: (thing, [id]) => ({ thing: thing === 'households' ? 'area' : thing, id: String(id) }),
    field: ({ thing, id }, name) => {
      read.push(`${thing}:${id}.${name}`);
      return mark;
    },
    method: () => null,
  });
  return value === mark && read.length === 1 && read[0]?.startsWith('area:')
    ? read[0].slice('area:'.length)
    : undefined;
}

export class KnownPeople {
  readonly #state: DrillState;
  readonly #unticked: Unticked;
  readonly #areas: ReadonlyMap<string, Area>;
  /** By `area.field`, the figures that tell it. */
  readonly #figures = new Map<string, string[]>();
  readonly #reports: readonly ReportRule[];
  /** The post above each. */
  readonly #parent: ReadonlyMap<string, string | undefined>;
  /** Whether anybody goes by it at all. */
  readonly reported: boolean;

  constructor(state: DrillState, { households, figures, reports, posts }: Parts, unticked: Unticked) {
    this.#state = state;
    this.#unticked = unticked;
    this.#parent = new Map(posts.map(({ id, of }) => [id, of]));
    this.reported = households?.known === 'reported';
    this.#areas = new Map((households?.areas ?? []).map((area) => [area.id, area]));
    for (const figure of this.reported ? figures : []) {
      const field = fieldOf(figure);
      if (field !== undefined) this.#figures.set(field, [...(this.#figures.get(field) ?? []), figure.id]);
    }
    const telling = new Set([...this.#figures.values()].flat());
    this.#reports = reports.filter((rule) => rule.figures?.some((figure) => telling.has(figure)));
  }

  /** When one of these changes, `seat` may know something else of what `condition` reads. */
  reads(seat: string, condition: Condition): readonly string[] {
    if (!this.reported || !condition.reads.some((key) => key.startsWith('area:'))) return [];
    return this.#reports
      .filter(({ from, to, over }) => [from, to, over?.to].includes(seat))
      .flatMap(({ id, from, figures = [] }) => [
        `report:${id}`,
        ...(from === seat ? figures.map((figure) => `known:${seat}/${figure}`) : []),
      ]);
  }

  /** What `seat` was told, or has counted itself, or `asks` of the posts below it; undefined where it has nothing to go by. */
  told(seat: string, area: string, name: Counted, asks = false): number | undefined {
    const spec = this.#areas.get(area);
    const record = this.#state.areas?.[area];
    if (
      spec !== undefined &&
      record !== undefined &&
      (this.#onTheSpot(seat, spec) || (asks && this.#above(seat, spec)))
    )
      return writtenDown(spec, record, name, this.#unticked);
    return this.#latest(seat, `${area}.${name}`) ?? this.#sum(area, (one) => this.told(seat, one, name, asks));
  }

  /** What `seat` goes by: what it was told, else what follows from the list and from the rest that it was told. */
  number(seat: string, area: string, name: Counted): number {
    const told = this.told(seat, area, name);
    if (told !== undefined) return told;
    if (area === 'all') return this.#sum(area, (one) => this.number(seat, one, name)) ?? 0;
    const listed = this.#areas.get(area)?.listed ?? 0;
    if (name === 'people') return listed;
    if (name === 'left') return Math.max(0, listed - this.number(seat, area, 'verified'));
    return name === 'sheltered' ? 0 : this.number(seat, area, AT_LEAST[name]);
  }

  /** Over all areas; undefined where one of them is. */
  #sum(area: string, of: (one: string) => number | undefined): number | undefined {
    if (area !== 'all') return undefined;
    const each = [...this.#areas.keys()].map(of);
    return each.includes(undefined) ? undefined : each.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  }

  /** Its own post, whoever else the scenario has count there, and a team that has come there. */
  #onTheSpot(seat: string, { post, site, counters = [] }: Area): boolean {
    return seat === post || counters.includes(seat) || this.#state.teams[seat]?.site === site;
  }

  /** Whether the post that answers for the area is below `seat`. */
  #above(seat: string, { post }: Area): boolean {
    for (let at = this.#parent.get(post); at !== undefined; at = this.#parent.get(at)) if (at === seat) return true;
    return false;
  }

  /** The latest of what reports brought and what it looked at itself. */
  #latest(seat: string, field: string): number | undefined {
    const figures = this.#figures.get(field) ?? [];
    let [since, value]: [Moment, number | undefined] = [-1, undefined];
    const hear = (at: Moment, what: number): void => {
      if (at >= since) [since, value] = [at, what];
    };
    for (const figure of figures) {
      const seen = this.#state.known?.[`${seat}/${figure}`];
      if (seen !== undefined) hear(seen.at, seen.value);
    }
    for (const { to, received, figures: said = [] } of figures.length === 0 ? [] : Object.values(this.#state.reports)) {
      if (to !== seat || received === undefined) continue;
      for (const one of said) if (figures.includes(one.figure)) hear(received, one.said);
    }
    return value;
  }
}

/** The drill as a seat reads it: all as it is, but of people in danger areas what it knows. */
export class SeatReader implements Reader {
  readonly #truth: Reader;
  readonly #numberOf: (area: string, name: Counted) => number;

  /** With `telling` where it says on what it was told, or has asked: not knowing is no number. */
  constructor(truth: Reader, known: KnownPeople, seat: string, telling?: 'told' | 'asked') {
    this.#truth = truth;
    this.#numberOf =
      telling === undefined
        ? (area, name) => known.number(seat, area, name)
        : (area, name) => known.told(seat, area, name, telling === 'asked') ?? Number.NaN;
  }
  call(name: string, args: readonly (string | number)[]): Value {
    return this.#truth.call(name, args);
  }
  field(of: Thing, name: string): Value {
    if (of.thing !== 'area') return this.#truth.field(of, name);
    if (isCounted(name)) return this.#numberOf(of.id, name);
    return UNKNOWABLE.has(name) ? Number.NaN : this.#truth.field(of, name);
  }
  method(of: Thing, name: string, args: readonly (string | number)[]): Value {
    return this.#truth.method(of, name, args);
  }
}
