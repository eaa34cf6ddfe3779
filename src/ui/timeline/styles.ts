/** How the strip looks: past solid, plan dashed, warnings in their own colours. */
import { css } from 'lit';

export const timelineStyles = css`
  :host { display: block; position: relative; background: var(--bg1); border-top: 1px solid var(--line); min-width: 0; min-height: 0; overflow: hidden; }
  svg { display: block; width: 100%; height: 100%; user-select: none; }
  :host([seek]) svg { cursor: pointer; }
  text { font: 400 11px/1 var(--font-text); font-variant-numeric: tabular-nums; fill: var(--tx2); dominant-baseline: central; }
  .label { fill: var(--tx2); }
  .label.selected { fill: var(--tx1); font-weight: 700; }
  .pick { cursor: pointer; }
  .tick { text-anchor: middle; fill: var(--tx2); }
  .tick.clock { fill: var(--tx3); }
  .grid { stroke: var(--line); }
  .lane { stroke: var(--line); stroke-opacity: .6; }
  .landfall { stroke: var(--danger); stroke-width: 1.5; }
  .band.live { fill: var(--accent-fill); } .on.live { fill: var(--on-accent); }
  .band.compress { fill: var(--bg3); stroke: var(--bg1); } .band.jump { fill: url(#hatch); stroke: var(--line); }
  .hatch { stroke: var(--line2); }
  .band.blue { fill: var(--warning-blue); } .on.blue, .on.IV { fill: var(--on-warning-blue); }
  .band.yellow { fill: var(--warning-yellow); } .on.yellow, .on.III { fill: var(--on-warning-yellow); }
  .band.orange { fill: var(--warning-orange); } .on.orange, .on.II { fill: var(--on-warning-orange); }
  .band.red { fill: var(--warning-red); } .on.red, .on.I { fill: var(--on-warning-red); }
  .band.IV { fill: var(--warning-blue); } .band.III { fill: var(--warning-yellow); } .band.II { fill: var(--warning-orange); } .band.I { fill: var(--warning-red); }
  .on { font-weight: 700; pointer-events: none; }
  .on.compress, .on.jump { fill: var(--tx2); font-weight: 400; }
  .band.plan { fill: none; stroke: var(--line3); stroke-dasharray: 3 3; }
  .band.armed { fill: var(--idle); fill-opacity: .28; }
  .band.underway { fill: var(--ok); } .band.controlled { fill: var(--ok); fill-opacity: .45; } .band.failed { fill: var(--danger); }
  .diamond { stroke: var(--tx1); stroke-width: 1.2; cursor: pointer; fill: var(--bg1); }
  .diamond.out { fill: var(--tx1); stroke: var(--bg1); }
  .diamond.planned { stroke: var(--tx2); }
  .diamond.selected { fill: var(--accent); stroke: var(--accent); }
  .flag { fill: var(--accent); cursor: pointer; }
  .flag.green { fill: var(--ok); } .flag.amber { fill: var(--warn); } .flag.red { fill: var(--danger); }
  .span { position: absolute; left: var(--space-12); top: var(--space-4); display: flex; align-items: center; gap: var(--space-8); }
  .span h2 { font: var(--type-body); font-weight: 700; white-space: nowrap; }
  .span select { font: var(--type-small); min-height: 1.7rem; background: var(--bg1); border: 1px solid var(--line2); border-radius: var(--radius-control); color: var(--tx2); max-width: 5.4rem; }
`;
