/** The drills that this browser keeps: to go on with, to replay, to rename, to take along, to delete. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { KeptDrill } from '../../player/kept.ts';
import { drillMoment, fileSize } from '../format.ts';
import { TwoPress } from '../noduff/two-press.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import type { OpenRequest, Shelf } from '../session.ts';
import { fill } from '../words.ts';
import { screenStyles } from './screen-styles.ts';

const isOver = ({ phase }: KeptDrill): boolean => phase === 'ended' || phase === 'reviewed';

/** A real moment as `2022-08-12 09:05`, in the viewer's own zone. */
const moment = (at: number): string => new Date(at).toLocaleString('sv').slice(0, 16);

export class KeptDrills extends View {
  static override properties = {
    ...View.properties,
    shelf: { attribute: false },
    drills: { state: true },
    failed: { state: true },
    renaming: { state: true },
    deleting: { state: true },
  };
  declare shelf: Shelf;
  /** Undefined until they have been read. */
  declare drills: readonly KeptDrill[] | undefined;
  declare failed: string | undefined;
  declare renaming: string | undefined;
  /** The drill whose deletion was pressed once. */
  declare deleting: string | undefined;
  readonly #presses = new TwoPress(() => {
    if (!this.#presses.armed) this.deleting = undefined;
  });
  readonly #again = (): void => void this.#take(this.shelf.drills());

  static override styles = [
    base,
    controls,
    rows,
    screenStyles,
    css`
      :host { display: block; min-height: 0; background: none; }
      h2 { padding-bottom: var(--space-12); }
      .sheet { margin-bottom: var(--space-40); }
      .entry { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-12); align-items: center; padding: var(--space-12) var(--space-16); border-bottom: 1px solid var(--line); color: var(--tx2); }
      li:last-child .entry { border-bottom: 0; }
      strong { display: block; color: var(--tx1); font: var(--type-title); overflow-wrap: anywhere; }
      .quiet { font: var(--type-small); }
      .acts { display: flex; gap: var(--space-8); flex-wrap: wrap; justify-content: flex-end; }
      form { display: flex; gap: var(--space-8); }
      form input { flex: 1; }
      .armed { color: var(--danger); font-weight: 700; }
      @media (max-width: 46rem) { .entry { grid-template-columns: minmax(0, 1fr); } .acts { justify-content: flex-start; } }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#again();
    window.addEventListener('focus', this.#again);
  }
  override disconnectedCallback(): void {
    window.removeEventListener('focus', this.#again);
    super.disconnectedCallback();
  }

  async #take(asked: Promise<readonly KeptDrill[]>): Promise<void> {
    try {
      this.drills = await asked;
      this.failed = undefined;
    } catch (error) {
      this.failed = error instanceof Error ? error.message : String(error);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { kept } = this.speech.labels;
    if (this.failed !== undefined)
      return html`<p class="quiet" role="status">${fill(kept.failed, { reason: this.failed })}</p>`;
    if (this.drills === undefined || this.drills.length === 0) return nothing;
    return html`<h2>${kept.title}</h2><ul class="sheet">${this.drills.map((drill) => html`<li>${this.#entry(drill)}</li>`)}</ul>`;
  }

  #entry(drill: KeptDrill): TemplateResult {
    const { kept } = this.speech.labels;
    const { language } = this.speech;
    const title = drill.title[language];
    const facts = [
      ...(drill.name === undefined ? [] : [title]),
      ...(drill.branched === undefined
        ? []
        : [fill(kept.branched, { at: drillMoment(drill.branched, drill.landfall) })]),
      isOver(drill) ? kept.over : fill(kept.reached, { at: drillMoment(drill.at, drill.landfall) }),
      fill(kept.touched, { at: moment(drill.touched) }),
      fileSize(drill.bytes),
      ...(drill.open ? [kept.elsewhere] : []),
    ];
    return html`<div class="entry"><div>
      ${this.renaming === drill.id ? this.#rename(drill) : html`<strong>${drill.name ?? title}</strong>`}
      <span class="quiet">${facts.join(' · ')}</span></div>
      <div class="acts">
        ${drill.open ? html`<a class="button primary" href=${`?${new URLSearchParams({ join: drill.id })}`}>${this.speech.labels.windows.join}</a>` : html`<button type="button" class="button primary" @click=${() => this.#open(drill)}>${isOver(drill) ? kept.replay : kept.goOn}</button>`}
        <button type="button" class="button" @click=${() => this.#download(drill)}>${kept.download}</button>
        <button type="button" class="button" ?disabled=${drill.open} @click=${() => (this.renaming = drill.id)}>${kept.rename}</button>
        <button type="button" class="button ${this.deleting === drill.id ? 'armed' : ''}" ?disabled=${drill.open} @click=${() => this.#drop(drill)}>${this.deleting === drill.id ? kept.dropAgain : kept.drop}</button>
      </div></div>`;
  }

  #rename(drill: KeptDrill): TemplateResult {
    const { kept } = this.speech.labels;
    const save = (event: SubmitEvent): void => {
      event.preventDefault();
      const name = (event.target as HTMLFormElement).elements.namedItem('name') as HTMLInputElement;
      this.renaming = undefined;
      void this.#take(this.shelf.rename(drill.id, name.value.trim()));
    };
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') this.renaming = undefined;
    };
    return html`<form @submit=${save} @keydown=${leave}><input class="field" name="name" maxlength="80" autocomplete="off" .value=${drill.name ?? ''} placeholder=${drill.title[this.speech.language]} aria-label=${kept.name} autofocus />
      <button class="button">${kept.save}</button></form>`;
  }

  protected override updated(): void {
    this.renderRoot.querySelector<HTMLInputElement>('form input')?.focus();
  }

  #drop(drill: KeptDrill): void {
    // A press on another drill arms that one instead.
    if (this.#presses.armed && this.deleting !== drill.id) this.#presses.press();
    this.deleting = drill.id;
    if (this.#presses.press()) void this.#take(this.shelf.drop(drill.id));
  }

  async #download(drill: KeptDrill): Promise<void> {
    try {
      const [{ saveAs }, file] = await Promise.all([import('../download.ts'), this.shelf.file(drill.id)]);
      saveAs(file);
    } catch (error) {
      this.failed = error instanceof Error ? error.message : String(error);
    }
  }

  #open({ id, scenario }: KeptDrill): void {
    const detail: OpenRequest = { kept: id, scenario };
    this.dispatchEvent(new CustomEvent<OpenRequest>('lf-open', { detail, bubbles: true, composed: true }));
  }
}
define('lf-kept', KeptDrills);
