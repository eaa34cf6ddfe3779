/**
 * Everything a person can do on the page, once: keys, buttons, the menu, the palette and the `?` sheet are made from this
 * list. Titles are labels under the same id.
 */

import { MINUTE, SECOND } from '../units/time.ts';
import { SEAT_ACTIONS } from './acting/actions.ts';
import { sitIn } from './acting/seating.ts';
import { type ActionContext, inDrill, seeks, selectedInject } from './action-context.ts';
import type { Act, Desk } from './desk.ts';
import { releasable } from './drill-view.ts';
import { nextInject } from './inject-order.ts';
import type { KeyStroke } from './keys.ts';
import type { Labels } from './labels/zh.ts';
import { speakOther } from './on-demand.ts';
import { pauseOrPlay, setSpeed, step, stepEvent, stepMark, stepProblem, stopAtMarks } from './pacing.ts';
import type { PanelName } from './store.ts';

export type ActionId = keyof Labels['action'];
export type ActionGroup = keyof Labels['group'];

export interface Action {
  readonly id: ActionId;
  readonly group: ActionGroup;
  readonly keys: readonly KeyStroke[];
  /** Whether it can be done now; a button greys out by it. */
  when(context: ActionContext): boolean;
  run(context: ActionContext): void;
}

const key = (code: string, ...modifiers: readonly ('ctrl' | 'shift')[]): KeyStroke => ({
  code,
  ctrl: modifiers.includes('ctrl'),
  shift: modifiers.includes('shift'),
});

/** An action on an opened drill, under a further condition. */
const onDesk = (
  id: ActionId,
  group: ActionGroup,
  keys: readonly KeyStroke[],
  when: (desk: Desk) => boolean,
  run: (desk: Desk) => void,
): Action => ({
  id,
  group,
  keys,
  when: ({ desk }) => desk !== undefined && when(desk),
  run: ({ desk }) => desk && run(desk),
});

/** An action on the selected inject: the command that it makes decides whether it can be done. */
const onInject = (id: ActionId, code: string, make: (desk: Desk, inject: string) => Act): Action => {
  const command = (desk: Desk): Act | undefined => {
    const row = selectedInject(desk, releasable);
    return row && make(desk, row.inject.id);
  };
  return onDesk(
    id,
    'injects',
    [key(code)],
    (desk) => {
      const act = command(desk);
      return act !== undefined && desk.may(act);
    },
    (desk) => {
      const act = command(desk);
      if (act) void desk.submit(act);
    },
  );
};

/** An action that is one command, whatever is selected. */
const commands = (id: ActionId, group: ActionGroup, stroke: KeyStroke, act: Act): Action =>
  onDesk(
    id,
    group,
    [stroke],
    (desk) => desk.may(act),
    (desk) => void desk.submit(act),
  );

const panel = (id: ActionId, digit: number, name: PanelName): Action =>
  onDesk(
    id,
    'view',
    [key(`Digit${digit}`)],
    () => true,
    (desk) => desk.store.toggle(name),
  );

/** A live drill's pace is set by whoever leads it; a recorded one's by whoever looks. */
const pacesIt = (desk: Desk): boolean => !desk.live || desk.leads;

export const ACTIONS: readonly Action[] = [
  onDesk(
    'startex',
    'drill',
    [],
    (d) => d.may({ type: 'startex' }),
    (d) => {
      const { showing, variant, speed, seatAtStart } = d.store.state;
      const chosen = { ...(showing === undefined ? {} : { showing }), ...(variant === undefined ? {} : { variant }) };
      const start: Act = { type: 'startex', ...chosen };
      // Else a browser that is short of room may drop what it keeps of the drill.
      void navigator.storage?.persist?.();
      void d.submit(start).then((started) => {
        if (!started) return;
        d.player.play(speed);
        if (seatAtStart !== undefined) void sitIn(d, seatAtStart);
      });
    },
  ),
  onDesk('play-pause', 'time', [key('Space')], (d) => !d.live || (inDrill(d) && d.leads), pauseOrPlay),
  onDesk('faster', 'time', [key('ArrowUp')], pacesIt, (d) => setSpeed(d, 1)),
  onDesk('slower', 'time', [key('ArrowDown')], pacesIt, (d) => setSpeed(d, -1)),
  commands('segment-shorten', 'time', key('BracketLeft'), { type: 'segment.shorten', by: 10 * MINUTE }),
  commands('segment-lengthen', 'time', key('BracketRight'), { type: 'segment.lengthen', by: 10 * MINUTE }),
  commands('segment-skip', 'time', key('BracketRight', 'shift'), { type: 'segment.skip' }),
  onDesk('nudge-back', 'time', [key('ArrowLeft', 'ctrl')], seeks, (d) => step(d, -10 * SECOND)),
  onDesk('nudge-forward', 'time', [key('ArrowRight', 'ctrl')], seeks, (d) => step(d, 10 * SECOND)),
  onDesk('step-back', 'time', [key('ArrowLeft')], seeks, (d) => step(d, -MINUTE)),
  onDesk('step-forward', 'time', [key('ArrowRight')], seeks, (d) => step(d, MINUTE)),
  onDesk('leap-back', 'time', [key('ArrowLeft', 'shift')], seeks, (d) => step(d, -10 * MINUTE)),
  onDesk('leap-forward', 'time', [key('ArrowRight', 'shift')], seeks, (d) => step(d, 10 * MINUTE)),
  onDesk('previous-event', 'time', [key('Comma')], seeks, (d) => stepEvent(d, -1)),
  onDesk('next-event', 'time', [key('Period')], seeks, (d) => stepEvent(d, 1)),
  onDesk('previous-mark', 'time', [key('Comma', 'shift')], seeks, (d) => stepMark(d, -1)),
  onDesk('next-mark', 'time', [key('Period', 'shift')], seeks, (d) => stepMark(d, 1)),
  onDesk('stop-at-marks', 'time', [key('KeyM')], seeks, stopAtMarks),
  onDesk(
    'go-together',
    'time',
    [key('KeyQ')],
    (d) => seeks(d) && d.opened.logId !== undefined,
    (d) => void import('./replay/together.ts').then(({ goTogether }) => goTogether(d)),
  ),
  onDesk('next-problem', 'time', [key('KeyJ')], seeks, stepProblem),
  {
    id: 'branch',
    group: 'time',
    keys: [key('KeyX')],
    when: ({ desk }) => desk !== undefined && seeks(desk) && desk.at < (desk.status?.to ?? 0),
    run: (context) => void import('./replay/branch.ts').then(({ branchHere }) => branchHere(context)),
  },

  onDesk(
    'compare',
    'time',
    [key('KeyZ')],
    (d) => d.opened.beside !== undefined,
    (d) => d.store.set({ dialog: 'compare' }),
  ),

  onDesk('next-inject', 'injects', [key('KeyN')], (d) => !d.store.state.told, nextInject),
  onInject('inject-release', 'Enter', (d, inject) => {
    // Before its time or its condition there is nothing to release: it is fired.
    const waits = d.view?.state.injects[inject]?.play === 'planned';
    return { type: waits ? 'inject.fire' : 'inject.release', inject };
  }),
  onInject('inject-hold', 'KeyH', (_, inject) => ({ type: 'inject.hold', inject })),
  onInject('inject-skip', 'KeyS', (_, inject) => ({ type: 'inject.skip', inject })),
  onInject('inject-defer', 'KeyD', (_, inject) => ({ type: 'inject.defer', inject, by: 10 * MINUTE })),
  commands('script-later', 'injects', key('KeyD', 'shift'), { type: 'script.later', by: 10 * MINUTE }),
  commands('script-earlier', 'injects', key('KeyA', 'shift'), { type: 'script.earlier', by: 10 * MINUTE }),

  onDesk(
    'focus',
    'view',
    [key('KeyF')],
    () => true,
    (d) => d.store.ask('focus'),
  ),
  panel('panel-injects', 1, 'injects'),
  panel('panel-boards', 2, 'boards'),
  panel('panel-feed', 3, 'feed'),
  panel('panel-timeline', 4, 'timeline'),
  onDesk(
    'walls',
    'view',
    [key('KeyW')],
    (d) => !d.live || d.leads,
    (d) => d.store.set({ dialog: 'walls' }),
  ),
  onDesk(
    'foresight',
    'view',
    [key('KeyU')],
    (d) => d.live && d.leads,
    (d) => d.store.set({ foresight: !d.store.state.foresight }),
  ),
  onDesk(
    'search',
    'view',
    [key('Slash')],
    () => true,
    (d) => {
      d.store.set({ sideTab: 'feed', panels: { ...d.store.state.panels, boards: true, feed: true } });
      // The feed may only now come into the page.
      requestAnimationFrame(() => d.store.ask('search'));
    },
  ),
  onDesk(
    'bookmark',
    'drill',
    [key('KeyB')],
    (d) => d.bookmarks !== undefined || (inDrill(d) && d.may({ type: 'bookmark', note: '' })),
    (d) => {
      if (d.bookmarks === undefined) return d.store.set({ dialog: 'bookmark' });
      // Beside the log, where its note is written afterwards.
      d.bookmarks.add(d.at);
      d.store.set({ sideTab: 'bookmarks', panels: { ...d.store.state.panels, boards: true } });
    },
  ),
  onDesk(
    'download',
    'drill',
    [],
    () => true,
    (d) => void import('./download.ts').then(({ download }) => download(d)),
  ),
  onDesk(
    'print',
    'drill',
    [key('KeyP', 'ctrl')],
    () => true,
    () => void import('./paper/print.ts').then(({ print }) => print()),
  ),
  // Ratings are for those who see everything, and of a drill that is over or looked at again.
  onDesk(
    'review',
    'drill',
    [],
    (d) => d.circle === undefined && (!d.live || d.view?.state.phase === 'ended'),
    (d) => d.store.set({ dialog: 'review' }),
  ),
  onDesk(
    'share',
    'drill',
    [],
    () => true,
    (d) => void import('./share.ts').then(({ share }) => share(d)),
  ),
  onDesk(
    'endex',
    'drill',
    [],
    (d) => d.may({ type: 'endex' }),
    (d) => void d.submit({ type: 'endex' }),
  ),
  // What could not be opened is left by the same way.
  { id: 'close', group: 'drill', keys: [], when: () => true, run: ({ leave }) => leave() },

  ...SEAT_ACTIONS,

  {
    id: 'palette',
    group: 'view',
    keys: [key('KeyK', 'ctrl')],
    when: ({ desk }) => desk !== undefined,
    run: ({ store }) => store.set({ dialog: 'palette' }),
  },
  {
    id: 'language',
    group: 'view',
    keys: [key('KeyL')],
    when: () => true,
    run: ({ store }) => speakOther(store),
  },
  {
    id: 'theme',
    group: 'view',
    keys: [key('KeyT')],
    when: () => true,
    run: ({ store }) => store.set({ theme: store.state.theme === 'dark' ? 'light' : 'dark' }),
  },
  {
    id: 'help',
    group: 'view',
    keys: [key('Slash', 'shift')],
    when: () => true,
    run: ({ store }) => store.set({ dialog: 'help' }),
  },
  {
    id: 'clear',
    group: 'view',
    keys: [key('Escape')],
    when: () => true,
    run: ({ store }) =>
      store.state.dialog || store.state.notice
        ? store.set({ dialog: undefined, notice: undefined })
        : store.select(undefined),
  },
];

export const actionOf = (id: ActionId): Action => {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`actions: ${id} is not in the list`);
  return found;
};

/** Does it if it can be done now. */
export function perform(id: ActionId, context: ActionContext): void {
  const action = actionOf(id);
  if (action.when(context)) action.run(context);
}
