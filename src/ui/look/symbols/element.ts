/**
 * `<lf-symbol>`: a symbol in a panel, kept while its attributes stay the same, so that a row drawn on every frame costs
 * nothing. One of `glyph`, `team` (with `ring`, `heading`), `incident` (with `weight`, `closed`, `unreported`),
 * `facility` (with `ring` = open, closed, failed), `household`; `size` in px (16); `label` for readers of screens.
 */
import { type FacilityGlyph, type IncidentGlyph, isGlyph, type TeamGlyph } from './glyphs.ts';
import {
  type Drawing,
  facilitySymbol,
  glyphSymbol,
  householdSymbol,
  incidentSymbol,
  MARKER_MARGIN,
  teamSymbol,
} from './markers.ts';
import { PAGE_PAINT } from './paint.ts';
import { RINGS, type Ring } from './rings.ts';
import { HOUSEHOLD_GLYPHS, type HouseholdMark } from './sign-glyphs.ts';
import { svgNode } from './svg.ts';

const ATTRIBUTES = [
  'glyph',
  'team',
  'ring',
  'heading',
  'incident',
  'weight',
  'closed',
  'unreported',
  'facility',
  'household',
  'size',
  'label',
];

export class LandfallSymbol extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  #stale = false;

  connectedCallback(): void {
    this.style.display = 'inline-block';
    this.#redraw();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    // Several attributes change together: draw once, when they all have.
    if (before === now || this.#stale || !this.isConnected) return;
    this.#stale = true;
    queueMicrotask(() => this.#redraw());
  }

  #redraw(): void {
    this.#stale = false;
    const symbol = this.#symbol();
    const size = Number(this.getAttribute('size') ?? 16);
    const reach = symbol && symbol.box[2] === 48 ? MARKER_MARGIN : 1;
    this.replaceChildren(...(symbol ? [svgNode(symbol, size * reach, this.getAttribute('label') ?? undefined)] : []));
  }

  #symbol(): Drawing | undefined {
    const [name = '', id] =
      ['glyph', 'team', 'incident', 'facility', 'household']
        .map((a) => [a, this.getAttribute(a)] as const)
        .find(([, v]) => v) ?? [];
    if (!id || !isGlyph(id)) return undefined;
    switch (name) {
      case 'team':
        return teamSymbol({ glyph: id as TeamGlyph, ring: this.#ring(), ...this.#heading() }, PAGE_PAINT);
      case 'incident':
        return incidentSymbol({ glyph: id as IncidentGlyph, ...this.#incident() }, PAGE_PAINT);
      case 'facility':
        return facilitySymbol(id as FacilityGlyph, PAGE_PAINT, this.#condition());
      case 'household':
        return Object.hasOwn(HOUSEHOLD_GLYPHS, id) ? householdSymbol(id as HouseholdMark, PAGE_PAINT) : undefined;
      default:
        return glyphSymbol(id, 'currentColor', 'var(--disc)');
    }
  }

  #ring(): Ring {
    const ring = this.getAttribute('ring');
    return RINGS.find((known) => known === ring) ?? 'standby';
  }

  #heading(): { heading?: number } {
    const heading = Number(this.getAttribute('heading') ?? Number.NaN);
    return Number.isFinite(heading) ? { heading } : {};
  }

  #incident(): { weight?: 'danger' | 'warn'; closed: boolean; unreported: boolean } {
    const weight = this.getAttribute('weight');
    return {
      ...(weight === 'danger' || weight === 'warn' ? { weight } : {}),
      closed: this.hasAttribute('closed'),
      unreported: this.hasAttribute('unreported'),
    };
  }

  #condition(): 'open' | 'closed' | 'failed' {
    const state = this.getAttribute('ring');
    return state === 'closed' || state === 'failed' ? state : 'open';
  }
}

/** Makes `<lf-symbol>` known to the page; harmless when it already is. */
export function defineSymbolElement(): void {
  if (!customElements.get('lf-symbol')) customElements.define('lf-symbol', LandfallSymbol);
}

declare global {
  interface HTMLElementTagNameMap {
    'lf-symbol': LandfallSymbol;
  }
}
