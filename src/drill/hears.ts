/**
 * What a seat that does not see the truth is told of a drill's log (law 11): what everybody is told, what it was asked and said
 * itself, and the news of those below it. What happened and nobody told it, it does not know.
 */
import type { DrillEvent, LoggedCommand } from '../log/vocabulary.ts';
import { awaitsAnswer, isUnderWay } from './demands.ts';
import type { DrillState } from './state.ts';

type Line = ({ readonly line: 'event' } & DrillEvent) | ({ readonly line: 'command' } & LoggedCommand);

export interface Ears {
  readonly seat: string;
  /** The seat and all below it (`seats.ts`, `circleOf`). */
  readonly circle: ReadonlySet<string>;
  readonly state: Pick<DrillState, 'orders' | 'reports' | 'injects' | 'duties' | 'disputes'>;
}

/** The drill's own course, warnings and forecasts, and what headquarters announce. */
const EVERYBODY: ReadonlySet<string> = new Set([
  'startex',
  'pause',
  'resume',
  'endex',
  'noduff',
  'drill.started',
  'drill.paused',
  'drill.resumed',
  'drill.jumped',
  'drill.ended',
  'drill.frozen',
  'drill.reviewed',
  'drill.faulted',
  'jump.ended',
  'segment.began',
  'warning.issued',
  'bulletin.issued',
  'areas.warned',
  'shelter.opened',
  'post.level',
  'post.measure',
]);
/** What a seat says; whether it hears it from others is by whom and to whom. */
const SAID: ReadonlySet<string> = new Set([
  'order',
  'request',
  'report',
  'acknowledge',
  'refuse',
  'offer',
  'accept',
  'grant',
  'level',
  'measure',
  'mark',
]);

export function hears(line: Line, ears: Ears): boolean {
  if (EVERYBODY.has(line.type)) return true;
  return line.line === 'command' ? hearsCommand(line, ears) : hearsEvent(line, ears);
}

function hearsCommand(command: LoggedCommand, { seat, circle }: Ears): boolean {
  if (command.type === 'seat.take') return circle.has(command.take);
  if (command.type === 'seat.release') return circle.has(command.release);
  if (!SAID.has(command.type)) return command.seat === seat;
  const to =
    command.type === 'order' || command.type === 'request' || command.type === 'report' ? command.to : undefined;
  return circle.has(command.seat) || (to !== undefined && circle.has(to));
}

function hearsEvent(event: DrillEvent, { seat, circle, state }: Ears): boolean {
  const among = (...seats: readonly (string | undefined)[]): boolean =>
    seats.some((one) => one !== undefined && circle.has(one));
  switch (event.type) {
    case 'order.issued': {
      const order = state.orders[event.order];
      return among(event.from) || (among(event.to) && (order === undefined || !isUnderWay(order)));
    }
    /** Who gave it hears when the answer has come to them. */
    case 'order.acknowledged':
    case 'order.refused':
    case 'order.done': {
      const order = state.orders[event.order];
      return awaitsAnswer(order) ? among(order?.to) && !among(order?.from) : among(order?.from, order?.to);
    }
    case 'request.offered':
    case 'request.accepted':
    case 'request.granted':
    case 'order.overdue': {
      const { from, to } = state.orders[event.order] ?? {};
      return among(from, to);
    }
    /** Who calls knows that it went, or cannot; that it was lost or came, only the answer shows. */
    case 'order.sent':
    case 'order.blocked':
    case 'order.unanswered':
    case 'order.undelivered':
    case 'order.answered':
      return among(state.orders[event.order]?.from);
    case 'conflict.arose':
      return event.orders.some((id) => state.orders[id]?.to === seat || circle.has(state.orders[id]?.to ?? ''));
    case 'conflict.settled':
      return [event.order, ...event.over].some((id) => among(state.orders[id]?.from, state.orders[id]?.to));
    case 'duty.called':
      return among(event.from) || (event.channel !== undefined && among(event.of));
    case 'duty.answered':
    case 'duty.absent': {
      const { from, of } = state.duties?.[event.call] ?? {};
      return among(from, event.type === 'duty.answered' ? of : undefined);
    }
    case 'desk.asked':
      return among(event.post, event.desk);
    case 'order.received':
    case 'answer.blocked':
      return among(state.orders[event.order]?.to);
    /** What a seat found or saw by itself the others learn from its reports. */
    case 'incident.found':
    case 'figure.seen':
      return event.seat === seat;
    case 'report.owed':
    case 'report.made':
      return among(event.from, event.to);
    case 'report.received': {
      const { from, to, receipt, confirmed } = state.reports[event.report] ?? {};
      return among(to, receipt === true && confirmed === undefined ? undefined : from);
    }
    case 'receipt.blocked':
      return among(state.reports[event.report]?.to);
    case 'report.late':
    case 'report.escalated':
    case 'report.missed': {
      const { from, to } = state.reports[event.report] ?? {};
      return among(from, to);
    }
    /** Who sends it knows; who waits for it does not. */
    case 'report.sent':
      // With figures it says what the sender knew, too: others learn what was said when it has come.
      return event.figures === undefined
        ? among(state.reports[event.report]?.from)
        : state.reports[event.report]?.from === seat;
    case 'report.lost': {
      // Who waits for a receipt is told by nobody that the report was lost.
      const { from, receipt } = state.reports[event.report] ?? {};
      return receipt === undefined && among(from);
    }
    case 'report.blocked':
    case 'report.confirmed':
    case 'report.repeated':
      return among(state.reports[event.report]?.from);
    case 'report.skipped':
      return among(event.to, state.reports[event.report]?.from);
    case 'figures.disputed':
      return among(event.by, ...event.seats);
    case 'figure.stated':
    case 'figures.settled':
    case 'figures.unsettled': {
      const { by, seats = [] } = state.disputes?.[event.dispute] ?? {};
      return among(by, ...seats);
    }
    case 'inject.released':
      return state.injects[event.inject]?.delivered !== undefined && event.to.includes(seat);
    case 'inject.acknowledged':
      return event.by === seat;
    // Whoever stands in the water sees it; of danger areas one hears from others.
    case 'people.endangered':
    case 'people.safe':
      return among(event.who);
    case 'seat.taken':
    case 'seat.released':
      return among(event.seat);
    case 'checklist.due':
    case 'checklist.done':
      return event.seat === seat;
    case 'bookmark.set':
      return event.by === seat;
    case 'post.consulting':
    case 'post.consulted':
    case 'roster.relieved':
    case 'leader.called':
    case 'leader.arrived':
    case 'leader.late':
    case 'consultation.missed':
      return among(event.post);
    default:
      return event.type.startsWith('team.') && 'team' in event && among(event.team);
  }
}
