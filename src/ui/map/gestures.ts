/** Pointer, wheel and keys on the map, as what they mean: pan, zoom, point at, choose, drag to somewhere. */
import type { Point } from './projection.ts';

export interface GestureTargets {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  fit(): void;
  /** The pointer is over a point of the map, or has left it. */
  hover(at: Point | undefined): void;
  choose(at: Point): void;
  /** Whether what is there can be dragged somewhere: then it is, and the map stays where it is. */
  grab(at: Point): boolean;
  drag(at: Point): void;
  /** Let go of over a point; undefined when the drag was broken off. */
  drop(at: Point | undefined): void;
}

/** px a press may wander and still be a click. */
const CLICK = 5;
/** Magnification of a wheel's notch, of a press of a button or key. */
const WHEEL = 1.0016;
const PINCH_WHEEL = 1.01;
export const STEP = 1.5;
/** px a press of an arrow key moves the map. */
const ARROW = 80;

/** Listens on `surface`, which has the focus of the map; returns what stops it. */
export function listenToGestures(surface: HTMLElement, to: GestureTargets): () => void {
  const down = new Map<number, Point>();
  let wandered = 0;
  let grabbed = false;
  const at = (event: MouseEvent): Point => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const letGo = (over: Point | undefined): void => {
    grabbed = false;
    to.drop(over);
  };
  const press = (event: PointerEvent): void => {
    if (event.button > 0) return;
    surface.setPointerCapture(event.pointerId);
    if (down.size === 0) {
      wandered = 0;
      grabbed = to.grab(at(event));
    } else if (grabbed) letGo(undefined);
    down.set(event.pointerId, at(event));
  };
  const move = (event: PointerEvent): void => {
    const before = down.get(event.pointerId);
    const now = at(event);
    if (!before) {
      if (event.pointerType === 'mouse') to.hover(now);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    wandered += Math.hypot(now.x - before.x, now.y - before.y);
    if (other) pinch(before, now, other, to);
    else if (grabbed) {
      if (wandered > CLICK) to.drag(now);
    } else if (wandered > CLICK) to.pan(now.x - before.x, now.y - before.y);
  };
  const release = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    const dragged = grabbed && wandered > CLICK;
    if (grabbed) letGo(dragged && event.type === 'pointerup' ? at(event) : undefined);
    if (event.type === 'pointerup' && wandered <= CLICK) to.choose(at(event));
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    to.zoom((event.ctrlKey ? PINCH_WHEEL : WHEEL) ** (-event.deltaY * lines), at(event));
  };
  const twice = (event: MouseEvent): void => to.zoom(STEP * STEP, at(event));
  const leave = (): void => to.hover(undefined);
  const key = (event: KeyboardEvent): void => {
    if (event.code === 'Escape' && grabbed) {
      event.stopPropagation();
      letGo(undefined);
    } else byKey(event, surface, to);
  };
  const ending = new AbortController();
  const { signal } = ending;
  surface.addEventListener('pointerdown', press, { signal });
  surface.addEventListener('pointermove', move, { signal });
  surface.addEventListener('pointerup', release, { signal });
  surface.addEventListener('pointercancel', release, { signal });
  surface.addEventListener('pointerleave', leave, { signal });
  surface.addEventListener('dblclick', twice, { signal });
  surface.addEventListener('wheel', wheel, { signal, passive: false });
  surface.addEventListener('keydown', key, { signal });
  return () => ending.abort();
}

/** Two fingers: what was under each stays under it as far as that can be. */
function pinch(before: Point, now: Point, other: Point, to: GestureTargets): void {
  const [was, is] = [Math.hypot(before.x - other.x, before.y - other.y), Math.hypot(now.x - other.x, now.y - other.y)];
  if (was > 0 && is > 0) to.zoom(is / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  to.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [ARROW, 0],
  ArrowRight: [-ARROW, 0],
  ArrowUp: [0, ARROW],
  ArrowDown: [0, -ARROW],
};
const ZOOMS: Readonly<Record<string, number>> = {
  Equal: STEP,
  NumpadAdd: STEP,
  Minus: 1 / STEP,
  NumpadSubtract: 1 / STEP,
};

/** Arrows belong to the clock unless somebody came to the map by keyboard. A key that meant the map means nothing else. */
function byKey(event: KeyboardEvent, surface: HTMLElement, to: GestureTargets): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = surface.matches(':focus-visible') ? ARROWS[event.code] : undefined;
  const zoom = ZOOMS[event.code];
  if (arrow) to.pan(...arrow);
  else if (zoom !== undefined) to.zoom(zoom, { x: surface.clientWidth / 2, y: surface.clientHeight / 2 });
  else if (event.code === 'Digit0' || event.code === 'Numpad0') to.fit();
  else return;
  event.preventDefault();
}
