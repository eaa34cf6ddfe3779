/** Orders and requests: issued, on their way, answered, and what came of them. */
import { changing, dated, type Handlers, nothing } from './handler.ts';

const order = changing(
  'order',
  ({ orders }, id) => orders[id],
  (touch, id, { checklist }) => {
    touch(`order:${id}`);
    // Conditions know an order given by hand by the rule that asked for it.
    for (const [rule, item] of Object.entries(checklist)) if (item.order === id) touch(`order:${rule}`);
  },
);

/** By event. */
export const orders = {
  'desk.asked': nothing,
  'request.offered': order((record, event) => {
    record.offer = event.from;
    delete record.accepted;
  }),
  'request.accepted': order(dated('accepted')),
  'request.granted': order((record, event) => {
    record.granted = event.team;
    record.acknowledged = event.at;
    record.state = 'acknowledged';
  }),
  'rule.refused': nothing,
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
  'order.sent': order((record, event) => {
    record.sent = event.at;
    record.channel = event.channel;
    if (event.by !== undefined) record.caller = event.by;
    delete record.blocked;
  }),
  'order.lost': order((record) => {
    record.lost = (record.lost ?? 0) + 1;
  }),
  'order.blocked': order(dated('blocked')),
  'order.received': order(dated('received')),
  'order.unanswered': order((record, event) => {
    record.unanswered ??= event.at;
    record.calls = (record.calls ?? 0) + 1;
  }),
  'order.undelivered': order(dated('undelivered')),
  'order.withheld': nothing,
  'answer.lost': nothing,
  'answer.blocked': order(dated('answerBlocked')),
  'order.answered': order((record, event) => {
    record.answered = event.at;
    delete record.answerBlocked;
  }),
  'order.acknowledged': order((record, event) => {
    record.acknowledged = event.at;
    if (record.state === 'issued') record.state = 'acknowledged';
  }),
  'order.refused': order((record, event) => {
    record.refused = event.at;
    record.reason = event.reason;
    record.state = 'refused';
  }),
  'order.done': order((record, event) => {
    record.done = event.at;
    record.state = 'done';
  }),
  'order.overdue': order((record, event) => {
    record.overdue = event.at;
    if (record.state !== 'refused') record.state = 'overdue';
  }),
  'rule.suppressed': (state, event) => {
    state.suppressed[event.rule] = true;
  },
} satisfies Partial<Handlers>;
