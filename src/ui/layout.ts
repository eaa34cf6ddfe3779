/** Which arrangement of the page a window gets (look 6). */

/** `wide` opens a third column, `compact` folds the left into a rail and the right into tabs, `tablet` has a bottom sheet. */
export type Layout = 'wide' | 'director' | 'compact' | 'tablet' | 'phone';

/** `width` and `height` in CSS px; `touch` when the main pointer is a finger. */
export function layoutFor(width: number, height: number, touch: boolean): Layout {
  if (width < 640) return 'phone';
  if (width <= 1100 || (touch && width < 1280)) return 'tablet';
  if (width < 1400 || height < 800) return 'compact';
  return width < 2560 ? 'director' : 'wide';
}

/** Where the boards of exercises and teams and a feed stand above each other without scrolling. */
const TALL = 1000; // px

/** Keeps `apply` told of the layout; returns what stops it. */
export function watchLayout(window: Window, apply: (layout: Layout, tall: boolean) => void): () => void {
  const coarse = window.matchMedia('(pointer: coarse)');
  const tell = (): void =>
    apply(layoutFor(window.innerWidth, window.innerHeight, coarse.matches), window.innerHeight >= TALL);
  window.addEventListener('resize', tell);
  coarse.addEventListener('change', tell);
  tell();
  return () => {
    window.removeEventListener('resize', tell);
    coarse.removeEventListener('change', tell);
  };
}
