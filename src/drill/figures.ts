/** Figures that a report gave otherwise than its sender knew them (数据口径); what the sender could not know is no fault. */
import type { ReportRecord } from './state.ts';

export const wrongIn = (report: Pick<ReportRecord, 'figures'> | undefined): number =>
  report?.figures?.filter(({ right }) => !right).length ?? 0;
