/** What a person does in a seat: taking and leaving it, answering, ordering, reporting, marking. One list with `ui/actions.ts`. */
import { inDrill } from '../action-context.ts';
import type { Action } from '../actions.ts';
import type { Desk } from '../desk.ts';
import type { KeyStroke } from '../keys.ts';
import type { Dialog } from '../store.ts';
import { byHand, decides, nextDue } from './checklist.ts';
import { markable, markNow } from './marks.ts';
import { answerable, nextOwed, owedNow, refusable } from './owed.ts';
import { leave } from './seating.ts';

const key = (code: string, shift = false): KeyStroke => ({ code, ctrl: false, shift });
const inSeat = (
  id: Action['id'],
  stroke: KeyStroke,
  when: (desk: Desk) => boolean,
  run: (desk: Desk) => void,
): Action => ({
  id,
  group: 'seats',
  keys: [stroke],
  when: ({ desk }) => desk !== undefined && when(desk),
  run: ({ desk }) => desk && run(desk),
});
const opens = (id: Action['id'], stroke: KeyStroke, dialog: Dialog, when: (desk: Desk) => boolean): Action =>
  inSeat(id, stroke, when, (desk) => desk.store.set({ dialog }));

/** Whether the seat has anything of this kind to say while the drill is on; the dialog asks for the rest. */
const speaks =
  (...types: readonly ('order' | 'request' | 'report' | 'level')[]) =>
  (desk: Desk): boolean =>
    inDrill(desk) && (types.some((type) => desk.rights?.may.has(type)) || (types.includes('level') && decides(desk)));

const onlySeat = ({ opened }: Desk): boolean => opened.seat !== undefined && opened.seat !== 'director';

const isOpen = ({ live, view }: Desk): boolean =>
  live && view?.state.phase !== 'ended' && view?.state.phase !== 'reviewed';

export const SEAT_ACTIONS: readonly Action[] = [
  // A window that was opened for one seat has no other.
  opens('seat-choose', key('KeyE'), 'seats', (desk) => isOpen(desk) && !onlySeat(desk)),
  {
    id: 'seat-leave',
    group: 'seats',
    keys: [key('KeyE', true)],
    when: ({ desk }) => desk?.store.state.seat !== undefined,
    run: ({ desk, leave: close }) => {
      if (desk !== undefined && onlySeat(desk)) close();
      else if (desk !== undefined) void leave(desk);
    },
  },
  inSeat('next-answer', key('KeyY'), (desk) => desk.live && owedNow(desk).length > 0, nextOwed),
  inSeat(
    'acknowledge',
    key('KeyA'),
    (desk) => answerable(desk) !== undefined,
    (desk) => {
      const owed = answerable(desk);
      if (owed) void desk.submit({ type: 'acknowledge', of: owed.id }, owed.seat);
    },
  ),
  opens('refuse', key('KeyR'), 'refuse', (desk) => refusable(desk) !== undefined),
  inSeat(
    'checklist-do',
    key('KeyC'),
    (desk) => nextDue(desk) !== undefined,
    (desk) => {
      const item = nextDue(desk);
      if (item) void desk.submit(byHand(desk, item.rule));
    },
  ),
  opens('order', key('KeyO'), 'order', speaks('order', 'request')),
  opens('report', key('KeyP'), 'report', speaks('report')),
  opens('decide', key('KeyV'), 'decide', speaks('level')),
  inSeat(
    'mark',
    key('KeyG'),
    (desk) => markNow(desk) !== undefined,
    (desk) => {
      const next = markNow(desk);
      if (next) void desk.submit({ type: 'mark', ...next }, next.team);
    },
  ),
  opens('muster', key('KeyG', true), 'muster', (desk) => markable(desk).length > 0),
];
