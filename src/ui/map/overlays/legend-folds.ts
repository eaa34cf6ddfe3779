/** Which lines of the legend a viewer has opened or closed: kept in this browser. What nobody touched is as the screen has room for it. */
import { TOGGLES, type Toggle } from '../scene.ts';

const KEY = 'landfall.legend';

export class LegendFolds {
  readonly #storage: Storage;
  readonly #chosen: Map<Toggle, boolean>;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#chosen = new Map(chosenIn(storage));
  }

  isOpen(what: Toggle, otherwise: boolean): boolean {
    return this.#chosen.get(what) ?? otherwise;
  }

  set(what: Toggle, open: boolean): void {
    this.#chosen.set(what, open);
    try {
      this.#storage.setItem(KEY, JSON.stringify(Object.fromEntries(this.#chosen)));
    } catch {
      // Private windows refuse; the choice then lasts as long as the page.
    }
  }
}

function chosenIn(storage: Storage): readonly (readonly [Toggle, boolean])[] {
  try {
    const kept = (JSON.parse(storage.getItem(KEY) ?? '{}') ?? {}) as Partial<Record<Toggle, unknown>>;
    return TOGGLES.flatMap((what) => {
      const open = kept[what];
      return typeof open === 'boolean' ? [[what, open] as const] : [];
    });
  } catch {
    return [];
  }
}
