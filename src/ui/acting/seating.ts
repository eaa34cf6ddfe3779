/** Sitting down in a seat and leaving it. The engine is told, so that the log knows when a person sat where. */
import { rightsOf } from '../../drill/seats.ts';
import type { Desk } from '../desk.ts';
import type { ViewState } from '../store.ts';

/** The page in the chair that it was opened in. */
export const CHAIR: Pick<ViewState, 'seat' | 'told' | 'seatAtStart'> = {
  seat: undefined,
  told: false,
  seatAtStart: undefined,
};

/** Takes a seat; one that the viewer sat in before follows its plan again. */
export async function sitIn(desk: Desk, seat: string): Promise<void> {
  if (seat === desk.seat || !(await leave(desk))) return;
  if (seat === desk.chair || !(await desk.submit({ type: 'seat.take', take: seat }, desk.chair))) return;
  settle(desk, seat);
}

/** A window that has one seat and no other: whoever opened it sits there. */
export function sitInWindow(desk: Desk): void {
  const { seat } = desk.opened;
  if (seat !== undefined && seat !== 'director') settle(desk, seat);
}

function settle(desk: Desk, seat: string): void {
  const told = rightsOf(desk.scenario, seat)?.sees === 'told';
  // What was chosen as the director may be what the seat was never told.
  const column = desk.store.state.layout === 'director' || desk.store.state.layout === 'wide';
  const onTablet = desk.store.state.layout === 'tablet';
  desk.store.set({
    seat,
    told,
    selection: undefined,
    ...(told && !column ? { sideTab: 'answers' as const } : {}),
    // Its own orders and its own map, half and half.
    ...(told && onTablet ? { sheet: 1 as const } : {}),
  });
  remember(desk, seat);
}

/** Where this window keeps in which seat of a kept drill its viewer sits: a reload does not make anybody stand up. */
const keyOf = ({ opened }: Desk): string | undefined =>
  opened.kept === undefined ? undefined : `landfall.seat ${opened.kept}`;

function remember(desk: Desk, seat: string | undefined): void {
  const key = keyOf(desk);
  if (key === undefined) return;
  try {
    if (seat === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, seat);
  } catch {
    // Private windows refuse; after a reload the viewer is in the chair, and the seat can be taken again.
  }
}

/** A drill that is taken up again in this window: back into the seat, if it is held still. */
export function sitAgain(desk: Desk): void {
  const key = keyOf(desk);
  try {
    const seat = key === undefined ? null : sessionStorage.getItem(key);
    if (seat !== null && desk.view?.state.manned[seat] === true) settle(desk, seat);
  } catch {
    // As above.
  }
}

/** Back to the chair; whether that could be done. After the end there is no seat to give back. */
export async function leave(desk: Desk): Promise<boolean> {
  const { seat } = desk.store.state;
  if (seat === undefined) return true;
  const held = desk.view?.state.manned[seat] === true;
  const over = !desk.may({ type: 'seat.release', release: seat });
  if (held && !over && !(await desk.submit({ type: 'seat.release', release: seat }))) return false;
  desk.store.set({ ...CHAIR, selection: undefined });
  remember(desk, undefined);
  return true;
}

/** Asks whoever sits in a seat out of it. */
export const clearSeat = (desk: Desk, seat: string): Promise<boolean> =>
  desk.submit({ type: 'seat.release', release: seat }, desk.chair);

/** The seats of the scenario that somebody may sit in from here, in its order. */
export const seatsToTake = (desk: Desk): readonly string[] =>
  desk.scenario.seats.map(({ id }) => id).filter((id) => id !== desk.chair);
