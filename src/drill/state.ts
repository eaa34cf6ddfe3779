/**
 * What is known of a drill at a moment, folded from its events and nothing else (law 3). Plain JSON: it is cloned,
 * hashed, sent to the page and kept in keyframes.
 */

import type { Vehicle } from '../hazards/consequences/in-water.ts';
import type {
  AssetCause,
  AuthoringState,
  Colour,
  DrillPhase,
  ExerciseState,
  Finding,
  Fitness,
  Goods,
  HouseholdState,
  IncidentKind,
  Level,
  LinkState,
  Mark,
  OrderPart,
  OrderState,
  Outcome,
  PlayState,
  ReportField,
  RoadCause,
  SafetyState,
  SegmentMode,
  TeamState,
  WaterMark,
} from '../log/names.ts';
import type { Muster } from '../log/vocabulary.ts';

/** Times are drill times in ms; absent means not yet. */
export type Moment = number;
type LonLat = readonly [number, number];

export interface DrillState {
  at: Moment;
  phase: DrillPhase;
  startedAt?: Moment;
  endedAt?: Moment;
  frozenBy?: string;
  /** By hazard id. */
  warnings: Record<string, { typhoon: Colour; rainstorm: Colour; surge?: Colour; wave?: Colour; since: Moment }>;
  /** The latest bulletin of each storm. Absent before the first. */
  bulletins?: Record<string, BulletinRecord>;
  /** Alarms that were raised. Absent before the first. */
  alarms?: Record<string, AlarmRecord>;
  posts: Record<string, PostState>;
  /** Who is on watch (值班值守), by post. Absent before StartEx and without a roster. */
  roster?: Record<string, RosterRecord>;
  teams: Record<string, TeamRecord>;
  exercises: Record<string, ExerciseRecord>;
  incidents: Record<string, IncidentRecord>;
  /** Grids whose solver cuts its steps, since when. Absent while none ever did. */
  strained?: Record<string, Moment>;
  /** Marks that each water stands above. */
  waters: Record<string, WaterMark[]>;
  /** `by` while it is down. */
  assets: Record<string, { failed?: Moment; restored?: Moment; by?: AssetCause }>;
  /** By road: its stretches that are blocked, and when it last was and was open again. Absent while nothing ever blocked it. */
  roads: Record<string, RoadRecord>;
  /** By danger area and shelter: where people are, in households and people. Absent where a scenario has none. */
  areas?: Record<string, AreaRecord>;
  shelters?: Record<string, { opened?: Moment; people: number; written: number }>;
  /** What is left in each depot. Absent where a scenario has none. */
  depots?: Record<string, Partial<Record<Goods, number>>>;
  /** How forces stood when they were to be ready, and who was outside at landfall. */
  placed?: { covered: number; sites: number; saved: number; reserve: number };
  outside?: string[];
  /** Who has taken in more of a release than an AEGL: teams, danger areas and receptors. Absent while nobody has. */
  doses?: Record<string, DoseRecord>;
  /** Whom water over the ground endangers now, since when, and how many of them (1 some, 2 most, 3 all). Absent while it never did. */
  endangered?: Record<string, { hazard: string; since: Moment; level: number }>;
  /** When each release reached the sea. */
  spills?: Record<string, Moment>;
  /** How the search for each thing adrift has gone. Absent before the first sortie. */
  searches?: Record<string, SearchRecord>;
  /** Spot checks of who is on duty, by call. Absent before the first. */
  duties?: Record<string, DutyRecord>;
  /** What seats have seen of figures, by seat and figure (`laoshan/moved`). Absent before anybody looked. */
  known?: Record<string, { value: number; at: Moment }>;
  /** Figures of the same thing that did not agree, in order. Absent while there was none. */
  disputes?: Record<string, DisputeRecord>;
  /** Reports that were owed, in order. */
  reports: Record<string, ReportRecord>;
  injects: Record<string, InjectRecord>;
  actions: Record<string, { inject: string; deadline: Moment; met?: Moment; late?: boolean; missed?: Moment }>;
  orders: Record<string, OrderRecord>;
  objectives: Record<string, { met?: boolean; value?: number; at?: Moment }>;
  /** What devices were last set to: all that people do to hazards (see `hazards/hazard.ts`, `Surroundings.setting`). */
  settings: Record<string, number>;
  /** How well plans are carried out, where it was chosen. */
  variant?: { id: string; pace: number };
  /** Seats held by a person (`attendance.ts`); all others follow their plans. */
  manned: Record<string, true>;
  /** What plans ask of seats held by a person, by rule: since when, and what did it. */
  checklist: Record<string, ChecklistItem>;
  /** The part of the showing that is on. */
  showing?: { id: string; segment: number; mode: SegmentMode; factor: number; answerSpeed: number; to: Moment };
  /** Where a jump that somebody asked for ends. */
  jumpingTo?: Moment;
  suppressed: Record<string, true>;
  bookmarks: { at: Moment; note: string; by: string }[];
  breaches: number;
  refusals: number;
}

export interface PostState {
  level: Level;
  since: Moment;
  /** First time each level was reached. */
  raised: Partial<Record<Level, Moment>>;
  measures: Record<string, Moment>;
  consulting: boolean;
  consultations: number;
}

export interface RosterRecord {
  /** Which watch, since when, and how many have relieved another. */
  crew: string;
  since: Moment;
  relieved: number;
  /** Whom the highest level so far called in. */
  leader?: { level: Level; called: Moment; deadline: Moment; arrived?: Moment; late?: Moment };
  called: number;
  late: number;
  /** The event from which the next consultation is reckoned. */
  rhythm?: number;
  held: number;
  missed: number;
}

export interface IncidentRecord {
  kind: IncidentKind;
  site: string;
  occurred?: Moment;
  found?: Moment;
  /** How, and who knew first. */
  by?: Finding;
  seat?: string;
  acted?: Moment;
  closed?: Moment;
  /** How great it was at each of these moments, in its own unit. */
  sizes?: { found?: number; acted?: number; closed?: number };
}

export interface AreaRecord {
  /** Households and people by state; those that nothing moved yet are under `home` and `away`. */
  counts: Partial<Record<HouseholdState, [households: number, people: number]>>;
  /** Since when each channel spreads, and its wardens call. */
  warned: Record<string, Moment>;
  called?: Moment;
  /** Set when the deadline has come. */
  missed?: [households: number, people: number];
}

export interface SearchRecord {
  /** Sorties of each team that have ended without finding. */
  sorties: Record<string, number>;
  found?: { at: Moment; team: string; place: LonLat; hours: number; alive: number; people: number };
}

export interface DoseRecord {
  /** When AEGL-1, 2 and 3 were first passed; with 2, 1 has been too. */
  passed: Moment[];
  /** People that were there then. */
  people: number[];
  /** The highest by each release, and the even concentration, ppm, over so many minutes that passed it. */
  by: Record<string, { level: number; minutes: number; ppm: number }>;
}

/** See `bulletin.issued`. */
export interface BulletinRecord {
  number: number;
  issued: Moment;
  track: [number, number, number, number][];
  rain: number;
  /** See `bulletin.issued`; with `tide` on the bulletins. */
  rainRange?: [number, number];
  tide?: number;
  tideRange?: [number, number];
}

export interface AlarmRecord {
  raised: Moment;
  foreseen: boolean;
  warranted?: Moment;
  vain?: Moment;
  cost?: number;
  moved?: number;
}

export interface DutyRecord {
  check: string;
  from: string;
  of: string;
  called: Moment;
  deadline: Moment;
  /** None where nothing reached them. */
  channel?: string;
  answered?: Moment;
  absent?: Moment;
}

export interface ReportRecord {
  rule: string;
  from: string;
  to: string;
  owed: Moment;
  deadline: Moment;
  of: number;
  sent?: Moment;
  channel?: string;
  fields?: number;
  received?: Moment;
  /** Its sender waits for a receipt; since when one was kept by no channel, when it came, and how often the report went again. */
  receipt?: true;
  unreceipted?: Moment;
  confirmed?: Moment;
  repeats?: number;
  late?: Moment;
  escalated?: Moment;
  missed?: Moment;
  /** The channel for want of which it waits or came late. */
  blocked?: string;
  /** What it said of figures, and of its fields in words. */
  figures?: SaidFigure[];
  says?: Says;
  /** Whom it should have gone to, when it went past them. */
  past?: string;
}

/** The words of a report, field by field. */
export type Says = Readonly<Partial<Record<ReportField, string>>>;
/** What a report said of a figure, what its sender knew then and whether that agrees, and when they had looked. */
export interface SaidFigure {
  figure: string;
  said: number;
  known: number;
  right: boolean;
  at: Moment;
}

export interface DisputeRecord {
  figure: string;
  by: string;
  seats: string[];
  reports: string[];
  since: Moment;
  deadline: Moment;
  /** By seat, what it says having looked again. */
  stated: Record<string, number>;
  settled?: Moment;
  unsettled?: Moment;
}

export interface RoadRecord {
  blocked?: Moment;
  reopened?: Moment;
  /** By stretch, in the order in which they were blocked. */
  stretches: Record<string, RoadBlock>;
}
export interface RoadBlock {
  by: RoadCause;
  place: LonLat;
  /** Depth when it was noted, m. */
  value?: number;
  /** What the water stops; all vehicles when absent. */
  stops?: Vehicle[];
}

/** A leg under way or just ended: where a team is between events follows from it. */
export interface Leg {
  site: string;
  path: LonLat[];
  /** When each point of the path is passed; evenly when absent. */
  times?: Moment[];
  depart: Moment;
  arrive: Moment;
  home: boolean;
}

export interface TeamRecord {
  state: TeamState;
  since: Moment;
  fitness: Fitness;
  link: LinkState;
  safety: SafetyState;
  /** The site it is at, when it is at one. */
  site?: string;
  /** Where it stands when it is not under way. */
  place: LonLat;
  leg?: Leg;
  order?: string;
  task?: string;
  /** Where it was going when it was stranded. */
  bound?: string;
  /** When the present mustering, leg or work will end, as planned. */
  until?: Moment;
  /** First arrival by site; last end by task. */
  arrived: Record<string, Moment>;
  done: Record<string, Moment>;
  tasksDone: number;
  /** Holding spans, for scores (law 12): closed ones, and the open one's start. */
  held: [Moment, Moment][];
  holdingSince?: Moment;
  mark?: Mark;
  /** Who and what of a field team was there when its leader last counted (应到/实到). */
  muster?: Muster & { at: Moment };
  lastNews: Moment;
  fault?: string;
  /** Where teams are supported: the shift that is on, what it has with it, the share of fuel once that is low, for want of what it stands. */
  shift?: number;
  stock?: Partial<Record<Goods, number>>;
  fuel?: number;
  lacks?: Goods | 'rest' | 'change' | 'footing';
  /** The flood whose water it has drawn back from while it waits. */
  withdrawn?: string;
  /** The order at which a crew of it works in suits. */
  suited?: string;
  /** People who are hurt and out of it. */
  hurt?: number;
  /** The gas whose hot zone it stands in without air of its own. */
  gas?: string;
}

export interface ExerciseRecord {
  state: ExerciseState;
  outcome?: Outcome;
  reason?: string;
  /** Sites at which the work of `reason` was still to be done. */
  undone?: readonly string[];
  /** The latest milestone, and when each was first reached. */
  step?: string;
  steps: Record<string, Moment>;
  armedAt?: Moment;
  underwayAt?: Moment;
  controlledAt?: Moment;
  concludedAt?: Moment;
}

export interface ChecklistItem {
  seat: string;
  due?: Moment;
  done?: Moment;
  /** The order that did it. */
  order?: string;
}

/** Plan and fact apart (law 5): no time here ever overwrites another. */
export interface InjectRecord {
  play: PlayState;
  authoring: AuthoringState;
  planned?: Moment;
  armed?: Moment;
  due?: Moment;
  released?: Moment;
  releasedBy?: string;
  delivered?: Moment;
  acknowledged?: Moment;
  /** The seats that have. */
  acknowledgedBy?: string[];
  responded?: Moment;
  completed?: Moment;
  deferredTo?: Moment;
  reason?: string;
  /** The channel by which it came, and since when nothing carried it. */
  channel?: string;
  blocked?: Moment;
}

export interface OrderRecord {
  kind: 'order' | 'request';
  from: string;
  to: string;
  task: string;
  site?: string;
  exercise?: string;
  state: OrderState;
  issued: Moment;
  deadline?: Moment;
  /** Where orders travel: when it last went, by what, when it came, since when nothing carried it; and how often it was called again. */
  sent?: Moment;
  channel?: string;
  /** Who called last: the answer goes there. */
  caller?: string;
  received?: Moment;
  blocked?: Moment;
  undelivered?: Moment;
  /** When who gave it had the answer; and since when nothing carried that. */
  answered?: Moment;
  answerBlocked?: Moment;
  unanswered?: Moment;
  calls?: number;
  /** What was lost on the way, which nobody knows. */
  lost?: number;
  text?: string;
  /** On what ground. */
  basis?: string;
  /** The desk that gave it. */
  by?: string;
  /** Of a request: the team that is asked for, the time that was offered and when that was taken, the team that was given. */
  team?: string;
  offer?: Moment;
  accepted?: Moment;
  granted?: string;
  /** Parts that the order lacks. */
  missing?: readonly OrderPart[];
  acknowledged?: Moment;
  refused?: Moment;
  reason?: string;
  done?: Moment;
  overdue?: Moment;
}
