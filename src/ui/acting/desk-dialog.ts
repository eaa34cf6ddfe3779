/** A dialog of an opened drill that keeps up with it: what can be done may change while it is open. */
import { DialogView } from '../dialogs/dialog.ts';

export abstract class DeskDialog extends DialogView {
  #deaf: (() => void) | undefined;

  protected override firstUpdated(): void {
    super.firstUpdated();
    this.#deaf = this.context.desk?.pulse.listen('calm', () => this.requestUpdate());
  }
  override disconnectedCallback(): void {
    this.#deaf?.();
    this.#deaf = undefined;
    super.disconnectedCallback();
  }
}
