/** 评估与讲评: what the log says of the drill and what evaluators say of it, to be printed and taken along. Ratings are suggestions until somebody signs. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { DialogView } from '../dialogs/dialog.ts';
import { saveAs } from '../download.ts';
import { drillMoment } from '../format.ts';
import { printInstead } from '../paper/instead.ts';
import { define } from '../parts/define.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';
import { keepReview, keptReview, withObserved } from './beside.ts';
import { type Pen, reviewBody } from './body.ts';
import { chartOf, planOf } from './exports.ts';
import { reviewLabels } from './labels.ts';
import { BLANK, type Verdict } from './verdict.ts';

export class ReviewDialog extends DialogView {
  static override properties = { ...DialogView.properties, verdict: { state: true }, kept: { state: true } };
  declare verdict: Verdict;
  /** Whether this browser could keep what was written last. */
  declare kept: boolean;
  protected override readonly look = 'wide';
  #again: (() => void) | undefined;

  static override styles = [
    ...DialogView.styles,
    css`
      dialog.wide { width: min(76rem, calc(100vw - 2rem)); max-height: 92vh; }
      .body { padding: 0 var(--space-16) var(--space-16); }
      h2 { font: var(--type-title); font-weight: 700; margin: var(--space-16) 0 var(--space-6); }
      .head h2 { margin: 0; }
      .facts { display: grid; grid-template-columns: max-content 1fr; gap: var(--space-2) var(--space-16); } dt { color: var(--tx2); } dd { margin: 0; }
      .sum { margin-top: var(--space-8); font-weight: 700; } .quiet { color: var(--tx2); font: var(--type-small); }
      table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th { text-align: start; font: var(--type-small); color: var(--tx2); font-weight: 400; }
      th, td { padding: var(--space-4) var(--space-12) var(--space-4) 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      td.num { white-space: nowrap; } td.ok { color: var(--ok); } td.danger { color: var(--danger); font-weight: 700; } .warn { color: var(--warn); }
      .tick { display: flex; gap: var(--space-4); align-items: center; min-height: 28px; min-width: 28px; white-space: nowrap; color: var(--ok); }
      textarea { width: 100%; min-width: 10rem; resize: vertical; padding: var(--space-4) var(--space-6); }
      .thing { color: var(--accent); text-align: start; text-decoration: underline; text-underline-offset: 3px; min-height: 1.9rem; }
      .foot { flex-wrap: wrap; align-items: center; } .foot .grow { flex: 1; min-width: 14rem; }
      .foot form { display: flex; gap: var(--space-8); }
    `,
  ];

  constructor() {
    super();
    this.verdict = BLANK;
    this.kept = true;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    const { desk } = this.context;
    if (desk !== undefined) this.verdict = keptReview(desk);
    this.#again = printInstead(() => this.#paper());
  }
  override disconnectedCallback(): void {
    this.#again?.();
    super.disconnectedCallback();
  }

  #write(change: Partial<Verdict>): void {
    this.verdict = { ...this.verdict, ...change };
    const { desk } = this.context;
    if (desk !== undefined) this.kept = keepReview(desk, this.verdict);
  }

  get #pen(): Pen | undefined {
    const { verdict } = this;
    if (verdict.signed !== undefined) return undefined;
    return {
      rate: (id, rating) => this.#write({ ratings: { ...verdict.ratings, [id]: rating } }),
      note: (id, note) => this.#write({ notes: { ...this.verdict.notes, [id]: note } }),
      observe: (action, seen) => this.#write(withObserved(this.verdict, action, seen)),
      improve: (improvements) => this.#write({ improvements }),
    };
  }

  protected override title_(): string {
    return reviewLabels(this.speech).title;
  }

  protected override body(): TemplateResult {
    const { desk } = this.context;
    const words = reviewLabels(this.speech);
    if (desk === undefined) return html`<div class="body"></div>`;
    const show = (thing: Selection): void => {
      this.store.select(thing);
      this.close();
    };
    return html`<div class="body" tabindex="0"><p class="quiet">${words.mark} · ${fill(words.upTo, { time: drillMoment(desk.at, desk.landfall) })}</p>${reviewBody(desk, this.verdict, this.#pen, show)}</div>
      <div class="foot">${this.#sign()}
        <button type="button" class="button" @click=${() => this.#save('evaluation.csv', 'text/csv', chartOf(desk, this.verdict))}>${words.csv}</button>
        <button type="button" class="button" @click=${() => this.#save('improvement-plan.csv', 'text/csv', planOf(this.verdict))}>${words.plan}</button>
        <button type="button" class="button" @click=${() => this.#save('review.json', 'application/json', `${JSON.stringify(this.verdict, null, 2)}\n`)}>${words.file}</button>
        <button type="button" class="button primary" @click=${() => void import('../paper/print.ts').then(({ print }) => print())}>${words.print}</button></div>`;
  }

  #sign(): TemplateResult {
    const words = reviewLabels(this.speech);
    const { signed } = this.verdict;
    const lost = this.kept ? nothing : html` <span class="warn" role="alert">${words.notKept}</span>`;
    if (signed !== undefined)
      return html`<span class="grow ok">${fill(words.signed, { name: signed.by, time: signed.at })}${lost}</span>
        <button type="button" class="button" @click=${() => this.#write({ signed: undefined })}>${words.reopen}</button>`;
    return html`<span class="grow warn">${words.unsigned}${lost}</span><form @submit=${this.#signed}><input class="field" name="by" required maxlength="80" placeholder=${words.signer} aria-label=${words.signer}><button class="button">${words.sign}</button></form>`;
  }

  #signed = (event: Event): void => {
    event.preventDefault();
    const by = new FormData(event.target as HTMLFormElement).get('by');
    // When it was signed is a moment of the room, not of the drill.
    if (typeof by === 'string' && by.trim() !== '')
      this.#write({ signed: { by: by.trim(), at: new Date().toISOString().slice(0, 16).replace('T', ' ') } });
  };

  #save(name: string, type: string, text: string): void {
    const stem = (this.context.desk?.opened.source ?? 'drill').replace(/\.[^.]*$/, '');
    saveAs({ name: `${stem}-${name}`, blob: new Blob([text], { type }) });
  }

  #paper(): TemplateResult {
    const { desk } = this.context;
    const words = reviewLabels(this.speech);
    const { signed } = this.verdict;
    return html`<h1>${words.title}</h1><p>${signed === undefined ? words.unsigned : fill(words.signed, { name: signed.by, time: signed.at })}</p>${desk === undefined ? nothing : reviewBody(desk, this.verdict, undefined)}`;
  }
}
define('lf-review', ReviewDialog);
