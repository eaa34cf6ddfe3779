/** What a viewer chose stays chosen: language, theme, panels and foresight, in this browser. Anything else there is ignored. */
import { DEFAULTS, type PanelName, type Store, type ViewState } from './store.ts';

const KEY = 'landfall.view';

export function readPreferences(storage: Storage): Partial<ViewState> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    return kept && typeof kept === 'object' ? sound(kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function sound(kept: Record<string, unknown>): Partial<ViewState> {
  const { language, theme, panels, foresight } = kept;
  const shown = panels && typeof panels === 'object' ? (panels as Record<string, unknown>) : {};
  const names = Object.keys(DEFAULTS.panels) as PanelName[];
  return {
    ...(language === 'zh' || language === 'en' ? { language } : {}),
    ...(theme === 'dark' || theme === 'light' ? { theme } : {}),
    ...(typeof foresight === 'boolean' ? { foresight } : {}),
    panels: {
      ...DEFAULTS.panels,
      ...Object.fromEntries(names.filter((n) => shown[n] === false).map((n) => [n, false])),
    },
  };
}

/** Writes preferences as they change. A browser that keeps nothing is no reason to stop. */
export function keepPreferences(store: Store, storage: Storage): void {
  let before = '';
  store.changes$.subscribe(({ language, theme, panels, foresight }) => {
    const text = JSON.stringify({ language, theme, panels, foresight });
    if (text === before) return;
    before = text;
    try {
      storage.setItem(KEY, text);
    } catch {
      // Private windows refuse; the choice then lasts as long as the page.
    }
  });
}
