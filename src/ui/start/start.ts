/** The first screen: the scenarios that there are, and a place for a log. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDrillTime } from '../../units/time.ts';
import { fileSize } from '../format.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import { type CatalogueEntry, catalogue, type OpenRequest, type Shelf } from '../session.ts';
import type { Goal } from '../share.ts';
import { fill } from '../words.ts';
import './kept.ts';
import { screenStyles } from './screen-styles.ts';
import { topBar } from './top-bar.ts';

export class StartScreen extends View {
  static override properties = {
    ...View.properties,
    shelf: { attribute: false },
    goal: { attribute: false },
    entries: { state: true },
    failed: { state: true },
  };
  declare shelf: Shelf;
  /** Where the link leads that was followed. */
  declare goal: Goal | undefined;
  declare entries: readonly CatalogueEntry[] | undefined;
  declare failed: boolean;

  static override styles = [
    base,
    controls,
    rows,
    screenStyles,
    css`
      .entry { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-12); align-items: center; padding: var(--space-12) var(--space-16); }
      li:last-child .entry { border-bottom: 0; }
      .entry strong { display: block; color: var(--tx1); font: var(--type-title); }
      .entry span:not(.button) { display: block; }
      .entry .quiet { font: var(--type-small); }
      .log { margin-top: var(--space-24); padding: var(--space-16); border: 1px dashed var(--line3); border-radius: var(--radius-overlay); display: flex; align-items: center; gap: var(--space-16); color: var(--tx2); flex-wrap: wrap; }
      .asked { margin: 0 0 var(--space-24); border-style: solid; }
      .log label { position: relative; }
      .log input { position: absolute; inset: 0; opacity: 0; width: 100%; cursor: pointer; }
      .log label:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  async #read(): Promise<void> {
    this.failed = false;
    try {
      this.entries = await catalogue();
    } catch {
      this.failed = true;
    }
  }

  override render(): TemplateResult {
    const { start } = this.speech.labels;
    return html`${topBar(this.store, this.speech)}<main>${this.#asked()}
      <lf-kept .store=${this.store} .shelf=${this.shelf}></lf-kept>
      <h2>${start.title}</h2><p class="lead">${start.hint}</p>
      ${this.failed ? html`<div class="sheet"><p class="empty">${start.noIndex} ${start.noIndexHint} <button type="button" class="button" @click=${() => this.#read()}>${start.retry}</button></p></div>` : this.#list()}
      <div class="log"><span class="grow">${start.drop}</span><label class="button">${start.choose}<input type="file" accept=".drill,.gz" aria-label=${start.choose} @change=${this.#file} /></label></div>
    </main>`;
  }

  /** A log is nobody's but its holder's: a link names it, and the viewer gives it. */
  #asked(): TemplateResult | typeof nothing {
    const { log, at } = this.goal ?? {};
    if (log === undefined) return nothing;
    const { start, windows } = this.speech.labels;
    const moment = at === undefined ? '' : ` ${formatDrillTime(at)}`;
    return html`<div class="log asked" role="status"><span class="grow">${fill(windows.follow, { log, at: moment })}</span>
      <label class="button primary">${start.choose}<input type="file" accept=".drill,.gz" aria-label=${start.choose} @change=${this.#file} /></label></div>`;
  }

  #list(): TemplateResult | typeof nothing {
    const { start } = this.speech.labels;
    if (!this.entries) return nothing;
    if (this.entries.length === 0) return html`<div class="sheet"><p class="empty">${start.empty}</p></div>`;
    const { language } = this.speech;
    return html`<ul class="sheet">${this.entries.map((entry) => {
      const size = fileSize(entry.files.reduce((sum, { bytes }) => sum + bytes, 0));
      return html`<li><button type="button" class="row entry" @click=${() => this.#open({ scenario: entry.name })}>
        <span><strong>${entry.title?.[language] ?? entry.name}</strong>${entry.place ? html`<span>${entry.place[language]}</span>` : nothing}
          ${entry.notice ? html`<span class="quiet">${entry.notice[language]}</span>` : nothing}
          <span class="quiet">${entry.name} · ${fill(start.files, { n: entry.files.length, size })}</span></span>
        <span class="button primary">${start.open}</span></button></li>`;
    })}</ul>`;
  }

  #file(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.#open({ log: file });
  }
  #open(detail: OpenRequest): void {
    this.dispatchEvent(new CustomEvent<OpenRequest>('lf-open', { detail, bubbles: true, composed: true }));
  }
}
define('lf-start', StartScreen);
