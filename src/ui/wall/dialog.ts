/** The director's desk for the walls: opens them, prepares a scene and looks at it before it goes on, and cuts to it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Subscription } from 'rxjs';
import { DialogView } from '../dialogs/dialog.ts';
import { define } from '../parts/define.ts';
import { hostWalls } from './director.ts';
import type { WallHost } from './host.ts';
import { wallLabels } from './labels.ts';
import { SCENES, type SceneKind, sameScene, WALLS, type Wall, type WallScene } from './scene.ts';

/** A preview is the wall itself on this many px, as much smaller as its place. */
const SCREEN = { width: 1920, height: 1080 } as const;
const SHARE = 0.23;

export class WallsDialog extends DialogView {
  static override properties = {
    ...DialogView.properties,
    wall: { state: true },
    host: { state: true },
    blocked: { state: true },
    elsewhere: { state: true },
  };
  declare wall: Wall;
  declare host: WallHost | undefined;
  declare blocked: boolean;
  /** Whether another window has the walls. */
  declare elsewhere: boolean;
  protected override readonly look = 'wide';
  #changes: Subscription | undefined;

  static override styles = [
    ...DialogView.styles,
    css`
      .body { padding: var(--space-12); display: grid; gap: var(--space-12); }
      .tabs { border-bottom: 1px solid var(--line); }
      .open { display: flex; align-items: center; gap: var(--space-12); flex-wrap: wrap; }
      .screens { display: grid; grid-template-columns: max-content minmax(14rem, 1fr); gap: var(--space-12) var(--space-24); }
      .screens h3 { font: var(--type-body); font-weight: 700; margin-bottom: var(--space-4); }
      .screen { width: ${SCREEN.width * SHARE}px; height: ${SCREEN.height * SHARE}px; overflow: hidden; border: 1px solid var(--line2); background: var(--bg0); position: relative; }
      iframe { width: ${SCREEN.width}px; height: ${SCREEN.height}px; border: 0; transform: scale(${SHARE}); transform-origin: 0 0; pointer-events: none; }
      .set { display: grid; gap: var(--space-12); align-content: start; }
      .kinds { display: flex; flex-wrap: wrap; gap: var(--space-8); align-items: center; }
      .kinds [aria-pressed='true'] { border-color: var(--accent); color: var(--tx1); box-shadow: inset 0 -2px 0 var(--accent); }
      textarea { width: 100%; min-height: 4.4rem; padding: var(--space-6) var(--space-8); resize: vertical; }
      label { display: grid; gap: var(--space-4); color: var(--tx2); }
      .blocked { color: var(--warn); }
      @media (max-width: 980px) { .screens { grid-template-columns: max-content; } }
    `,
  ];

  constructor() {
    super();
    this.wall = 'command';
    this.blocked = false;
    this.elsewhere = false;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    const { desk } = this.context;
    if (desk === undefined) return;
    void hostWalls(desk).then((host) => {
      this.host = host;
      this.elsewhere = host === undefined;
      this.#changes = host?.changes$.subscribe(() => this.requestUpdate());
    });
  }
  override disconnectedCallback(): void {
    this.#changes?.unsubscribe();
    super.disconnectedCallback();
  }

  protected override title_(): string {
    return wallLabels(this.speech).director.title;
  }

  protected override body(): TemplateResult {
    const { host, wall } = this;
    const words = wallLabels(this.speech);
    const { director } = words;
    if (host === undefined)
      return html`<div class="body" role="status">${this.elsewhere ? director.elsewhere : nothing}</div>`;
    const next = host.scene(wall, 'preview');
    const on = host.scene(wall, 'air');
    const same = sameScene(next, on);
    return html`<div class="body">
      <div class="tabs" role="tablist">${WALLS.map((one) => html`<button type="button" role="tab" class="tab" aria-selected=${one === wall ? 'true' : 'false'} @click=${() => this.#turn(one)}>${words.name[one]}</button>`)}</div>
      <div class="open"><button type="button" class="button" @click=${this.#open}>${director.open.replace('{wall}', words.name[wall])}</button>
        <span class="quiet" role="status">${host.open(wall) === 0 ? director.closed : director.opened.replace('{n}', String(host.open(wall)))}</span>
        ${this.blocked ? html`<span class="blocked" role="alert">${director.blocked}</span>` : nothing}</div>
      ${this.#kinds(next)}
      <div class="screens"><section><h3>${director.preview}</h3><div class="screen">${this.#frame()}</div></section>
        <section class="set">${this.#which(next)}<label><span>${director.caption} <span class="quiet">${director.captionHint}</span></span>
        <textarea class="field" rows="3" .value=${next.caption ?? ''} @input=${(event: Event) => this.#prepare({ ...next, caption: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        <div><h3>${director.onAir}</h3><p>${this.#say(on)}</p></div></section></div></div>
      <div class="foot"><span class="grow quiet">${same ? director.same : nothing}</span>
        <button type="button" class="button primary" ?disabled=${same} @click=${() => host.cut(wall)}>${director.cut}</button></div>`;
  }

  /** The wall itself, in a window of its own within the dialog. */
  #frame(): TemplateResult {
    const address = this.#address('preview');
    return html`<iframe src=${address} title=${wallLabels(this.speech).director.preview} tabindex="-1"></iframe>`;
  }

  #address(shows: 'air' | 'preview'): string {
    const query = new URLSearchParams({
      wall: this.wall,
      drill: this.host?.drill ?? '',
      ...(shows === 'air' ? {} : { shows }),
    });
    return `${location.pathname}?${query}`;
  }

  #kinds({ kind, id, caption }: WallScene): TemplateResult {
    const { director } = wallLabels(this.speech);
    return html`<div class="kinds" role="group" aria-label=${director.scene}>${SCENES.map(
      (one) =>
        html`<button type="button" class="button" aria-pressed=${one === kind ? 'true' : 'false'} @click=${() => this.#prepare({ kind: one, id: this.#fit(one, id), caption })}>${director.kind[one]}</button>`,
    )}</div>`;
  }

  /** The exercises or teams that a scene can be of. */
  #choices(kind: SceneKind): readonly { readonly id: string; readonly name: string }[] {
    const { desk } = this.context;
    if (desk === undefined) return [];
    if (kind === 'exercise')
      return desk.scenario.exercises.map(({ id }) => ({ id, name: desk.names.name('exercise', id) }));
    return kind === 'team' ? desk.scenario.teams.map(({ id }) => ({ id, name: desk.names.party(id) })) : [];
  }
  #fit(kind: SceneKind, id: string | undefined): string | undefined {
    const choices = this.#choices(kind);
    return choices.some((one) => one.id === id) ? id : choices[0]?.id;
  }

  #which(scene: WallScene): TemplateResult | typeof nothing {
    const choices = this.#choices(scene.kind);
    if (choices.length === 0) return nothing;
    const { director } = wallLabels(this.speech);
    return html`<label>${director.which}<select class="field" @change=${(event: Event) => this.#prepare({ ...scene, id: (event.target as HTMLSelectElement).value })}>
      ${choices.map(({ id, name }) => html`<option value=${id} .selected=${id === scene.id}>${name}</option>`)}</select></label>`;
  }

  #say({ kind, id, caption }: WallScene): string {
    const { director } = wallLabels(this.speech);
    const of = this.#choices(kind).find((one) => one.id === id)?.name;
    return [director.kind[kind], of, caption].filter(Boolean).join(' · ');
  }

  #turn(wall: Wall): void {
    this.wall = wall;
    this.blocked = false;
  }
  #prepare(scene: WallScene): void {
    this.host?.prepare(this.wall, scene);
  }
  #open = (): void => {
    this.blocked = window.open(this.#address('air'), `landfall-wall-${this.wall}`, 'popup') === null;
  };
}
define('lf-walls', WallsDialog);
