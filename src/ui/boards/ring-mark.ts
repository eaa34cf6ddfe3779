/** A team's state for a table row, where the map's ring would be too fine: the same shapes on a 16 px grid. */
import { css, html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Ring } from '../look/symbols/rings.ts';

const arrow = 'M10.2 1.6l4.2.2-.4 4.2z';

/** Strokes and masses in `currentColor`. */
const MARKS: Readonly<Record<Ring, SVGTemplateResult>> = {
  standby: svg`<circle cx="8" cy="8" r="5" stroke-width="1.1"></circle>`,
  mustering: svg`<circle cx="8" cy="8" r="5.2" stroke-width="1.9" stroke-linecap="round" stroke-dasharray="0.1 3.98"></circle>`,
  travelling: svg`<circle cx="7.4" cy="8.6" r="4.8" stroke-width="1.9"></circle><path class="fill" d=${arrow}></path>`,
  staged: svg`<circle cx="8" cy="8" r="4.2" stroke-width="1.3"></circle><path stroke-width="1.6" d="M8 .9v3.4M8 11.7v3.4M.9 8h3.4M11.7 8h3.4"></path>`,
  working: svg`<circle cx="8" cy="8" r="4.9" stroke-width="2.9"></circle>`,
  returning: svg`<circle cx="7.4" cy="8.6" r="4.8" stroke-width="1.9" stroke-dasharray="3.4 2"></circle><path stroke-width="1" d=${arrow}></path>`,
  holding: svg`<rect x="2.6" y="2.6" width="10.8" height="10.8" rx="2" stroke-width="1.7"></rect><path stroke-width="1.6" d="M6.5 5.8v4.4M9.5 5.8v4.4"></path>`,
  stranded: svg`<path stroke-width="1.6" stroke-linejoin="round" d="M8 1.4L14.6 8 8 14.6 1.4 8z"></path><path stroke-width="1.7" d="M8 4.8v4M8 10.2v1.5"></path>`,
  lost: svg`<circle cx="8" cy="8" r="6" stroke-width="1.5" stroke-dasharray="2 1.8"></circle><path stroke-width="1.4" d="M6.3 6.6q.2-1.6 1.8-1.6t1.6 1.5q0 1-1.6 1.8v.7M8 10.2v1.3"></path>`,
  faulted: svg`<circle cx="8" cy="8" r="6" stroke-width="1.7"></circle><path stroke-width="1.8" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"></path>`,
};

/** The mark in the colour of the text round it; hidden from readers of screens, for the word stands beside it. */
export const ringMark = (ring: Ring): TemplateResult =>
  html`<svg class="ring" viewBox="0 0 16 16" aria-hidden="true">${MARKS[ring]}</svg>`;

export const ringStyles = css`
  .ring { width: 1.077rem; height: 1.077rem; fill: none; stroke: currentColor; flex: none; }
  .ring .fill { fill: currentColor; }
`;
