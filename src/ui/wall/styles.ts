/** How a wall looks: everything in units of its height (`--u` is 1/1080 of it), so that it is the same at every size. */
import { css, unsafeCSS } from 'lit';
import { WALL_TYPE } from '../look/tokens.ts';

const HEIGHT = 1080;
const size = (step: keyof typeof WALL_TYPE): ReturnType<typeof unsafeCSS> =>
  unsafeCSS(`calc(${(WALL_TYPE[step] * HEIGHT).toFixed(1)} * var(--u))`);

export const wallStyles = css`
  :host { display: grid; position: fixed; inset: 0; overflow: hidden; background: var(--bg0); color: var(--tx1); cursor: none; font-size: ${size('small')}; line-height: 1.2; font-variant-numeric: tabular-nums; }
  :host {
    grid-template: 'head head' calc(112 * var(--u)) 'map side' minmax(0, 1fr) 'strips strips' calc(168 * var(--u)) / minmax(0, 1fr) calc(560 * var(--u));
  }
  :host([wide]) {
    grid-template: 'head map strips' auto 'side map strips' minmax(0, 1fr) / calc(760 * var(--u)) minmax(0, 1fr) calc(640 * var(--u));
  }
  /* Room for what hangs below the line. */
  .line { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; padding-bottom: .14em; margin-bottom: -.14em; }
  .quiet { color: var(--tx2); }

  header { grid-area: head; display: flex; align-items: center; gap: calc(28 * var(--u)); padding: 0 calc(40 * var(--u)); border-bottom: 1px solid var(--line); min-width: 0; }
  .name { flex: 1; min-width: 0; }
  h1 { font: 700 ${size('section')}/1.25 var(--font-text); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .name p { font-size: ${size('label')}; color: var(--tx2); }
  .name p b { color: var(--tx1); font-weight: 400; margin-inline-start: calc(20 * var(--u)); }
  .emergency { zoom: calc(2 * var(--z)); cursor: default; flex: none; }
  .clock { text-align: end; flex: none; white-space: nowrap; }
  .clock span { display: block; color: var(--tx2); font-size: ${size('body')}; }
  .clock strong { display: block; font: 700 calc(46 * var(--u))/1.1 var(--font-text); }
  .clock.landfall { padding-inline-start: calc(28 * var(--u)); border-inline-start: 1px solid var(--line2); }
  .clock.landfall strong { font-size: ${size('figure')}; line-height: 1; }
  :host([wide]) header { flex-wrap: wrap; padding: calc(28 * var(--u)) calc(36 * var(--u)) calc(16 * var(--u)); gap: calc(10 * var(--u)) calc(28 * var(--u)); justify-content: space-between; }
  :host([wide]) .name { flex: 1 0 100%; }
  :host([wide]) h1 { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.12; }
  :host([wide]) .name p b { display: block; margin: 0; }
  :host([wide]) .clock { text-align: start; }
  :host([wide]) .clock.landfall { flex: 1 0 100%; border: 0; padding: 0; display: flex; align-items: baseline; justify-content: space-between; }
  :host([wide]) .emergency { order: 5; }

  main { grid-area: map; position: relative; min-width: 0; min-height: 0; overflow: hidden; display: flex; flex-direction: column; }
  .stage { flex: 1; position: relative; min-height: 0; overflow: hidden; }
  .scaled { position: absolute; left: 0; top: 0; transform-origin: 0 0; }
  .scaled landfall-map { position: absolute; inset: 0; display: block; }
  .tag { position: absolute; top: calc(20 * var(--u)); left: calc(40 * var(--u)); display: flex; gap: calc(20 * var(--u)); padding: calc(10 * var(--u)) calc(18 * var(--u)); border-radius: var(--radius-wall); border: 1px solid var(--line); background: color-mix(in srgb, var(--bg1) 94%, transparent); font-size: ${size('label')}; font-weight: 700; }
  .tag span { font-weight: 400; color: var(--tx2); }
  .tag.lost { border-color: var(--warn); color: var(--warn); top: auto; bottom: calc(20 * var(--u)); }
  .band { flex: none; padding: calc(6 * var(--u)) calc(40 * var(--u)); background: var(--accent-fill); color: var(--on-accent); font-size: ${size('label')}; font-weight: 700; }
  .card { position: absolute; left: 20%; width: 60%; bottom: 12%; padding: calc(24 * var(--u)) calc(32 * var(--u)); text-align: center; background: color-mix(in srgb, var(--bg1) 95%, transparent); border: 1px solid var(--line2); border-radius: var(--radius-wall); font: 700 ${size('section')}/1.4 var(--font-text); overflow-wrap: anywhere; animation: cut var(--motion-scene) var(--ease); }
  .word { position: absolute; inset: 0; display: grid; place-content: center; gap: calc(16 * var(--u)); padding: 0 15%; text-align: center; }
  .word strong { font-size: ${size('section')}; }
  video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; background: var(--bg0); animation: cut var(--motion-scene) var(--ease); }
  @keyframes cut { from { opacity: 0; } }

  aside { grid-area: side; display: flex; flex-direction: column; padding: 0 calc(38 * var(--u)); border-inline-start: 1px solid var(--line); min-height: 0; }
  :host([wide]) aside { border: 0; padding: 0 calc(36 * var(--u)); }
  .row { flex: 1; min-height: 0; display: flex; align-items: center; justify-content: space-between; gap: calc(16 * var(--u)); border-bottom: 1px solid var(--line); }
  .row:last-child { border-bottom: 0; }
  .row .what { min-width: 0; flex: 1; }
  .row .what p { font-size: ${size('label')}; }
  .row .what .line { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.1; }
  .row .what .quiet { font-size: ${size('small')}; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  .row .figure { flex: none; display: flex; align-items: baseline; gap: calc(8 * var(--u)); white-space: nowrap; }
  .row .figure strong { font: 700 calc(60 * var(--u))/1 var(--font-text); }
  .row .figure span { font-size: ${size('label')}; color: var(--tx2); }
  .row lf-symbol { zoom: var(--z); }
  .warn { color: var(--warn); } .danger { color: var(--danger); } .ok { color: var(--ok); } .hold { color: var(--hold); } .idle { color: var(--idle); } .stage { color: var(--stage); }
  .signals { justify-content: flex-start; flex-wrap: wrap; align-content: center; gap: calc(10 * var(--u)) calc(16 * var(--u)); }
  .badge { display: inline-flex; align-items: center; gap: calc(8 * var(--u)); padding: calc(6 * var(--u)) calc(12 * var(--u)); border-radius: var(--radius-badge); font-size: ${size('label')}; font-weight: 700; white-space: nowrap; }
  .badge lf-symbol { zoom: var(--z); }
  .blue { background: var(--warning-blue); color: var(--on-warning-blue); } .yellow { background: var(--warning-yellow); color: var(--on-warning-yellow); }
  .orange { background: var(--warning-orange); color: var(--on-warning-orange); } .red { background: var(--warning-red); color: var(--on-warning-red); }
  .level { border: 1px solid var(--line2); border-inline-start-width: calc(8 * var(--u)); padding: calc(4 * var(--u)) calc(12 * var(--u)); font-size: ${size('section')}; font-weight: 700; }
  .level.IV { border-inline-start-color: var(--warning-blue); } .level.III { border-inline-start-color: var(--warning-yellow); }
  .level.II { border-inline-start-color: var(--warning-orange); } .level.I { border-inline-start-color: var(--warning-red); }

  .strips { grid-area: strips; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-auto-rows: minmax(0, 1fr); border-top: 1px solid var(--line); }
  :host([wide]) .strips { grid-template-columns: minmax(0, 1fr); border-top: 0; border-inline-start: 1px solid var(--line); }
  .strip { display: flex; align-items: center; gap: calc(14 * var(--u)); padding: 0 calc(20 * var(--u)); border-inline-end: 1px solid var(--line); border-bottom: 1px solid var(--line); min-width: 0; }
  .strip > lf-symbol { zoom: calc(1.6 * var(--z)); flex: none; }
  .strip .what { flex: 1; min-width: 0; }
  .strip .what p:first-child { font-size: ${size('label')}; font-weight: 700; }
  .strip .what .line:first-child { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.05; }
  .strip .what .quiet { line-height: 1.1; font-size: ${size('small')}; }
  .strip .state { display: flex; align-items: center; gap: calc(10 * var(--u)); flex: none; font-size: ${size('body')}; white-space: nowrap; }
  .strip .state lf-symbol { zoom: var(--z); }
`;
