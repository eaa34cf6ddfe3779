/**
 * All commands and events, one schema each: the whole language of a drill's log (design 7). A command is the only way
 * in, an event the only way out; both carry codes and ids, never words for people.
 */
import { z } from 'zod';
import { DANGERS, WHEELS } from '../hazards/consequences/in-water.ts';
import { byDeviceEvent } from '../hazards/device.ts';
import { PATTERNS } from '../hazards/drift/pattern.ts';
import {
  ASSET_CAUSES,
  AUTHORING_STATES,
  COLOURS,
  EXERCISE_KINDS,
  FINDINGS,
  FITNESS_STATES,
  GOODS,
  HINDRANCES,
  HOUSEHOLD_STATES,
  HURT_BY,
  INCIDENT_KINDS,
  LEVELS,
  LINK_STATES,
  MARKS,
  MEASURES,
  ORDER_PARTS,
  OUTCOMES,
  REPORT_FIELDS,
  ROAD_CAUSES,
  SEGMENT_MODES,
  TASKS,
  WARNING_FAMILIES,
  WATER_MARKS,
} from './names.ts';

z.config({ jitless: true });

const id = z.string();
const at = z.number().int();
const span = z.number().int().positive();
const lonLat = z.tuple([z.number(), z.number()]);
const task = z.enum(TASKS);
const path = z.array(lonLat);
const force = z.number().int();
const pair = z.tuple([z.number().int(), z.number().int()]);
const set = z.object({ device: id, value: z.number() });
/** What a report says of its fields. */
const says = z.partialRecord(z.enum(REPORT_FIELDS), z.string().max(300));
const counted = z.int().min(0).max(1_000_000);
/** Who and what of a field team is there (实到), as its leader counts: people, vehicles, pieces of equipment, and whether its safety officer is. */
const muster = z.strictObject({
  people: counted,
  vehicles: counted.optional(),
  equipment: counted.optional(),
  safetyOfficer: z.boolean().optional(),
});

/** Payloads of events, by type. `at`, `seq` and `cause` stand before them on the line. */
export const eventSchemas = {
  'drill.started': z.object({}),
  'drill.paused': z.object({}),
  'drill.resumed': z.object({}),
  'drill.jumped': z.object({ to: at }),
  /** A jump that somebody asked for is over: who sits in a seat acts again. */
  'jump.ended': z.object({}),
  'drill.ended': z.object({}),
  'drill.frozen': z.object({ by: id }),
  'drill.reviewed': z.object({}),
  'drill.faulted': z.object({ reason: z.string() }),
  'command.refused': z.object({ command: z.number().int(), code: z.string(), about: z.string().optional() }),
  /** An actor got something it has no transition for, or is finished: nothing is dropped in silence. */
  'message.refused': z.object({ to: id, message: z.string(), reason: z.string() }),
  'actor.faulted': z.object({ actor: id, message: z.string(), reason: z.string() }),

  /** A step of a hazard that led to something; the storm's centre then. Pressure in hPa, wind in m/s. */
  'hazard.stepped': z.object({
    hazard: id,
    centre: lonLat.optional(),
    pressure: z.number().optional(),
    vmax: z.number().optional(),
  }),
  /** Water so deep and fast for its cells that a solver cuts its steps, so as not to go unstable; `stretches` of 1/64 s in this minute. */
  'hazard.strained': z.object({ hazard: id, stretches: z.number().int() }),
  'hazard.eased': z.object({ hazard: id }),
  /** A storm foretold: hours ahead, lon, lat and the radius, km, of the circle of seven in ten; `rain` mm in 24 h where most falls. */
  'bulletin.issued': z.object({
    hazard: id,
    number: z.number().int(),
    from: id,
    track: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
    rain: z.number(),
    /** Eight times in ten it lies between these, mm; and the highest level at a gauge in the next day, m, likewise. */
    rainRange: z.tuple([z.number(), z.number()]).optional(),
    tide: z.number().optional(),
    tideRange: z.tuple([z.number(), z.number()]).optional(),
  }),
  /** `foreseen`: what was known then made it right. */
  'alarm.raised': z.object({ alarm: id, foreseen: z.boolean() }),
  'alarm.warranted': z.object({ alarm: id }),
  /** Raised in vain (空警): nothing bore it out; `cost` points, none where it was foreseen; `moved` people. */
  'alarm.vain': z.object({ alarm: id, cost: z.number(), moved: z.number().optional() }),
  'warning.issued': z.object({ hazard: id, family: z.enum(WARNING_FAMILIES), colour: z.enum(COLOURS) }),
  /** A water rose over one of its marks, or fell below it; `stage` m above the datum. */
  'water.passed': z.object({ water: id, mark: z.enum(WATER_MARKS), above: z.boolean(), stage: z.number() }),
  'incident.occurred': z.object({ incident: id, kind: z.enum(INCIDENT_KINDS), site: id }),
  /** Whoever `seat` is has learnt of it by `by`; `size` in the incident's own unit, where it has one. */
  'incident.found': z.object({ incident: id, by: z.enum(FINDINGS), seat: id, size: z.number().optional() }),
  /** Something is first done about it: `team` began its work there, where it is work. */
  'incident.acted': z.object({ incident: id, team: id.optional(), size: z.number().optional() }),
  'incident.closed': z.object({ incident: id, size: z.number().optional() }),
  /** Something that stands in wind and water fell, or failed for want of what it needs; `value` m/s of gust or m of water. */
  'asset.failed': z.object({ asset: id, by: z.enum(ASSET_CAUSES), value: z.number().optional() }),
  'asset.restored': z.object({ asset: id }),
  /**
   * Somebody has taken in more of a release than an AEGL: a team, a danger area or a receptor, by id. `ppm` breathed evenly for
   * `minutes` is as much as it was; `people` were there.
   */
  'dose.passed': z.object({
    hazard: id,
    who: id,
    level: z.number().int(),
    minutes: z.number().int(),
    ppm: z.number(),
    people: z.number().int().optional(),
  }),
  /**
   * Water is dangerous for who stands in it on foot, a team or a danger area, by id: for some, most or all of them (`danger`), by its
   * depth, m, and speed, m/s; `people` were there. And no longer.
   */
  'people.endangered': z.object({
    hazard: id,
    who: id,
    danger: z.enum(DANGERS),
    depth: z.number(),
    speed: z.number(),
    people: z.number().int(),
  }),
  'people.safe': z.object({ hazard: id, who: id }),
  /** A team that waits draws back from dangerous water, and stands again where it was once that has run off. */
  'team.withdrawn': z.object({ team: id, hazard: id }),
  'team.stands': z.object({ team: id, hazard: id }),
  /** The first of a release runs out of its storm drain into the sea. */
  'release.reached': z.object({ hazard: id }),
  /** A sortie of a search is over, and has not found: pattern, and the probabilities of area, detection and success. */
  'search.swept': z.object({
    hazard: id,
    team: id,
    pattern: z.enum(PATTERNS),
    poc: z.number(),
    pod: z.number(),
    pos: z.number(),
  }),
  /** What is adrift has been found, after so many hours; so many of its people live. */
  'search.found': z.object({
    hazard: id,
    team: id,
    place: lonLat,
    hours: z.number(),
    alive: z.number().int(),
    people: z.number().int(),
  }),
  /** A stretch of a road keeps off all vehicles, or those that its water stops; `value` m of water. `road` `to-<site>` is a site's link. */
  'road.blocked': z.object({
    road: id,
    stretch: z.number().int(),
    by: z.enum(ROAD_CAUSES),
    place: lonLat,
    value: z.number().optional(),
    stops: z.array(z.enum(WHEELS)).optional(),
  }),
  'road.open': z.object({ road: id, stretch: z.number().int() }),

  /** Who is really in an area at StartEx, and who stands on its list and is away: households and people. */
  'area.peopled': z.object({ area: id, home: pair, away: pair }),
  /** A way of warning begins to spread; the wardens of an area go out to call; a shelter opens. */
  'areas.warned': z.object({ channel: id, areas: z.array(id) }),
  'area.called': z.object({ area: id, people: z.number().int() }),
  'shelter.opened': z.object({ shelter: id }),
  /** Households of an area that moved on alike in one step; `by` a channel, team, shelter, post, `people` or `wardens`. */
  'households.moved': z.object({
    area: id,
    from: z.enum(HOUSEHOLD_STATES),
    to: z.enum(HOUSEHOLD_STATES),
    households: z.number().int(),
    people: z.number().int(),
    by: id,
    /** The household, when it is an exception told singly: `<area>#<number>`. */
    household: z.string().optional(),
  }),
  /** Households under way to a shelter, or to kin at a site, to whom water on the road ahead leaves a longer way, or none: they wait before it. */
  'households.hindered': z.object({
    area: id,
    shelter: id.optional(),
    site: id.optional(),
    how: z.enum(HINDRANCES),
    households: z.number().int(),
    people: z.number().int(),
    road: id.optional(),
  }),
  /** Really in danger when the deadline came, and in no verified state (不漏一户). */
  'household.missed': z.object({
    household: z.string(),
    area: id,
    people: z.number().int(),
    state: z.enum(HOUSEHOLD_STATES),
    listed: z.boolean(),
  }),
  'households.counted': z.object({ missed: z.number().int(), people: z.number().int() }),

  /** How forces stand when they are to be ready: key sites that a fit team reaches in time, minutes nearer than from base, share of people free. */
  'forces.placed': z.object({
    covered: z.number().int(),
    sites: z.number().int(),
    uncovered: z.array(id),
    saved: z.number(),
    reserve: z.number(),
  }),
  /** Teams on the road or stranded at landfall. */
  'forces.outside': z.object({ teams: z.array(id) }),

  /** A device set by what people do; `value` in the unit of its kind (hazards/device.ts). */
  ...byDeviceEvent(set),

  'inject.authored': z.object({ inject: id, state: z.enum(AUTHORING_STATES) }),
  'inject.armed': z.object({ inject: id }),
  'inject.due': z.object({ inject: id }),
  'inject.released': z.object({ inject: id, by: id, to: z.array(id) }),
  'inject.sent': z.object({ inject: id, channel: id }),
  'inject.lost': z.object({ inject: id, channel: id }),
  'inject.blocked': z.object({ inject: id, channel: id }),
  'inject.delivered': z.object({ inject: id }),
  'inject.acknowledged': z.object({ inject: id, by: id }),
  'inject.responded': z.object({ inject: id }),
  'inject.completed': z.object({ inject: id }),
  'inject.held': z.object({ inject: id, by: id }),
  'inject.deferred': z.object({ inject: id, until: at, reason: z.string() }),
  'inject.skipped': z.object({ inject: id, reason: z.string() }),
  'inject.superseded': z.object({ inject: id, by: id }),
  'inject.failed': z.object({ inject: id, reason: z.string() }),
  'inject.expired': z.object({ inject: id }),
  'action.owed': z.object({ action: id, inject: id, deadline: at }),
  'action.met': z.object({ action: id, inject: id, late: z.boolean() }),
  'action.missed': z.object({ action: id, inject: id }),
  'contingency.armed': z.object({ inject: id, missed: id }),

  'exercise.armed': z.object({ exercise: id }),
  'exercise.underway': z.object({ exercise: id }),
  'exercise.step': z.object({ exercise: id, step: z.string() }),
  'exercise.controlled': z.object({ exercise: id }),
  /** `undone`: where the work of `reason` was still to be done, of the several places that it must be done at. */
  'exercise.concluded': z.object({
    exercise: id,
    outcome: z.enum(OUTCOMES),
    reason: z.string().optional(),
    undone: z.array(id).optional(),
  }),

  /** `by` is the desk that decided it, where that was not the post itself. */
  'post.level': z.object({
    post: id,
    level: z.enum(LEVELS),
    rule: id.optional(),
    order: id.optional(),
    by: id.optional(),
  }),
  'post.consulting': z.object({ post: id }),
  'post.consulted': z.object({ post: id }),
  /** A watch (班次) takes over: `<post>/<number>`, from 0 in the roster's order. */
  'roster.relieved': z.object({ post: id, crew: id }),
  /** Whom this level calls for (`leader`: `<post>/<level>`) must come in (领导带班) by `deadline`. */
  'leader.called': z.object({ post: id, level: z.enum(LEVELS), leader: id, deadline: at }),
  'leader.arrived': z.object({ post: id, level: z.enum(LEVELS), leader: id }),
  'leader.late': z.object({ post: id, level: z.enum(LEVELS), leader: id }),
  /** The consultation that was due has not begun. */
  'consultation.missed': z.object({ post: id, level: z.enum(LEVELS) }),
  /** `by` is the desk that decided it, where that was not the post itself. */
  'post.measure': z.object({
    post: id,
    measure: z.enum(MEASURES),
    rule: id,
    exercise: id.optional(),
    by: id.optional(),
  }),
  /** A rule of a post's plan goes to the desk that may decide on it. */
  'desk.asked': z.object({ rule: id, post: id, desk: id }),

  /** `order` is the plan rule's id, or `cmd-<seq>`; `kind` request is a 协调商请 to forces the post does not command. */
  'order.issued': z.object({
    order: id,
    kind: z.enum(['order', 'request']),
    from: id,
    to: id,
    task: z.union([task, z.literal('respond')]),
    site: id.optional(),
    level: z.enum(LEVELS).optional(),
    deadline: at.optional(),
    exercise: id.optional(),
    /** The channel that whoever gave it chose, what they said, and on what ground. */
    channel: id.optional(),
    text: z.string().optional(),
    basis: z.string().optional(),
    /** The desk that gave it in the post's name. */
    by: id.optional(),
    /** The team that a district asks the post above for. */
    team: id.optional(),
    /** Parts of an order that it lacks, where the scenario looks at them (doctrine 2.4). */
    missing: z.array(z.enum(ORDER_PARTS)).optional(),
  }),
  /** What a rule asks for stands already: `about`. */
  'rule.refused': z.object({ rule: id, code: z.string(), about: id }),
  /** A spot check of who is on duty (查岗); `channel` none where nothing reaches them. */
  'duty.called': z.object({ call: id, check: id, from: id, of: id, deadline: at, channel: id.optional() }),
  'duty.answered': z.object({ call: id, by: id, late: z.boolean() }),
  'duty.absent': z.object({ call: id, of: id, reached: z.boolean() }),
  /** Who was asked can come from `from` on; who asked takes it; a headquarters gives a team to who asked. */
  'request.offered': z.object({ order: id, by: id, from: at }),
  'request.accepted': z.object({ order: id, by: id }),
  'request.granted': z.object({ order: id, by: id, team: id }),
  /** Several ask one headquarters for one team; it goes to `order`, over the others. */
  'conflict.arose': z.object({ team: id, orders: z.array(id) }),
  'conflict.settled': z.object({ team: id, order: id, over: z.array(id), by: id }),
  /** On its way by `channel`; `by` calls: who gave it, or the next link up (叫应). Only acknowledgement shows that it came. */
  'order.sent': z.object({ order: id, channel: id, by: id.optional() }),
  'order.lost': z.object({ order: id, channel: id }),
  /** No channel carries it now; `channel` is the one that would be used first. */
  'order.blocked': z.object({ order: id, channel: id }),
  'order.received': z.object({ order: id, channel: id }),
  /** No acknowledgement in time: `by` calls again. */
  'order.unanswered': z.object({ order: id, by: id }),
  /** Nothing carried it for too long: given up. */
  'order.undelivered': z.object({ order: id, channel: id }),
  /** Whether it is taken on travels back: lost on the way, kept by no channel, or with who gave the order. */
  'answer.lost': z.object({ order: id, channel: id }),
  'answer.blocked': z.object({ order: id, channel: id }),
  'order.answered': z.object({ order: id, channel: id }),
  'order.withheld': z.object({ order: id, to: id, force, limit: force }),
  'order.acknowledged': z.object({ order: id, by: id }),
  'order.refused': z.object({ order: id, by: id, reason: z.string() }),
  'order.done': z.object({ order: id, by: id }),
  'order.overdue': z.object({ order: id }),
  /** How well plans are carried out, chosen at StartEx. */
  'plans.chosen': z.object({ variant: id, pace: z.number() }),
  'rule.suppressed': z.object({ rule: id }),

  'team.mustering': z.object({ team: id, order: id, until: at }),
  /** One leg of motion: a path of [lon, lat], travelled evenly from `depart` to `arrive`, or by `times` at its points (design 7, Motion). */
  'team.departed': z.object({
    team: id,
    order: id.optional(),
    site: id,
    path,
    times: z.array(at).optional(),
    depart: at,
    arrive: at,
    home: z.boolean(),
  }),
  /** Another way to the same place, from where it was; `road` is what keeps it off the old one. */
  'team.rerouted': z.object({
    team: id,
    order: id.optional(),
    site: id,
    path,
    times: z.array(at),
    depart: at,
    arrive: at,
    home: z.boolean(),
    road: id.optional(),
  }),
  'team.stopped': z.object({ team: id, place: lonLat }),
  'team.arrived': z.object({ team: id, site: id, order: id.optional() }),
  'team.working': z.object({ team: id, order: id, task, site: id, until: at }),
  'team.suspended': z.object({ team: id, order: id, task, left: at }),
  'team.done': z.object({ team: id, order: id, task, site: id }),
  'team.returned': z.object({ team: id }),
  'team.held': z.object({ team: id, force, limit: force }),
  /** It stands in the hot zone of a gas without air of its own, or no longer does. */
  'team.alarmed': z.object({ team: id, hazard: id, inside: z.boolean() }),
  'team.cleared': z.object({ team: id, force, limit: force }),
  'team.fitness': z.object({ team: id, fitness: z.enum(FITNESS_STATES) }),
  /** The next shift takes over (AB 班), fresh; shifts are numbered from 1. */
  'team.relieved': z.object({ team: id, shift: z.number().int() }),
  /** Work stops for want of something, or of firm ground (`footing`); `left` is the work still to be done. */
  'team.lacking': z.object({
    team: id,
    order: id,
    task,
    of: z.enum([...GOODS, 'rest', 'change', 'footing']),
    left: at,
  }),
  /** Taken from a depot for a team, which it reaches at `arrive`. */
  'stock.drawn': z.object({ depot: id, team: id, goods: z.enum(GOODS), amount: z.number().int(), arrive: at }),
  /** No depot has so much of it, or none can send it now. */
  'stock.short': z.object({ team: id, goods: z.enum(GOODS), amount: z.number().int() }),
  'team.supplied': z.object({ team: id, depot: id, goods: z.enum(GOODS), amount: z.number().int() }),
  'team.used': z.object({ team: id, order: id, goods: z.enum(GOODS), amount: z.number().int() }),
  /** Its tanks are down to a share. */
  'team.low': z.object({ team: id, fuel: z.number() }),
  /** So many of its people are hurt and out of it. */
  'team.casualties': z.object({ team: id, people: z.number().int(), by: z.enum(HURT_BY) }),
  'team.link': z.object({ team: id, link: z.enum(LINK_STATES) }),
  /** `site` is where it was going, `road` what keeps it off, where there are roads. */
  'team.stranded': z.object({ team: id, place: lonLat, site: id.optional(), road: id.optional() }),
  'team.freed': z.object({ team: id }),
  'team.marked': z.object({ team: id, mark: z.enum(MARKS), muster: muster.optional() }),
  'team.faulted': z.object({ team: id, reason: z.string() }),
  'safety.breached': z.object({ order: id, team: id, force, limit: force }),

  /** `value` in the measure's unit (minutes for `minutes(…)`), holding time already taken off (law 12). */
  'objective.met': z.object({ objective: id, value: z.number() }),
  'objective.missed': z.object({ objective: id, value: z.number().optional() }),

  'seat.taken': z.object({ seat: id }),
  'seat.released': z.object({ seat: id }),
  /** What the plan asks of a seat that somebody holds, and that it is done: by `order`, or by a level or measure. */
  'checklist.due': z.object({ rule: id, seat: id }),
  'checklist.done': z.object({ rule: id, seat: id, order: id.optional() }),
  /** A person is given their handling time (design 6.3): a later deadline than the scenario's; never an earlier one. */
  'deadline.extended': z.object({ of: z.enum(['order', 'action', 'report']), id, deadline: at }),
  /** A report that somebody owes (信息报送); the second of its rule is `<rule>#2`. `fields` so many of `of` that it must say. */
  'report.owed': z.object({ report: id, rule: id, from: id, to: id, deadline: at, of: z.number().int() }),
  /** No channel carries it now: it waits; `channel` is the one that would be used first. */
  'report.blocked': z.object({ report: id, channel: id }),
  'report.lost': z.object({ report: id, channel: id }),
  'report.sent': z.object({
    report: id,
    channel: id,
    fields: z.number().int(),
    missing: z.array(z.enum(REPORT_FIELDS)),
    /** Its sender does not know that it came before its receipt has. */
    receipt: z.literal(true).optional(),
    /** In the words of who sent it, field by field. */
    says: says.optional(),
    figures: z.array(z.object({ figure: id, said: z.number(), known: z.number(), right: z.boolean(), at })).optional(),
  }),
  /** A seat has looked, and knows this of a figure (数据口径) from now on. */
  'figure.seen': z.object({ figure: id, seat: id, value: z.number() }),
  /** No channel reaches who should have it: it goes to the level above (越级). */
  'report.skipped': z.object({ report: id, past: id, to: id }),
  /** Two seats told `by` figures of the same thing that do not agree (口径不一): both must look again. */
  'figures.disputed': z.object({
    dispute: id,
    figure: id,
    by: id,
    seats: z.array(id),
    reports: z.array(id),
    said: z.array(z.number()),
    deadline: at,
  }),
  'figure.stated': z.object({ dispute: id, figure: id, by: id, value: z.number() }),
  'figures.settled': z.object({ dispute: id, figure: id, value: z.number() }),
  'figures.unsettled': z.object({ dispute: id, figure: id }),
  'report.received': z.object({ report: id, by: id, late: z.boolean() }),
  /** Its receipt travels back (收悉): lost on the way, kept by no channel, or with who sent the report, who sends it again if none comes. */
  'receipt.lost': z.object({ report: id, channel: id }),
  'receipt.blocked': z.object({ report: id, channel: id }),
  'report.confirmed': z.object({ report: id, channel: id }),
  'report.repeated': z.object({ report: id, channel: id }),
  /** Not there at its deadline; `channel` where that is why. */
  'report.late': z.object({ report: id, channel: id.optional() }),
  /** Who waits for it asks (催报). */
  'report.escalated': z.object({ report: id, by: id }),
  'report.missed': z.object({ report: id }),
  'report.made': z.object({ from: id, to: id.optional(), about: id, text: z.string() }),
  'bookmark.set': z.object({ note: z.string(), by: id }),
  /** `segment` of the showing begins, or what a change of it left over; `factor` times real time, or `answerSpeed` while a person owes an answer. */
  'segment.began': z.object({
    showing: id,
    segment: z.number().int(),
    mode: z.enum(SEGMENT_MODES),
    factor: z.number(),
    answerSpeed: z.number(),
    to: at,
  }),
  'segment.changed': z.object({ change: z.enum(['shorten', 'lengthen', 'skip']), by: at.optional() }),
} as const;

export type EventType = keyof typeof eventSchemas;
export const EVENT_TYPES = Object.keys(eventSchemas) as EventType[];
/** zod gives an empty object the type of a record that may hold nothing; a payload without keys is just that. */
type Keys<T> = string extends keyof T ? unknown : T;
export type Payload<T extends EventType> = Keys<z.infer<(typeof eventSchemas)[T]>>;
/** A fact as a machine states it: type and payload; the kernel adds time, seq and cause. */
export type Fact = { [T in EventType]: { readonly type: T } & Readonly<Payload<T>> }[EventType];
export type FactOf<T extends EventType> = Extract<Fact, { type: T }>;
/** A fact with its place in the log. `cause` is the seq of the command or event that led to it; 0 for none. */
export type DrillEvent = Fact & { readonly at: number; readonly seq: number; readonly cause: number };
export type EventOf<T extends EventType> = Extract<DrillEvent, { type: T }>;

const inject = z.object({ inject: id });
const asked = z.object({
  to: id,
  task,
  site: id.optional(),
  within: at.optional(),
  exercise: id.optional(),
  channel: id.optional(),
  text: z.string().max(2000).optional(),
  /** On what ground: a signal, a plan's clause. */
  basis: z.string().max(500).optional(),
});
/** What may be asked from outside, by type (design 7). `seat` and, in the log, `at` and `seq` stand before it. */
export const commandSchemas = {
  startex: z.object({ showing: id.optional(), variant: id.optional() }),
  pause: z.object({}),
  resume: z.object({}),
  jump: z.object({ to: at }),
  endex: z.object({}),
  noduff: z.object({}),
  order: asked,
  /** Of forces that the seat does not command; or of the post above, which may be asked for a certain `team`. */
  request: asked.extend({ team: id.optional() }),
  /** Answers to a request: another time, by so much later; taking that; a team, from a headquarters. */
  offer: z.object({ of: id, by: at }),
  accept: z.object({ of: id }),
  grant: z.object({ of: id, team: id }),
  level: z.object({
    level: z.enum(LEVELS),
    basis: z.string().max(500).optional(),
    text: z.string().max(2000).optional(),
  }),
  measure: z.object({ measure: z.enum(MEASURES), exercise: id.optional() }),
  /**
   * `figures`: what it says of the figures that it must say; what the seat knows where it is silent. `fields`: which of those that
   * it must say it says; all of them where there is no such list. `says`: in what words, field by field.
   */
  report: z.object({
    to: id.optional(),
    about: id,
    text: z.string().max(2000),
    figures: z.record(id, z.number()).optional(),
    fields: z.array(z.enum(REPORT_FIELDS)).optional(),
    says: says.optional(),
  }),
  acknowledge: z.object({ of: id }),
  /** An order or a request that somebody does not take on. */
  refuse: z.object({ of: id, reason: z.string().min(1).max(500) }),
  'inject.release': inject,
  'inject.hold': inject,
  'inject.skip': inject.extend({ reason: z.string().max(200).optional() }),
  'inject.fire': inject,
  'inject.defer': inject.extend({ by: at, reason: z.string().max(200).optional() }),
  /** All that waits for its time, later or earlier by so much, gaps kept; what would be past is due at once. */
  'script.later': z.object({ by: span }),
  'script.earlier': z.object({ by: span }),
  'segment.shorten': z.object({ by: at }),
  'segment.lengthen': z.object({ by: at }),
  'segment.skip': z.object({}),
  'seat.take': z.object({ take: id }),
  'seat.release': z.object({ release: id }),
  mark: z.object({ team: id, mark: z.enum(MARKS), muster: muster.optional() }),
  bookmark: z.object({ note: z.string().max(500) }),
  suppress: z.object({ rule: id }),
} as const;

export type Muster = z.infer<typeof muster>;
export type CommandType = keyof typeof commandSchemas;
export const COMMAND_TYPES = Object.keys(commandSchemas) as CommandType[];
/** An act from outside, before it has a time and a number. */
export type Command = {
  [T in CommandType]: {
    readonly seat: string;
    /** The seat that wrote down what this one said (代录). */
    readonly enteredBy?: string;
    readonly type: T;
  } & Readonly<Keys<z.infer<(typeof commandSchemas)[T]>>>;
}[CommandType];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
export type LoggedCommand = Command & { readonly at: number; readonly seq: number };

/** A file that the scenario names, as the header lists it; `text` for the small ones that the engine reads. */
const headerFile = z.object({
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  text: z.string().optional(),
});
export const headerSchema = z.object({
  line: z.literal('header'),
  format: z.number().int(),
  behaviour: z.number().int(),
  scenario: z.object({ id, hash: z.string(), text: z.string() }),
  files: z.array(headerFile),
  seed: z.number().int(),
  arithmetic: z.string(),
  /** By which table of seats a drill of behaviour 4 was decided; later ones are by that of their behaviour. */
  rights: z.number().int().optional(),
  forkedFrom: z.object({ logHash: z.string(), at, dropped: z.array(z.union([z.number(), z.string()])) }).optional(),
  h: z.string(),
});
export type Header = z.infer<typeof headerSchema>;
export type HeaderFile = z.infer<typeof headerFile>;

export interface Check {
  readonly at: number;
  readonly fold: string;
  readonly kernel: string;
  readonly hazards?: string;
}
/** A line of the log after its header. */
export type Entry =
  | ({ readonly line: 'event'; readonly h: string } & DrillEvent)
  | ({ readonly line: 'command'; readonly h: string } & LoggedCommand)
  | ({ readonly line: 'check'; readonly h: string } & Check)
  | { readonly line: 'end'; readonly lines: number; readonly sha256: string; readonly h?: string };

export const FORMAT = 1;
/** Raised whenever a golden hash changes on purpose (design 7). */
export const BEHAVIOUR = 5;
export { EXERCISE_KINDS };
