/**
 * A scenario as the engine takes it: parsed, checked, every time resolved to drill time, every default filled in.
 * What an author writes is `schema.ts`; `parse.ts` leads from one to the other.
 */

import type { ChemicalSpec } from '../hazards/chemical/spec.ts';
import type { Searches } from '../hazards/drift/spec.ts';
import type { Hazard as HazardSpec } from '../hazards/index.ts';
import type {
  AssetKind,
  DeclineReason,
  DeviceKind,
  ExerciseKind,
  Finding,
  IncidentKind,
  Level,
  LevelAct,
  Measure,
  MemberDesk,
  PostLevel,
  ReportField,
  Task,
} from '../log/names.ts';
import type { TeamKind } from '../teams/index.ts';
import type { Amounts, SuitLevel } from '../teams/supplies.ts';
import type { Text } from '../text/words.ts';
import type { DrillTime, Millis } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import type { DangerArea, Households as HouseholdsOf, Shelter } from '../world/households/spec.ts';
import type { RoadLine } from '../world/roads/lines.ts';
import type { Terrain } from '../world/terrain.ts';
import type { Condition } from './condition.ts';
import type { FiguredName } from './schema.ts';

/** Where a figure comes from: 实测, 文献, 设定. `assumed` ones are listed by `check --provenance` for the city to confirm. */
export type Basis = 'measured' | 'literature' | 'assumed';
export interface Provenance {
  readonly basis: Basis;
  readonly note?: Text;
}
/** What may say where its figures come from; where it does not, its section says it for all (`Scenario.provenance`). */
export interface Figured {
  readonly provenance?: Provenance;
}

export interface Scenario {
  readonly id: string;
  readonly format: number;
  readonly meta: Meta;
  /** Of the entries of a section that do not say themselves. */
  readonly provenance: { readonly [S in FiguredName]?: Provenance };
  readonly map: { readonly file?: string; readonly terrain: readonly string[] };
  /** The grids of `map.terrain`, the finest first; none when no hazard needs the ground. */
  readonly terrain: readonly Terrain[];
  readonly roads?: Roads;
  readonly households?: Households;
  readonly roster?: WatchRoster;
  readonly preposition?: Preposition;
  readonly bulletins?: Bulletins;
  readonly chain?: Chain;
  readonly support?: Support;
  readonly hazards: readonly Hazard[];
  readonly devices: readonly Device[];
  readonly sites: readonly Site[];
  readonly posts: readonly Post[];
  readonly teams: readonly Team[];
  readonly seats: readonly Seat[];
  readonly plans: readonly Plan[];
  readonly variants: readonly Variant[];
  readonly exercises: readonly Exercise[];
  readonly voices: readonly string[];
  readonly incidents: readonly Incident[];
  readonly assets: readonly Asset[];
  readonly channels: readonly Channel[];
  readonly figures: readonly Figure[];
  readonly reports: readonly ReportRule[];
  readonly injects: readonly Inject[];
  readonly objectives: readonly Objective[];
  readonly showings: readonly Showing[];
}

/** The people in danger areas (`world/households/spec.ts`). */
export interface Households extends HouseholdsOf<Condition>, Figured {
  /** Plans go by what was reported of people, not by how it really is (`drill/known-people.ts`). */
  readonly known?: 'reported';
  readonly areas: readonly (DangerArea<Condition> & Figured)[];
  readonly shelters: readonly (Shelter<Condition> & Figured)[];
}

/** How storms are foretold: by whom, how often (`near` from 48 h before landfall), and how far off. */
export interface Bulletins {
  readonly from: string;
  readonly every: Millis;
  readonly near: Millis;
  /** Mean error of the track 24, 48 and 72 h ahead, km. */
  readonly track: readonly [number, number, number];
  /** Spread of the rain foretold, a share of it. */
  readonly rain: number;
  /** What is foretold of rain follows the foretold track; else it is what will fall. */
  readonly rainFollows?: boolean;
  /** Spread of the highest level foretold, m. */
  readonly tide?: number;
  /** Signals follow the bulletins. */
  readonly signals?: boolean;
  /** So do the sea's, and when a held team goes on: nobody knows the storm's own course. */
  readonly throughout?: boolean;
  /** So many bulletins running must foretell less before a signal is lowered. */
  readonly hold?: number;
  readonly alarms: readonly Alarm[];
}

/** An alarm that may be raised in vain (空警), and what that costs where it was not foreseen either. */
export interface Alarm {
  readonly id: string;
  readonly name: Text;
  readonly raised: Condition;
  readonly warranted: Condition;
  readonly foreseen: Condition;
  readonly within: Millis;
  readonly cost: number;
  readonly moved?: Condition;
}

export const alarmNames = ({
  bulletins,
}: {
  readonly bulletins?: { readonly alarms: readonly { readonly id: string; readonly name: Text }[] };
}): (readonly [string, Text])[] => (bulletins?.alarms ?? []).map(({ id, name }) => [`alarm:${id}`, name] as const);

/** Forces placed before the storm (力量预置): at `by` a key site is covered when a team of use there reaches it within `within`. */
export interface Preposition {
  readonly by: DrillTime;
  readonly within: Millis;
  readonly sites: readonly { readonly site: string; readonly kinds: readonly TeamKind[] }[];
}

/** What keeps teams going (后勤保障): where it stands, tiredness, fuel, stocks and air count. */
export interface Support extends Figured {
  readonly depots: readonly Depot[];
}
export interface Depot extends Figured {
  readonly id: string;
  readonly name: Text;
  readonly site: string;
  readonly stocks: Amounts;
}

/** A hazard's own specification, and the sites for which its warnings are issued. */
export type Hazard = HazardSpec & Figured & { readonly warnFor: readonly string[] };
export type Storm = Extract<Hazard, { kind: 'typhoon' }>;

/** The typhoons among a scenario's hazards. */
export const stormsOf = <H extends { readonly kind: string }>(scenario: {
  readonly hazards: readonly H[];
}): Extract<H, { kind: 'typhoon' }>[] =>
  scenario.hazards.filter((hazard): hazard is Extract<H, { kind: 'typhoon' }> => hazard.kind === 'typhoon');

/** The rain hazards among a scenario's, in its order: each works on the rain of those before it. */
/** Whether somebody's doses are followed. */
export const follows = (scenario: { readonly hazards: readonly HazardSpec[] }): boolean =>
  scenario.hazards.some((hazard) => hazard.kind === 'chemical' && hazard.follow !== undefined);
/** Whether somebody is told that they stand in gas. */
export const alarmsOfGas = (scenario: { readonly hazards: readonly HazardSpec[] }): boolean =>
  scenario.hazards.some((hazard) => hazard.kind === 'chemical' && hazard.alarm === true);
/** Whether whoever is followed keeps out of dangerous water of themselves: teams, or people of danger areas. */
export const retreatsFromWater = (
  scenario: { readonly hazards: readonly HazardSpec[] },
  ids: ReadonlySet<string>,
): boolean =>
  scenario.hazards.some(
    (hazard) => hazard.kind === 'flood' && hazard.retreat === true && hazard.follow?.some((id) => ids.has(id)) === true,
  );
/** Whether it is told for whom a flood's water is dangerous. */
export const followsInWater = (scenario: { readonly hazards: readonly HazardSpec[] }): boolean =>
  scenario.hazards.some((hazard) => hazard.kind === 'flood' && hazard.follow !== undefined);
/** Whether it is told what a release has come to. */
export const tellsOfReleases = (scenario: { readonly hazards: readonly HazardSpec[] }): boolean =>
  follows(scenario) ||
  scenario.hazards.some((hazard) => hazard.kind === 'chemical' && hazard.drain?.wash !== undefined);
/** Whether it matters to a hazard where people are. */
export const meetsPeople = (scenario: { readonly hazards: readonly HazardSpec[] }): boolean =>
  follows(scenario) || searchesOf(scenario).length > 0;
/** What is adrift and looked for. */
export const searchesOf = (scenario: {
  readonly hazards: readonly HazardSpec[];
}): readonly { readonly id: string; readonly cast: string; readonly search: Searches }[] =>
  scenario.hazards.flatMap((hazard) =>
    hazard.kind === 'drift' && hazard.search !== undefined
      ? [{ id: hazard.id, cast: hazard.cast, search: hazard.search }]
      : [],
  );
export const rainsOf = <H extends { readonly kind: string }>(scenario: {
  readonly hazards: readonly H[];
}): Extract<H, { kind: 'rain' }>[] =>
  scenario.hazards.filter((hazard): hazard is Extract<H, { kind: 'rain' }> => hazard.kind === 'rain');

/** What the waters of a scenario are called, by id: reservoirs, reaches and catchments that have names. */
export const waterNames = (scenario: {
  readonly hazards: readonly {
    readonly kind: string;
    readonly parts?: readonly { readonly id: string; readonly name?: Text | undefined }[];
  }[];
}): ReadonlyMap<string, Text> =>
  new Map(
    scenario.hazards.flatMap(({ parts = [] }) =>
      parts.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])),
    ),
  );

/** What danger areas, shelters and ways of warning are called, by kind and id. */
export const householdNames = ({
  households,
}: {
  readonly households?: { readonly [K in 'areas' | 'shelters' | 'channels']: readonly { id: string; name: Text }[] };
}): (readonly [string, Text])[] => [
  ...(households?.areas ?? []).map(({ id, name }) => [`area:${id}`, name] as const),
  ...(households?.shelters ?? []).map(({ id, name }) => [`shelter:${id}`, name] as const),
  ...(households?.channels ?? []).map(({ id, name }) => [`channel:${id}`, name] as const),
];

/** What receptors of a release are called, where they have a name. */
export const receptorNames = (scenario: {
  readonly hazards: readonly { readonly kind: string }[];
}): (readonly [string, Text])[] =>
  scenario.hazards.flatMap((hazard) =>
    hazard.kind !== 'chemical'
      ? []
      : (hazard as ChemicalSpec).receptors.flatMap(({ id, name }) =>
          name === undefined ? [] : [[`receptor:${id}`, typeof name === 'string' ? { zh: name, en: name } : name]],
        ),
  );

/** What reports, channels, figures, depots and variants of the plans are called, by kind and id. */
export const reportNames = (scenario: {
  readonly channels: readonly { readonly id: string; readonly name: Text }[];
  readonly reports: readonly { readonly id: string; readonly about: Text }[];
  readonly variants: readonly { readonly id: string; readonly name: Text }[];
  readonly support?: { readonly depots: readonly { readonly id: string; readonly name: Text }[] };
  readonly figures: readonly { readonly id: string; readonly name: Text }[];
}): (readonly [string, Text])[] => [
  ...scenario.channels.map(({ id, name }) => [`channel:${id}`, name] as const),
  ...(scenario.support?.depots ?? []).map(({ id, name }) => [`depot:${id}`, name] as const),
  ...scenario.variants.map(({ id, name }) => [`variant:${id}`, name] as const),
  ...scenario.reports.map(({ id, about }) => [`report:${id}`, about] as const),
  ...scenario.figures.map(({ id, name }) => [`figure:${id}`, name] as const),
];

/** What roads are called, by id: those with a name, and the links of sites. */
export const roadNames = (scenario: {
  readonly roads?: { readonly lines: readonly { readonly id: string; readonly name?: Text }[] };
  readonly sites: readonly { readonly id: string; readonly name: Text }[];
}): ReadonlyMap<string, Text> =>
  new Map([
    ...(scenario.roads?.lines ?? []).flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])),
    ...scenario.sites.map(
      ({ id, name: { zh, en } }) => [`to-${id}`, { zh: `${zh}的支路`, en: `the street to ${en}` }] as const,
    ),
  ]);

/** A device of a hazard, and what people do to it: while `when` holds it is set to `to`, else to `otherwise` or left as it is. */
export interface Device {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly hazard: string;
  readonly name: Text;
  readonly site?: string;
  readonly when: Condition;
  readonly to: number;
  readonly otherwise?: number;
  /** What it counts as before anybody touched it. */
  readonly begins: number;
  /** Change an hour; at once when absent. */
  readonly rate?: number;
  /** Time between its least and its most, up and down; as `rate` says when absent. */
  readonly rise?: Millis;
  readonly fall?: Millis;
}

/** Something that stands in wind and water, may fail, and is needed by others. */
export interface Asset extends Figured {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: Text;
  readonly site: string;
  /** Where they differ from its kind's (`hazards/consequences/fragility.ts`). */
  readonly limits: { readonly gust?: number; readonly depth?: number; readonly spread?: number };
  /** It works while one of these does, and `backup` ms longer. */
  readonly needs: readonly string[];
  readonly backup: Millis;
  /** Sites that have power from it. */
  readonly serves: readonly string[];
  /** While it is down it lies on this road, at its site. */
  readonly road?: string;
  /** When it works again; what failed for want of supply comes back with it. */
  readonly back?: Condition;
}

/** What teams drive on; the graph is made of it where it is wanted (`world/roads/graph.ts`). */
export interface Roads {
  readonly file: string;
  readonly lines: readonly RoadLine[];
  readonly closures: readonly Closure[];
}
/** A road is closed by order while `when` holds: the stretch at the site, or all of it. */
export interface Closure {
  readonly road: string;
  readonly when: Condition;
  readonly site?: string;
}

export interface Meta {
  readonly title: Text;
  readonly place: Text;
  /** Seconds since 1970-01-01 of the local civil time of StartEx (units/time parseLocal). */
  readonly startEx: number;
  readonly utcOffset: string;
  readonly endEx: DrillTime;
  readonly landfall?: DrillTime;
  readonly seed: number;
  /** Whom to call in a real emergency (NO DUFF), and the code word. */
  readonly contact: Text;
  readonly codeWord: Text;
  /** Said once where the drill is first seen: that it is invented, and what is. */
  readonly notice?: Text;
}

export type Exposure = 'sea' | 'open' | 'urban';
export interface Site extends Figured {
  readonly id: string;
  readonly name: Text;
  readonly at: LonLat;
  readonly exposure: Exposure;
  /** Where whoever is there stands, when not at it: what is worked at may lie in a pit, and nobody works from its ground. */
  readonly stand?: LonLat;
}

/** Where the people at each site stand, by its id. */
export const standsOf = (sites: readonly Site[]): ReadonlyMap<string, LonLat> =>
  new Map(sites.map(({ id, at, stand }) => [id, stand ?? at]));

export interface Post {
  readonly id: string;
  readonly level: PostLevel;
  readonly of?: string;
  readonly name: Text;
  readonly site?: string;
}

export interface Team extends Figured {
  readonly id: string;
  readonly kind: TeamKind;
  readonly name: Text;
  readonly people: number;
  /** A site. */
  readonly base: string;
  readonly post: string;
  readonly mode: 'simulated' | 'tabletop' | 'field';
  /** Commanded by its post, or asked (协商请). */
  readonly command: 'order' | 'request';
  readonly mobilise: Millis;
  /** km/h on the way; the kind's own unless the scenario says otherwise. */
  readonly speed: number;
  /** Seats for people it moves; none when absent. */
  readonly seats?: number;
  /** Shifts that take turns (AB 班); one when absent. */
  readonly shifts?: number;
  /** What it has with it, where teams are supported. */
  readonly carries?: Amounts;
  /** What all its people wear in gas; nothing when absent. */
  readonly wears?: SuitLevel;
  readonly equipment: readonly { readonly name: Text; readonly count: number }[];
}

/** A role somebody may hold. A post's seat follows `plan` while it is automatic. */
export interface Seat {
  readonly id: string;
  readonly role:
    | 'director'
    | 'controller'
    | 'evaluator'
    | 'safety-officer'
    | 'observer'
    | 'post'
    /** A department's at a headquarters (成员单位席). */
    | 'desk'
    | 'team-leader';
  /** The department, and the headquarters where it has its desk. */
  readonly desk?: MemberDesk;
  readonly post?: string;
  readonly plan?: string;
  /** How long an automatic seat takes to act, and how often it errs (0–1). */
  readonly skill: { readonly delay: Millis; readonly error: number };
  /** Time in the room that a person in the seat is given to answer. */
  readonly handling: Millis;
}

export interface Plan {
  readonly id: string;
  readonly rules: readonly Rule[];
}

/** When `when` first holds, the seat acts: exactly one of order, level, measure. */
export interface Rule {
  readonly id: string;
  readonly when: Condition;
  readonly after: Millis;
  readonly act: Act;
  /** On what ground, and what it demands in words. */
  readonly basis?: Text;
  readonly text?: Text;
  /** Followed only in these variants of the plans; in all when absent. */
  readonly only?: readonly string[];
}
export type Act =
  | {
      readonly type: 'order';
      readonly to: string;
      readonly task: Task;
      readonly site: string;
      readonly within?: Millis;
      readonly work?: Millis;
      readonly exercise?: string;
      /** The channel that is tried first. */
      readonly channel?: string;
      readonly stays: boolean;
    }
  | {
      /** The headquarters above is asked for a team. */
      readonly type: 'ask';
      readonly to: string;
      readonly task: Task;
      readonly site: string;
      readonly team?: string;
      readonly within?: Millis;
      readonly channel?: string;
    }
  | { readonly type: 'level'; readonly level: Level }
  | { readonly type: 'measure'; readonly measure: Measure; readonly exercise?: string };

/** How well plans are carried out (优、中、差): chosen at StartEx, to see that what is done decides the outcome. */
export interface Variant {
  readonly id: string;
  readonly name: Text;
  /** Automatic seats take so many times as long to act, to acknowledge and to write. */
  readonly pace: number;
  /** Rules that nobody follows. */
  readonly without: readonly string[];
}

export interface Exercise {
  readonly id: string;
  readonly kind: ExerciseKind;
  readonly name: Text;
  readonly site: string;
  readonly trigger: Condition;
  readonly lead: string;
  /** The first leads on site. */
  readonly teams: readonly string[];
  readonly window: { readonly from: DrillTime; readonly to: DrillTime };
  /** Work that is done only when it is done at each of its sites 逐点完成. */
  readonly atEach: readonly { readonly task: Task; readonly sites: readonly string[] }[];
}

/** What a hazard or the scenario makes happen at a place, at a time or when a condition first holds. */
export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly name: Text;
  readonly site: string;
  readonly at?: DrillTime;
  readonly when?: Condition;
  /** The incident is over when this first holds. */
  readonly until?: Condition;
  /** How it may be found; without any it is known as soon as it occurs. */
  readonly found?: readonly FindingWay[];
  /** Something is first done about it; without, a team's work at its site is. */
  readonly acted?: Condition;
  /** How great it is, as a number. */
  readonly size?: { readonly of: Condition; readonly unit: Text };
}

/** A way of finding an incident (发现途径): looked each `every` from `after` on, while `when` holds. */
export interface FindingWay {
  readonly by: Finding;
  readonly seat: string;
  readonly after: Millis;
  readonly every: Millis;
  readonly when?: Condition;
}

/** How messages go: they take `delay`, a share `loss` of them is lost, and none passes while `works` does not hold. */
export interface Channel {
  readonly id: string;
  readonly name: Text;
  readonly delay: Millis;
  readonly loss: number;
  readonly works?: Condition;
  /** Who has it; everybody when absent. */
  readonly seats?: readonly string[];
  /** It carries so far, km. */
  readonly range?: number;
  /** Somebody carries it, at so many km/h. */
  readonly speed?: number;
}

/** How orders, requests and injects travel (指挥链). Without it they arrive at once, and nobody is called again. */
export interface Chain {
  /** Channels in the order in which they are tried. */
  readonly by: readonly string[];
  /** Each link acknowledges within so long (叫应). */
  readonly acknowledge: Millis;
  /** What no channel carries for so long is given up. */
  readonly patience: Millis;
  /** Receipts of reports travel by channels, too, and may be lost. */
  readonly receipts?: 'channel';
  /** Who alone may order what (`authority.ts`). */
  readonly authority: readonly Authority[];
  /** How those answer that are asked and not ordered. */
  readonly terms: readonly Terms[];
  readonly checks: readonly DutyCheck[];
  /** Orders are looked at for their five parts. */
  readonly parts: boolean;
  /** Sites that go before others where several ask for one team. */
  readonly first: readonly string[];
}

/** A spot check of who is on duty (查岗). */
export interface DutyCheck {
  readonly id: string;
  readonly from: string;
  readonly of: readonly string[];
  readonly at: readonly DrillTime[];
  readonly within: Millis;
}

/** How some teams answer a request (协调商请). */
export interface Terms {
  readonly to: readonly string[];
  readonly answer?: Millis;
  readonly declines?: Condition;
  readonly because: DeclineReason;
  /** Busy, they offer to come so much later. */
  readonly later?: Millis;
}

export interface Authority {
  readonly acts: readonly (Measure | LevelAct | Task)[];
  readonly by: readonly string[];
}

/** The watch roster (值班值守): who is there when, and how often is consulted (会商). */
export interface WatchRoster {
  readonly shift: Millis;
  /** When watches first relieve each other. */
  readonly handover: DrillTime;
  readonly within: Millis;
  readonly consult: Partial<Readonly<Record<Level, Millis>>>;
  readonly grace: Millis;
  readonly posts: readonly PostRoster[];
}
export interface PostRoster {
  readonly post: string;
  readonly crews: readonly Text[];
  readonly leaders: Partial<Readonly<Record<Level, Text>>>;
}

/** Watches and leaders by name: `crew:<post>/<n>`, `leader:<post>/<level>`. */
export const rosterNames = ({ roster }: { readonly roster?: WatchRoster }): (readonly [string, Text])[] =>
  (roster?.posts ?? []).flatMap(({ post, crews, leaders }) => [
    ...crews.map((name, i) => [`crew:${post}/${i}`, name] as const),
    ...Object.entries(leaders).map(([level, name]) => [`leader:${post}/${level}`, name] as const),
  ]);

/** A figure that several seats may report (数据口径): what it really is, and how far two of them may lie apart. */
export interface Figure extends Figured {
  readonly id: string;
  readonly name: Text;
  readonly of: Condition;
  readonly unit: Text;
  readonly tolerance: number;
  readonly fresh: Millis;
}

/** Who owes whom a report (信息报送): from when, how soon it must arrive, what it must say, and when again. */
export interface ReportRule {
  readonly id: string;
  readonly about: Text;
  readonly when: Condition;
  readonly from: string;
  readonly to: string;
  readonly within: Millis;
  readonly prepare: Millis;
  readonly fields: readonly ReportField[];
  /** Channels in the order in which they are tried. */
  readonly by: readonly string[];
  readonly every?: Millis;
  readonly until?: Condition;
  readonly site?: string;
  readonly exercise?: string;
  /** Figures that it says. */
  readonly figures?: readonly string[];
  /** Waiting so long for a channel, it goes past its receiver. */
  readonly over?: { readonly to: string; readonly after: Millis };
}

export interface Inject {
  readonly id: string;
  /** 1-based place in the MSEL. */
  readonly number: number;
  readonly title: Text;
  readonly text: Text;
  readonly from: string;
  readonly to: readonly string[];
  readonly type: 'contextual' | 'scripted' | 'contingency' | 'adaptive' | 'administrative';
  readonly by: 'phone' | 'radio' | 'network' | 'written' | 'verbal' | 'messenger';
  readonly site?: string;
  readonly exercise?: string;
  /** Exactly one of at, when, after, parked. */
  readonly at?: DrillTime;
  readonly when?: Condition;
  readonly after?: {
    readonly inject: string;
    readonly state: 'released' | 'acknowledged' | 'complete' | 'expired';
    readonly delay: Millis;
  };
  readonly parked: boolean;
  /** `auto` is released when due, `manual` waits for a controller. */
  readonly release: 'auto' | 'manual';
  readonly expects: readonly ExpectedAction[];
  readonly note?: Text;
}

export interface ExpectedAction {
  readonly id: string;
  readonly name?: Text;
  readonly action: Condition;
  readonly within: Millis;
  /** The parked inject that a missed action arms. */
  readonly otherwise?: string;
}

export interface MarkWork {
  readonly site: string;
  readonly task: Task;
  readonly from: DrillTime;
  readonly to: DrillTime;
}
export interface Objective extends Figured {
  readonly id: string;
  readonly exercise?: string;
  readonly target: Text;
  /** Minutes (a number), or a yes or no. */
  readonly measure: Condition;
  readonly limit?: number;
  /** Latest time by which a yes-or-no measure must hold; EndEx when absent. */
  readonly by?: DrillTime;
  readonly hard: boolean;
  /** Teams inside whose safety limits the mark's clock runs (law 12). */
  readonly teams: readonly string[];
  /** Where and when the work it needs is done: a test holds the wind there against the teams' limits. */
  readonly work: readonly MarkWork[];
}

export interface Showing {
  readonly id: string;
  readonly name: Text;
  /** Time in the room; as the segments come to when absent. */
  readonly length?: Millis;
  readonly segments: readonly Segment[];
}
export interface Segment {
  readonly act?: Text;
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly mode: 'live' | 'compress' | 'jump';
  readonly factor: number;
  readonly answerSpeed: number;
  readonly narration?: Text;
}
