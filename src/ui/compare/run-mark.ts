/** How the two runs are told apart wherever they stand: A a solid line, B a dashed one in its own colour, each with its letter. */
import { css, html, type TemplateResult } from 'lit';

export const runMarkStyles = css`
  .run { display: inline-flex; align-items: center; gap: var(--space-6); font-weight: 700; flex: none; color: var(--run-a); }
  .run i { display: block; width: 22px; border-top: 3px solid currentColor; }
  .run.b { color: var(--run-b); } .run.b i { border-top-style: dashed; }
`;

export const runMark = (name: 'a' | 'b'): TemplateResult =>
  html`<span class="run ${name}"><i aria-hidden="true"></i>${name.toUpperCase()}</span>`;
