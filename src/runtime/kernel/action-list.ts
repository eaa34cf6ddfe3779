/**
 * What the actions of a step have to say, in their order. An action is asked when its turn comes, with the context of that moment;
 * what it answers is committed when the whole step is made. The list's places are used again: a step leaves no garbage here.
 */
import type { Effects, Message } from '../../machines/effects.ts';

/** An action as XState hands it to its scope's executor. */
export interface RanAction {
  readonly type: string;
  readonly info: unknown;
  readonly params: unknown;
  readonly exec: ((info: unknown, params: unknown) => unknown) | undefined;
}

/** An action of the machine's own, answered; or one of XState's, with what it was resolved to. */
export interface Answered {
  readonly type: string;
  readonly params: unknown;
  readonly effects: Effects;
  /** Of XState's own news (a delay whose guard says no, a region at its end), which nobody sent. */
  readonly ownNews: boolean;
}
type Place = { -readonly [K in keyof Answered]: Answered[K] };

export class ActionList {
  readonly #places: Place[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
  }

  add(type: string, info: unknown, params: unknown, exec: RanAction['exec']): void {
    const silent = exec === undefined || type === 'refuse' || type.startsWith('xstate.');
    const effects = silent ? undefined : (exec(info, params) as Effects);
    const ownNews = (info as { readonly event: Message }).event.type.startsWith('xstate.');
    const place = this.#places[this.#size++];
    if (place === undefined) {
      this.#places.push({ type, params, effects, ownNews });
      return;
    }
    place.type = type;
    place.params = params;
    place.effects = effects;
    place.ownNews = ownNews;
  }

  /** The answer at place `i`, until the next step. */
  at(i: number): Answered {
    return this.#places[i] as Answered;
  }
}
