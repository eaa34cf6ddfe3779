/**
 * What a seat that does not see the truth is given of a drill (law 11): the scenario without its script, and the state as far as it
 * reached the seat. Both are written out field by field: a new field reaches nobody until somebody decides that it may.
 */
import type { Condition } from '../scenario/condition.ts';
import type { Inject, Scenario } from '../scenario/scenario.ts';
import { stormsOf } from '../scenario/scenario.ts';
import { awaitsAnswer, isUnderWay } from './demands.ts';
import { initialState } from './initial-state.ts';
import { wordings } from './rule-wording.ts';
import { circleOf } from './seats.ts';
import type { DrillState, InjectRecord, OrderRecord, PostState, ReportRecord } from './state.ts';

/**
 * The scenario as `seat` may have it: who and what there is, its own plan, and no inject, incident, mark or cause. Where storms are
 * foretold by bulletins their track is not known beforehand; where they are not, the track is the forecast that everybody has.
 */
export function toldScenario(scenario: Scenario, seat: string): Scenario {
  const circle = circleOf(scenario, seat);
  const own = scenario.seats.find(({ id }) => id === seat)?.plan;
  const { households, bulletins, roads, chain, roster } = scenario;
  const storms = stormsOf(scenario).map((storm) => (bulletins === undefined ? storm : { ...storm, track: [] }));
  return {
    id: scenario.id,
    format: scenario.format,
    meta: { ...scenario.meta, seed: 0 },
    provenance: {},
    map: scenario.map,
    terrain: [],
    ...(roads === undefined ? {} : { roads: { ...roads, closures: [] } }),
    ...(households === undefined ? {} : { households: toldHouseholds(households) }),
    ...(bulletins === undefined ? {} : { bulletins: { ...bulletins, alarms: [] } }),
    ...(roster === undefined ? {} : { roster }),
    // Whom one may ask and who may decide is public; how others will answer, and when one is called, is not.
    ...(chain === undefined ? {} : { chain: { ...chain, terms: [], checks: [], first: [] } }),
    hazards: storms,
    devices: [],
    sites: scenario.sites,
    posts: scenario.posts,
    teams: scenario.teams,
    seats: scenario.seats.map(({ plan, ...one }) => (plan === own && plan !== undefined ? { ...one, plan } : one)),
    plans: scenario.plans.filter(({ id }) => id === own),
    variants: [],
    exercises: scenario.exercises.map((exercise) => ({ ...exercise, trigger: NEVER, atEach: [] })),
    voices: scenario.voices,
    incidents: [],
    assets: [],
    channels: scenario.channels.map(({ works: _works, ...channel }) => ({ ...channel, loss: 0 })),
    figures: scenario.figures.map((figure) => ({ ...figure, of: NEVER })),
    reports: scenario.reports
      .filter(({ from, to }) => circle.has(from) || circle.has(to))
      .map(({ until: _until, ...rule }) => ({ ...rule, when: NEVER })),
    injects: [],
    objectives: [],
    showings: scenario.showings.map(({ segments, ...showing }) => ({
      ...showing,
      segments: segments.map(({ narration: _told, ...segment }) => segment),
    })),
  };
}

/** In the place of a condition that is nobody's to know. */
const NEVER: Condition = { source: 'false', reads: [], awaits: [], evaluate: () => false, holds: () => false };

type Households = NonNullable<Scenario['households']>;
/** Where people live and are taken in; not how they will answer, nor how the lists are wrong. */
const toldHouseholds = ({ barred: _barred, areas, shelters, channels, response, ...rest }: Households): Households => ({
  ...rest,
  areas: areas.map(({ wardens: _wardens, ...area }) => ({
    ...area,
    roster: { absent: 0, twice: 0, unlisted: 0, visitors: 0, special: 0, vehicle: 0, kin: 0 },
  })),
  shelters: shelters.map((shelter) => ({ ...shelter, open: NEVER })),
  channels: channels.map((channel) => ({ ...channel, when: NEVER, reach: 0, broadcast: 0, contagion: 0 })),
  response: { ...response, general: 0, personal: 0, refuse: 0, stubborn: 0, ready: 0, returning: 0 },
});

/** An inject as those have it to whom it was handed: what was said, by whom, to whom; not what is expected of them. */
const handed = ({ when: _when, after: _after, note: _note, ...inject }: Inject): Inject => ({
  ...inject,
  type: 'scripted',
  parked: false,
  expects: [],
});

/** Injects that were handed to `seat` by now, in the order of the script. */
export const handedTo = (scenario: Scenario, state: DrillState, seat: string): Inject[] =>
  scenario.injects
    .filter(({ id, to }) => to.includes(seat) && state.injects[id]?.delivered !== undefined)
    .map((inject) => handed(inject));

/** The drill as far as it reached `seat`. */
export function toldState(scenario: Scenario, state: DrillState, seat: string): DrillState {
  const circle = circleOf(scenario, seat);
  const among = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    circle.has(from) || circle.has(to);
  const blank = initialState(scenario);
  const { showing, jumpingTo, bulletins, startedAt, endedAt, frozenBy } = state;
  return {
    ...blank,
    ...defined({ showing, jumpingTo, bulletins, startedAt, endedAt, frozenBy }),
    at: state.at,
    phase: state.phase,
    warnings: state.warnings,
    posts: mapOf(state.posts, (post, id) => (circle.has(id) ? post : announced(post))),
    teams: { ...blank.teams, ...only(state.teams, (_, id) => circle.has(id)) },
    exercises: blank.exercises,
    incidents: {},
    assets: {},
    ...(blank.shelters === undefined
      ? {}
      : { shelters: mapOf(state.shelters ?? {}, ({ opened }) => ({ people: 0, written: 0, ...defined({ opened }) })) }),
    reports: mapOf(only(state.reports, among), (report) =>
      asSaid(circle.has(report.from) ? unconfirmed(report, circle.has(report.to)) : awaited(report), seat),
    ),
    ...defined({
      roster: state.roster && only(state.roster, (_, id) => circle.has(id)),
      endangered: state.endangered && only(state.endangered, (_, id) => circle.has(id)),
      known: state.known && only(state.known, (_, key) => key.startsWith(`${seat}/`)),
      disputes:
        state.disputes && only(state.disputes, ({ by, seats }) => [by, ...seats].some((one) => circle.has(one))),
    }),
    injects: Object.fromEntries(
      handedTo(scenario, state, seat).map(({ id }) => [id, reached(state.injects[id] as InjectRecord, seat)]),
    ),
    orders: mapOf(toldOrders(state, circle), (order) =>
      circle.has(order.from) ? given(order, circle.has(order.to)) : order,
    ),
    objectives: {},
    manned: only(state.manned, (_, id) => circle.has(id)),
    checklist: only(state.checklist, (item) => item.seat === seat),
    bookmarks: state.bookmarks.filter(({ by }) => by === seat),
  };
}

/** Those that it gave, or that have reached it. */
const toldOrders = (state: DrillState, circle: ReturnType<typeof circleOf>): DrillState['orders'] =>
  only(state.orders, (order) => circle.has(order.from) || (circle.has(order.to) && !isUnderWay(order)));

/** What plans say in words of the orders that `seat` has: their plans are not told. */
export const toldWordings = (scenario: Scenario, state: DrillState, seat: string): ReturnType<typeof wordings> =>
  wordings(scenario, toldOrders(state, circleOf(scenario, seat)));

/** Of another headquarters one knows what it announces. */
const announced = (post: PostState): PostState => ({ ...post, consulting: false, consultations: 0 });

/** Who sent a report knows that it came when its receipt has. */
function unconfirmed(report: ReportRecord, below: boolean): ReportRecord {
  const { received: _, unreceipted: __, ...known } = report;
  return below || report.receipt === undefined || report.confirmed !== undefined ? report : known;
}

/** Who waits for a report knows what came in, and nothing of one that is on its way or is lost. */
function awaited(report: ReportRecord): ReportRecord {
  if (report.received !== undefined) return report;
  const {
    sent: _sent,
    channel: _channel,
    fields: _fields,
    blocked: _blocked,
    figures: _figures,
    says: _says,
    ...rest
  } = report;
  return rest;
}

/** Who gives an order does not know what was lost on its way, nor that it came, or what its receiver said, before the answer is there. */
function given({ lost: _lost, received, ...order }: OrderRecord, below: boolean): OrderRecord {
  const came = below && received !== undefined ? { ...order, received } : order;
  if (!awaitsAnswer(order)) return came;
  const {
    acknowledged: _acknowledged,
    refused: _refused,
    reason: _reason,
    done: _done,
    answerBlocked: _blocked,
    ...rest
  } = came;
  return { ...rest, state: rest.overdue === undefined ? 'issued' : 'overdue' };
}

/** What another seat knew when it said a figure stays with that seat. */
const asSaid = (report: ReportRecord, seat: string): ReportRecord =>
  report.figures === undefined || report.from === seat
    ? report
    : { ...report, figures: report.figures.map((one) => ({ ...one, known: one.said, right: true })) };

function reached({ released, delivered, acknowledged, acknowledgedBy = [] }: InjectRecord, seat: string): InjectRecord {
  const mine = acknowledgedBy.includes(seat);
  return {
    play: mine ? 'acknowledged' : 'delivered',
    authoring: 'approved',
    ...defined({ released, delivered, ...(mine ? { acknowledged } : {}) }),
    acknowledgedBy: mine ? [seat] : [],
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
const only = <T>(records: Record<string, T>, wanted: (record: T, id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(records).filter(([id, record]) => wanted(record, id)));
const mapOf = <T, R>(records: Record<string, T>, make: (record: T, id: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [id, make(record, id)]));
