/** What every element of the page is: a view of the store, or a panel of an opened drill, redrawn when one of them changes. */
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Subscription } from 'rxjs';
import type { ActionContext } from '../action-context.ts';
import { type ActionId, perform } from '../actions.ts';
import type { Desk } from '../desk.ts';
import type { Pace } from '../pulse.ts';
import type { OpenRequest } from '../session.ts';
import type { Selection, Store } from '../store.ts';
import { type Speech, speechOf } from '../words.ts';

/** Anything on the page. It needs no drill: it works before one is open and after one is dead. */
export abstract class View extends LitElement {
  static override properties: PropertyDeclarations = { store: { attribute: false } };
  declare store: Store;
  #watching: Subscription | undefined;

  get speech(): Speech {
    return speechOf(this.store.state.language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }
  override disconnectedCallback(): void {
    this.#watching?.unsubscribe();
    this.#watching = undefined;
    super.disconnectedCallback();
  }
  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('store')) this.#watch();
  }

  #watch(): void {
    this.#watching?.unsubscribe();
    this.#watching = this.store?.changes$.subscribe(() => this.requestUpdate());
  }

  /** Asks the page for an action; the page knows what it needs. */
  protected act(id: ActionId): void {
    this.dispatchEvent(new CustomEvent<ActionId>('lf-act', { detail: id, bubbles: true, composed: true }));
  }
}

/** A view of an opened drill. */
export abstract class Panel extends View {
  static override properties: PropertyDeclarations = { ...View.properties, desk: { attribute: false } };
  declare desk: Desk;
  /** How often it is redrawn while the drill moves. */
  protected readonly pace: Pace = 'calm';
  #deaf: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }
  override disconnectedCallback(): void {
    this.#deaf?.();
    this.#deaf = undefined;
    super.disconnectedCallback();
  }
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('desk')) this.#listen();
  }

  #listen(): void {
    this.#deaf?.();
    this.#deaf = this.desk?.pulse.listen(this.pace, () => this.requestUpdate());
  }

  protected get context(): ActionContext {
    const open = (detail: OpenRequest): void => {
      this.dispatchEvent(new CustomEvent<OpenRequest>('lf-open', { detail, bubbles: true, composed: true }));
    };
    return { store: this.store, desk: this.desk, leave: () => this.act('close'), open };
  }
  protected perform(id: ActionId): void {
    perform(id, this.context);
  }
  protected select(selection: Selection): void {
    this.store.select(selection);
  }
}
