/** The teams: where they are, what they do, what they carry and lack. */
import type { Goods } from '../../log/names.ts';
import type { EventOf } from '../../log/vocabulary.ts';
import type { Leg, TeamRecord } from '../state.ts';
import { changing, type Handlers, nothing } from './handler.ts';

const ofTeam = changing(
  'team',
  ({ teams }, id) => teams[id],
  (touch, id) => touch(`team:${id}`),
);
/** Whatever is told of a team is the last news of it. */
const team = <E extends { readonly team: string; readonly at: number }>(
  change: (record: TeamRecord, event: E) => void,
) =>
  ofTeam<E>((record, event) => {
    change(record, event);
    record.lastNews = event.at;
  });

const moved = (record: TeamRecord, state: TeamRecord['state'], at: number, until?: number): void => {
  record.state = state;
  record.since = at;
  if (until === undefined) delete record.until;
  else record.until = until;
};

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

/** By event. */
export const teams = {
  'actor.faulted': (state, event, touch) => {
    const record = state.teams[event.actor];
    if (record === undefined) return;
    moved(record, 'faulted', event.at);
    record.fault = event.reason;
    touch(`team:${event.actor}`);
  },
  'team.withdrawn': team((record, event) => {
    record.withdrawn = event.hazard;
  }),
  'team.stands': team((record) => {
    delete record.withdrawn;
  }),
  'forces.placed': (state, { covered, sites, saved, reserve }, touch) => {
    state.placed = { covered, sites, saved, reserve };
    touch('placed:');
  },
  'forces.outside': (state, { teams }, touch) => {
    state.outside = [...teams];
    touch('placed:');
  },
  'team.mustering': team((record, event) => {
    moved(record, 'mustering', event.at, event.until);
    record.order = event.order;
  }),
  'team.departed': team((record, event) => {
    moved(record, event.home ? 'returning' : 'travelling', event.at, event.arrive);
    record.leg = legOf(event);
    delete record.withdrawn;
    delete record.site;
    delete record.task;
    if (event.order === undefined) delete record.order;
    else record.order = event.order;
  }),
  'team.rerouted': team((record, event) => {
    moved(record, event.home ? 'returning' : 'travelling', event.at, event.arrive);
    record.leg = legOf(event);
  }),
  'team.stopped': team((record, event) => {
    record.place = event.place;
    delete record.leg;
    delete record.until;
  }),
  'team.arrived': team((record, event) => {
    moved(record, 'staged', event.at);
    settle(record, event.site);
    if (event.order !== undefined) record.order = event.order;
    record.arrived[event.site] ??= event.at;
  }),
  'team.working': team((record, event) => {
    moved(record, 'working', event.at, event.until);
    delete record.lacks;
    delete record.withdrawn;
    record.task = event.task;
    record.order = event.order;
  }),
  'team.suspended': team((record, event) => moved(record, 'staged', event.at)),
  'team.done': team((record, event) => {
    moved(record, 'staged', event.at);
    record.done[event.task] = event.at;
    record.tasksDone += 1;
    delete record.task;
  }),
  'team.returned': team((record, event) => {
    moved(record, 'standby', event.at);
    const home = record.leg;
    if (home !== undefined) settle(record, home.site);
    delete record.order;
  }),
  'team.held': team((record, event) => {
    record.safety = 'holding';
    record.holdingSince = event.at;
  }),
  'team.cleared': team((record, event) => {
    record.safety = 'clear';
    if (record.holdingSince !== undefined) record.held.push([record.holdingSince, event.at]);
    delete record.holdingSince;
  }),
  'team.fitness': team((record, event) => {
    record.fitness = event.fitness;
  }),
  'team.relieved': team((record, event) => {
    record.fitness = 'fresh';
    record.shift = event.shift;
  }),
  'team.alarmed': team((record, event) => {
    if (event.inside) record.gas = event.hazard;
    else delete record.gas;
  }),
  'team.lacking': team((record, event) => {
    moved(record, 'staged', event.at);
    record.lacks = event.of;
  }),
  'stock.drawn': (state, { depot, goods, amount }, touch) => {
    const stocks = state.depots?.[depot];
    if (stocks !== undefined) stocks[goods] = (stocks[goods] ?? 0) - amount;
    touch(`depot:${depot}`);
  },
  'stock.short': nothing,
  'team.supplied': team((record, event) => {
    if (event.goods === 'diesel') delete record.fuel;
    else stock(record, event.goods, event.amount);
  }),
  'team.used': team((record, event) => {
    stock(record, event.goods, -event.amount);
    if (event.goods === 'air') record.suited = event.order;
  }),
  'team.low': team((record, event) => {
    record.fuel = event.fuel;
  }),
  'team.casualties': team((record, event) => {
    record.hurt = (record.hurt ?? 0) + event.people;
  }),
  'team.link': team((record, event) => {
    record.link = event.link;
  }),
  'team.stranded': team((record, event) => {
    moved(record, 'stranded', event.at);
    record.place = event.place;
    if (event.site !== undefined) record.bound = event.site;
    delete record.leg;
  }),
  'team.freed': team((record, event) => {
    moved(record, 'staged', event.at);
    delete record.bound;
  }),
  'team.marked': team((record, event) => {
    record.mark = event.mark;
    if (event.muster !== undefined) record.muster = { ...event.muster, at: event.at };
  }),
  'team.faulted': team((record, event) => {
    moved(record, 'faulted', event.at);
    record.fault = event.reason;
  }),
  'safety.breached': (state) => {
    state.breaches += 1;
  },
} satisfies Partial<Handlers>;
