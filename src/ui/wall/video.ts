/** The video window: the picture of a camera or a capture card on the wall's own machine; where there is none it says so. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { wallLabels } from './labels.ts';

export class WallVideo extends View {
  static override properties = { ...View.properties, reason: { state: true } };
  declare reason: string | undefined;
  #stream: MediaStream | undefined;

  static override styles = [
    base,
    css`
      :host { position: absolute; inset: 0; display: grid; place-content: center; background: var(--bg0); text-align: center; padding: 0 10%; }
      video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
    `,
  ];

  constructor() {
    super();
    this.reason = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }
  override disconnectedCallback(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    super.disconnectedCallback();
  }

  async #open(): Promise<void> {
    try {
      if (navigator.mediaDevices === undefined) throw new Error('mediaDevices');
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      if (!this.isConnected) return stream.getTracks().forEach((track) => void track.stop());
      this.#stream = stream;
      await this.updateComplete;
      const video = this.renderRoot.querySelector('video');
      if (video) {
        video.srcObject = stream;
        await video.play();
      }
    } catch (thrown) {
      this.reason = thrown instanceof Error ? thrown.message : String(thrown);
    }
  }

  override render(): TemplateResult {
    const said = wallLabels(this.speech);
    return this.reason === undefined
      ? html`<video muted playsinline aria-label=${said.video}></video>`
      : html`<p>${fill(said.noVideo, { reason: this.reason })}</p>`;
  }
}
define('lf-wall-video', WallVideo);
