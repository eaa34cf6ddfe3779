/** Keys by where they are on the board (`event.code`), so that they are the same under every layout and input method. */
import type { ActionContext } from './action-context.ts';
import type { Action } from './actions.ts';
import type { Labels } from './labels/zh.ts';

export interface KeyStroke {
  readonly code: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** Enter and Space belong to the button that the keyboard has brought the focus to; after a click they are the drill's. */
const OWN: ReadonlySet<string> = new Set(['Enter', 'Space']);
const WRITING = 'input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable]';

/** The element with the focus, through shadow roots. */
export function focused(document: Document): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** Whether a press is for the page: not while an input method composes, and not while somebody writes. */
function isForPage(event: KeyboardEvent, document: Document, clicked: boolean): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return false;
  const here = focused(document);
  if (!here) return true;
  if (event.code === 'Escape') {
    // Whoever leaves a field wants the drill's keys back.
    if (here.matches(WRITING)) (here as HTMLElement).blur();
    return true;
  }
  if (here.matches(WRITING)) return false;
  if (here.matches('input[type=range]') && event.code.startsWith('Arrow')) return false;
  return clicked || !(OWN.has(event.code) && here.matches('button, a, summary, [role=tab]'));
}

const fits = (stroke: KeyStroke, event: KeyboardEvent): boolean =>
  stroke.code === event.code && stroke.ctrl === (event.ctrlKey || event.metaKey) && stroke.shift === event.shiftKey;

/** Sends presses to the actions; returns what stops it. `locked` while NO DUFF has the screen. */
export function listenToKeys(
  document: Document,
  actions: readonly Action[],
  context: () => ActionContext,
  locked: () => boolean,
): () => void {
  /** Whether the focus is where a pointer put it. */
  let clicked = false;
  const point = (): void => {
    clicked = true;
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.code === 'Tab') clicked = false;
    if (locked() || !isForPage(event, document, clicked)) return;
    const action = actions.find(({ keys }) => keys.some((stroke) => fits(stroke, event)));
    const now = context();
    // Behind a dialog only Escape works.
    if (!action?.when(now) || (now.store.state.dialog && action.id !== 'clear')) return;
    event.preventDefault();
    action.run(now);
  };
  document.addEventListener('pointerdown', point, true);
  document.addEventListener('keydown', listen);
  return () => {
    document.removeEventListener('pointerdown', point, true);
    document.removeEventListener('keydown', listen);
  };
}

/** A stroke as it is printed on keys and in tooltips: `Ctrl K`, `Shift ←`, `空格`. */
export function keyLabel({ code, ctrl, shift }: KeyStroke, labels: Labels): string {
  const names: Readonly<Record<string, string>> = labels.keys;
  if (code === 'Slash' && shift) return '?';
  const plain = names[code] ?? code.replace(/^(Key|Digit)/, '');
  return [ctrl ? labels.keys.Ctrl : '', shift ? labels.keys.Shift : '', plain].filter(Boolean).join(' ');
}
