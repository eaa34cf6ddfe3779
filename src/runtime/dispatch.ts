/** What an accepted command does: a message to the actor it is for, or a fact where there is no actor. */
import { waitsUntil } from '../drill/decide.ts';
import type { Command, CommandOf } from '../log/vocabulary.ts';
import { postOf } from '../scenario/authority.ts';
import type { Task } from '../teams/index.ts';
import type { Millis } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import { leave, sit } from './seating.ts';

export function dispatch(engine: DrillEngine, command: Command, seq: number): void {
  const { kernel, scenario } = engine;
  const tell = (to: string, type: string, more: object = {}): void => {
    kernel.send(to, { type, ...more }, seq);
  };
  switch (command.type) {
    case 'startex':
      tell('drill', 'START');
      kernel.settle();
      engine.open(seq, command.showing, command.variant);
      return;
    case 'pause':
      tell('drill', 'PAUSE');
      return;
    case 'resume':
      tell('drill', 'RESUME');
      return;
    case 'jump':
      engine.showing.jump(command.to, seq);
      return;
    case 'endex':
      for (const exercise of scenario.exercises) {
        if (engine.state.exercises[exercise.id]?.state !== 'concluded') tell(exercise.id, 'END');
      }
      kernel.settle();
      tell('drill', 'END');
      return;
    case 'noduff':
      tell('drill', 'NODUFF', { seat: command.seat });
      return;
    case 'inject.release':
      tell(command.inject, 'RELEASE', { by: command.seat });
      return;
    case 'inject.fire':
      tell(command.inject, 'FIRE', { by: command.seat });
      return;
    case 'inject.hold':
      tell(command.inject, 'HOLD', { by: command.seat });
      return;
    case 'inject.skip':
      tell(command.inject, 'SKIP', { reason: command.reason ?? '' });
      return;
    case 'inject.defer':
      tell(command.inject, 'DEFER', { delay: command.by, reason: command.reason ?? '' });
      return;
    case 'script.later':
      shift(engine, command.by, seq);
      return;
    case 'script.earlier':
      shift(engine, -command.by, seq);
      return;
    case 'offer':
      engine.requests?.offer(command.of, command.seat, command.by, seq);
      return;
    case 'accept':
      engine.requests?.accept(command.of, command.seat, seq);
      return;
    case 'grant':
      engine.requests?.grant(command.of, command.seat, command.team, seq);
      return;
    case 'order':
    case 'request':
      order(engine, command, seq);
      return;
    case 'level':
      level(engine, command, seq);
      return;
    case 'measure':
      tell(postOf(scenario, command.seat) ?? command.seat, 'MEASURE', {
        ...desk(engine, command.seat),
        measure: command.measure,
        rule: `cmd-${seq}`,
        ...(command.exercise === undefined ? {} : { exercise: command.exercise }),
      });
      return;
    case 'acknowledge':
      if (engine.state.duties?.[command.of] !== undefined) {
        engine.duty?.answer(command.of, seq);
        return;
      }
      tell(command.seat, 'ACKNOWLEDGE', { of: command.of });
      return;
    case 'refuse':
      if (scenario.posts.some(({ id }) => id === command.seat)) {
        engine.requests?.decline(command.of, command.seat, command.reason, seq);
        return;
      }
      tell(command.seat, 'REFUSE', { of: command.of, reason: command.reason });
      return;
    case 'mark':
      tell(command.team, 'MARK', {
        mark: command.mark,
        ...(command.muster === undefined ? {} : { muster: command.muster }),
      });
      return;
    case 'seat.take':
      engine.append({ type: 'seat.taken', seat: command.take }, seq);
      sit(engine, command.take, seq);
      return;
    case 'seat.release':
      engine.append({ type: 'seat.released', seat: command.release }, seq);
      leave(engine, command.release, seq);
      return;
    case 'report':
      if (engine.state.reports[command.about]?.from === command.seat) {
        engine.reports.send(command.about, seq, command);
        return;
      }
      if (engine.state.disputes?.[command.about] !== undefined) {
        const { figure } = engine.state.disputes[command.about] ?? {};
        engine.figures.state(command.about, command.seat, seq, command.figures?.[figure ?? '']);
        return;
      }
      engine.append(
        {
          type: 'report.made',
          from: command.seat,
          ...(command.to === undefined ? {} : { to: command.to }),
          about: command.about,
          text: command.text,
        },
        seq,
      );
      return;
    case 'bookmark':
      engine.append({ type: 'bookmark.set', note: command.note, by: command.seat }, seq);
      return;
    case 'suppress':
      engine.append({ type: 'rule.suppressed', rule: command.rule }, seq);
      return;
    case 'segment.shorten':
    case 'segment.lengthen':
    case 'segment.skip':
      engine.showing.change(command, seq);
      return;
  }
}

/** Moves what of the script waits for its time; gaps are kept, but nothing is due before now. */
function shift({ kernel, scenario, state, now }: DrillEngine, by: Millis, seq: number): void {
  for (const { id } of scenario.injects) {
    const record = state.injects[id];
    const due = record && waitsUntil(record);
    if (due !== undefined) kernel.send(id, { type: 'DEFER', delay: Math.max(0, due + by - now), reason: '' }, seq);
  }
}

/** The level of a headquarters, with the words that go down the chain with it. */
function level(engine: DrillEngine, command: CommandOf<'level'>, seq: number): void {
  const { seat, level: to, text, basis } = command;
  const post = postOf(engine.scenario, seat) ?? seat;
  const words = { ...(text === undefined ? {} : { text }), ...(basis === undefined ? {} : { basis }) };
  const by = { ...desk(engine, seat), ...engine.plans.lacks(post, command) };
  engine.kernel.send(post, { type: 'LEVEL', level: to, rule: `cmd-${seq}`, ...by, ...words }, seq);
}

/** A department decides in the name of the headquarters where it sits. */
const desk = ({ scenario }: DrillEngine, seat: string): { readonly by?: string } => {
  const post = postOf(scenario, seat);
  return post === undefined || post === seat ? {} : { by: seat };
};

/** An order from a post's own seat goes out in its name; from anyone else, in the name of the team's post. */
function order(engine: DrillEngine, command: Extract<Command, { type: 'order' | 'request' }>, seq: number): void {
  const { scenario, plans } = engine;
  const team = scenario.teams.find((one) => one.id === command.to);
  const post = postOf(scenario, command.seat) ?? team?.post ?? command.seat;
  const task = command.task as Task;
  const site = command.site ?? team?.base ?? '';
  if (command.type === 'request' && team === undefined) {
    const { to, within, channel, text, team: wanted } = command;
    const more = { within, channel, text, team: wanted };
    const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
    plans.ask(post, `cmd-${seq}`, { type: 'ask', to, task, site, ...given, ...desk(engine, command.seat) }, seq);
    return;
  }
  // Who asks one that it does not command has ordered nothing.
  const kind = team?.command === 'request' ? 'request' : command.type;
  plans.give(
    post,
    `cmd-${seq}`,
    {
      type: 'order',
      stays: true,
      ...plans.asks(post, command.to, task, site),
      kind,
      to: command.to,
      task,
      site,
      ...(command.within === undefined ? {} : { within: command.within }),
      ...(command.exercise === undefined ? {} : { exercise: command.exercise }),
      ...(command.channel === undefined ? {} : { channel: command.channel }),
      ...(command.text === undefined ? {} : { text: command.text }),
      ...(command.basis === undefined ? {} : { basis: command.basis }),
      ...desk(engine, command.seat),
    },
    seq,
  );
}
