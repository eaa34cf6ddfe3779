/**
 * The watch roster (值班值守): watches of so many hours relieve each other, whoever a level calls for comes in (领导带班), and consultations
 * (会商) are held every few hours by the level. Who comes late, and a consultation that is not held in time, is noted.
 */
import { inPerson } from '../drill/attendance.ts';
import { LEVELS, type Level, RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { PostRoster, WatchRoster } from '../scenario/scenario.ts';
import { MINUTE } from '../units/time.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** Whoever is called is there after so much at least, and at most, by the seed; 设定. */
const COMES = [15 * MINUTE, 40 * MINUTE] as const;

export class RosterSystem implements System {
  readonly id = 'roster';
  readonly #engine: DrillEngine;
  readonly #roster: WatchRoster;
  readonly #posts: ReadonlyMap<string, PostRoster>;

  constructor(engine: DrillEngine, roster: WatchRoster) {
    this.#engine = engine;
    this.#roster = roster;
    this.#posts = new Map(roster.posts.map((one) => [one.post, one]));
  }

  open(cause: number): void {
    const { now, kernel } = this.#engine;
    for (const { post } of this.#roster.posts) this.#relieve(post, cause);
    let next = this.#roster.handover as number;
    while (next <= now) next += this.#roster.shift;
    kernel.send(this.id, { type: 'RELIEVE' }, cause, next, RANK.post);
  }

  heard(event: DrillEvent): void {
    if (event.type === 'post.level') this.#levelled(event.post, event.level, event.seq);
    else if (event.type === 'post.consulting') this.#rhythm(event.post, event.seq);
  }

  receive({ type, post: id, level, after }: Message, cause: number): void {
    const { kernel, now, ended, state } = this.#engine;
    if (ended) return;
    const post = String(id);
    switch (type) {
      case 'RELIEVE':
        for (const one of this.#roster.posts) this.#relieve(one.post, cause);
        kernel.send(this.id, { type }, cause, now + this.#roster.shift, RANK.post);
        return;
      case 'COMES':
        this.#arrived(post, level as Level, cause);
        return;
      case 'LATE':
        if (this.#waitsFor(post, level as Level)) this.#tell('leader.late', post, level as Level, cause);
        return;
      case 'HOLD':
        if (this.#stands(post, after) && !inPerson(state, post)) kernel.send(post, { type: 'CONSULT' }, cause);
        return;
      case 'MISSED':
        this.#missed(post, after, cause);
    }
  }

  #relieve(post: string, cause: number): void {
    const crews = this.#posts.get(post)?.crews.length ?? 1;
    const { relieved = -1 } = this.#engine.state.roster?.[post] ?? {};
    this.#engine.append({ type: 'roster.relieved', post, crew: `${post}/${(relieved + 1) % crews}` }, cause);
  }

  /** A level raised calls its leader in; raised or lowered, the rhythm begins anew. */
  #levelled(post: string, level: Level, cause: number): void {
    const roster = this.#posts.get(post);
    if (roster === undefined) return;
    const { kernel, now, streams, scenario, pace, state } = this.#engine;
    this.#rhythm(post, cause);
    const called = state.roster?.[post]?.leader?.level ?? 'duty';
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(called) || roster.leaders[level] === undefined) return;
    const deadline = now + this.#roster.within;
    const seq = this.#engine.append(
      { type: 'leader.called', post, level, leader: `${post}/${level}`, deadline },
      cause,
    );
    const stream = streams.get(`roster:${post}`);
    const { delay = 0 } = seatOf(scenario, post)?.skill ?? {};
    // Who is slow to answer is slow to call, and the way is the same.
    const comes = now + Math.round(delay * pace + COMES[0] + (COMES[1] - COMES[0]) * stream.next());
    kernel.send(this.id, { type: 'COMES', post, level }, seq, comes, RANK.post);
    kernel.send(this.id, { type: 'LATE', post, level }, seq, deadline, RANK.scoring);
  }

  #tell(type: 'leader.arrived' | 'leader.late', post: string, level: Level, cause: number): void {
    this.#engine.append({ type, post, level, leader: `${post}/${level}` }, cause);
  }

  #waitsFor(post: string, level: Level): boolean {
    const leader = this.#engine.state.roster?.[post]?.leader;
    return leader?.level === level && leader.arrived === undefined;
  }

  #arrived(post: string, level: Level, cause: number): void {
    if (this.#waitsFor(post, level)) this.#tell('leader.arrived', post, level, cause);
  }

  /** The next consultation is due so long after this one began, or after the level was set. */
  #rhythm(post: string, cause: number): void {
    const { kernel, now, state, scenario, streams, pace } = this.#engine;
    const { level = 'duty' } = state.posts[post] ?? {};
    const every = this.#roster.consult[level];
    if (!this.#posts.has(post) || every === undefined) return;
    const { delay = 0, error = 0 } = seatOf(scenario, post)?.skill ?? {};
    const stream = streams.get(`roster:${post}`);
    const [forgets, more] = [stream.next() < error, 0.75 + 0.5 * stream.next()];
    const due = now + every;
    if (!forgets)
      kernel.send(
        this.id,
        { type: 'HOLD', post, after: cause },
        cause,
        due + Math.round(delay * pace * more),
        RANK.post,
      );
    kernel.send(this.id, { type: 'MISSED', post, after: cause }, cause, due + this.#roster.grace, RANK.scoring);
  }

  /** Whether nothing has begun the rhythm anew since. */
  #stands(post: string, after: unknown): boolean {
    return this.#engine.state.roster?.[post]?.rhythm === after;
  }

  #missed(post: string, after: unknown, cause: number): void {
    if (!this.#stands(post, after)) return;
    const { level = 'duty' } = this.#engine.state.posts[post] ?? {};
    const seq = this.#engine.append({ type: 'consultation.missed', post, level }, cause);
    this.#rhythm(post, seq);
  }
}
