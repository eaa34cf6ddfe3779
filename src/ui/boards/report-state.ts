/** How far a report has come, in a word: what is asked of whoever owes it comes before what it waits for. */
import type { ReportRecord } from '../../drill/state.ts';
import type { Labels } from '../labels/zh.ts';

export function reportState(
  boards: Labels['boards'],
  { sent, received, missed, blocked, escalated }: ReportRecord,
): string {
  if (received !== undefined) return boards.reportReceived;
  if (missed !== undefined) return boards.reportMissed;
  if (sent !== undefined) return boards.reportSent;
  if (blocked !== undefined) return boards.reportBlocked;
  return escalated === undefined ? boards.reportOwed : boards.reportAsked;
}
