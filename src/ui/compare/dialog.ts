/** `Z`: which run to hold this one against: a file that is chosen or dropped, or a drill that the browser keeps. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { KeptDrill } from '../../player/kept.ts';
import { DialogView } from '../dialogs/dialog.ts';
import { drillMoment } from '../format.ts';
import { define } from '../parts/define.ts';
import { fill } from '../words.ts';
import { compareLabels } from './labels.ts';
import { openSecond } from './open-second.ts';

export class CompareDialog extends DialogView {
  static override properties = {
    ...DialogView.properties,
    drills: { state: true },
    said: { state: true },
    failed: { state: true },
    over: { state: true },
  };
  protected override readonly look = '';
  declare drills: readonly KeptDrill[] | undefined;
  /** What is being done, while it is. */
  declare said: string | undefined;
  declare failed: string | undefined;
  /** Whether a file is held over the page. */
  declare over: boolean;
  readonly #drag = (event: DragEvent): void => this.#dragged(event);

  static override styles = [
    ...DialogView.styles,
    css`
      .hint, .state { padding: var(--space-12); color: var(--tx2); }
      .drop { margin: 0 var(--space-12) var(--space-12); padding: var(--space-12); border: 1px dashed var(--line3); border-radius: var(--radius-overlay); display: flex; align-items: center; gap: var(--space-12); color: var(--tx2); }
      .drop.over { border-color: var(--accent); color: var(--tx1); }
      .drop label { position: relative; }
      .drop input { position: absolute; inset: 0; opacity: 0; width: 100%; cursor: pointer; }
      .drop label:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
      h3 { padding: 0 var(--space-12) var(--space-4); font: var(--type-small); color: var(--tx3); }
      .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-12); align-items: center; padding: var(--space-8) var(--space-12); }
      .row strong { color: var(--tx1); } .row .quiet { display: block; font: var(--type-small); }
      .bad { color: var(--danger); }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.over = false;
    // Before the page hears of it, which would open the log in place of the one that is looked at.
    for (const type of ['dragover', 'dragleave', 'drop'] as const) window.addEventListener(type, this.#drag, true);
  }
  protected override firstUpdated(): void {
    super.firstUpdated();
    this.context.desk?.opened.beside?.shelf.drills().then(
      (drills) => {
        this.drills = drills;
      },
      (error: unknown) => {
        this.failed = fill(compareLabels(this.speech).noShelf, { reason: String(error) });
      },
    );
  }
  override disconnectedCallback(): void {
    for (const type of ['dragover', 'dragleave', 'drop'] as const) window.removeEventListener(type, this.#drag, true);
    super.disconnectedCallback();
  }

  protected override title_(): string {
    return compareLabels(this.speech).title;
  }

  protected override body(): TemplateResult {
    const words = compareLabels(this.speech);
    if (this.said !== undefined) return html`<p class="state" role="status">${this.said}</p>`;
    return html`<div class="body"><p class="hint">${words.hint}</p>
      ${this.failed === undefined ? nothing : html`<p class="state bad" role="alert">${this.failed}</p>`}
      <div class="drop ${this.over ? 'over' : ''}"><span class="grow">${this.over ? words.dropNow : words.drop}</span>
        <label class="button primary">${words.choose}<input type="file" accept=".drill,.gz" aria-label=${words.choose} @change=${this.#chosen} /></label></div>
      ${this.#kept()}</div>`;
  }

  #kept(): TemplateResult | typeof nothing {
    const words = compareLabels(this.speech);
    const own = this.context.desk?.scenario.id;
    const drills = this.drills?.filter(({ scenario, open }) => scenario === own && !open);
    if (drills === undefined) return nothing;
    const { language } = this.speech;
    const row = ({ id, name, title, at, landfall, touched }: KeptDrill): TemplateResult =>
      html`<li><button type="button" class="row" @click=${() => this.#fromShelf(id)}><span><strong>${name ?? title[language]}</strong>
        <span class="quiet">${fill(this.speech.labels.kept.reached, { at: drillMoment(at, landfall) })} · ${new Date(touched).toLocaleString('sv').slice(0, 16)}</span></span><span class="button">${words.pick}</span></button></li>`;
    return html`<h3>${words.kept}</h3>${drills.length === 0 ? html`<p class="hint">${words.none}</p>` : html`<ul>${drills.map(row)}</ul>`}`;
  }

  #chosen = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.#open(async () => file);
  };
  #fromShelf(id: string): void {
    void this.#open(async () => {
      const { name, blob } = (await this.context.desk?.opened.beside?.shelf.file(id)) ?? {};
      if (name === undefined || blob === undefined) throw new Error(id);
      return new File([blob], name);
    });
  }
  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.over = event.type === 'dragover';
    const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
    if (file) void this.#open(async () => file);
  }

  async #open(take: () => Promise<File>): Promise<void> {
    const { desk } = this.context;
    if (desk === undefined || this.said !== undefined) return;
    const words = compareLabels(this.speech);
    this.failed = undefined;
    this.said = words.reading;
    try {
      this.failed = await openSecond(desk, await take(), (what) => {
        this.said = what;
      });
    } catch (error) {
      this.failed = fill(words.failed, { reason: error instanceof Error ? error.message : String(error) });
    }
    this.said = undefined;
    if (this.failed === undefined) this.close();
  }
}
define('lf-compare-dialog', CompareDialog);
