/** What waits for an answer: of the seat that the viewer sits in, or for the chair that leads the drill, of every seat. */
import { inPerson } from '../../drill/attendance.ts';
import { demandsOn, disputesOn, reportsOwed } from '../../drill/demands.ts';
import { isOpen } from '../../drill/requests.ts';
import type { DrillState } from '../../drill/state.ts';
import type { Desk } from '../desk.ts';
import type { Selection } from '../store.ts';

export interface Owed {
  readonly seat: string;
  /** Of a figure that did not agree with another's, `report` too: under the dispute's id. */
  readonly kind: 'inject' | 'order' | 'report';
  readonly id: string;
  /** When it came. */
  readonly since: number;
  /** When it is late; an inject does not say. */
  readonly deadline?: number;
  /** A request of the seat's own, to which another time was offered. */
  readonly offered?: true;
  /** Whether a person must answer; a plan answers by itself. */
  readonly byHand: boolean;
}

/** People's first, then the soonest due, then the longest waiting. */
export function owedNow(desk: Desk): readonly Owed[] {
  const { view, rights, scenario } = desk;
  if (view === undefined) return [];
  const { state } = view;
  const seats = new Set(rights?.enters ? scenario.seats.map(({ id }) => id) : [desk.seat]);
  const asked = demandsOn(state, scenario.injects, seats).map(({ seat, kind, id, since }): Owed => {
    const deadline = kind === 'order' ? state.orders[id]?.deadline : undefined;
    const byHand = inPerson(state, seat);
    return { seat, kind, id, since, byHand, ...(deadline === undefined ? {} : { deadline }) };
  });
  const reports = reportsOwed(state, seats).map((id): Owed => {
    const { from: seat = '', owed = 0, deadline = 0 } = state.reports[id] ?? {};
    return { seat, kind: 'report', id, since: owed, deadline, byHand: inPerson(state, seat) };
  });
  const again = disputesOn(state, seats).map(
    (one): Owed => ({ ...one, kind: 'report', byHand: inPerson(state, one.seat) }),
  );
  const list = [...asked, ...offersTo(state, seats), ...reports, ...again];
  const last = Number.MAX_VALUE;
  return list.sort(
    (a, b) => Number(b.byHand) - Number(a.byHand) || (a.deadline ?? last) - (b.deadline ?? last) || a.since - b.since,
  );
}

/** Requests of these seats to which another time was offered, and is not taken yet. */
const offersTo = (state: DrillState, seats: ReadonlySet<string>): Owed[] =>
  Object.entries(state.orders).flatMap(([id, order]) => {
    const { from, offer, accepted, issued } = order;
    if (offer === undefined || accepted !== undefined || !seats.has(from) || !isOpen(order)) return [];
    return [{ seat: from, kind: 'order', id, since: issued, offered: true, byHand: inPerson(state, from) }];
  });

export const isChosen = ({ kind, id }: Owed, selection: Selection | undefined): boolean =>
  selection?.kind === kind && selection.id === id;

/** What the keys answer: the selected one. An inject that waits for several seats is answered for the first of them. */
export const chosenOwed = (desk: Desk): Owed | undefined =>
  owedNow(desk).find((one) => isChosen(one, desk.store.state.selection));

/** Selects the next that waits, and round again. */
export function nextOwed(desk: Desk): void {
  const list = owedNow(desk);
  const { selection, panels, told, layout } = desk.store.state;
  const place = list.findIndex((one) => isChosen(one, selection));
  // One inject may wait for several seats: the next of another thing.
  const next = [...list.slice(place + 1), ...list].find((one) => !isChosen(one, selection)) ?? list[0];
  if (next === undefined) return;
  const { kind, id } = next;
  // A seat's own desk has a column of its own where there is room; else it is a tab like the others.
  const column = told && panels.injects && (layout === 'director' || layout === 'wide');
  desk.store.set({
    selection: { kind, id },
    ...(column ? {} : { sideTab: 'answers' as const, panels: { ...panels, boards: true, feed: true } }),
  });
}

/** Who was asked, as the command that answers it names them. */
export const answerable = (desk: Desk): Owed | undefined => {
  const owed = chosenOwed(desk);
  return owed !== undefined && owed.kind !== 'report' && desk.may({ type: 'acknowledge', of: owed.id }, owed.seat)
    ? owed
    : undefined;
};
export const refusable = (desk: Desk): Owed | undefined => {
  const owed = chosenOwed(desk);
  const may = owed?.kind === 'order' && desk.may({ type: 'refuse', of: owed.id, reason: '-' }, owed.seat);
  return may ? owed : undefined;
};
