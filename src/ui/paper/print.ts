/** The picture of the drill as a document of its own, in the print theme, marked as an exercise on every page. */
import { render } from 'lit';
import type { Desk } from '../desk.ts';
import { instead } from './instead.ts';
import { sheet } from './sheet.ts';

const STYLE = `
@page { size: A4; margin: 10mm 12mm; }
@media screen { .lf-paper { display: none; } }
@media print {
  body > :not(.lf-paper) { display: none !important; }
  .lf-paper { color: #000; background: #fff; font: 9.5pt/1.4 var(--font-text); font-variant-numeric: tabular-nums; }
  .lf-paper .pages { width: 100%; border-collapse: collapse; }
  .lf-paper .pages > thead td { font-size: 8pt; padding: 0 0 3mm; border-bottom: .4pt solid #000; }
  .lf-paper .pages > tfoot td { font-size: 8pt; padding: 3mm 0 0; text-align: center; }
  .lf-paper h1 { font: 700 15pt/1.3 var(--font-text); margin: 4mm 0 1mm; }
  .lf-paper h2 { font: 700 11pt/1.3 var(--font-text); margin: 5mm 0 1.5mm; break-after: avoid; }
  .lf-paper .rows { width: 100%; border-collapse: collapse; }
  .lf-paper .rows th, .lf-paper .rows td { text-align: start; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .3pt solid #888; overflow-wrap: anywhere; }
  .lf-paper .rows th { font-weight: 700; border-bottom-color: #000; }
  .lf-paper .rows tr { break-inside: avoid; }
  .lf-paper .facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 0; } .lf-paper .facts dd { margin: 0; }
  .lf-paper .across { position: fixed; inset: 0; display: flex; flex-direction: column; justify-content: space-around; align-items: center; }
  .lf-paper .across span { transform: rotate(-24deg); font: 700 34pt/1 var(--font-text); color: rgba(0, 0, 0, .12); white-space: nowrap; }
}`;

let styled = false;
function style(): void {
  if (styled) return;
  styled = true;
  const own = new CSSStyleSheet();
  own.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
}

/** By its key or by the browser's own command: whatever is printed of an opened drill is this document. */
function lay(): void {
  const page = document.querySelector<HTMLElement & { readonly desk?: Desk }>('lf-page');
  take();
  if (page?.desk === undefined) return;
  style();
  const paper = document.createElement('div');
  paper.className = 'lf-paper';
  render(sheet(page.desk, instead()), paper);
  document.body.append(paper);
}
const take = (): void => document.querySelector('.lf-paper')?.remove();

window.addEventListener('beforeprint', lay);
window.addEventListener('afterprint', take);

export const print = (): void => window.print();
