/** The head of the page, left to right: drill and seat, pace, clock, landfall, warnings, switches, NO DUFF. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { seatName } from '../acting/seat-words.ts';
import '../noduff/button.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, states } from '../parts/styles.ts';
import type { ScenarioView } from '../session.ts';
import './clock.ts';
import './controls.ts';
import './countdown.ts';
import './warnings.ts';

export class DrillHeader extends Panel {
  static override styles = [
    base,
    controls,
    states,
    css`
      :host {
        display: flex; align-items: center; gap: var(--space-16); padding: 0 var(--space-12) !important; height: 100%;
        background: var(--bg1); border-bottom: 1px solid var(--line); min-width: 0;
      }
      .name { min-width: 5rem; flex: 0 1 19rem; }
      .name h1 { font: var(--type-title); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; text-wrap: balance; }
      .name p { font: var(--type-small); color: var(--tx2); }
      .rule { align-self: stretch; width: 1px; margin: var(--space-12) 0; background: var(--line); flex: none; }
      .switches { display: flex; gap: var(--space-2); flex: none; }
      .switches .button { min-width: 2.154rem; padding: 0 var(--space-6); }
      lf-noduff-button { margin-left: 2px; }
      /* Where warnings leave it little room the name takes two small lines before it is cut. */
      @media (max-width: 2000px) { .name h1 { font: var(--type-small); font-weight: 700; line-height: 1.25; } }
      @media (max-width: 1500px) { :host { gap: var(--space-8); } .rule { display: none; } }
      /* The narrowest desk: the name is whole before anything else has room about it. */
      @media (max-width: 1439px) { :host { gap: var(--space-6); } .name { min-width: 10.6rem; } }
      .verified { display: flex; align-items: center; gap: var(--space-4); white-space: nowrap; }
    `,
  ];

  override render(): TemplateResult {
    const { desk, store, speech, context } = this;
    const { labels } = speech;
    const { layout, theme } = store.state;
    const small = layout === 'compact' || layout === 'tablet' || layout === 'phone';
    const narrow = window.innerWidth < 1700;
    const phone = layout === 'phone';
    const tiny = layout === 'tablet' || layout === 'phone';
    // An upright tablet: its menu has the language too, and warnings are badges.
    const upright = tiny && window.innerWidth < 900;
    const dark = theme === 'dark' ? labels.switches.themeLight : labels.switches.themeDark;
    const title = desk.names.text(desk.scenario.meta.title) ?? desk.opened.source;
    return html`
      ${
        tiny
          ? nothing
          : html`<div class="name"><h1 title=${title}>${title}</h1>
        <p class="cut" title=${this.#narration() ?? ''}>${labels.app.exercise} · ${store.state.seat === undefined ? (this.#act() ?? desk.names.party(desk.seat)) : seatName(desk, desk.seat)}</p></div>`
      }
      ${phone ? nothing : desk.live ? (tiny && !desk.leads ? nothing : html`<lf-controls .desk=${desk} .store=${store} ?short=${small}></lf-controls>`) : tiny ? nothing : this.#replayed()}
      <lf-clock .desk=${desk} .store=${store} ?short=${small} ?narrow=${narrow} ?terse=${tiny} ?small=${phone}></lf-clock>
      ${phone || desk.landfall === undefined ? nothing : html`<div class="rule"></div><lf-countdown .desk=${desk} .store=${store} ?short=${small}></lf-countdown>`}
      <div class="grow"></div>
      ${layout === 'phone' ? nothing : html`<lf-warnings .desk=${desk} .store=${store} worded=${upright ? 0 : small || narrow ? 1 : window.innerWidth < 2200 ? 2 : 4}></lf-warnings>`}
      ${
        layout === 'phone'
          ? nothing
          : html`<nav class="switches" aria-label=${labels.header.menu}>
        ${upright ? nothing : actionButton('language', context, { label: labels.switches.language, title: labels.switches.languageTitle, look: 'plain' })}
        ${narrow ? nothing : actionButton('theme', context, { label: dark, title: labels.switches.themeTitle.replace('{theme}', dark), look: 'plain' })}
        <button type="button" class="button plain" aria-haspopup="menu" aria-label=${labels.header.menu} title=${labels.header.menu}
          @click=${() => store.set({ dialog: 'menu' })}>${labels.header.menu}</button>
      </nav>`
      }
      <lf-noduff-button .store=${store} ?short=${small} ?small=${phone || upright}></lf-noduff-button>`;
  }

  /** The part of the showing that is on: its name, and what the speaker says of it. */
  #segment(): ScenarioView['showings'][number]['segments'][number] | undefined {
    const { view, scenario } = this.desk;
    const on = view?.state.showing;
    return scenario.showings.find(({ id }) => id === on?.id)?.segments[on?.segment ?? -1];
  }
  #act(): string | undefined {
    return this.desk.names.text(this.#segment()?.act);
  }
  #narration(): string | undefined {
    return this.desk.names.text(this.#segment()?.narration);
  }

  #replayed(): TemplateResult {
    const { header } = this.speech.labels;
    const verified = this.desk.status?.verified ?? 'unverified';
    const [tone, glyph] =
      verified === 'verified'
        ? ['ok', 'controlled']
        : verified === 'broken'
          ? ['danger', 'alert']
          : ['idle', 'pending'];
    return html`<span class="verified"><strong>${header.replayed}</strong></span>
      <span class="verified ${tone}"><lf-symbol glyph=${glyph} size="12"></lf-symbol>${header[verified]}</span>`;
  }
}
define('lf-header', DrillHeader);
