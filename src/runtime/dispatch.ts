/** What an accepted command does: a message to the actor it is for, or a fact where there is no actor. */
import type { Command } from '../log/vocabulary.ts';
import type { Task } from '../teams/index.ts';
import type { DrillEngine } from './drill-engine.ts';

export function dispatch(engine: DrillEngine, command: Command, seq: number): void {
  const { kernel, scenario } = engine;
  const tell = (to: string, type: string, more: object = {}): void => {
    kernel.send(to, { type, ...more }, seq);
  };
  switch (command.type) {
    case 'startex':
      tell('drill', 'START');
      kernel.settle();
      engine.open(seq);
      return;
    case 'pause':
      return tell('drill', 'PAUSE');
    case 'resume':
      return tell('drill', 'RESUME');
    case 'jump':
      return tell('drill', 'JUMP', { to: command.to });
    case 'endex':
      for (const exercise of scenario.exercises) {
        if (engine.state.exercises[exercise.id]?.state !== 'concluded') tell(exercise.id, 'END');
      }
      kernel.settle();
      return tell('drill', 'END');
    case 'noduff':
      return tell('drill', 'NODUFF', { seat: command.seat });
    case 'inject.release':
      return tell(command.inject, 'RELEASE', { by: command.seat });
    case 'inject.fire':
      return tell(command.inject, 'FIRE', { by: command.seat });
    case 'inject.hold':
      return tell(command.inject, 'HOLD', { by: command.seat });
    case 'inject.skip':
      return tell(command.inject, 'SKIP', { reason: command.reason ?? '' });
    case 'inject.defer':
      return tell(command.inject, 'DEFER', { delay: command.by, reason: command.reason ?? '' });
    case 'order':
    case 'request':
      return order(engine, command, seq);
    case 'acknowledge':
      return tell(command.seat, 'ACKNOWLEDGE', { of: command.of });
    case 'mark':
      return tell(command.team, 'MARK', { mark: command.mark });
    case 'seat.take':
      engine.append({ type: 'seat.taken', seat: command.take }, seq);
      if (kernel.actors.has(command.take)) tell(command.take, 'MAN');
      return;
    case 'seat.release':
      engine.append({ type: 'seat.released', seat: command.release }, seq);
      if (kernel.actors.has(command.release)) tell(command.release, 'UNMAN');
      return;
    case 'report':
      engine.append({ type: 'report.made', from: command.seat, ...(command.to === undefined ? {} : { to: command.to }), about: command.about, text: command.text }, seq);
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
      return;
  }
}

/** An order from a post's own seat goes out in its name; from anyone else, in the name of the team's post. */
function order(engine: DrillEngine, command: Extract<Command, { type: 'order' | 'request' }>, seq: number): void {
  const { scenario, plans } = engine;
  const team = scenario.teams.find((one) => one.id === command.to);
  const post = scenario.posts.some((one) => one.id === command.seat) ? command.seat : (team?.post ?? command.seat);
  plans.give(post, `cmd-${seq}`, {
    type: 'order', to: command.to, task: command.task as Task, site: command.site ?? team?.base ?? '', then: 'stay',
    ...(command.within === undefined ? {} : { within: command.within }),
    ...(command.exercise === undefined ? {} : { exercise: command.exercise }),
  }, seq);
}
