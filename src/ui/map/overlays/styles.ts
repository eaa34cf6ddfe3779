/** Everything of the map that is page, not picture: flat boxes of the panels' colour, dodging nothing but the map itself. */
import { css, unsafeCSS } from 'lit';
import { RAMP_BREAKS } from '../../look/tokens.ts';

const ramp = (['wind', 'depth', 'plume', 'rain'] as const)
  .flatMap((of) => RAMP_BREAKS[of].map((_, i) => `${of}-${i + 1}`))
  .map((step) => `.${step} { background-image: linear-gradient(var(--${step}), var(--${step})); }`)
  .join('\n');

export const overlayStyles = css`
  ${unsafeCSS(ramp)}
  :host { display: block; position: relative; overflow: hidden; background: var(--bg0); color: var(--tx2); font: var(--type-small); contain: strict; container-type: size; user-select: none; -webkit-user-select: none; }
  .surface { position: absolute; inset: 0; touch-action: none; cursor: grab; outline-offset: -2px; }
  .surface:active { cursor: grabbing; }
  .surface canvas { display: block; }
  .box { position: absolute; background: color-mix(in srgb, var(--bg1) 94%, transparent); border: 1px solid var(--line); border-radius: var(--radius-overlay); }
  .head { position: absolute; z-index: 1; inset: var(--space-12) var(--space-12) auto; display: flex; flex-wrap: wrap; gap: var(--space-4) var(--space-12); align-items: flex-start; pointer-events: none; }
  .top { position: relative; display: flex; max-width: 100%; pointer-events: auto; padding: 0 var(--space-6); align-items: center; }
  .top button { min-height: 2.154rem; padding: 0 var(--space-6); color: var(--tx3); white-space: nowrap; }
  .top button[aria-pressed='true'] { color: var(--tx1); }
  .top button::before { content: ''; display: inline-block; width: 7px; height: 7px; margin-inline-end: var(--space-4); border: 1px solid var(--line3); border-radius: var(--radius-bar); }
  .top button[aria-pressed='true']::before { background: var(--tx2); border-color: var(--tx2); }
  .top button[aria-expanded]::before { display: none; }
  .top .what { padding: 0 var(--space-6); color: var(--tx3); }
  .panel { position: relative; pointer-events: auto; padding: var(--space-8) var(--space-12); display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-4) var(--space-8); align-items: center; max-height: calc(100cqh - 5.4rem); overflow: auto; color: var(--tx1); }
  .panel label { display: flex; align-items: center; gap: var(--space-6); min-height: 28px; white-space: nowrap; }
  .panel input[type=range] { width: 7rem; accent-color: var(--accent); }
  .panel output { font: var(--type-micro); color: var(--tx2); min-width: 3.2em; text-align: end; }
  .credits { margin-inline-start: auto; text-align: end; font: var(--type-micro); color: var(--tx2); pointer-events: none; text-shadow: 0 0 2px var(--halo), 0 0 2px var(--halo), 0 0 3px var(--halo); }
  .foot { position: absolute; left: var(--space-12); right: var(--space-12); bottom: var(--space-8); display: flex; align-items: center; gap: var(--space-8); pointer-events: none; }
  .read, .bar { background: color-mix(in srgb, var(--bg0) 72%, transparent); border-radius: var(--radius-badge); padding: 0 var(--space-6); }
  .read { display: flex; gap: var(--space-12); align-items: baseline; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .bar { display: flex; align-items: center; gap: var(--space-6); }
  .bar i { display: block; height: 5px; border: 1px solid var(--tx2); border-top: 0; width: 0; }
  .legend { left: var(--space-12); bottom: 2.3rem; padding: var(--space-6) var(--space-8) var(--space-4); width: 17rem; pointer-events: none; max-height: calc(100% - 6.6rem); overflow: hidden auto; scrollbar-width: none; }
  .legend :is(header, summary) { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--space-8); color: var(--tx2); }
  .legend :is(header, summary) span { white-space: nowrap; }
  .legend summary { position: relative; align-items: center; min-height: 28px; padding: var(--space-4) 0 var(--space-2) var(--space-12); cursor: pointer; pointer-events: auto; list-style: none; }
  .legend summary::-webkit-details-marker { display: none; }
  .legend summary::before { content: ''; position: absolute; left: 1px; top: calc(var(--space-4) + .5em); width: 5px; height: 5px; border: solid var(--tx3); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform 120ms; }
  .legend details[open] > summary::before { transform: rotate(45deg); }
  .legend details > .key { padding-bottom: var(--space-4); }
  .legend strong { color: var(--tx1); font-weight: 700; white-space: nowrap; }
  .ramp { display: flex; margin-top: var(--space-4); }
  .ramp span { flex: 1; font: var(--type-micro); padding-top: 8px; background-repeat: no-repeat; background-size: 100% 6px; }
  .legend .key { font: var(--type-micro); color: var(--tx3); }
  .legend .ramp + header, .legend .key + header { margin-top: var(--space-4); }
  .key.drift { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--space-8); }
  .key.drift span { display: flex; align-items: center; gap: var(--space-4); white-space: nowrap; }
  .key.drift i { width: 14px; height: 0; border-top: 1.5px solid var(--tx1); }
  .key.drift i.dots { border-top: 2px dotted var(--tx1); }
  .key.drift i.most { border-top-style: dashed; }
  .key.drift i.truth { width: 9px; height: 9px; border: 1.6px solid var(--danger); border-radius: 50%; }
  :host([plain]) .head { inset: auto var(--space-12) var(--space-8); }
  :host([plain]) .legend.aside { left: auto; right: var(--space-12); bottom: 3.6rem; }
  .tool { position: relative; pointer-events: auto; padding: var(--space-6) var(--space-8); width: 17rem; color: var(--tx1); }
  .tool header { display: flex; justify-content: space-between; align-items: center; }
  .tool dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 var(--space-12); margin: var(--space-2) 0; font-variant-numeric: tabular-nums; }
  .tool dt { color: var(--tx2); } .tool dd { margin: 0; }
  .tool button { min-height: 28px; min-width: 28px; padding: 0 var(--space-6); border: 1px solid var(--line2); border-radius: var(--radius-control); background: var(--bg3); }
  .tool button:disabled { opacity: .6; }
  .tool .acts, .tool form { display: flex; gap: var(--space-6); margin-top: var(--space-4); }
  .tool input { flex: 1; min-width: 0; min-height: 28px; padding: 0 var(--space-6); background: var(--bg0); border: 1px solid var(--line3); border-radius: var(--radius-control); color: var(--tx1); user-select: text; -webkit-user-select: text; }
  .tool .key { font: var(--type-micro); color: var(--tx3); margin-top: var(--space-4); } .tool .bad { color: var(--danger); }
  .tool .ends { display: flex; justify-content: space-between; font-weight: 700; margin: var(--space-2) 0; }
  .tool table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; } .tool th { font-weight: 400; color: var(--tx2); text-align: start; } .tool td { padding: 0 var(--space-4) 0 0; } .tool :is(td, th):last-child { text-align: end; padding: 0; white-space: nowrap; } .tool tr.bad td:last-child { color: var(--danger); font-weight: 700; }
  .swipe { position: absolute; left: calc(-1 * var(--space-12)); width: calc(100% + 2 * var(--space-12)); top: 40vh; height: 28px; margin: 0; appearance: none; background: none; pointer-events: none; }
  .swipe::-webkit-slider-thumb { appearance: none; pointer-events: auto; width: 28px; height: 28px; border-radius: var(--radius-control); background: var(--accent-fill); border: 1px solid var(--on-accent); cursor: ew-resize; }
  .swipe::-moz-range-thumb { pointer-events: auto; box-sizing: border-box; width: 28px; height: 28px; border-radius: var(--radius-control); background: var(--accent-fill); border: 1px solid var(--on-accent); cursor: ew-resize; }
  .zoom { right: var(--space-12); display: flex; flex-direction: column; overflow: hidden; bottom: 2.3rem; }
  .zoom.aside { bottom: calc(2.3rem + 246px + var(--space-8)); }
  .zoom button { width: 28px; height: 28px; text-align: center; color: var(--tx1); font-size: 1.2rem; line-height: 1; }
  .zoom button + button { border-top: 1px solid var(--line); }
  .zoom svg { margin: auto; width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  .box button:hover { background: var(--bg2); color: var(--tx1); }
  .inset { right: var(--space-12); bottom: 2.3rem; width: 246px; height: 246px; overflow: hidden; }
  .inset canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  .inset p { position: relative; padding: var(--space-6) var(--space-8) 0; color: var(--tx2); text-shadow: 0 0 2px var(--halo), 0 0 2px var(--halo), 0 0 3px var(--halo); }
  .inset p + p { padding-top: 0; }
  .inset p { background: color-mix(in srgb, var(--bg1) 82%, transparent); }
  .inset strong { color: var(--tx1); font-weight: 700; }
  .eye { left: 0; top: 0; padding: 0 var(--space-8) 0 var(--space-6); min-height: 1.9rem; display: flex; align-items: center; gap: var(--space-6); color: var(--tx1); white-space: nowrap; will-change: transform; }
  .eye i { width: 0; height: 0; border: 4.5px solid transparent; border-bottom: 12px solid var(--storm); border-top: 0; }
  .word { left: 50%; bottom: 3.2rem; transform: translateX(-50%); padding: var(--space-4) var(--space-12); max-width: 80%; color: var(--tx1); pointer-events: none; }
  .word.problem { color: var(--warn); }
  .failed { position: absolute; inset: 0; display: grid; place-content: center; padding: var(--space-24); text-align: center; color: var(--tx1); font: var(--type-title); }
  [hidden] { display: none; }
  :host([size='small']) .legend, :host([size='small']) .credits .more, :host([size='small']) .top .what { display: none; }
  :host([size='small']) .top button { padding: 0 var(--space-4); font: var(--type-micro); }
  :host([size='small']) .top button::before { width: 5px; height: 5px; }
  :host([size='small']) .foot .at { display: none; }
  @media (pointer: coarse) { .legend summary { min-height: 44px; } .zoom button { width: 44px; height: 44px; } .top button { min-height: 44px; } }
  @media (forced-colors: active) { .top button[aria-pressed='true']::before { background: Highlight; } }
`;
