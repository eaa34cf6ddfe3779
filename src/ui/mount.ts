/** Puts the page into a document: the look, what the viewer chose before, the layout of the window, then the elements. */
import { watchLayout } from './layout.ts';
import { defineSymbolElement } from './look/symbols/element.ts';
import { adoptLook, setPageTheme } from './look/theme.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import type { Opener } from './session.ts';
import './shell/page.ts';
import { Store, type ViewState } from './store.ts';
import { learn } from './words.ts';

export async function mountPage(root: HTMLElement, opener: Opener): Promise<Store> {
  adoptLook(document);
  defineSymbolElement();
  const store = new Store(readPreferences(localStorage));
  await learn(store.state.language);
  const apply = ({ language, theme }: ViewState): void => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    setPageTheme(document, theme);
  };
  apply(store.state);
  store.changes$.subscribe(apply);
  keepPreferences(store, localStorage);
  watchLayout(window, (layout, tall) => {
    const before = store.state;
    if (layout === before.layout && tall === before.tall) return;
    // A drawer over the map is closed until it is asked for.
    store.set({ layout, tall, drawer: layout === 'compact' && before.layout === 'compact' && before.drawer });
  });
  const page = document.createElement('lf-page') as HTMLElement & { store: Store; opener: Opener };
  page.store = store;
  page.opener = opener;
  root.replaceChildren(page);
  return store;
}
