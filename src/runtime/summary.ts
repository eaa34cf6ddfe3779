/** What a drill came to (design 8.3). A part that is not built yet is absent, never zero. */
import { areasOf, HOLDS, missedIn, sumOf } from '../drill/areas.ts';
import { wrongIn } from '../drill/figures.ts';
import type { DrillState, IncidentRecord } from '../drill/state.ts';
import type { Finding, Outcome } from '../log/names.ts';
import { BEHAVIOUR } from '../log/vocabulary.ts';
import { follows, followsInWater, type Scenario } from '../scenario/scenario.ts';
import { HOUR, MINUTE } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { Tally } from './tally.ts';

export interface Summary {
  readonly scenario: string;
  readonly seed: number;
  readonly behaviour: number;
  /** Drill time at the end of the run. */
  readonly drillHours: number;
  /** Real time that the run took: the host's, and in no log. */
  readonly wallSeconds: number;
  readonly events: number;
  readonly commands: number;
  readonly logHash: string;
  /** Times are drill times in ms; absent means that it never came. */
  readonly exercises: readonly {
    readonly id: string;
    readonly state: string;
    readonly outcome?: Outcome;
    readonly reason?: string;
    readonly armedAt?: number;
    readonly underwayAt?: number;
    readonly controlledAt?: number;
    readonly concludedAt?: number;
  }[];
  readonly teams: readonly {
    readonly id: string;
    readonly people: number;
    readonly mode: string;
    readonly tasksDone: number;
  }[];
  readonly injects: InjectCounts;
  /** `value` in the measure's unit; absent, with `at`, for one that was never decided. */
  readonly objectives: readonly {
    readonly id: string;
    readonly met: boolean;
    readonly value?: number;
    readonly limit?: number;
    readonly at?: number;
    readonly hard: boolean;
  }[];
  /** Objectives met, of a hundred, less what alarms raised in vain cost. */
  readonly score: number;
  /** How well plans were carried out, where it was chosen. */
  readonly variant?: string;
  readonly orders: {
    readonly issued: number;
    readonly acknowledged: number;
    readonly refused: number;
    readonly overdue: number;
    /** Where orders travel: those of which a message was lost, that were called again for want of an answer, that never went out. */
    readonly lost?: number;
    readonly unanswered?: number;
    readonly undelivered?: number;
    /** Orders that lack a part (doctrine 2.4). */
    readonly incomplete?: number;
  };
  /** Spot checks (查岗): `answered` in time. Absent where nobody was called. */
  readonly duty?: { readonly called: number; readonly answered: number; readonly absent: number };
  /** Reports (信息报送): `onTime` arrived by their deadline, `complete` said all they must. Absent where none was ever owed. */
  readonly reports?: {
    readonly owed: number;
    readonly onTime: number;
    readonly late: number;
    readonly escalated: number;
    readonly missed: number;
    readonly complete: number;
    /** Figures said, those said otherwise than their sender knew them, and reports that went past a level. Absent without figures. */
    readonly figures?: number;
    readonly wrong?: number;
    readonly skippedLevels?: number;
    /** Figures of two seats that did not agree (口径不一), and how many were settled in time. */
    readonly disputed?: number;
    readonly settled?: number;
  };
  /** Incidents that say how they may be found (抢早抢小), that occurred: times in ms, minutes between them, sizes in each one's unit. */
  readonly incidents?: readonly IncidentFound[];
  /** Watches that relieved another, leaders called in and those not in in time, consultations held and missed. Absent without a roster. */
  readonly roster?: {
    readonly relieved: number;
    readonly leadersCalled: number;
    readonly leadersLate: number;
    readonly consultationsHeld: number;
    readonly consultationsMissed: number;
  };
  /** Alarms that were raised: whether what was known then, and what came, made them right, and what they cost. */
  readonly alarms?: readonly {
    readonly id: string;
    readonly raisedAt: number;
    readonly foreseen: boolean;
    readonly warranted: boolean;
    readonly vain: boolean;
    readonly cost?: number;
    readonly moved?: number;
  }[];
  /** `met` in time, `late` after the deadline, `missed` not at all. */
  readonly expectedActions: { readonly met: number; readonly late: number; readonly missed: number };
  /** Contingency injects that a missed action armed. */
  readonly contingencies: number;
  /** Households and people, as they really were; `missed` once the deadline came. Absent without danger areas. */
  readonly households?: HouseholdCounts;
  /** Who took in more of a release than an AEGL, and when first more than the highest of them. Absent where nobody is followed. */
  readonly doses?: readonly {
    readonly id: string;
    readonly aegl: number;
    readonly at: number;
    readonly people: number;
  }[];
  /** At the time when forces are to stand ready, and at landfall; absent without key sites. Share, minutes, teams, share. */
  readonly preposition?: {
    readonly keySitesCovered: number;
    readonly minutesSavedVsBase: number;
    readonly strandedAtLandfall?: number;
    readonly reserveShare: number;
  };
  /** See `Tally.exposures`; and orders that sent people out above a limit. */
  readonly safety: {
    readonly exposures: number;
    readonly ordersAboveLimit: number;
    /** See `Tally.endangered`; absent where no flood follows people. */
    readonly endangered?: number;
    /** People of teams who were hurt; absent where nothing is said of what keeps teams going. */
    readonly casualties?: number;
  };
  /** What kept teams going: shifts that took over, times that work stood still for want of something, and what depots gave. */
  readonly support?: {
    readonly reliefs: number;
    readonly stops: Readonly<Record<string, number>>;
    readonly drawn: Readonly<Record<string, number>>;
  };
}

export interface IncidentFound {
  readonly id: string;
  readonly occurredAt: number;
  readonly foundAt?: number;
  readonly by?: Finding;
  readonly actedAt?: number;
  readonly closedAt?: number;
  readonly unseenMinutes?: number;
  /** From when it was found; negative where something was done before anybody had said so. */
  readonly actedAfterMinutes?: number;
  readonly size?: { readonly found?: number; readonly acted?: number; readonly closed?: number };
}

export interface HouseholdCounts {
  /** Households really in danger areas at StartEx, and their people; all below in people. */
  readonly total: number;
  readonly people: number;
  readonly warned: number;
  readonly moved: number;
  readonly sheltered: number;
  readonly verified: number;
  readonly missed?: number;
  readonly householdsMissed?: number;
}

/** Injects that got as far: all planned ones, then each fact by itself; from `held` on, those that stand so at the end. */
export interface InjectCounts {
  readonly planned: number;
  readonly released: number;
  readonly delivered: number;
  readonly acknowledged: number;
  readonly responded: number;
  readonly complete: number;
  readonly held: number;
  readonly deferred: number;
  readonly skipped: number;
  readonly superseded: number;
  readonly failed: number;
  readonly expired: number;
}

/** The summary of a drill as `engine` stands now. */
export function summarise(engine: DrillEngine, tally: Tally, wallSeconds: number): Summary {
  const { scenario, state } = engine;
  return {
    scenario: scenario.id,
    seed: engine.seed,
    behaviour: BEHAVIOUR,
    drillHours: round(engine.now / HOUR),
    wallSeconds: round(wallSeconds),
    events: tally.events,
    commands: tally.commands,
    logHash: engine.log.logHash,
    exercises: scenario.exercises.map(({ id }) => exerciseOf(id, state)),
    teams: scenario.teams.map(({ id, people, mode }) => ({
      id,
      people,
      mode,
      tasksDone: state.teams[id]?.tasksDone ?? 0,
    })),
    injects: injectsOf(state),
    objectives: objectivesOf(scenario, state),
    score: scoreOf(scenario, state),
    ...(state.variant === undefined ? {} : { variant: state.variant.id }),
    orders: ordersOf(state),
    ...dutyOf(state),
    ...reportsOf(scenario, state),
    ...incidentsOf(scenario, state),
    ...watchesOf(state),
    ...alarmsOf(scenario, state),
    expectedActions: actionsOf(state),
    contingencies: tally.contingencies,
    ...(state.areas === undefined ? {} : { households: householdsOf(state) }),
    ...(follows(scenario) ? { doses: dosesOf(state) } : {}),
    ...placedOf(state),
    safety: {
      exposures: tally.exposures,
      ordersAboveLimit: state.breaches,
      ...(followsInWater(scenario) ? { endangered: tally.endangered } : {}),
      ...(state.depots === undefined ? {} : { casualties: hurtIn(state) }),
    },
    ...(state.depots === undefined
      ? {}
      : { support: { reliefs: tally.reliefs, stops: { ...tally.stops }, drawn: { ...tally.drawn } } }),
  };
}

/** Whether a hard criterion failed: what `run --strict` is about. */
export const failedHard = ({ objectives, safety }: Summary): boolean =>
  safety.ordersAboveLimit > 0 || objectives.some(({ hard, met }) => hard && !met);

const round = (n: number): number => Math.round(n * 1000) / 1000;
const count = <T>(items: readonly T[], holds: (item: T) => boolean): number => items.filter(holds).length;

function exerciseOf(id: string, state: DrillState): Summary['exercises'][number] {
  const record = state.exercises[id];
  if (record === undefined) return { id, state: 'planned' };
  const { outcome, reason, armedAt, underwayAt, controlledAt, concludedAt } = record;
  return {
    id,
    state: record.state,
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(armedAt === undefined ? {} : { armedAt }),
    ...(underwayAt === undefined ? {} : { underwayAt }),
    ...(controlledAt === undefined ? {} : { controlledAt }),
    ...(concludedAt === undefined ? {} : { concludedAt }),
  };
}

function injectsOf(state: DrillState): InjectCounts {
  const all = Object.values(state.injects);
  const standing = (play: string): number => count(all, (inject) => inject.play === play);
  return {
    planned: all.length,
    released: count(all, (inject) => inject.released !== undefined),
    delivered: count(all, (inject) => inject.delivered !== undefined),
    acknowledged: count(all, (inject) => inject.acknowledged !== undefined),
    responded: count(all, (inject) => inject.responded !== undefined),
    complete: count(all, (inject) => inject.completed !== undefined),
    held: standing('held'),
    deferred: standing('deferred'),
    skipped: standing('skipped'),
    superseded: standing('superseded'),
    failed: standing('failed'),
    expired: standing('expired'),
  };
}

function objectivesOf(scenario: Scenario, state: DrillState): Summary['objectives'] {
  return scenario.objectives.map(({ id, limit, hard }) => {
    const { met = false, value, at } = state.objectives[id] ?? {};
    return {
      id,
      met,
      ...(value === undefined ? {} : { value }),
      ...(limit === undefined ? {} : { limit }),
      ...(at === undefined ? {} : { at }),
      hard,
    };
  });
}

function householdsOf(state: DrillState): HouseholdCounts {
  const areas = areasOf(state, 'all');
  const people = (what: keyof typeof HOLDS): number => sumOf(areas, HOLDS[what])[1];
  const missed = missedIn(areas);
  return {
    total: sumOf(areas, HOLDS.people)[0],
    people: people('people'),
    warned: people('warned'),
    moved: people('moved'),
    sheltered: people('sheltered'),
    verified: people('verified'),
    ...(missed === undefined ? {} : { householdsMissed: missed[0], missed: missed[1] }),
  };
}

function dosesOf({ doses = {} }: DrillState): NonNullable<Summary['doses']> {
  return Object.entries(doses).map(([id, { passed, people }]) => ({
    id,
    aegl: passed.length,
    at: passed.at(-1) ?? 0,
    people: people.at(-1) ?? 0,
  }));
}

function placedOf({ placed, outside }: DrillState): Pick<Summary, 'preposition'> {
  if (placed === undefined) return {};
  return {
    preposition: {
      keySitesCovered: round(placed.covered / placed.sites),
      minutesSavedVsBase: placed.saved,
      ...(outside === undefined ? {} : { strandedAtLandfall: outside.length }),
      reserveShare: placed.reserve,
    },
  };
}

const hurtIn = ({ teams }: DrillState): number => Object.values(teams).reduce((sum, { hurt = 0 }) => sum + hurt, 0);

function scoreOf({ objectives }: Scenario, state: DrillState): number {
  const met = count(objectives, ({ id }) => state.objectives[id]?.met === true);
  const costs = Object.values(state.alarms ?? {}).reduce((sum, { cost = 0 }) => sum + cost, 0);
  return objectives.length === 0 ? 0 : Math.max(0, round((100 * met) / objectives.length - costs));
}

function ordersOf(state: DrillState): Summary['orders'] {
  const all = Object.values(state.orders);
  const travel = all.some(({ sent, blocked }) => sent !== undefined || blocked !== undefined);
  return {
    issued: all.length,
    acknowledged: count(all, (order) => order.acknowledged !== undefined),
    refused: count(all, (order) => order.refused !== undefined),
    overdue: count(all, (order) => order.overdue !== undefined),
    ...(travel
      ? {
          lost: count(all, ({ lost }) => lost !== undefined),
          unanswered: count(all, ({ unanswered }) => unanswered !== undefined),
          undelivered: count(all, ({ undelivered }) => undelivered !== undefined),
          incomplete: count(all, ({ missing }) => missing !== undefined),
        }
      : {}),
  };
}

function dutyOf({ duties = {} }: DrillState): Pick<Summary, 'duty'> {
  const all = Object.values(duties);
  if (all.length === 0) return {};
  const answered = count(all, (duty) => duty.answered !== undefined && duty.absent === undefined);
  return { duty: { called: all.length, answered, absent: count(all, ({ absent }) => absent !== undefined) } };
}

function reportsOf(scenario: Scenario, state: DrillState): Pick<Summary, 'reports'> {
  const { reports } = state;
  const all = Object.values(reports);
  if (all.length === 0) return {};
  return {
    reports: {
      owed: all.length,
      onTime: count(all, ({ received, late }) => received !== undefined && late === undefined),
      late: count(all, ({ late }) => late !== undefined),
      escalated: count(all, ({ escalated }) => escalated !== undefined),
      missed: count(all, ({ missed, received }) => missed !== undefined && received === undefined),
      complete: count(all, ({ fields, of }) => fields === of),
      ...(scenario.figures.length === 0 ? {} : figuresOf(state)),
    },
  };
}

function alarmsOf({ bulletins }: Scenario, { alarms = {} }: DrillState): Pick<Summary, 'alarms'> {
  if (bulletins === undefined || bulletins.alarms.length === 0) return {};
  return {
    alarms: Object.entries(alarms).map(([id, { raised, foreseen, warranted, vain, cost, moved }]) => ({
      id,
      raisedAt: raised,
      foreseen,
      warranted: warranted !== undefined,
      vain: vain !== undefined,
      ...(cost === undefined ? {} : { cost }),
      ...(moved === undefined ? {} : { moved }),
    })),
  };
}

function watchesOf({ roster }: DrillState): Pick<Summary, 'roster'> {
  if (roster === undefined) return {};
  const sum = (what: 'relieved' | 'called' | 'late' | 'held' | 'missed'): number =>
    Object.values(roster).reduce((all, record) => all + record[what], 0);
  return {
    roster: {
      relieved: sum('relieved'),
      leadersCalled: sum('called'),
      leadersLate: sum('late'),
      consultationsHeld: sum('held'),
      consultationsMissed: sum('missed'),
    },
  };
}

function incidentsOf({ incidents }: Scenario, state: DrillState): Pick<Summary, 'incidents'> {
  const followed = incidents.filter(({ found }) => found !== undefined);
  if (followed.length === 0) return {};
  return { incidents: followed.flatMap(({ id }) => incidentOf(id, state.incidents[id])) };
}

function incidentOf(id: string, record: IncidentRecord | undefined): IncidentFound[] {
  if (record?.occurred === undefined) return [];
  const { occurred, found, by, acted, closed, sizes } = record;
  return [
    {
      id,
      occurredAt: occurred,
      ...(found === undefined || by === undefined
        ? {}
        : { foundAt: found, by, unseenMinutes: round((found - occurred) / MINUTE) }),
      ...(acted === undefined ? {} : { actedAt: acted }),
      ...(closed === undefined ? {} : { closedAt: closed }),
      ...(found === undefined || acted === undefined ? {} : { actedAfterMinutes: round((acted - found) / MINUTE) }),
      ...(sizes === undefined ? {} : { size: sizes }),
    },
  ];
}

function figuresOf({ reports, disputes = {} }: DrillState): Partial<NonNullable<Summary['reports']>> {
  const all = Object.values(reports);
  const disputed = Object.values(disputes);
  return {
    figures: all.reduce((sum, { figures = [] }) => sum + figures.length, 0),
    wrong: all.reduce((sum, report) => sum + wrongIn(report), 0),
    skippedLevels: count(all, ({ past }) => past !== undefined),
    disputed: disputed.length,
    settled: count(disputed, ({ settled, deadline }) => settled !== undefined && settled <= deadline),
  };
}

function actionsOf(state: DrillState): Summary['expectedActions'] {
  const all = Object.values(state.actions);
  const done = all.filter((action) => action.met !== undefined);
  return {
    met: count(done, (action) => action.late !== true),
    late: count(done, (action) => action.late === true),
    missed: count(all, (action) => action.missed !== undefined && action.met === undefined),
  };
}
