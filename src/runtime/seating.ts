/** Somebody sits down in a seat, or leaves it to its plan: what the seat's machine and its checklist have to know. */
import { inPerson } from '../drill/attendance.ts';
import type { DrillEngine } from './drill-engine.ts';

/** A person acts in the seat from now on; while the drill jumps, from its end on. */
export function sit({ kernel, state }: DrillEngine, seat: string, cause: number): void {
  if (kernel.actors.has(seat) && inPerson(state, seat)) kernel.send(seat, { type: 'MAN' }, cause);
}

/** The seat follows its plan from now on, and takes up what the person left undone. */
export function leave({ kernel, checklist, reports, requests, duty }: DrillEngine, seat: string, cause: number): void {
  if (kernel.actors.has(seat)) kernel.send(seat, { type: 'UNMAN' }, cause);
  checklist.takeUp(seat, cause);
  reports.takeUp(seat, cause);
  requests?.takeUp(seat, cause);
  duty?.takeUp(seat, cause);
}
