/** How the rows of the injects panel stand. */
import { css } from 'lit';

export const injectStyles = css`
  :host { container-type: inline-size; display: flex; flex-direction: column; min-height: 0; min-width: 0; background: var(--bg1); }
  ul { flex: 1; min-height: 0; }
  .inject { border-bottom: 1px solid var(--line); }
  .inject.selected { background: var(--bg2); }
  .face { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); gap: var(--space-8); padding: var(--space-8) var(--space-12); border-bottom: 0; }
  .when { display: flex; flex-direction: column; color: var(--tx1); }
  .number { font: var(--type-micro); color: var(--tx3); }
  .what { display: flex; flex-direction: column; min-width: 0; gap: 1px; }
  .top { display: flex; align-items: center; gap: var(--space-8); min-width: 0; }
  .count { font: var(--type-count); color: var(--tx1); min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .cond { font: var(--type-small); color: var(--accent); }
  .way { font: var(--type-small); color: var(--tx2); }
  .text { color: var(--tx1); overflow-wrap: anywhere; }
  .text.short { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  .expects { font: var(--type-small); color: var(--tx3); }
  .expects strong { font: inherit; font-weight: 700; }
  .acts { display: flex; flex-wrap: wrap; gap: var(--space-6); padding: 0 var(--space-12) var(--space-8) calc(3.4rem + var(--space-12) + var(--space-8)); }
  .rest { display: flex; align-items: center; gap: var(--space-6); padding: var(--space-6) var(--space-12); border-top: 1px solid var(--line); color: var(--tx2); font: var(--type-small); }
  .rest span { flex: 1; }
  .acts .button { padding: 0 var(--space-6); }
  :host(:lang(en)) .acts { padding-left: var(--space-12); }
  @container (max-width: 330px) { .acts { padding-left: var(--space-12); } }
  .pill.warn { color: var(--warn); } .pill.hold { color: var(--hold); } .pill.danger { color: var(--danger); } .pill.ok { color: var(--ok); }
  .next { padding: var(--space-6) var(--space-12); border-top: 1px solid var(--line); font: var(--type-small); color: var(--tx3); }
`;
