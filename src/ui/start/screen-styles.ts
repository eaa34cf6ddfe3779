/** The quiet screens before a drill is open: choosing, loading, what is wrong. */
import { css } from 'lit';

export const screenStyles = css`
  :host { display: flex; flex-direction: column; min-height: 100vh; background: var(--bg0); color: var(--tx1); }
  .top { display: flex; align-items: center; gap: var(--space-12); padding: 0 var(--space-16); min-height: 64px; background: var(--bg1); border-bottom: 1px solid var(--line); }
  .top h1 { font: var(--type-clock2); white-space: nowrap; }
  .top p { color: var(--tx2); }
  main { width: min(56rem, 100%); margin: 0 auto; padding: var(--space-40) var(--space-16); }
  h2 { font: var(--type-count); padding-bottom: var(--space-4); }
  .lead { color: var(--tx2); padding-bottom: var(--space-16); }
  .sheet { background: var(--bg1); border: 1px solid var(--line); border-radius: var(--radius-overlay); overflow: hidden; }
`;
