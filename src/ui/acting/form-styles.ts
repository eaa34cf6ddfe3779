/** A dialog that asks for a few things: labels beside fields. */
import { css } from 'lit';

export const form = css`
  .form { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--space-8) var(--space-12); padding: var(--space-12); align-items: center; }
  .form label { color: var(--tx2); }
  .form select, .form textarea, .form input {
    min-height: 2.154rem; min-width: 0; width: 100%; background: var(--bg0); color: var(--tx1); border: 1px solid var(--line3); border-radius: var(--radius-control); padding: var(--space-2) var(--space-6);
  }
  form { display: flex; flex-direction: column; min-height: 0; }
  form > .form { overflow: auto; }
  .form textarea { min-height: 5.2rem; resize: vertical; font: inherit; }
  .form textarea.short { min-height: 3.4rem; }
  option, optgroup { background: var(--bg1); color: var(--tx1); }
  .wide { grid-column: 1 / -1; }
  .note { color: var(--tx2); font: var(--type-small); min-height: 1.4rem; }
  .note.warn { color: var(--warn); }
  @media (pointer: coarse) { .form select, .form textarea, .form input { min-height: 44px; } }
`;
