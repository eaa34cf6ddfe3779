/** What every panel's shadow root shares: the base sheet, controls, rows, badges. */
import { css, unsafeCSS } from 'lit';
import { BASE_CSS } from '../look/base.css.ts';

/**
 * Reset, type and focus ring: rules for the page's root do nothing inside a shadow root. The reset of the tree outside
 * reaches an element's host and is stronger than `:host`, so padding of a host says `!important`.
 */
export const base = unsafeCSS(BASE_CSS);

export const controls = css`
  .button, .tab, .key { white-space: nowrap; }
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--space-6); min-height: 2.154rem; padding: 0 var(--space-8);
    border: 1px solid var(--line2); border-radius: var(--radius-control); background: var(--bg3); color: var(--tx1);
    transition: background var(--motion-colour) var(--ease);
  }
  .button:hover:not(:disabled) { background: var(--bg2); }
  .button:active:not(:disabled) { transition-duration: var(--motion-press); border-color: var(--line3); }
  .button:disabled { color: var(--tx3); opacity: .6; }
  .button.primary { background: var(--accent-fill); border-color: var(--accent-fill); color: var(--on-accent); }
  .button.primary .key { background: transparent; border-color: currentColor; color: inherit; }
  .button.plain { background: none; border-color: transparent; color: var(--tx2); }
  .button.plain:hover:not(:disabled) { background: var(--bg2); color: var(--tx1); }
  .key {
    font: var(--type-micro); font-family: var(--font-mono); padding: 0 var(--space-4); border-radius: var(--radius-badge);
    border: 1px solid var(--line2); color: var(--tx3);
  }
  .pill { font: var(--type-micro); padding: 0 var(--space-6); border-radius: var(--radius-badge); background: var(--bg3); color: var(--tx2); white-space: nowrap; }
  .tabs { display: flex; align-items: center; gap: var(--space-12); min-width: 0; }
  .tab { padding: var(--space-6) 0; color: var(--tx3); border-bottom: 2px solid transparent; margin-bottom: -1px; }
  .tab:hover { color: var(--tx1); }
  .tab:focus-visible { outline-offset: -2px; }
  .tab[aria-selected='true'] { color: var(--tx1); border-color: var(--accent); }
  .head {
    display: flex; align-items: center; gap: var(--space-12); padding: 0 var(--space-12); min-height: 2.615rem; border-bottom: 1px solid var(--line);
    color: var(--tx2); flex: none; white-space: nowrap; overflow: hidden;
  }
  .head h2 { color: var(--tx1); font: var(--type-body); font-weight: 700; }
  .grow { flex: 1; min-width: 0; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .scroll { overflow: hidden auto; scrollbar-width: thin; scrollbar-color: var(--line2) transparent; }
  .field {
    background: var(--bg0); border: 1px solid var(--line3); border-radius: var(--radius-control); padding: 0 var(--space-8); min-height: 2.154rem; min-width: 0;
  }
  .field::placeholder { color: var(--tx3); }
  .quiet { color: var(--tx3); }
  .empty { padding: var(--space-16) var(--space-12); color: var(--tx3); }
  .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (pointer: coarse) {
    .button, .tab, .field { min-height: 44px; }
    .tab { padding-inline: var(--space-8); min-width: 44px; text-align: center; }
  }
`;

/** A row that selects: the whole of it is a button. */
export const rows = css`
  .row {
    position: relative; width: 100%; text-align: start; border-bottom: 1px solid var(--line); color: var(--tx2);
    transition: background var(--motion-colour) var(--ease);
  }
  .row:hover { background: var(--bg2); }
  .row[aria-pressed='true'], .row[aria-current='true'] { background: var(--bg2); }
  .row[aria-pressed='true']::before, .row[aria-current='true']::before {
    content: ''; position: absolute; inset: 0 auto 0 0; width: 3px; background: var(--accent);
  }
  .row:focus-visible { outline-offset: -2px; }
  @media (pointer: coarse) { .row { min-height: 44px !important; } }
`;

/** State colours, always beside a word. */
export const states = css`
  .ok { color: var(--ok); } .move { color: var(--move); } .hold { color: var(--hold); } .stage { color: var(--stage); }
  .idle { color: var(--idle); } .warn { color: var(--warn); } .danger { color: var(--danger); }
`;
