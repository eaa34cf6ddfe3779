/** Reports that are owed and made, what each seat knows of figures, and figures that contradict each other. */
import { changing, dated, type Handlers, nothing, type Touch } from './handler.ts';

/** Conditions know a report by its rule: the latest of it. */
const told = (touch: Touch, id: string): void => {
  touch(`report:${id}`);
  const rule = id.replace(/#\d+$/, '');
  if (rule !== id) touch(`report:${rule}`);
};
const report = changing('report', ({ reports }, id) => reports[id], told);
const dispute = changing(
  'dispute',
  ({ disputes }, id) => disputes?.[id],
  (touch, id) => touch(`dispute:${id}`),
);

/** By event. */
export const reports = {
  'report.owed': (state, { report, rule, from, to, deadline, of, at }, touch) => {
    state.reports[report] = { rule, from, to, owed: at, deadline, of };
    told(touch, report);
  },
  'report.blocked': report((record, event) => {
    record.blocked = event.channel;
  }),
  'report.lost': nothing,
  'report.sent': report((record, event) => {
    record.sent = event.at;
    record.channel = event.channel;
    record.fields = event.fields;
    if (event.receipt === true) record.receipt = true;
    if (event.figures !== undefined) record.figures = event.figures;
    if (event.says !== undefined) record.says = event.says;
  }),
  'report.skipped': report((record, event) => {
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
  'figure.stated': dispute((record, event) => {
    record.stated[event.by] = event.value;
  }),
  'figures.settled': dispute(dated('settled')),
  'figures.unsettled': dispute(dated('unsettled')),
  'report.received': report(dated('received')),
  'receipt.lost': nothing,
  'receipt.blocked': report(dated('unreceipted')),
  'report.confirmed': report(dated('confirmed')),
  'report.repeated': report((record) => {
    record.repeats = (record.repeats ?? 0) + 1;
  }),
  'report.late': report(dated('late')),
  'report.escalated': report(dated('escalated')),
  'report.missed': report(dated('missed')),
  'report.made': nothing,
} satisfies Partial<Handlers>;
