/** The page of one opened drill, live or recorded: the same screen for both. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { seatBanner } from '../acting/banner.ts';
import { fieldTeams } from '../acting/marks.ts';
import type { Desk } from '../desk.ts';
import '../header/header.ts';
import '../injects/rail.ts';
import { notLoaded, want } from '../on-demand.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import '../replay/transport.ts';
import type { SideTab } from '../store.ts';
import { fill } from '../words.ts';
import './briefing.ts';
import { drillStyles } from './drill-styles.ts';
import './map-slot.ts';
import './side.ts';

const SHEET = ['', 'half', 'full'] as const;

export class DrillPage extends Panel {
  static override properties = {
    ...Panel.properties,
    layout: { reflect: true },
    tall: { type: Boolean, reflect: true },
    narrow: { type: Boolean, reflect: true },
  };
  declare layout: string;
  declare tall: boolean;
  /** Between the smallest screen with three columns and the one that the look is drawn for. */
  declare narrow: boolean;
  #phase: string | undefined;
  /** The log whose bookmarks were asked for. */
  #marked: Desk | undefined;

  static override styles = [base, controls, drillStyles];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { layout, tall } = this.store.state;
    this.layout = layout;
    this.tall = tall;
    this.narrow = window.innerWidth < 1800;
    const { desk } = this;
    if (this.#marked !== desk && desk.opened.logId !== undefined) {
      this.#marked = desk;
      import('../bookmarks/attach.ts')
        .then(({ attachBookmarks }) => attachBookmarks(desk))
        .catch((error: unknown) => notLoaded(this.store, error));
    }
  }

  override render(): TemplateResult {
    const { layout } = this.store.state;
    const { desk, store } = this;
    const tablet = layout === 'tablet' || layout === 'phone';
    return html`<lf-header role="banner" .desk=${desk} .store=${store}></lf-header>
      ${tablet ? nothing : this.#left()} ${this.#map()} ${tablet ? this.#sheet() : html`${this.#right()}${this.#below()}`}`;
  }

  #left(): TemplateResult | typeof nothing {
    const { desk, store } = this;
    const { layout, panels, told } = store.state;
    const { injects, answers } = this.speech.labels;
    const small = layout === 'compact' || !panels.injects;
    // Who was only told things has no list of what will be told; the place of it is their own desk's.
    if (told) {
      if (small) return nothing;
      want('acting', store);
      return html`<aside class="left" aria-label=${answers.own}><lf-answers .desk=${desk} .store=${store}></lf-answers></aside>`;
    }
    const rail = html`<lf-injects-rail .desk=${desk} .store=${store}></lf-injects-rail>`;
    return html`<aside class="left" aria-label=${injects.title}>${small ? rail : html`<lf-injects .desk=${desk} .store=${store}></lf-injects>`}</aside>`;
  }

  #right(): TemplateResult | typeof nothing {
    const { desk, store } = this;
    const { layout, tall, panels, map, told, second } = store.state;
    if (!panels.boards) return nothing;
    const low: readonly SideTab[] = panels.feed ? this.#lower() : [];
    const side = (stacked: readonly SideTab[], tabs: readonly SideTab[]): TemplateResult =>
      html`<lf-side .desk=${desk} .store=${store} .stacked=${stacked} .tabs=${tabs}></lf-side>`;
    const boards = told
      ? tall && map && layout !== 'compact'
        ? side(['teams'], [...this.#own(), ...low])
        : side([], [...this.#own(), 'teams', ...low])
      : layout === 'wide'
        ? html`${side(['exercises', 'teams'], [])}${side([], this.#lower())}`
        : layout === 'compact'
          ? side([], ['exercises', 'teams', ...low])
          : tall && map && second === undefined
            ? side(['exercises', 'teams'], low)
            : side(['exercises'], ['teams', ...low]);
    return html`<aside class="right" aria-label=${this.speech.labels.action['panel-boards']}>${boards}</aside>`;
  }

  /** The seat's own desk, where it has no column of its own. */
  #own(): readonly SideTab[] {
    const { layout, panels } = this.store.state;
    return layout === 'compact' || !panels.injects ? ['answers'] : [];
  }

  /** What stands below the teams, in tabs. */
  #lower(): readonly SideTab[] {
    const { desk, store } = this;
    const field: readonly SideTab[] = fieldTeams(desk).length === 0 ? [] : ['muster'];
    if (store.state.told) return ['feed', 'orders', ...field];
    const people: readonly SideTab[] = desk.scenario.households === undefined ? [] : ['people'];
    const compared: readonly SideTab[] = store.state.second === undefined ? [] : ['compare'];
    return [...compared, 'feed', 'orders', desk.live ? 'answers' : 'bookmarks', ...people, ...field];
  }

  #below(): TemplateResult {
    const { desk, store } = this;
    const { layout, panels, second } = store.state;
    // Two strips need the room that the lanes have.
    const low = layout === 'compact' || second !== undefined;
    return html`${desk.live ? nothing : html`<lf-transport role="region" aria-label=${this.speech.labels.replay.seek} .desk=${desk} .store=${store} ?short=${layout === 'compact'}></lf-transport>`}
      ${panels.timeline ? html`<lf-timeline class="strip ${second === undefined ? '' : 'low'}" role="region" aria-label=${this.speech.labels.timeline.title} .desk=${desk} .store=${store} ?short=${low}></lf-timeline>${this.#strip()}` : nothing}`;
  }

  /** The curves under it, whose code comes when they are first shown: before StartEx there is nothing to draw. */
  #strip(): TemplateResult | typeof nothing {
    const { desk, store } = this;
    if (desk.live && desk.view?.state.phase === 'briefed') return nothing;
    if (store.state.second !== undefined) {
      want('runs', store);
      return html`<lf-runs class="curves" role="region" aria-label=${this.speech.labels.timeline.curves} .desk=${desk} .store=${store} ?short=${store.state.layout === 'compact'}></lf-runs>`;
    }
    want('strip', store);
    return html`<lf-strip class="curves" role="region" aria-label=${this.speech.labels.timeline.curves} .desk=${desk} .store=${store} ?short=${store.state.layout === 'compact'}></lf-strip>`;
  }

  /** The bottom sheet of a tablet: a strip, half the screen, all of it. */
  #sheet(): TemplateResult {
    const { desk, store } = this;
    const { sheet } = store.state;
    const tabs: readonly SideTab[] = store.state.told
      ? ['answers', 'teams', ...this.#lower(), 'timeline']
      : ['teams', 'exercises', 'injects', ...this.#lower(), 'timeline'];
    const { injects } = this.speech.labels;
    return html`<section class="sheet ${SHEET[sheet]}" aria-label=${this.speech.labels.action['panel-boards']}><button type="button" class="grip" aria-label=${sheet === 2 ? injects.hide : injects.show}
        @click=${() => store.set({ sheet: ((sheet + 1) % 3) as 0 | 1 | 2 })}></button>
      ${desk.live ? nothing : html`<lf-transport role="region" aria-label=${this.speech.labels.replay.seek} .desk=${desk} .store=${store} short></lf-transport>`}
      <lf-side .desk=${desk} .store=${store} .stacked=${[]} .tabs=${tabs} @click=${() => sheet === 0 && store.set({ sheet: 1 })}></lf-side></section>`;
  }

  #map(): TemplateResult {
    const { desk, store } = this;
    const { map, selection, layout, drawer, told } = store.state;
    const briefed = desk.live && desk.view?.state.phase === 'briefed';
    return html`<main class="map ${map ? '' : 'without'}">${seatBanner(desk, this.context)}${this.#banner()}${this.#ahead()}
      <lf-map-slot .desk=${desk} .store=${store}></lf-map-slot>
      ${map ? nothing : html`<lf-feed class="instead" .desk=${desk} .store=${store}></lf-feed>`}
      ${layout === 'compact' && drawer && !told ? html`<div class="drawer"><lf-injects .desk=${desk} .store=${store}></lf-injects></div>` : nothing}
      ${briefed ? html`<lf-briefing class="overlay" .desk=${desk} .store=${store}></lf-briefing>` : selection ? this.#details() : nothing}
      ${this.#notice()}</main>`;
  }

  #details(): TemplateResult {
    want('details', this.store);
    return html`<lf-details class="overlay" .desk=${this.desk} .store=${this.store}></lf-details>`;
  }

  /** What looks ahead is fetched when it is first wanted. */
  #ahead(): TemplateResult | typeof nothing {
    const { desk, store } = this;
    if (!desk.live || !store.state.foresight) return nothing;
    want('foresight', store);
    return html`<lf-foresight .desk=${desk} .store=${store}></lf-foresight>`;
  }

  /** What must be known of this drill before it is believed: an engine that stopped, a log that is not whole. */
  #banner(): TemplateResult | typeof nothing {
    const { opened, status } = this.desk;
    const { problems, header, kept } = this.speech.labels;
    const trouble = status?.problem;
    const count = opened.problems.length;
    const said = [
      trouble?.code === 'not-kept' ? fill(kept.notKept, { reason: trouble.text }) : undefined,
      trouble?.code === 'little-room' ? fill(kept.littleRoom, { room: trouble.text }) : undefined,
      status?.verified === 'broken' ? `${header.broken} · ${problems.stands}` : undefined,
      count > 0 ? fill(problems.warnings, { source: opened.source, n: count }) : undefined,
    ].filter((one) => one !== undefined);
    if (said.length === 0) return nothing;
    const show = (): void => this.store.set({ dialog: 'problems' });
    return html`<div class="banner" role="status"><span class="grow">${said.join(' · ')}</span>
      ${trouble === undefined ? nothing : html`<button type="button" class="button" @click=${() => this.act('download')}>${kept.download}</button>`}
      ${count > 0 ? html`<button type="button" class="button" @click=${show}>${problems.show}</button>` : nothing}</div>`;
  }

  #notice(): TemplateResult | typeof nothing {
    const { notice } = this.store.state;
    if (notice === undefined) return nothing;
    const done = typeof notice !== 'string';
    return html`<div class="overlay notice ${done ? 'done' : ''}" role=${done ? 'status' : 'alert'}><p>${done ? notice.done : notice}</p>
      <button type="button" class="button" @click=${() => this.store.set({ notice: undefined })}>${this.speech.labels.notice.dismiss}</button></div>`;
  }

  /** The engine says that the drill is stopped: by another seat, or before it was taken up. What a log recorded stops nobody. */
  protected override updated(): void {
    const phase = this.desk.live ? this.desk.view?.state.phase : undefined;
    if (phase === 'frozen' && this.#phase !== 'frozen') {
      this.dispatchEvent(new CustomEvent('lf-frozen', { bubbles: true, composed: true }));
    }
    this.#phase = phase;
  }
}
define('lf-drill', DrillPage);
