/** The map's place. The map is loaded when a drill opens; where it cannot be shown, its place says why. */
import { css, html, type TemplateResult } from 'lit';
import { fetchAhead } from '../on-demand.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { fill } from '../words.ts';

/** What `<landfall-map>` is given. */
export interface MapElement extends HTMLElement {
  player: unknown;
  scenario: unknown;
  store: unknown;
}
type State = 'loading' | 'ready' | 'no-webgl' | 'absent' | { readonly failed: string };

/** A build may be without it. */
const loaders = import.meta.glob<unknown>('../map/map-element.ts');

/** Begins to fetch the map's code while a drill is still being read; what goes wrong is told when the map is shown. */
export function fetchMapEarly(): void {
  Object.values(loaders)[0]?.().catch(() => {});
}

export class MapSlot extends Panel {
  static override properties = { ...Panel.properties, state: { state: true } };
  declare state: State;

  static override styles = [
    base,
    css`
      :host { display: block; position: relative; background: var(--bg0); min-width: 0; min-height: 0; overflow: hidden; }
      .word { display: grid; place-content: center; height: 100%; padding: var(--space-24); text-align: center; color: var(--tx2); gap: var(--space-8); }
      .word strong { color: var(--tx1); font: var(--type-title); }
      landfall-map { display: block; position: absolute; inset: 0; }
    `,
  ];

  constructor() {
    super();
    this.state = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    // The store is told, and the page is drawn anew by it: not in the middle of drawing.
    await this.updateComplete;
    // Clock and boards are on the screen before a graphics context is made, which may hold the page up.
    await painted();
    const load = Object.values(loaders)[0];
    if (!hasWebGl()) this.#settle('no-webgl');
    else if (!load) this.#settle('absent');
    else {
      try {
        await load();
        this.#settle('ready');
      } catch (error) {
        this.#settle({ failed: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  #settle(state: State): void {
    this.state = state;
    this.store.set({ map: state === 'ready' });
    if (state !== 'ready') fetchAhead();
  }

  override render(): TemplateResult {
    const { map } = this.speech.labels;
    const { state } = this;
    if (state === 'ready')
      return html`<landfall-map .player=${this.desk.player} .scenario=${this.desk.scenario} .store=${this.store} @lf-map-ready=${fetchAhead}></landfall-map>`;
    if (state === 'loading') return html`<div class="word">${map.loading}</div>`;
    const why =
      state === 'no-webgl' ? map.noWebgl : state === 'absent' ? map.absent : fill(map.broken, { reason: state.failed });
    return html`<div class="word" role="note"><strong>${why}</strong>${state === 'no-webgl' ? map.noWebglHint : ''}</div>`;
  }
}
define('lf-map-slot', MapSlot);

/** Frames until what stands in the document is surely on the screen: where no graphics card draws, one or two after its own. */
const FRAMES = 3;

/** After what stands in the document has been drawn; a hidden page draws nothing. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < FRAMES && !document.hidden; frame++) await new Promise(requestAnimationFrame);
}

function hasWebGl(): boolean {
  try {
    const context =
      document.createElement('canvas').getContext('webgl2') ?? document.createElement('canvas').getContext('webgl');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
