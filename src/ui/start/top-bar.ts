/** The head of the screens before a drill: the name, the switches that must be found before anything else, NO DUFF. */
import { html, type TemplateResult } from 'lit';
import '../noduff/button.ts';
import { actionButton } from '../parts/action-button.ts';
import type { Store } from '../store.ts';
import type { Speech } from '../words.ts';

export function topBar(store: Store, { labels }: Speech): TemplateResult {
  const context = { store, desk: undefined, leave: () => {}, open: () => {} };
  const theme = store.state.theme === 'dark' ? labels.switches.themeLight : labels.switches.themeDark;
  return html`<header class="top"><h1>${labels.app.name}</h1><p class="cut grow">${labels.app.subtitle}</p>
    ${actionButton('language', context, { label: labels.switches.language, title: labels.switches.languageTitle })}
    ${actionButton('theme', context, { label: theme, title: labels.switches.themeTitle.replace('{theme}', theme) })}
    ${actionButton('help', context, { label: '?', title: labels.switches.help })}
    <lf-noduff-button .store=${store}></lf-noduff-button></header>`;
}
