/** What is known of an inject and of an order: plan and fact apart; and of a report that is owed. */

import { wordingOf } from '../../drill/rule-wording.ts';
import { reportState } from '../boards/report-state.ts';
import type { Desk } from '../desk.ts';
import { playWord } from '../injects/play-word.ts';
import { type Fact, type Facts, known, momentOf } from './fact.ts';

export function injectFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details, injects },
    words,
  } = desk.speech;
  const inject = desk.roster.injects.get(id);
  const record = desk.view?.state.injects[id];
  if (!inject) return { title: id, subtitle: '', facts: [] };
  const said: (Fact | false)[] = [
    [details.from, desk.names.party(inject.from)],
    [details.to, inject.to.map((to) => desk.names.party(to)).join(words.punctuation.list)],
    [injects.by, words.channel[inject.by]],
    inject.site !== undefined && [details.site, desk.names.name('site', inject.site)],
  ];
  // Whoever it is said to knows nothing of its plan and of what the controllers note on it (law 11).
  const facts =
    desk.circle === undefined
      ? known([
          [details.state, playWord(desk.speech, inject, record)],
          ...said,
          [details.kind, words.injectType[inject.type]],
          [words.play.due, momentOf(desk, record?.due ?? record?.planned ?? inject.at)],
          [words.play.released, momentOf(desk, record?.released)],
          [words.play.acknowledged, momentOf(desk, record?.acknowledged)],
          [words.play.responded, momentOf(desk, record?.responded)],
          [injects.note, desk.names.text(inject.note) ?? ''],
        ])
      : known([...said, [words.play.delivered, momentOf(desk, record?.delivered)]]);
  return { title: desk.names.inject(id), subtitle: '', facts, text: desk.names.text(inject.text) ?? '' };
}

export function orderFacts(desk: Desk, id: string): Facts {
  const {
    labels: { details },
    words,
  } = desk.speech;
  const order = desk.view?.state.orders[id];
  if (!order) return { title: id, subtitle: '', facts: [] };
  // What a person wrote stands in the log; what a plan says, in the plan.
  const planned = desk.view?.worded?.[id] ?? wordingOf(desk.scenario, id);
  const text = order.text ?? desk.names.text(planned.text);
  return {
    title: desk.names.order(id),
    subtitle: id,
    facts: known([
      [
        details.state,
        words.order[order.state],
        order.state === 'overdue' || order.state === 'refused' ? 'danger' : undefined,
      ] as Fact,
      [details.from, desk.names.party(order.from)],
      [details.to, desk.names.party(order.to)],
      order.site !== undefined && [details.site, desk.names.name('site', order.site)],
      [details.issued, momentOf(desk, order.issued)],
      [details.deadline, momentOf(desk, order.deadline)],
      order.channel !== undefined && [details.mode, desk.names.name('channel', order.channel)],
      [details.reason, order.reason ?? ''],
      [words.orderPart.basis, order.basis ?? desk.names.text(planned.basis) ?? ''],
      [words.order.acknowledged, momentOf(desk, order.acknowledged)],
      [words.order.done, momentOf(desk, order.done)],
    ]),
    ...(text === undefined ? {} : { text }),
  };
}

export function reportFacts(desk: Desk, id: string): Facts {
  const { details, boards, injects } = desk.speech.labels;
  const report = desk.view?.state.reports[id];
  const title = desk.names.name('report', id);
  if (!report) return { title, subtitle: id, facts: [] };
  const { from, to, deadline, sent, received, late, missed, blocked, channel } = report;
  const by = channel ?? blocked;
  return {
    title,
    subtitle: id,
    facts: known([
      [
        details.state,
        late === undefined ? reportState(boards, report) : `${reportState(boards, report)} · ${injects.late}`,
        late === undefined && missed === undefined ? undefined : 'danger',
      ] as Fact,
      [details.from, desk.names.party(from)],
      [details.to, desk.names.party(to)],
      [details.deadline, momentOf(desk, deadline)],
      [details.mode, by === undefined ? '' : desk.names.name('channel', by)],
      [boards.reportSent, momentOf(desk, sent)],
      [boards.reportReceived, momentOf(desk, received)],
    ]),
  };
}
