/** 现场观察: on an inject's card, which of its expected actions an evaluator saw being done; kept with the review, never in the log. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { keepReview, keptReview, withObserved } from './beside.ts';
import { reviewLabels } from './labels.ts';

export class Observed extends Panel {
  static override properties = { ...Panel.properties, inject: { attribute: false }, lost: { state: true } };
  declare inject: string;
  /** Whether the last tick could not be kept. */
  declare lost: boolean;

  static override styles = [
    base,
    css`
      :host { display: block; padding: 0 var(--space-12) !important; }
      h3 { font: var(--type-small); color: var(--tx2); font-weight: 400; }
      label { display: flex; gap: var(--space-8); align-items: center; min-height: 28px; overflow-wrap: anywhere; }
      p { color: var(--warn); font: var(--type-small); }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const actions = desk.roster.injects.get(this.inject)?.expects ?? [];
    if (actions.length === 0) return nothing;
    const words = reviewLabels(this.speech);
    const { observed, signed } = keptReview(desk);
    return html`<h3>${words.observed}</h3>${actions.map(
      ({ id }) =>
        html`<label><input type="checkbox" .checked=${observed.includes(id)} ?disabled=${signed !== undefined} @change=${(event: Event) => this.#tick(id, (event.target as HTMLInputElement).checked)} />${desk.names.name('action', id)}</label>`,
    )}${this.lost ? html`<p role="alert">${words.notKept}</p>` : nothing}`;
  }

  /** Others may have written meanwhile, in a window beside this one: what stands now is added to. */
  #tick(action: string, seen: boolean): void {
    this.lost = !keepReview(this.desk, withObserved(keptReview(this.desk), action, seen));
  }
}
define('lf-observed', Observed);
