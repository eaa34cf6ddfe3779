/** The grid of the page by layout (look 6). */
import { css } from 'lit';

export const drillStyles = css`
  :host { display: grid; height: 100vh; height: 100dvh; width: 100%; background: var(--bg0); color: var(--tx1); overflow: hidden; }
  :host {
    grid-template-areas: 'head head head' 'left map right' 'move move right' 'time time right' 'curves curves right';
    grid-template-columns: auto minmax(0, 1fr) auto; grid-template-rows: 64px minmax(0, 1fr) auto auto auto;
  }
  lf-header { grid-area: head; z-index: 300; }
  .left { grid-area: left; min-height: 0; z-index: 200; border-right: 1px solid var(--line); display: flex; }
  .left lf-injects, .left lf-answers { width: 348px; } .left lf-injects-rail { width: 44px; }
  .map { grid-area: map; position: relative; min-width: 0; min-height: 0; overflow: hidden; display: flex; flex-direction: column; }
  .map lf-map-slot { flex: 1; }
  .map.without lf-map-slot { flex: 0 0 9rem; }
  .map.without .instead { flex: 1; min-height: 0; border-top: 1px solid var(--line); }
  .right { grid-area: right; width: 404px; min-height: 0; z-index: 200; border-left: 1px solid var(--line); display: flex; }
  .right > * { flex: 1; min-width: 0; }
  lf-transport { grid-area: move; }
  lf-timeline.strip { grid-area: time; height: 234px; }
  lf-timeline.low { height: 112px !important; }
  lf-strip.curves { grid-area: curves; display: block; height: 74px; }

  :host([layout='director'][narrow]) .left :is(lf-injects, lf-answers) { width: 312px; }
  :host([layout='director'][narrow]) .right { width: 360px; }
  :host([layout='director']:not([tall])) lf-timeline.strip { height: clamp(190px, 24.3dvh, 218px); }
  :host([layout='director']:not([tall])) lf-strip.curves { height: 72px; }
  :host([layout='wide']) .right { width: 860px; }
  :host([layout='wide']) lf-timeline.strip { height: 262px; }
  :host([layout='wide']) .right > * + * { border-left: 1px solid var(--line); }

  :host([layout='compact']) { grid-template-rows: 52px minmax(0, 1fr) auto auto auto; }
  :host([layout='compact']) .drawer { position: absolute; inset: 0 auto 0 0; width: 348px; z-index: 200; border-right: 1px solid var(--line); display: flex; }
  :host([layout='compact']) .drawer lf-injects { flex: 1; }
  :host([layout='compact']) .right { width: 340px; }
  :host([layout='compact']) lf-timeline.strip { height: 126px; }
  :host([layout='compact']) lf-strip.curves { height: 36px; }

  :host([layout='tablet']), :host([layout='phone']) { grid-template-areas: 'head' 'map' 'sheet'; grid-template-columns: minmax(0, 1fr); grid-template-rows: 56px minmax(0, 1fr) auto; }
  .sheet { grid-area: sheet; z-index: 200; display: flex; flex-direction: column; background: var(--bg1); border-top: 1px solid var(--line2); min-height: 0; transition: height var(--motion-panel) var(--ease); height: 96px; }
  .sheet.half { height: 50dvh; } .sheet.full { height: calc(100dvh - 56px); }
  .sheet lf-side { flex: 1; }
  .grip { display: flex; justify-content: center; align-items: center; min-height: 28px; color: var(--tx3); width: 100%; }
  .grip::before { content: ''; width: 40px; height: 4px; border-radius: var(--radius-bar); background: var(--line3); }

  .overlay { position: absolute; z-index: 100; }
  lf-details.overlay { top: var(--space-12); right: var(--space-12); width: min(25rem, calc(100% - 24px)); max-height: calc(100% - 24px); }
  lf-briefing.overlay { inset: 0; margin: auto; width: min(34rem, calc(100% - 24px)); height: max-content; max-height: calc(100% - 24px); }
  .notice { inset: auto var(--space-12) var(--space-12); margin: 0 auto; width: max-content; max-width: calc(100% - 24px); display: flex; gap: var(--space-12); align-items: center; padding: var(--space-8) var(--space-12); background: var(--bg1); border: 1px solid var(--danger); border-radius: var(--radius-overlay); }
  .notice.done { border-color: var(--line3); }
  .notice p { overflow-wrap: anywhere; }
  .banner { flex: none; display: flex; gap: var(--space-12); align-items: center; padding: var(--space-4) var(--space-12); background: var(--bg2); border-bottom: 1px solid var(--line); color: var(--warn); }
  .banner.seated { color: var(--tx2); border-left: 3px solid var(--accent); }
  .banner.seated ~ lf-details.overlay { top: calc(2.8rem + var(--space-8)); max-height: calc(100% - 2.8rem - var(--space-24)); }
  @media (pointer: coarse) { .banner.seated ~ lf-details.overlay { top: calc(52px + var(--space-8)); max-height: calc(100% - 52px - var(--space-24)); } }
  .banner.seated strong { color: var(--tx1); white-space: nowrap; }
`;
