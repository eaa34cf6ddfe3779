/** Answers the functions of conditions (design 6.2) from what is known of the drill and from its weather. */
import { ACCOUNTS, type Account, type AccountKind } from '../hazards/hazard.ts';
import { COLOURS, type Goods, LEVELS, type WarningFamily } from '../log/names.ts';
import type { Reader, Thing, Value } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type DrillTime, HOUR, MINUTE, parseDrillTime } from '../units/time.ts';
import { AREA_FIELDS, areasOf } from './areas.ts';
import { wrongIn } from './figures.ts';
import { expectedLanding, type Landing } from './landing.ts';
import type { DrillState, OrderRecord, ReportRecord } from './state.ts';
import type { DrillWeather } from './weather.ts';

type Args = readonly (string | number)[];
const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);
const colour = (name: string): Value => ({ scale: 'colour', rank: Math.max(0, COLOURS.indexOf(name as never)) });
const level = (name: string): Value => ({ scale: 'level', rank: Math.max(0, LEVELS.indexOf(name as never)) });
const thing =
  (name: string) =>
  (_: unknown, [id]: Args): Thing => ({ thing: name, id: String(id) });
const minutesBetween = (from: Value | undefined, to: Value | undefined): number =>
  typeof from === 'number' && typeof to === 'number' ? (to - from) / MINUTE : Number.NaN;

export class DrillReader implements Reader {
  readonly state: DrillState;
  readonly weather: DrillWeather;
  readonly #scenario: Landing;
  readonly #landfall: DrillTime | undefined;
  /** What serves each site with power. */
  readonly #serving: ReadonlyMap<string, readonly string[]>;
  /** The time conditions are asked at: the clock's, for the state's own is that of its last event. */
  now = 0;

  constructor(state: DrillState, weather: DrillWeather, scenario: Pick<Scenario, 'assets'> & Landing) {
    const { assets } = scenario;
    this.#scenario = scenario;
    this.state = state;
    this.weather = weather;
    this.#landfall = scenario.meta.landfall as DrillTime | undefined;
    const pairs = assets.flatMap(({ id, serves }) => serves.map((site) => [site, id] as const));
    this.#serving = new Map(
      pairs.map(([site]) => [site, pairs.filter(([other]) => other === site).map(([, asset]) => asset)]),
    );
  }

  call(name: string, args: readonly (string | number)[]): Value {
    const [first, second] = args;
    const id = String(first);
    switch (name) {
      case 'warning':
        return colour(this.state.warnings[id]?.[(second ?? 'typhoon') as WarningFamily] ?? 'none');
      case 'level':
        return level(this.state.posts[id]?.level ?? 'duty');
      case 'wind':
        return this.weather.at(id).wind;
      case 'gust':
        return this.weather.at(id).gust;
      case 'foreseen':
        return this.weather.expectedForce(id, Number(second ?? 24) * HOUR, this.state.bulletins);
      case 'rain':
        return typeof second === 'number' ? this.weather.rainOver(id, second) : this.weather.at(id).rain;
      case 'depth':
      case 'deepest':
      case 'speed':
      case 'tide':
      case 'surge':
      case 'wave':
      case 'concentration':
        return this.weather.reading(id)[name] ?? 0;
      case 'flooded':
        return this.weather.reading(id).arrival ?? null;
      case 'stage':
      case 'flow':
        return this.weather.hazards.water(id)?.[name] ?? Number.NaN;
      case 'power':
        return this.#powered(id);
      case 'stock':
        return this.state.depots?.[id]?.[second as Goods] ?? 0;
      case 'placed':
        return this.state.placed === undefined ? Number.NaN : this.state.placed.covered / this.state.placed.sites;
      case 'elapsed':
        return (this.now - (first === undefined ? 0 : (parseDrillTime(id, this.#landfall) ?? 0))) / MINUTE;
      case 'expected':
        return this.#expected(String(first ?? 'L+00:00'));
      case 'minutes':
        return minutesBetween(first as Value, second as Value);
      case 'households':
        return { thing: 'area', id };
      default:
        return thing(name)(undefined, args);
    }
  }

  /** Minutes since a time that is reckoned from landfall as it is foretold. */
  #expected(time: string): number {
    const told = expectedLanding(this.#scenario, this.state, this.now as DrillTime);
    const since = told === null ? undefined : parseDrillTime(time, told ?? this.#landfall);
    return since === undefined ? Number.NaN : (this.now - since) / MINUTE;
  }

  #powered(site: string): boolean {
    const serving = this.#serving.get(site) ?? [];
    return serving.length === 0 || serving.some((asset) => this.state.assets[asset]?.by === undefined);
  }

  /** The order that a plan's rule asks for: given by the rule, or by who sits there in its place. */
  order(rule: string): OrderRecord | undefined {
    const { orders, checklist } = this.state;
    return orders[rule] ?? orders[checklist[rule]?.order ?? ''];
  }

  /** The latest report of a rule. */
  report(rule: string): ReportRecord | undefined {
    const { reports } = this.state;
    let latest = reports[rule];
    for (let n = 2; reports[`${rule}#${n}`] !== undefined; n++) latest = reports[`${rule}#${n}`];
    return latest;
  }

  field(of: Thing, name: string): Value {
    return fields[of.thing]?.[name]?.(this, of.id) ?? null;
  }

  method(of: Thing, name: string, args: readonly (string | number)[]): Value {
    return methods[of.thing]?.[name]?.(this, of.id, String(args[0])) ?? null;
  }
}

const areaIds = ({ areas = {} }: DrillState): string[] => Object.keys(areas);

type Field = (reader: DrillReader, id: string) => Value | undefined;
type Method = (reader: DrillReader, id: string, arg: string) => Value | undefined;

/** The figures of an account that a hazard keeps. */
const accountFields = <K extends AccountKind>(kind: K): Readonly<Record<string, Field>> =>
  Object.fromEntries(
    ACCOUNTS[kind].map((name: keyof Account<K>): [string, Field] => [
      String(name),
      (r, id) => r.weather.hazards.account(kind, id)?.[name],
    ]),
  );

const fields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  team: {
    state: (r, id) => r.state.teams[id]?.state,
    safety: (r, id) => r.state.teams[id]?.safety,
    link: (r, id) => r.state.teams[id]?.link,
    fitness: (r, id) => r.state.teams[id]?.fitness,
    task: (r, id) => r.state.teams[id]?.task,
    working: (r, id) => r.state.teams[id]?.state === 'working',
    endangered: (r, id) => r.state.endangered?.[id] !== undefined,
    holding: (r, id) => r.state.teams[id]?.safety === 'holding',
    low: (r, id) => r.state.teams[id]?.fuel !== undefined,
    lacks: (r, id) => r.state.teams[id]?.lacks,
  },
  post: {
    level: (r, id) => level(r.state.posts[id]?.level ?? 'duty'),
    consulting: (r, id) => r.state.posts[id]?.consulting ?? false,
  },
  exercise: {
    state: (r, id) => r.state.exercises[id]?.state,
    outcome: (r, id) => r.state.exercises[id]?.outcome,
    step: (r, id) => r.state.exercises[id]?.step,
    armed: (r, id) => r.state.exercises[id]?.armedAt,
    underway: (r, id) => r.state.exercises[id]?.underwayAt,
    controlled: (r, id) => r.state.exercises[id]?.controlledAt,
    concluded: (r, id) => r.state.exercises[id]?.concludedAt,
  },
  inject: {
    state: (r, id) => r.state.injects[id]?.play,
    due: (r, id) => r.state.injects[id]?.due,
    released: (r, id) => r.state.injects[id]?.released,
    delivered: (r, id) => r.state.injects[id]?.delivered,
    acknowledged: (r, id) => r.state.injects[id]?.acknowledged,
    responded: (r, id) => r.state.injects[id]?.responded,
    completed: (r, id) => r.state.injects[id]?.completed,
  },
  order: {
    state: (r, id) => r.order(id)?.state,
    issued: (r, id) => r.order(id)?.issued,
    acknowledged: (r, id) => r.order(id)?.acknowledged,
    done: (r, id) => r.order(id)?.done,
    overdue: (r, id) => r.order(id)?.overdue,
    refused: (r, id) => r.order(id)?.refused,
    received: (r, id) => r.order(id)?.received,
    answered: (r, id) => r.order(id)?.answered,
    unanswered: (r, id) => r.order(id)?.unanswered,
  },
  asset: {
    working: (r, id) => r.state.assets[id]?.by === undefined,
    failed: (r, id) => r.state.assets[id]?.failed,
    restored: (r, id) => r.state.assets[id]?.restored,
  },
  area: {
    ...Object.fromEntries(
      Object.entries(AREA_FIELDS).map(([name, of]): [string, Field] => [name, (r, id) => of(areasOf(r.state, id))]),
    ),
    endangered: (r, id) =>
      (id === 'all' ? areaIds(r.state) : [id]).some((one) => r.state.endangered?.[one] !== undefined),
  },
  report: {
    owed: (r, id) => r.report(id)?.owed,
    sent: (r, id) => r.report(id)?.sent,
    received: (r, id) => r.report(id)?.received,
    late: (r, id) => r.report(id)?.late,
    escalated: (r, id) => r.report(id)?.escalated,
    missed: (r, id) => r.report(id)?.missed,
    right: (r, id) => r.report(id)?.sent !== undefined && wrongIn(r.report(id)) === 0,
    complete: (r, id) => r.report(id)?.fields === r.report(id)?.of && r.report(id) !== undefined,
  },
  dose: {
    ...accountFields('dose'),
    passed1: (r, id) => r.state.doses?.[id]?.passed[0],
    passed2: (r, id) => r.state.doses?.[id]?.passed[1],
    passed3: (r, id) => r.state.doses?.[id]?.passed[2],
  },
  release: { ...accountFields('release'), reached: (r, id) => r.state.spills?.[id] },
  drift: accountFields('drift'),
  search: { ...accountFields('search'), found: (r, id) => r.state.searches?.[id]?.found?.at },
  shelter: {
    opened: (r, id) => r.state.shelters?.[id]?.opened,
    people: (r, id) => r.state.shelters?.[id]?.people ?? 0,
    written: (r, id) => r.state.shelters?.[id]?.written ?? 0,
  },
  road: {
    open: (r, id) => Object.keys(r.state.roads[id]?.stretches ?? {}).length === 0,
    blocked: (r, id) => r.state.roads[id]?.blocked,
    reopened: (r, id) => r.state.roads[id]?.reopened,
  },
  incident: {
    occurred: (r, id) => r.state.incidents[id]?.occurred,
    found: (r, id) => r.state.incidents[id]?.found,
    acted: (r, id) => r.state.incidents[id]?.acted,
    closed: (r, id) => r.state.incidents[id]?.closed,
  },
};

const methods: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  team: {
    at: (r, id, site) => r.state.teams[id]?.site === site,
    stock: (r, id, goods) => r.state.teams[id]?.stock?.[goods as Goods] ?? 0,
    arrived: (r, id, site) => r.state.teams[id]?.arrived[site],
    done: (r, id, task) => r.state.teams[id]?.done[task],
  },
  post: {
    raised: (r, id, to) => orNull(r.state.posts[id]?.raised[to as 'I']),
    measure: (r, id, measure) => orNull(r.state.posts[id]?.measures[measure]),
  },
  exercise: { reached: (r, id, step) => orNull(r.state.exercises[id]?.steps[step]) },
};
