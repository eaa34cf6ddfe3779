/**
 * Folds events into what is known (law 3): the one place where a fact changes a state. Each event's handler says which
 * records it touched, as `kind:id`; conditions are tried again by these keys, and the running hash takes them in.
 */
import { DANGERS } from '../hazards/consequences/in-water.ts';
import type { Goods, HouseholdState } from '../log/names.ts';
import type { DrillEvent, EventOf, EventType } from '../log/vocabulary.ts';
import type {
  AreaRecord,
  DisputeRecord,
  DrillState,
  ExerciseRecord,
  IncidentRecord,
  InjectRecord,
  Leg,
  OrderRecord,
  PostState,
  ReportRecord,
  RosterRecord,
  SearchRecord,
  TeamRecord,
} from './state.ts';

/** Told of each record that an event changed. */
export type Touch = (key: string) => void;

type Handler<T extends EventType> = (state: DrillState, event: EventOf<T>, touch: Touch) => void;

const team =
  (change: (record: TeamRecord, event: never) => void) =>
  (state: DrillState, event: { team: string; at: number }, touch: Touch) => {
    const record = state.teams[event.team];
    if (record === undefined) return;
    change(record, event as never);
    record.lastNews = event.at;
    touch(`team:${event.team}`);
  };
const moved = (record: TeamRecord, state: TeamRecord['state'], at: number, until?: number): void => {
  record.state = state;
  record.since = at;
  if (until === undefined) delete record.until;
  else record.until = until;
};
const inject =
  (change: (record: InjectRecord, event: never) => void) =>
  (state: DrillState, event: { inject: string }, touch: Touch) => {
    const record = state.injects[event.inject];
    if (record === undefined) return;
    change(record, event as never);
    touch(`inject:${event.inject}`);
  };
const played = (
  play: InjectRecord['play'],
  time?: 'armed' | 'due' | 'released' | 'delivered' | 'responded' | 'completed',
) =>
  inject((record, event: { at: number }) => {
    record.play = play;
    if (time !== undefined) record[time] ??= event.at;
  });
const exercise =
  (change: (record: ExerciseRecord, event: never) => void) =>
  (state: DrillState, event: { exercise: string }, touch: Touch) => {
    const record = state.exercises[event.exercise];
    if (record === undefined) return;
    change(record, event as never);
    touch(`exercise:${event.exercise}`);
  };
const post =
  (change: (record: PostState, event: never) => void) => (state: DrillState, event: { post: string }, touch: Touch) => {
    const record = state.posts[event.post];
    if (record === undefined) return;
    change(record, event as never);
    touch(`level:${event.post}`);
  };
const order =
  (change: (record: OrderRecord, event: never) => void) =>
  (state: DrillState, event: { order: string }, touch: Touch) => {
    const record = state.orders[event.order];
    if (record === undefined) return;
    change(record, event as never);
    touch(`order:${event.order}`);
    // Conditions know an order given by hand by the rule that asked for it.
    for (const [rule, item] of Object.entries(state.checklist)) if (item.order === event.order) touch(`order:${rule}`);
  };
const phase = (to: DrillState['phase']) => (state: DrillState, _: unknown, touch: Touch) => {
  state.phase = to;
  touch('drill:');
};
const area =
  (change: (record: AreaRecord, event: never) => void) =>
  (state: DrillState, event: { area: string }, touch: Touch) => {
    const record = state.areas?.[event.area];
    if (record === undefined) return;
    change(record, event as never);
    touch(`area:${event.area}`);
    touch('area:all');
  };
const add = ({ counts }: AreaRecord, at: HouseholdState, households: number, people: number): void => {
  const [h, p] = counts[at] ?? [0, 0];
  counts[at] = [h + households, p + people];
};
function sized(record: IncidentRecord | undefined, when: 'found' | 'acted' | 'closed', size: number | undefined): void {
  if (record !== undefined && size !== undefined) record.sizes = { ...record.sizes, [when]: size };
}

/** One event that changes records of two kinds. */
const each =
  <E>(...handlers: readonly ((state: DrillState, event: E, touch: Touch) => void)[]) =>
  (state: DrillState, event: E, touch: Touch) => {
    for (const handle of handlers) handle(state, event, touch);
  };

const roster =
  (change: (record: RosterRecord, event: never) => void) =>
  (state: DrillState, event: { post: string }, touch: Touch) => {
    const record = state.roster?.[event.post];
    if (record === undefined) return;
    change(record, event as never);
    touch(`roster:${event.post}`);
  };

const dispute =
  (change: (record: DisputeRecord, event: never) => void) =>
  (state: DrillState, event: { dispute: string }, touch: Touch) => {
    const record = state.disputes?.[event.dispute];
    if (record === undefined) return;
    change(record, event as never);
    touch(`dispute:${event.dispute}`);
  };

/** Conditions know a report by its rule: the latest of it. */
const told = (id: string, touch: Touch): void => {
  touch(`report:${id}`);
  const rule = id.replace(/#\d+$/, '');
  if (rule !== id) touch(`report:${rule}`);
};
const report =
  (change: (record: ReportRecord, event: never) => void) =>
  (state: DrillState, event: { report: string }, touch: Touch) => {
    const record = state.reports[event.report];
    if (record === undefined) return;
    change(record, event as never);
    told(event.report, touch);
  };
const set = (state: DrillState, event: { device: string; value: number }, touch: Touch): void => {
  state.settings[event.device] = event.value;
  touch(`device:${event.device}`);
};
/** Who sits in a seat acts, or no longer: a jump begins or ends. */
const seats = (state: DrillState, touch: Touch): void => {
  for (const seat of Object.keys(state.manned)) touch(`seat:${seat}`);
};
const nothing = (): void => {};

const handlers: { readonly [T in EventType]: Handler<T> } = {
  'drill.started': (state, event, touch) => {
    state.startedAt = event.at;
    phase('running')(state, event, touch);
  },
  'drill.paused': phase('paused'),
  'drill.resumed': (state, event, touch) => {
    delete state.frozenBy;
    const going = state.endedAt !== undefined ? 'ended' : state.startedAt === undefined ? 'briefed' : 'running';
    phase(going)(state, event, touch);
  },
  'drill.jumped': (state, event, touch) => {
    state.jumpingTo = event.to;
    seats(state, touch);
  },
  'jump.ended': (state, _, touch) => {
    delete state.jumpingTo;
    seats(state, touch);
  },
  'drill.ended': (state, event, touch) => {
    state.endedAt = event.at;
    phase('ended')(state, event, touch);
  },
  'drill.frozen': (state, event, touch) => {
    state.frozenBy = event.by;
    phase('frozen')(state, event, touch);
  },
  'drill.reviewed': phase('reviewed'),
  'drill.faulted': nothing,
  'command.refused': (state) => {
    state.refusals += 1;
  },
  'message.refused': nothing,
  'actor.faulted': (state, event, touch) => {
    const record = state.teams[event.actor];
    if (record === undefined) return;
    moved(record, 'faulted', event.at);
    record.fault = event.reason;
    touch(`team:${event.actor}`);
  },

  'hazard.stepped': nothing,
  'alarm.raised': (state, { alarm, foreseen, at }, touch) => {
    state.alarms = { ...state.alarms, [alarm]: { raised: at, foreseen } };
    touch(`alarm:${alarm}`);
  },
  'alarm.warranted': (state, { alarm, at }, touch) => {
    const record = state.alarms?.[alarm];
    if (record !== undefined) record.warranted = at;
    touch(`alarm:${alarm}`);
  },
  'alarm.vain': (state, { alarm, cost, moved, at }, touch) => {
    const record = state.alarms?.[alarm];
    if (record !== undefined) Object.assign(record, { vain: at, cost }, moved === undefined ? {} : { moved });
    touch(`alarm:${alarm}`);
  },
  'bulletin.issued': (state, { hazard, number, track, rain, rainRange, tide, tideRange, at }, touch) => {
    const ranges = {
      ...(rainRange === undefined ? {} : { rainRange }),
      ...(tide === undefined ? {} : { tide }),
      ...(tideRange === undefined ? {} : { tideRange }),
    };
    state.bulletins = { ...state.bulletins, [hazard]: { number, issued: at, track, rain, ...ranges } };
    touch(`bulletin:${hazard}`);
  },
  'warning.issued': (state, event, touch) => {
    const warning = state.warnings[event.hazard];
    if (warning === undefined) return;
    warning[event.family] = event.colour;
    warning.since = event.at;
    touch(`warning:${event.hazard}`);
  },
  'hazard.strained': (state, { hazard, at }, touch) => {
    state.strained = { ...state.strained, [hazard]: at };
    touch(`strained:${hazard}`);
  },
  'hazard.eased': (state, { hazard }, touch) => {
    const { [hazard]: _eased, ...others } = state.strained ?? {};
    state.strained = others;
    touch(`strained:${hazard}`);
  },
  'water.passed': (state, event, touch) => {
    const others = (state.waters[event.water] ?? []).filter((mark) => mark !== event.mark);
    state.waters[event.water] = event.above ? [...others, event.mark] : others;
    touch(`marks:${event.water}`);
  },
  'incident.occurred': (state, event, touch) => {
    state.incidents[event.incident] = { kind: event.kind, site: event.site, occurred: event.at };
    touch(`incident:${event.incident}`);
  },
  'incident.closed': (state, event, touch) => {
    const record = state.incidents[event.incident];
    if (record !== undefined) record.closed = event.at;
    sized(record, 'closed', event.size);
    touch(`incident:${event.incident}`);
  },
  'incident.found': (state, { incident, by, seat, size, at }, touch) => {
    const record = state.incidents[incident];
    if (record !== undefined) Object.assign(record, { found: at, by, seat });
    sized(record, 'found', size);
    touch(`incident:${incident}`);
  },
  'incident.acted': (state, { incident, size, at }, touch) => {
    const record = state.incidents[incident];
    if (record !== undefined) record.acted = at;
    sized(record, 'acted', size);
    touch(`incident:${incident}`);
  },
  'asset.failed': (state, event, touch) => {
    state.assets[event.asset] = { ...state.assets[event.asset], failed: event.at, by: event.by };
    touch(`asset:${event.asset}`);
  },
  'asset.restored': (state, event, touch) => {
    const { failed } = state.assets[event.asset] ?? {};
    state.assets[event.asset] = { ...(failed === undefined ? {} : { failed }), restored: event.at };
    touch(`asset:${event.asset}`);
  },

  'dose.passed': (state, { hazard, who, level, minutes, ppm, people = 0, at }, touch) => {
    state.doses ??= {};
    state.doses[who] ??= { passed: [], people: [], by: {} };
    const record = state.doses[who];
    while (record.passed.length < level) {
      record.passed.push(at);
      record.people.push(people);
    }
    record.by[hazard] = { level, minutes, ppm };
    touch(`dose:${who}`);
  },

  'people.endangered': (state, { hazard, who, danger, at }, touch) => {
    const level = DANGERS.indexOf(danger) + 1;
    const since = state.endangered?.[who]?.since ?? at;
    state.endangered = { ...state.endangered, [who]: { hazard, since, level } };
    for (const key of ['endangered', 'team', 'area']) touch(`${key}:${who}`);
  },
  'people.safe': (state, { who }, touch) => {
    const { [who]: _safe, ...others } = state.endangered ?? {};
    state.endangered = others;
    for (const key of ['endangered', 'team', 'area']) touch(`${key}:${who}`);
  },

  'team.withdrawn': team((record, event: EventOf<'team.withdrawn'>) => {
    record.withdrawn = event.hazard;
  }),
  'team.stands': team((record) => {
    delete record.withdrawn;
  }),

  'release.reached': (state, { hazard, at }, touch) => {
    state.spills = { ...state.spills, [hazard]: at };
    touch(`release:${hazard}`);
  },

  'search.swept': (state, { hazard, team: by }, touch) => {
    const { sorties } = searchOf(state, hazard);
    sorties[by] = (sorties[by] ?? 0) + 1;
    touch(`search:${hazard}`);
  },
  'search.found': (state, { hazard, team: by, place, hours, alive, people, at }, touch) => {
    searchOf(state, hazard).found = { at, team: by, place, hours, alive, people };
    touch(`search:${hazard}`);
  },

  'road.blocked': (state, { road, stretch, by, place, value, stops, at }, touch) => {
    const { stretches = {}, reopened } = state.roads[road] ?? {};
    stretches[stretch] = {
      by,
      place,
      ...(value === undefined ? {} : { value }),
      ...(stops === undefined ? {} : { stops }),
    };
    state.roads[road] = { blocked: at, ...(reopened === undefined ? {} : { reopened }), stretches };
    touch(`road:${road}`);
  },
  'road.open': (state, { road, stretch, at }, touch) => {
    const record = state.roads[road];
    if (record !== undefined) {
      delete record.stretches[stretch];
      if (Object.keys(record.stretches).length === 0) record.reopened = at;
    }
    touch(`road:${road}`);
  },

  'area.peopled': area((record, { home, away }: EventOf<'area.peopled'>) => {
    record.counts = { home: [...home], away: [...away] };
  }),
  'areas.warned': (state, { channel, areas, at }, touch) => {
    for (const id of areas) {
      const record = state.areas?.[id];
      if (record !== undefined) record.warned[channel] = at;
      touch(`area:${id}`);
    }
    touch('area:all');
  },
  'area.called': area((record, event: EventOf<'area.called'>) => {
    record.called = event.at;
  }),
  'shelter.opened': (state, event, touch) => {
    const record = state.shelters?.[event.shelter];
    if (record !== undefined) record.opened = event.at;
    touch(`shelter:${event.shelter}`);
  },
  'households.moved': (state, event, touch) => {
    const { households, people } = event;
    area((record: AreaRecord) => {
      add(record, event.from, -households, -people);
      add(record, event.to, households, people);
    })(state, event, touch);
    const shelter = state.shelters?.[event.by];
    if (shelter === undefined) return;
    if (event.to === 'sheltered') shelter.people += people;
    if (event.to === 'registered') shelter.written += people;
    if (event.to === 'returned') {
      shelter.people -= people;
      if (event.from === 'registered') shelter.written -= people;
    }
    touch(`shelter:${event.by}`);
  },
  'households.hindered': nothing,
  'household.missed': area((record, event: EventOf<'household.missed'>) => {
    const [households, people] = record.missed ?? [0, 0];
    record.missed = [households + 1, people + event.people];
  }),
  'households.counted': (state, _, touch) => {
    for (const [id, record] of Object.entries(state.areas ?? {})) {
      record.missed ??= [0, 0];
      touch(`area:${id}`);
    }
    touch('area:all');
  },

  'forces.placed': (state, { covered, sites, saved, reserve }, touch) => {
    state.placed = { covered, sites, saved, reserve };
    touch('placed:');
  },
  'forces.outside': (state, { teams }, touch) => {
    state.outside = [...teams];
    touch('placed:');
  },

  'pump.set': set,
  'gate.set': set,
  'line.raised': set,
  'breach.opened': set,
  'leak.set': set,
  'drain.set': set,
  'repair.done': set,
  'cast.set': set,
  'domain.begun': set,
  'people.left': set,
  'plan.set': set,
  'search.set': set,

  'inject.authored': inject((record, event: EventOf<'inject.authored'>) => {
    record.authoring = event.state;
  }),
  'inject.armed': played('armed', 'armed'),
  'inject.due': played('due', 'due'),
  'inject.released': inject((record, event: EventOf<'inject.released'>) => {
    record.play = 'released';
    record.released = event.at;
    record.releasedBy = event.by;
  }),
  'inject.sent': inject((record, event: EventOf<'inject.sent'>) => {
    record.channel = event.channel;
  }),
  'inject.lost': nothing,
  'inject.blocked': inject((record, event: EventOf<'inject.blocked'>) => {
    record.blocked = event.at;
  }),
  'inject.delivered': played('delivered', 'delivered'),
  'inject.acknowledged': inject((record, event: EventOf<'inject.acknowledged'>) => {
    if (record.play === 'delivered') record.play = 'acknowledged';
    record.acknowledged = event.at;
    record.acknowledgedBy = [...(record.acknowledgedBy ?? []), event.by];
  }),
  'inject.responded': played('responded', 'responded'),
  'inject.completed': played('complete', 'completed'),
  'inject.held': played('held'),
  'inject.deferred': inject((record, event: EventOf<'inject.deferred'>) => {
    record.play = 'deferred';
    record.deferredTo = event.until;
    record.reason = event.reason;
  }),
  'inject.skipped': inject((record, event: EventOf<'inject.skipped'>) => {
    record.play = 'skipped';
    record.reason = event.reason;
  }),
  'inject.superseded': played('superseded'),
  'inject.failed': inject((record, event: EventOf<'inject.failed'>) => {
    record.play = 'failed';
    record.reason = event.reason;
  }),
  'inject.expired': played('expired'),
  'action.owed': (state, event, touch) => {
    state.actions[event.action] = { inject: event.inject, deadline: event.deadline };
    touch(`action:${event.action}`);
  },
  'action.met': (state, event, touch) => {
    const action = state.actions[event.action];
    if (action !== undefined) {
      action.met = event.at;
      action.late = event.late;
    }
    touch(`action:${event.action}`);
  },
  'action.missed': (state, event, touch) => {
    const action = state.actions[event.action];
    if (action !== undefined) action.missed = event.at;
    touch(`action:${event.action}`);
  },
  'contingency.armed': nothing,

  'exercise.armed': exercise((record, event: EventOf<'exercise.armed'>) => {
    record.state = 'armed';
    record.armedAt = event.at;
  }),
  'exercise.underway': exercise((record, event: EventOf<'exercise.underway'>) => {
    record.state = 'underway';
    record.underwayAt = event.at;
  }),
  'exercise.step': exercise((record, event: EventOf<'exercise.step'>) => {
    record.step = event.step;
    record.steps[event.step] ??= event.at;
  }),
  'exercise.controlled': exercise((record, event: EventOf<'exercise.controlled'>) => {
    record.controlledAt = event.at;
  }),
  'exercise.concluded': exercise((record, event: EventOf<'exercise.concluded'>) => {
    record.state = 'concluded';
    record.outcome = event.outcome;
    if (event.reason !== undefined) record.reason = event.reason;
    if (event.undone !== undefined) record.undone = event.undone;
    record.concludedAt = event.at;
  }),

  'post.level': each(
    post((record, event: EventOf<'post.level'>) => {
      record.level = event.level;
      record.since = event.at;
      record.raised[event.level] ??= event.at;
    }),
    roster((record, { seq }: EventOf<'post.level'>) => {
      record.rhythm = seq;
    }),
  ),
  'roster.relieved': (state, { post: id, crew, at }, touch) => {
    const before = state.roster?.[id];
    const record: RosterRecord =
      before === undefined
        ? { crew, since: at, relieved: 0, called: 0, late: 0, held: 0, missed: 0 }
        : { ...before, crew, since: at, relieved: before.relieved + 1 };
    state.roster = { ...state.roster, [id]: record };
    touch(`roster:${id}`);
  },
  'leader.called': roster((record, { level, deadline, at }: EventOf<'leader.called'>) => {
    record.leader = { level, called: at, deadline };
    record.called += 1;
  }),
  'leader.arrived': roster((record, { at }: EventOf<'leader.arrived'>) => {
    if (record.leader !== undefined) record.leader.arrived = at;
  }),
  'leader.late': roster((record, { at }: EventOf<'leader.late'>) => {
    if (record.leader !== undefined) record.leader.late = at;
    record.late += 1;
  }),
  'consultation.missed': roster((record, { seq }: EventOf<'consultation.missed'>) => {
    record.missed += 1;
    record.rhythm = seq;
  }),
  'post.consulting': each(
    post((record) => {
      record.consulting = true;
    }),
    roster((record, { seq }: EventOf<'post.consulting'>) => {
      record.rhythm = seq;
      record.held += 1;
    }),
  ),
  'post.consulted': post((record) => {
    record.consulting = false;
    record.consultations += 1;
  }),
  'post.measure': post((record, event: EventOf<'post.measure'>) => {
    record.measures[event.measure] ??= event.at;
  }),

  'desk.asked': nothing,
  'request.offered': order((record, event: EventOf<'request.offered'>) => {
    record.offer = event.from;
    delete record.accepted;
  }),
  'request.accepted': order((record, event: EventOf<'request.accepted'>) => {
    record.accepted = event.at;
  }),
  'request.granted': order((record, event: EventOf<'request.granted'>) => {
    record.granted = event.team;
    record.acknowledged = event.at;
    record.state = 'acknowledged';
  }),
  'rule.refused': nothing,
  'duty.called': (state, { call, check, from, of, deadline, channel, at }, touch) => {
    state.duties ??= {};
    state.duties[call] = { check, from, of, called: at, deadline, ...(channel === undefined ? {} : { channel }) };
    touch(`duty:${call}`);
  },
  'duty.answered': (state, event, touch) => {
    const record = state.duties?.[event.call];
    if (record !== undefined) record.answered = event.at;
    touch(`duty:${event.call}`);
  },
  'duty.absent': (state, event, touch) => {
    const record = state.duties?.[event.call];
    if (record !== undefined) record.absent = event.at;
    touch(`duty:${event.call}`);
  },
  'conflict.arose': nothing,
  'conflict.settled': nothing,

  'order.issued': (state, event, touch) => {
    const { from, to, task, site, exercise: of, deadline, kind } = event;
    state.orders[event.order] = {
      kind,
      from,
      to,
      task,
      state: 'issued',
      issued: event.at,
      ...(site === undefined ? {} : { site }),
      ...(of === undefined ? {} : { exercise: of }),
      ...(deadline === undefined ? {} : { deadline }),
      ...(event.text === undefined ? {} : { text: event.text }),
      ...(event.basis === undefined ? {} : { basis: event.basis }),
      ...(event.by === undefined ? {} : { by: event.by }),
      ...(event.team === undefined ? {} : { team: event.team }),
      ...(event.missing === undefined ? {} : { missing: event.missing }),
    };
    touch(`order:${event.order}`);
  },
  'order.sent': order((record, event: EventOf<'order.sent'>) => {
    record.sent = event.at;
    record.channel = event.channel;
    if (event.by !== undefined) record.caller = event.by;
    delete record.blocked;
  }),
  'order.lost': order((record) => {
    record.lost = (record.lost ?? 0) + 1;
  }),
  'order.blocked': order((record, event: EventOf<'order.blocked'>) => {
    record.blocked = event.at;
  }),
  'order.received': order((record, event: EventOf<'order.received'>) => {
    record.received = event.at;
  }),
  'order.unanswered': order((record, event: EventOf<'order.unanswered'>) => {
    record.unanswered ??= event.at;
    record.calls = (record.calls ?? 0) + 1;
  }),
  'order.undelivered': order((record, event: EventOf<'order.undelivered'>) => {
    record.undelivered = event.at;
  }),
  'order.withheld': nothing,
  'answer.lost': nothing,
  'answer.blocked': order((record, event: EventOf<'answer.blocked'>) => {
    record.answerBlocked = event.at;
  }),
  'order.answered': order((record, event: EventOf<'order.answered'>) => {
    record.answered = event.at;
    delete record.answerBlocked;
  }),
  'order.acknowledged': order((record, event: EventOf<'order.acknowledged'>) => {
    record.acknowledged = event.at;
    if (record.state === 'issued') record.state = 'acknowledged';
  }),
  'order.refused': order((record, event: EventOf<'order.refused'>) => {
    record.refused = event.at;
    record.reason = event.reason;
    record.state = 'refused';
  }),
  'order.done': order((record, event: EventOf<'order.done'>) => {
    record.done = event.at;
    record.state = 'done';
  }),
  'order.overdue': order((record, event: EventOf<'order.overdue'>) => {
    record.overdue = event.at;
    if (record.state !== 'refused') record.state = 'overdue';
  }),
  'plans.chosen': (state, { variant, pace }) => {
    state.variant = { id: variant, pace };
  },
  'rule.suppressed': (state, event) => {
    state.suppressed[event.rule] = true;
  },

  'team.mustering': team((record, event: EventOf<'team.mustering'>) => {
    moved(record, 'mustering', event.at, event.until);
    record.order = event.order;
  }),
  'team.departed': team((record, event: EventOf<'team.departed'>) => {
    moved(record, event.home ? 'returning' : 'travelling', event.at, event.arrive);
    record.leg = legOf(event);
    delete record.withdrawn;
    delete record.site;
    delete record.task;
    if (event.order === undefined) delete record.order;
    else record.order = event.order;
  }),
  'team.rerouted': team((record, event: EventOf<'team.rerouted'>) => {
    moved(record, event.home ? 'returning' : 'travelling', event.at, event.arrive);
    record.leg = legOf(event);
  }),
  'team.stopped': team((record, event: EventOf<'team.stopped'>) => {
    record.place = event.place;
    delete record.leg;
    delete record.until;
  }),
  'team.arrived': team((record, event: EventOf<'team.arrived'>) => {
    moved(record, 'staged', event.at);
    settle(record, event.site);
    if (event.order !== undefined) record.order = event.order;
    record.arrived[event.site] ??= event.at;
  }),
  'team.working': team((record, event: EventOf<'team.working'>) => {
    moved(record, 'working', event.at, event.until);
    delete record.lacks;
    delete record.withdrawn;
    record.task = event.task;
    record.order = event.order;
  }),
  'team.suspended': team((record, event: EventOf<'team.suspended'>) => moved(record, 'staged', event.at)),
  'team.done': team((record, event: EventOf<'team.done'>) => {
    moved(record, 'staged', event.at);
    record.done[event.task] = event.at;
    record.tasksDone += 1;
    delete record.task;
  }),
  'team.returned': team((record, event: EventOf<'team.returned'>) => {
    moved(record, 'standby', event.at);
    const home = record.leg;
    if (home !== undefined) settle(record, home.site);
    delete record.order;
  }),
  'team.held': team((record, event: EventOf<'team.held'>) => {
    record.safety = 'holding';
    record.holdingSince = event.at;
  }),
  'team.cleared': team((record, event: EventOf<'team.cleared'>) => {
    record.safety = 'clear';
    if (record.holdingSince !== undefined) record.held.push([record.holdingSince, event.at]);
    delete record.holdingSince;
  }),
  'team.fitness': team((record, event: EventOf<'team.fitness'>) => {
    record.fitness = event.fitness;
  }),
  'team.relieved': team((record, event: EventOf<'team.relieved'>) => {
    record.fitness = 'fresh';
    record.shift = event.shift;
  }),
  'team.alarmed': team((record, event: EventOf<'team.alarmed'>) => {
    if (event.inside) record.gas = event.hazard;
    else delete record.gas;
  }),
  'team.lacking': team((record, event: EventOf<'team.lacking'>) => {
    moved(record, 'staged', event.at);
    record.lacks = event.of;
  }),
  'stock.drawn': (state, { depot, goods, amount }, touch) => {
    const stocks = state.depots?.[depot];
    if (stocks !== undefined) stocks[goods] = (stocks[goods] ?? 0) - amount;
    touch(`depot:${depot}`);
  },
  'stock.short': nothing,
  'team.supplied': team((record, event: EventOf<'team.supplied'>) => {
    if (event.goods === 'diesel') delete record.fuel;
    else stock(record, event.goods, event.amount);
  }),
  'team.used': team((record, event: EventOf<'team.used'>) => {
    stock(record, event.goods, -event.amount);
    if (event.goods === 'air') record.suited = event.order;
  }),
  'team.low': team((record, event: EventOf<'team.low'>) => {
    record.fuel = event.fuel;
  }),
  'team.casualties': team((record, event: EventOf<'team.casualties'>) => {
    record.hurt = (record.hurt ?? 0) + event.people;
  }),
  'team.link': team((record, event: EventOf<'team.link'>) => {
    record.link = event.link;
  }),
  'team.stranded': team((record, event: EventOf<'team.stranded'>) => {
    moved(record, 'stranded', event.at);
    record.place = event.place;
    if (event.site !== undefined) record.bound = event.site;
    delete record.leg;
  }),
  'team.freed': team((record, event: EventOf<'team.freed'>) => {
    moved(record, 'staged', event.at);
    delete record.bound;
  }),
  'team.marked': team((record, event: EventOf<'team.marked'>) => {
    record.mark = event.mark;
    if (event.muster !== undefined) record.muster = { ...event.muster, at: event.at };
  }),
  'team.faulted': team((record, event: EventOf<'team.faulted'>) => {
    moved(record, 'faulted', event.at);
    record.fault = event.reason;
  }),
  'safety.breached': (state) => {
    state.breaches += 1;
  },

  'objective.met': (state, event, touch) => {
    state.objectives[event.objective] = { met: true, value: event.value, at: event.at };
    touch(`objective:${event.objective}`);
  },
  'objective.missed': (state, event, touch) => {
    state.objectives[event.objective] = {
      met: false,
      at: event.at,
      ...(event.value === undefined ? {} : { value: event.value }),
    };
    touch(`objective:${event.objective}`);
  },

  'seat.taken': (state, event, touch) => {
    state.manned[event.seat] = true;
    touch(`seat:${event.seat}`);
  },
  'seat.released': (state, event, touch) => {
    delete state.manned[event.seat];
    touch(`seat:${event.seat}`);
  },
  'checklist.due': (state, event, touch) => {
    state.checklist[event.rule] = { seat: event.seat, due: event.at };
    touch(`checklist:${event.rule}`);
  },
  'checklist.done': (state, event, touch) => {
    const { seat, order: by } = event;
    state.checklist[event.rule] = {
      ...state.checklist[event.rule],
      seat,
      done: event.at,
      ...(by === undefined ? {} : { order: by }),
    };
    touch(`checklist:${event.rule}`);
    touch(`order:${event.rule}`);
  },
  'deadline.extended': (state, event, touch) => {
    const record = { order: state.orders, action: state.actions, report: state.reports }[event.of][event.id];
    if (record !== undefined) record.deadline = event.deadline;
    touch(`${event.of}:${event.id}`);
  },
  'report.owed': (state, { report, rule, from, to, deadline, of, at }, touch) => {
    state.reports[report] = { rule, from, to, owed: at, deadline, of };
    told(report, touch);
  },
  'report.blocked': report((record, event: EventOf<'report.blocked'>) => {
    record.blocked = event.channel;
  }),
  'report.lost': nothing,
  'report.sent': report((record, event: EventOf<'report.sent'>) => {
    record.sent = event.at;
    record.channel = event.channel;
    record.fields = event.fields;
    if (event.figures !== undefined) record.figures = event.figures;
    if (event.says !== undefined) record.says = event.says;
  }),
  'report.skipped': report((record, event: EventOf<'report.skipped'>) => {
    record.past = event.past;
    record.to = event.to;
  }),
  'figure.seen': (state, { seat, figure, value, at }, touch) => {
    state.known = { ...state.known, [`${seat}/${figure}`]: { value, at } };
    touch(`known:${seat}/${figure}`);
  },
  'figures.disputed': (state, { dispute, figure, by, seats, reports, deadline, at }, touch) => {
    state.disputes = { ...state.disputes, [dispute]: { figure, by, seats, reports, since: at, deadline, stated: {} } };
    touch(`dispute:${dispute}`);
  },
  'figure.stated': dispute((record, event: EventOf<'figure.stated'>) => {
    record.stated[event.by] = event.value;
  }),
  'figures.settled': dispute((record, event: EventOf<'figures.settled'>) => {
    record.settled = event.at;
  }),
  'figures.unsettled': dispute((record, event: EventOf<'figures.unsettled'>) => {
    record.unsettled = event.at;
  }),
  'report.received': report((record, event: EventOf<'report.received'>) => {
    record.received = event.at;
  }),
  'report.late': report((record, event: EventOf<'report.late'>) => {
    record.late = event.at;
  }),
  'report.escalated': report((record, event: EventOf<'report.escalated'>) => {
    record.escalated = event.at;
  }),
  'report.missed': report((record, event: EventOf<'report.missed'>) => {
    record.missed = event.at;
  }),
  'report.made': nothing,
  'bookmark.set': (state, event, touch) => {
    state.bookmarks.push({ at: event.at, note: event.note, by: event.by });
    touch('bookmarks:');
  },
  'segment.began': (state, event, touch) => {
    const { showing, segment, mode, factor, answerSpeed, to } = event;
    state.showing = { id: showing, segment, mode, factor, answerSpeed, to };
    touch('showing:');
    seats(state, touch);
  },
  'segment.changed': nothing,
};

function searchOf(state: DrillState, hazard: string): SearchRecord {
  state.searches ??= {};
  state.searches[hazard] ??= { sorties: {} };
  return state.searches[hazard];
}

const legOf = ({
  site,
  path,
  times,
  depart,
  arrive,
  home,
}: EventOf<'team.departed'> | EventOf<'team.rerouted'>): Leg => ({
  site,
  path,
  ...(times === undefined ? {} : { times }),
  depart,
  arrive,
  home,
});

const stock = (record: TeamRecord, goods: Goods, more: number): void => {
  record.stock = { ...record.stock, [goods]: (record.stock?.[goods] ?? 0) + more };
};

function settle(record: TeamRecord, site: string): void {
  const end = record.leg?.path.at(-1);
  if (end !== undefined) record.place = end;
  record.site = site;
  delete record.leg;
}

/** Changes `state` by one event and tells which records it touched. */
export function fold(state: DrillState, event: DrillEvent, touch: Touch = nothing): void {
  state.at = event.at;
  (handlers[event.type] as Handler<EventType>)(state, event as never, touch);
}

/** The record a key of `Touch` names, for hashing; null when it is gone. */
export function touched(state: DrillState, key: string): unknown {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'team':
      return state.teams[id] ?? null;
    case 'inject':
      return state.injects[id];
    case 'exercise':
      return state.exercises[id];
    case 'level':
      return state.posts[id];
    case 'order':
      return state.orders[id];
    case 'action':
      return state.actions[id];
    case 'incident':
      return state.incidents[id];
    case 'warning':
      return state.warnings[id];
    case 'bulletin':
      return state.bulletins?.[id];
    case 'strained':
      return state.strained?.[id] ?? null;
    case 'marks':
      return state.waters[id];
    case 'asset':
      return state.assets[id];
    case 'road':
      return state.roads[id];
    case 'area':
      return state.areas?.[id] ?? null;
    case 'endangered':
      return state.endangered?.[id] ?? null;
    case 'release':
      return state.spills?.[id];
    case 'search':
      return state.searches?.[id];
    case 'dose':
      return state.doses?.[id];
    case 'shelter':
      return state.shelters?.[id];
    case 'depot':
      return state.depots?.[id];
    case 'placed':
      return [state.placed, state.outside];
    case 'duty':
      return state.duties?.[id] ?? null;
    case 'report':
      return state.reports[id] ?? null;
    case 'roster':
      return state.roster?.[id];
    case 'alarm':
      return state.alarms?.[id];
    case 'known':
      return state.known?.[id];
    case 'dispute':
      return state.disputes?.[id];
    case 'device':
      return state.settings[id];
    case 'objective':
      return state.objectives[id];
    case 'bookmarks':
      return state.bookmarks.length;
    case 'drill':
      return state.phase;
    case 'seat':
      return state.manned[id] ?? null;
    case 'checklist':
      return state.checklist[id];
    case 'showing':
      return state.showing;
    default:
      return null;
  }
}
