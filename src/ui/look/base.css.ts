/**
 * The base sheet: reset, type, focus ring, reduced motion. Sizes are rem, and a rem is 13 px at the browser's default
 * text size (81.25 % of 16), so browser zoom and text-size settings carry through.
 */
export const BASE_CSS = `
*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; }
html { font-size: 81.25%; -webkit-text-size-adjust: none; text-size-adjust: none; }
body {
  font: var(--type-body); color: var(--tx1); background: var(--bg0);
  font-variant-numeric: tabular-nums; font-synthesis-style: auto;
  text-rendering: optimizeLegibility; -webkit-font-smoothing: antialiased;
}
h1, h2, h3, h4 { font: var(--type-title); }
button, input, select, textarea { font: inherit; color: inherit; font-variant-numeric: inherit; }
button { background: none; border: 0; text-align: start; cursor: pointer; }
button:disabled { cursor: default; }
ul, ol { list-style: none; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: 2px; }
img, svg, canvas { display: block; }
code, pre, kbd { font-family: var(--font-mono); font-size: inherit; }
[hidden] { display: none !important; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
::selection { background: var(--accent-fill); color: var(--on-accent); }
@media (forced-colors: active) { :focus-visible { outline-color: Highlight; } }
@media (prefers-reduced-motion: reduce) {
  :root { --motion-press: 0ms; --motion-colour: 0ms; --motion-panel: 0ms; --motion-fly: 0ms; --motion-scene: 120ms; --motion-arrived: 0ms; }
  *, *::before, *::after { animation: none !important; scroll-behavior: auto !important; }
}
@media print { body { background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
