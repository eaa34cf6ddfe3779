/** The dialog that the store names, over whatever the page shows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionContext } from '../action-context.ts';
import { type Part, want } from '../on-demand.ts';
import type { Dialog } from '../store.ts';

/** Which piece to load a dialog is in. */
const PART: Readonly<Record<Dialog, Part>> = {
  help: 'dialogs',
  menu: 'dialogs',
  palette: 'dialogs',
  bookmark: 'dialogs',
  problems: 'dialogs',
  seats: 'acting',
  order: 'acting',
  refuse: 'acting',
  report: 'acting',
  decide: 'acting',
  muster: 'acting',
  walls: 'walls',
  compare: 'compare',
  review: 'review',
};

export function dialogOf(dialog: Dialog | undefined, context: ActionContext): TemplateResult | typeof nothing {
  const { store } = context;
  if (dialog !== undefined) want(PART[dialog], store);
  switch (dialog) {
    case 'help':
      return html`<lf-help .store=${store} .context=${context}></lf-help>`;
    case 'menu':
      return html`<lf-menu .store=${store} .context=${context}></lf-menu>`;
    case 'palette':
      return html`<lf-palette .store=${store} .context=${context}></lf-palette>`;
    case 'bookmark':
      return html`<lf-bookmark .store=${store} .context=${context}></lf-bookmark>`;
    case 'problems':
      return html`<lf-problems-dialog .store=${store} .context=${context}></lf-problems-dialog>`;
    case 'seats':
      return html`<lf-seats .store=${store} .context=${context}></lf-seats>`;
    case 'order':
      return html`<lf-order .store=${store} .context=${context}></lf-order>`;
    case 'refuse':
      return html`<lf-refuse .store=${store} .context=${context}></lf-refuse>`;
    case 'report':
      return html`<lf-report .store=${store} .context=${context}></lf-report>`;
    case 'decide':
      return html`<lf-decide .store=${store} .context=${context}></lf-decide>`;
    case 'muster':
      return html`<lf-muster .store=${store} .context=${context}></lf-muster>`;
    case 'walls':
      return html`<lf-walls .store=${store} .context=${context}></lf-walls>`;
    case 'compare':
      return html`<lf-compare-dialog .store=${store} .context=${context}></lf-compare-dialog>`;
    case 'review':
      return html`<lf-review .store=${store} .context=${context}></lf-review>`;
    case undefined:
      return nothing;
  }
}
