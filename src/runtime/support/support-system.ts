/**
 * What keeps teams going (后勤保障, rank 4): how fast tired and hurt people work, shifts that take turns, rest for the worn out, fuel that is
 * burnt and brought, goods that work uses up and that depots share, air in the hot zone, and who is hurt. A team is told (`RATE`, `LACK`,
 * `SUPPLIED`, `REST`, `RELIEVED`); what it then does is its own machine's. A team in the field (实兵) is not simulated here.
 */
import type { TeamRecord } from '../../drill/state.ts';
import { isHot } from '../../hazards/chemical/chemical.ts';
import { type HurtBy, RANK, type Task } from '../../log/names.ts';
import type { DrillEvent } from '../../log/vocabulary.ts';
import type { Message } from '../../machines/effects.ts';
import { position, wornBy } from '../../player/positions.ts';
import type { Team } from '../../scenario/scenario.ts';
import {
  AIR_LASTS,
  CHANGE_TAKES,
  CREW_IN_GAS,
  ENTERS,
  FUEL_LOW,
  FUEL_RESERVE,
  fuelOf,
  type Goods,
  HURT,
  keptBy,
  PACE_WHEN,
  SHIFT,
  usedBy,
  wearersOf,
} from '../../teams/supplies.ts';
import { HOUR, MINUTE, type Millis } from '../../units/time.ts';
import type { DrillEngine } from '../drill-engine.ts';
import type { System } from '../kernel/kernel.ts';
import { isOut } from '../tally.ts';
import { Stores } from './stores.ts';

/** How often fuel, shifts and what is still wanted are looked at. */
const EVERY: Millis = 5 * MINUTE;
/** What is still wanted of an order's goods. */
type Wants = Partial<Record<Goods, number>>;

/** What is kept of a team beside the facts. */
interface Account {
  /** Litres; and whether some is on its way. */
  fuel: number;
  fuelled: boolean;
  /** Since when this shift has been out; absent at its base. */
  since?: number;
  rate: number;
  /** On its way to the team. */
  readonly coming: Wants;
  /** By order: what its work needs and has not taken yet. */
  readonly wants: Record<string, Wants>;
  /** Said to be short of, so that it is said once. */
  readonly short: Wants;
}
export type SavedSupport = readonly (readonly [string, Account])[];

const TURNS: ReadonlySet<TeamRecord['state']> = new Set(['standby', 'staged', 'working']);
const DRIVES: ReadonlySet<TeamRecord['state']> = new Set(['travelling', 'returning']);

export class SupportSystem implements System {
  readonly id = 'support';
  readonly #engine: DrillEngine;
  readonly #stores: Stores;
  readonly #teams: ReadonlyMap<string, Team>;
  readonly #accounts = new Map<string, Account>();

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#stores = new Stores(engine);
    const { teams } = engine.scenario;
    this.#teams = new Map(teams.filter(({ mode }) => mode !== 'field').map((team) => [team.id, team]));
    for (const { id, kind } of this.#teams.values())
      this.#accounts.set(id, {
        fuel: fuelOf(kind).tank,
        fuelled: true,
        rate: 1,
        coming: {},
        wants: {},
        short: {},
      });
  }

  open(cause: number): void {
    this.#engine.kernel.send(this.id, { type: 'STEP' }, cause, this.#engine.now + EVERY, RANK.team);
  }

  /** Facts are looked at once they all stand: what comes of them is another fact. */
  heard(event: DrillEvent): void {
    const about = 'team' in event && typeof event.team === 'string' ? event.team : undefined;
    const tell = (team: string, type: string, more: object = {}): void => {
      if (this.#teams.has(team))
        this.#engine.kernel.send(this.id, { type, team, ...more }, event.seq, event.at, RANK.team);
    };
    if (event.type === 'dose.passed') tell(event.who, 'GAS', { level: event.level });
    if (event.type === 'order.acknowledged') tell(event.by, 'ORDERED', { order: event.order });
    if (about === undefined) return;
    if (event.type === 'team.held' && isOut(this.#engine.state.teams[about], event.at))
      tell(about, 'CAUGHT', { over: event.force - event.limit });
    else if (event.type === 'team.working') tell(about, 'WORKING', { order: event.order, task: event.task });
    else if (event.type === 'team.mustering' || event.type === 'team.returned') tell(about, event.type);
    else if (event.type === 'team.fitness' || event.type === 'team.relieved' || event.type === 'team.casualties')
      tell(about, 'FIT');
  }
  /** A team that has taken in more than AEGL-2 or 3, through whatever it wore. */
  #poisoned(team: string, level: number, cause: number): void {
    const chance = HURT.gas[level as 2 | 3];
    if (chance !== undefined) this.#hurt(team, chance, 'gas', cause);
  }

  receive(message: Message, cause: number): void {
    if (message.type === 'STEP') {
      for (const id of this.#teams.keys()) this.#step(id, cause);
      this.#engine.kernel.send(this.id, { type: 'STEP' }, cause, this.#engine.now + EVERY, RANK.team);
      return;
    }
    const id = String(message['team']);
    const [account, order] = [this.#of(id), String(message['order'])];
    switch (message.type) {
      case 'ORDERED':
        this.#ordered(id, order, cause);
        return;
      case 'WORKING':
        this.#begins(id, order, message['task'] as Task, cause);
        return;
      case 'AIR':
        this.#airIsOut(id, order, Number(message['crew']), cause);
        return;
      case 'CHANGED':
        this.#goOn(id, 'change', cause);
        return;
      case 'ARRIVES':
        this.#arrives(id, message, cause);
        return;
      case 'CAUGHT':
        this.#hurt(id, HURT.wind * Number(message['over']), 'wind', cause);
        return;
      case 'GAS':
        this.#poisoned(id, Number(message['level']), cause);
        return;
      case 'FIT':
        this.#fit(id, cause);
        return;
      case 'team.mustering':
        account.since ??= this.#engine.now;
        return;
      case 'team.returned':
        delete account.since;
    }
  }

  save(): SavedSupport {
    return structuredCopy([...this.#accounts]);
  }
  restore(saved: SavedSupport): void {
    for (const [id, account] of structuredCopy(saved)) this.#accounts.set(id, account);
  }

  #of(team: string): Account {
    return this.#accounts.get(team) as Account;
  }
  #record(team: string): TeamRecord {
    return this.#engine.state.teams[team] as TeamRecord;
  }
  #tell(team: string, type: string, cause: number, more: object = {}): void {
    this.#engine.kernel.send(team, { type, ...more }, cause);
  }

  #step(id: string, cause: number): void {
    this.#burn(id, cause);
    this.#relieve(id, cause);
    const { state, fitness, task, order = '' } = this.#record(id);
    if (state === 'working' && fitness === 'impaired') {
      this.#hurt(id, (HURT.worn * EVERY) / HOUR, 'worn', cause);
      this.#tell(id, 'REST', cause);
    }
    if (this.#keepOut(id)) this.#begins(id, order, task as Task, cause);
    for (const [order, wants] of Object.entries(this.#of(id).wants)) this.#send(id, order, wants, cause);
    if (state === 'staged' && task !== undefined) this.#supplied(id, cause);
  }

  /** Shifts take turns where the team stands, not on the road and not in a wind that holds it. */
  #relieve(id: string, cause: number): void {
    const [team, account] = [this.#teams.get(id) as Team, this.#of(id)];
    const { shifts = 1 } = team;
    const { state, safety, shift = 1 } = this.#record(id);
    const due = account.since !== undefined && this.#engine.now - account.since >= SHIFT;
    if (shifts < 2 || !due || safety === 'holding' || !TURNS.has(state)) return;
    account.since = this.#engine.now;
    this.#tell(id, 'RELIEVED', cause, { shift: (shift % shifts) + 1 });
  }

  #burn(id: string, cause: number): void {
    const [team, account, { state, fuel: told, site, leg }] = [
      this.#teams.get(id) as Team,
      this.#of(id),
      this.#record(id),
    ];
    const fuel = fuelOf(team.kind);
    const rate = DRIVES.has(state) ? fuel.road : state === 'working' ? fuel.work : 0;
    account.fuel = Math.max(0, account.fuel - (rate * EVERY) / HOUR);
    if (site === team.base && state === 'standby' && told === undefined) account.fuel = fuel.tank;
    const share = account.fuel / fuel.tank;
    if (share > FUEL_LOW) return;
    if (told === undefined)
      cause = this.#engine.append({ type: 'team.low', team: id, fuel: Math.round(share * 100) / 100 }, cause);
    if (account.fuelled)
      account.fuelled = this.#fetch(id, leg?.site ?? site, 'diesel', Math.round(fuel.tank - account.fuel), cause) > 0;
    if (share <= FUEL_RESERVE && state === 'working') this.#tell(id, 'LACK', cause, { of: 'diesel' });
  }

  /** What the work will need is sent for when the order is taken on, so that it comes while the team is on its way. */
  #ordered(id: string, order: string, cause: number): void {
    const task = this.#engine.state.orders[order]?.task as Task | undefined;
    if (task === undefined) return;
    const wants: Wants = {};
    const needs = { ...usedBy(task), ...keptBy(task) };
    for (const [goods, amount] of Object.entries(needs) as [Goods, number][]) wants[goods] = amount;
    const wearers = wearersOf(task);
    if (wearers > 0) Object.assign(wants, { suits: wearers, air: wearers });
    if (Object.keys(wants).length === 0) return;
    this.#of(id).wants[order] = wants;
    this.#send(id, order, wants, cause);
  }

  /** Sends for what is wanted and neither there nor coming. */
  #send(id: string, order: string, wants: Wants, cause: number): void {
    const account = this.#of(id);
    for (const goods of Object.keys(wants) as Goods[]) {
      const all = Object.values(account.wants).map((one) => one[goods] ?? 0);
      // What stays with a team serves one order after the other.
      const wanted = goods === 'suits' || goods === 'boats' ? Math.max(...all) : all.reduce((sum, n) => sum + n, 0);
      const missing = wanted - this.#has(id, goods) - (account.coming[goods] ?? 0);
      if (missing > 0) this.#fetch(id, this.#engine.state.orders[order]?.site, goods, missing, cause);
    }
  }

  #has(id: string, goods: Goods): number {
    return this.#record(id).stock?.[goods] ?? 0;
  }

  /** Draws so much from depots for a team that works, or is to work, at a site; what none could send. */
  #fetch(id: string, to: string | undefined, goods: Goods, amount: number, cause: number): number {
    const [team, account] = [this.#teams.get(id) as Team, this.#of(id)];
    let left = amount;
    for (const { depot, amount: drawn, takes } of this.#stores.draws(team, to ?? team.base, goods, amount)) {
      const arrive = this.#engine.now + takes;
      const seq = this.#engine.append({ type: 'stock.drawn', depot, team: id, goods, amount: drawn, arrive }, cause);
      account.coming[goods] = (account.coming[goods] ?? 0) + drawn;
      const comes: Message = { type: 'ARRIVES', team: id, depot, goods, amount: drawn };
      if (takes === 0) this.#arrives(id, comes, seq);
      else this.#engine.kernel.send(this.id, comes, seq, arrive, RANK.team);
      left -= drawn;
    }
    if (left > 0 && account.short[goods] !== left)
      this.#engine.append({ type: 'stock.short', team: id, goods, amount: left }, cause);
    account.short[goods] = left;
    return left;
  }

  #arrives(id: string, { depot, goods: what, amount: n }: Message, cause: number): void {
    const [account, goods, amount] = [this.#of(id), what as Goods, Number(n)];
    account.coming[goods] = (account.coming[goods] ?? 0) - amount;
    if (goods === 'diesel') {
      account.fuel += amount;
      account.fuelled = true;
    }
    const seq = this.#engine.append({ type: 'team.supplied', team: id, depot: String(depot), goods, amount }, cause);
    this.#supplied(id, seq);
  }

  /** Goes on with its work where what it stood for has come. */
  #supplied(id: string, cause: number): void {
    const { lacks, order = '' } = this.#record(id);
    if (lacks === undefined || lacks === 'rest' || lacks === 'change' || lacks === 'footing') return;
    const wanted = lacks === 'diesel' ? 0 : (this.#of(id).wants[order]?.[lacks] ?? 0);
    const fuel = fuelOf((this.#teams.get(id) as Team).kind);
    const ready = lacks === 'diesel' ? this.#of(id).fuel > fuel.tank * FUEL_RESERVE : this.#has(id, lacks) >= wanted;
    if (ready) this.#goOn(id, lacks, cause);
  }
  #goOn(id: string, of: string, cause: number): void {
    if (this.#record(id).lacks === of) this.#tell(id, of === 'rest' ? 'RESTED' : 'SUPPLIED', cause);
  }

  /** A piece of work begins, or goes on: it takes what it uses up, once. */
  #begins(id: string, order: string, task: Task, cause: number): void {
    const account = this.#of(id);
    if (this.#record(id).fitness === 'impaired') {
      this.#tell(id, 'REST', cause);
      return;
    }
    this.#keepOut(id);
    const wants = account.wants[order];
    if (wants === undefined) return;
    const lacking = (Object.keys(wants) as Goods[]).find((goods) => this.#has(id, goods) < (wants[goods] ?? 0));
    if (lacking !== undefined) {
      this.#tell(id, 'LACK', cause, { of: lacking });
      return;
    }
    delete account.wants[order];
    for (const [goods, amount] of Object.entries(usedBy(task)) as [Goods, number][])
      if (wants[goods] !== undefined) this.#use(id, order, goods, amount, cause);
    if (wants.air) this.#goIn(id, order, wants.air, cause);
  }

  /** Nobody works where there is gas without what lets them in: the work waits for suits, or for the gas to go (安全第一). */
  #keepOut(id: string): boolean {
    const record = this.#record(id);
    const { order, task, state, lacks } = record;
    if (order === undefined || task === undefined || wearersOf(task as Task) > 0) return false;
    const [{ wants }, hot] = [this.#of(id), this.#isHot(id)];
    const worn = wornBy(record, (this.#teams.get(id) as Team).wears);
    const keepsOut = state === 'working' && hot && (worn === undefined || !ENTERS.has(worn));
    if (keepsOut) wants[order] = { ...wants[order], suits: CREW_IN_GAS, air: CREW_IN_GAS };
    if (lacks === 'suits' && !hot) wants[order] = { ...wants[order], suits: 0, air: 0 };
    return keepsOut;
  }
  #isHot(id: string): boolean {
    const { hazards, now, state } = this.#engine;
    const place = position(state.teams[id] as TeamRecord, now);
    return hazards.of('chemical').some(({ spec, state: gas }) => isHot(gas, spec, place));
  }

  #use(id: string, order: string, goods: Goods, amount: number, cause: number): void {
    this.#engine.append({ type: 'team.used', team: id, order, goods, amount }, cause);
  }

  /** A crew goes into the hot zone: their air is gone in half an hour. */
  #goIn(id: string, order: string, wearers: number, cause: number): void {
    this.#use(id, order, 'air', wearers, cause);
    const out: Message = { type: 'AIR', team: id, order, crew: wearers };
    this.#engine.kernel.send(this.id, out, cause, this.#engine.now + AIR_LASTS, RANK.team);
  }

  /** Another crew goes in where one stands ready in suits; else all come out, change, and go in again. */
  #airIsOut(id: string, order: string, crew: number, cause: number): void {
    const { state, order: now, task } = this.#record(id);
    if (now !== order || state !== 'working' || task === undefined) {
      // Broken off: who goes in again takes fresh air.
      if (now === order && task !== undefined) this.#of(id).wants[order] = { air: crew };
      return;
    }
    if (wearersOf(task as Task) === 0 && !this.#isHot(id)) {
      // In clean air they take their masks off, and look again.
      const again: Message = { type: 'AIR', team: id, order, crew };
      this.#engine.kernel.send(this.id, again, cause, this.#engine.now + AIR_LASTS, RANK.team);
      return;
    }
    if (this.#has(id, 'air') < crew) {
      const wants = { air: crew };
      this.#of(id).wants[order] = wants;
      this.#send(id, order, wants, cause);
      this.#tell(id, 'LACK', cause, { of: 'air' });
    } else if (this.#has(id, 'suits') >= 2 * crew) this.#goIn(id, order, crew, cause);
    else {
      this.#of(id).wants[order] = { air: crew };
      this.#tell(id, 'LACK', cause, { of: 'change' });
      this.#engine.kernel.send(
        this.id,
        { type: 'CHANGED', team: id },
        cause,
        this.#engine.now + CHANGE_TAKES,
        RANK.team,
      );
    }
  }

  /** Its pace follows from how tired it is and how many of it are left. */
  #fit(id: string, cause: number): void {
    const [{ people }, account, { fitness, hurt = 0, state, lacks }] = [
      this.#teams.get(id) as Team,
      this.#of(id),
      this.#record(id),
    ];
    const rate = Math.round(PACE_WHEN[fitness] * Math.max(1 / people, 1 - hurt / people) * 1e4) / 1e4;
    if (rate !== account.rate) this.#tell(id, 'RATE', cause, { rate });
    account.rate = rate;
    if (fitness === 'impaired' && state === 'working') this.#tell(id, 'REST', cause);
    if (fitness === 'fresh' && lacks === 'rest') this.#goOn(id, 'rest', cause);
  }

  /** Each of the team who is still up is hurt with this chance. */
  #hurt(id: string, chance: number, by: HurtBy, cause: number): void {
    const { people } = this.#teams.get(id) as Team;
    const stream = this.#engine.streams.get('casualties');
    let hurt = 0;
    for (let n = people - (this.#record(id).hurt ?? 0); n > 0; n--) if (stream.next() < chance) hurt += 1;
    if (hurt > 0) this.#engine.append({ type: 'team.casualties', team: id, people: hurt, by }, cause);
  }
}

/** Keyframes and the engine share nothing. */
const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
