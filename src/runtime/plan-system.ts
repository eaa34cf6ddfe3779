/**
 * Plans of automatic seats (预案): a rule whose condition first holds is acted on after the seat's own delay. An order
 * waits for its wind window (等风窗): it is withheld while the wind at its site, now or before the work could be done, is
 * over what the team may work in.
 */
import { inPerson } from '../drill/attendance.ts';
import { missingParts } from '../drill/order-parts.ts';
import { standingOrder } from '../drill/requests.ts';
import { type OrderPart, RANK } from '../log/names.ts';
import type { Message } from '../machines/effects.ts';
import { DETOUR } from '../machines/team-actions.ts';
import { position } from '../player/positions.ts';
import { actOf, holderFor } from '../scenario/authority.ts';
import type { Act, Rule, Seat, Team } from '../scenario/scenario.ts';
import { skillOf, type Task, teamKind } from '../teams/index.ts';
import type { Text } from '../text/words.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import { rulesInForce } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { isSearch } from './search-system.ts';

type OrderAct = Extract<Act, { type: 'order' }>;
/** What somebody adds who gives an order by hand. */
interface Said {
  readonly kind?: 'order' | 'request';
  readonly text?: string;
  /** The desk that gives it in the post's name. */
  readonly by?: string;
  /** On what ground: a person's words, or a rule's. */
  readonly basis?: string;
}
/** How often a withheld order is looked at again. */
const RETRY: Millis = 5 * MINUTE;

export class PlanSystem implements System {
  readonly id = 'plans';
  readonly #engine: DrillEngine;
  readonly #rules: ReadonlyMap<string, { readonly seat: Seat; readonly rule: Rule }>;
  readonly #teams: ReadonlyMap<string, Team>;
  readonly #places: ReadonlyMap<string, LonLat>;

  constructor(engine: DrillEngine) {
    const { scenario } = engine;
    this.#engine = engine;
    this.#rules = new Map(rulesInForce(scenario).map((one) => [one.rule.id, one]));
    this.#teams = new Map(scenario.teams.map((team) => [team.id, team]));
    this.#places = new Map(scenario.sites.map((site) => [site.id, site.at]));
  }

  /** The rule's condition holds: the seat will act when it has had its time. A slip makes it three times as slow. */
  fire(seat: Seat, rule: Rule, cause: number): void {
    const { kernel } = this.#engine;
    kernel.send(this.id, { type: 'RULE', rule: rule.id }, cause, kernel.now + this.#time(seat) + rule.after, RANK.post);
  }

  /** What the automatic seat takes this time. */
  #time({ id, skill }: Seat): Millis {
    const stream = this.#engine.streams.get(`seat:${id}`);
    const pace = 0.75 + 0.5 * stream.next();
    const slip = stream.next() < skill.error ? 3 : 1;
    return Math.round(skill.delay * this.#engine.pace * pace * slip);
  }

  receive(message: Message, cause: number): void {
    const known = this.#rules.get(String(message['rule']));
    if (known === undefined) return;
    const { seat, rule } = known;
    const { state } = this.#engine;
    if (state.suppressed[rule.id] || state.checklist[rule.id]?.done !== undefined) return;
    const desk = this.#desk(seat, rule);
    if (desk === undefined && inPerson(state, seat.id)) {
      this.#engine.checklist.due(seat.id, rule, cause);
      return;
    }
    if (desk !== undefined && message['by'] !== desk.id) {
      this.#ask(desk, seat, rule, cause);
      return;
    }
    if (desk !== undefined && inPerson(state, desk.id)) {
      this.#engine.checklist.due(desk.id, rule, cause);
      return;
    }
    this.#act(seat, rule, cause, { ...(desk === undefined ? {} : { by: desk.id }) }, message['withheld'] === true);
  }

  /** Who sits there has it on the checklist; nobody there, or a desk deciding on it, the plan goes on. */
  begin(seat: Seat, rule: Rule, cause: number): void {
    const byHand = inPerson(this.#engine.state, seat.id) && this.#desk(seat, rule) === undefined;
    if (byHand) this.#engine.checklist.due(seat.id, rule, cause);
    else this.fire(seat, rule, cause);
  }

  /** The desk that decides on the rule in its post's place; none where the post does. */
  #desk(seat: Seat, { act }: Rule): Seat | undefined {
    const decided = actOf(act);
    const asks = act.type === 'order' && this.#teams.get(act.to)?.command === 'request';
    if (decided === undefined || asks) return undefined;
    const { scenario } = this.#engine;
    const holder = holderFor(scenario, seat.id, decided);
    return holder === seat.id ? undefined : scenario.seats.find(({ id }) => id === holder);
  }

  /** It gets there through the headquarters, and takes its own time. */
  #ask(desk: Seat, post: Seat, rule: Rule, cause: number): void {
    const { kernel } = this.#engine;
    const seq = this.#engine.append({ type: 'desk.asked', rule: rule.id, post: post.id, desk: desk.id }, cause);
    kernel.send(this.id, { type: 'RULE', rule: rule.id, by: desk.id }, seq, kernel.now + this.#time(desk), RANK.post);
  }

  #act(seat: Seat, rule: Rule, cause: number, by: { readonly by?: string }, known: boolean): void {
    const { kernel } = this.#engine;
    switch (rule.act.type) {
      case 'level':
        kernel.send(
          seat.id,
          { type: 'LEVEL', level: rule.act.level, rule: rule.id, ...by, ...this.lacks(seat.id, rule) },
          cause,
        );
        return;
      case 'ask':
        this.ask(seat.id, rule.id, rule.act, cause);
        return;
      case 'measure':
        kernel.send(
          seat.id,
          {
            type: 'MEASURE',
            measure: rule.act.measure,
            rule: rule.id,
            ...(rule.act.exercise === undefined ? {} : { exercise: rule.act.exercise }),
            ...by,
          },
          cause,
        );
        return;
      case 'order':
        this.#order(seat.id, rule.id, { ...rule.act, ...by }, cause, known);
    }
  }

  /** What the post's plan says of such an order: how much work it is, what comes after it, the exercise that waits for it. */
  asks(post: string, to: string, task: Task, site: string): OrderAct | undefined {
    for (const { seat, rule } of this.#rules.values()) {
      const { act } = rule;
      if (seat.id === post && act.type === 'order' && act.to === to && act.task === task && act.site === site)
        return act;
    }
    return undefined;
  }

  /** What the order that passes a level on lacks; a person's command says its ground and its demands itself. */
  lacks(
    from: string,
    { basis, text }: { readonly basis?: Text | string | undefined; readonly text?: Text | string | undefined },
  ): { readonly missing?: readonly OrderPart[] } {
    if (this.#engine.scenario.chain?.parts !== true) return {};
    const plain = (words: Text | string | undefined) => (typeof words === 'string' ? words : words?.zh);
    const ground = plain(basis);
    const demands = plain(text);
    const missing = missingParts({
      from,
      to: 'below',
      what: 'respond',
      ...(ground === undefined ? {} : { basis: ground }),
      ...(demands === undefined ? {} : { text: demands }),
    });
    return missing.length === 0 ? {} : { missing };
  }

  /** Parts that the order lacks, where the scenario looks at them. */
  #missing(from: string, id: string, act: OrderAct & Said): { readonly missing?: readonly OrderPart[] } {
    const { scenario, now } = this.#engine;
    if (scenario.chain?.parts !== true) return {};
    const rule = this.#rules.get(id)?.rule;
    const { to, task: what, site, text = rule?.text?.zh, basis = rule?.basis?.zh, within } = act;
    const words = { ...(text === undefined ? {} : { text }), ...(basis === undefined ? {} : { basis }) };
    const deadline = within === undefined ? {} : { deadline: now + within };
    const missing = missingParts({ from, to, what, site, ...deadline, ...words });
    return missing.length === 0 ? {} : { missing };
  }

  #hasTerms = (team: string): boolean =>
    this.#engine.scenario.chain?.terms.some(({ to }) => to.includes(team)) === true;

  /** Asks the headquarters above for a team; it travels like an order. */
  ask(post: string, id: string, act: Extract<Act, { type: 'ask' }> & Said, cause: number): void {
    const { type: _, within, ...asked } = act;
    const deadline = within === undefined ? {} : { deadline: this.#engine.now + within };
    this.#engine.kernel.send(post, { type: 'ACT_ASK', order: { id, from: post, ...asked, ...deadline } }, cause);
  }

  /** Gives a team an order through a post; the same for plans and for people (who are not kept from a mistake). */
  give(post: string, id: string, act: OrderAct & Said, cause: number): void {
    const team = this.#teams.get(act.to);
    const skill = team === undefined ? undefined : skillOf(team.kind, act.task);
    const place = this.#places.get(act.site);
    const kind = act.kind ?? (team?.command === 'request' ? 'request' : 'order');
    this.#engine.kernel.send(
      post,
      {
        type: 'ACT_ORDER',
        order: {
          id,
          from: post,
          to: act.to,
          task: act.task,
          site: act.site,
          place: place ?? [0, 0],
          stays: act.stays,
          ...(isSearch(this.#engine.scenario, this.#engine.state, act.task, act.site) ? { open: true } : {}),
          work: act.work ?? (skill?.minutes ?? 0) * MINUTE,
          kind,
          ...(act.within === undefined ? {} : { deadline: this.#engine.now + act.within }),
          ...(act.exercise === undefined ? {} : { exercise: act.exercise }),
          ...(act.channel === undefined ? {} : { channel: act.channel }),
          ...(act.text === undefined ? {} : { text: act.text }),
          ...(act.by === undefined ? {} : { by: act.by }),
          ...this.#missing(post, id, act),
          ...(kind === 'request' && this.#hasTerms(act.to) ? { considered: true } : {}),
        },
      },
      cause,
    );
  }

  #order(post: string, rule: string, act: OrderAct & Said, cause: number, known: boolean): void {
    const { kernel } = this.#engine;
    if (this.#standsAlready(post, rule, act, cause)) return;
    const window = this.window(act);
    if (window === undefined) {
      if (known) this.#tell(act, 'resumed', cause);
      this.give(post, rule, act, cause);
      return;
    }
    if (!known) this.#tell(act, 'held', cause);
    const seq = known
      ? cause
      : this.#engine.append({ type: 'order.withheld', order: rule, to: act.to, ...window }, cause);
    kernel.send(
      this.id,
      { type: 'RULE', rule, withheld: true, ...(act.by === undefined ? {} : { by: act.by }) },
      seq,
      kernel.now + RETRY,
      RANK.post,
    );
  }

  /** The same team is not ordered the same twice. */
  #standsAlready(from: string, rule: string, act: OrderAct, cause: number): boolean {
    const about = standingOrder(this.#engine.state, { ...act, from });
    if (about === undefined) return false;
    this.#engine.append({ type: 'rule.refused', rule, code: 'ordered-already', about }, cause);
    return true;
  }

  /** The exercise that waits for the work hears that it waits for the wind. */
  #tell(act: OrderAct, what: 'held' | 'resumed', cause: number): void {
    if (act.exercise !== undefined)
      this.#engine.kernel.send(act.exercise, { type: `${what}.${act.task}`, team: act.to }, cause);
  }

  /** The wind that forbids the work within the time it needs, or undefined when it may be ordered. */
  window(
    act: Pick<OrderAct, 'to' | 'task' | 'site' | 'work'>,
  ): { readonly force: number; readonly limit: number } | undefined {
    const team = this.#teams.get(act.to);
    const record = this.#engine.state.teams[act.to];
    const place = this.#places.get(act.site);
    if (team === undefined || record === undefined || place === undefined) return undefined;
    const skill = skillOf(team.kind, act.task);
    if (skill === undefined) return undefined;
    const limit = Math.min(teamKind(team.kind).travelLimit, skill.limit);
    const here = position(record, this.#engine.now);
    const way =
      this.#engine.roads?.travel(team, { from: here, site: act.site, leaves: record.site !== undefined }) ??
      (distance(here, place) * DETOUR * 3600) / team.speed;
    const work = act.work ?? skill.minutes * MINUTE;
    const force = this.#engine.weather.expectedForce(
      act.site,
      team.mobilise + way + Math.min(work, WORK_AHEAD),
      this.#engine.state.bulletins,
    );
    return force > limit ? { force, limit } : undefined;
  }
}

/** Long work (recalling boats, pumping) may start before the whole of it fits: it is suspended when the wind comes. */
const WORK_AHEAD: Millis = 60 * MINUTE;
