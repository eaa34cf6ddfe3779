/** The boards beside the map: stacked where there is room, in tabs where there is not. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { owedNow } from '../acting/owed.ts';
import '../boards/exercises.ts';
import '../boards/teams.ts';
import '../feed/feed.ts';
import '../injects/panel.ts';
import { want } from '../on-demand.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import type { SideTab } from '../store.ts';
import '../timeline/timeline.ts';

export class Side extends Panel {
  static override properties = { ...Panel.properties, stacked: { attribute: false }, tabs: { attribute: false } };
  /** Boards that always stand, from the top. */
  declare stacked: readonly SideTab[];
  /** Boards of which one is shown below them. */
  declare tabs: readonly SideTab[];

  static override styles = [
    base,
    controls,
    css`
      :host { container-type: inline-size; display: flex; flex-direction: column; min-height: 0; min-width: 0; background: var(--bg1); }
      .tabs { flex-wrap: wrap; row-gap: 0; }
      @container (max-width: 345px) { .tabs { gap: var(--space-6); } .tab { font: var(--type-small); } }
      .stacked { flex: none; }
      .shown { flex: 1; min-height: 0; display: flex; flex-direction: column; }
      .shown > * { flex: 1; min-height: 0; }
        .head { border-top: 1px solid var(--line); }
    `,
  ];

  override render(): TemplateResult {
    const { stacked, tabs, store } = this;
    const { answers, boards, details, timeline, injects } = this.speech.labels;
    const names: Readonly<Record<SideTab, string>> = {
      injects: injects.title,
      answers: `${store.state.told ? answers.own : answers.title}${this.#waiting()}`,
      exercises: boards.exercises,
      teams: boards.teams,
      feed: boards.feed,
      orders: boards.orders,
      people: boards.peopleTab,
      muster: details.muster,
      timeline: timeline.title,
      compare: boards.compare,
      bookmarks: boards.bookmarks,
    };
    const shown = tabs.includes(store.state.sideTab) ? store.state.sideTab : tabs[0];
    return html`${stacked.map((one) => html`<div class="stacked">${this.#board(one)}</div>`)}
      ${
        tabs.length === 0
          ? nothing
          : html`<div class="head"><div class="tabs" role="tablist">${tabs.map(
              (
                one,
              ) => html`<button type="button" role="tab" class="tab" aria-selected=${one === shown ? 'true' : 'false'}
        @click=${() => store.set({ sideTab: one })}>${names[one]}</button>`,
            )}</div></div>
      <div class="shown" role="tabpanel">${shown ? this.#board(shown) : nothing}</div>`
      }`;
  }

  /** How much waits for a person's answer, beside the tab's name. */
  #waiting(): string {
    const { desk, tabs } = this;
    const n = tabs.includes('answers') ? owedNow(desk).filter(({ byHand }) => byHand).length : 0;
    return n === 0 ? '' : ` ${n}`;
  }

  #board(one: SideTab): TemplateResult {
    const { desk, store } = this;
    switch (one) {
      case 'injects':
        return html`<lf-injects .desk=${desk} .store=${store}></lf-injects>`;
      case 'answers':
        want('acting', store);
        return html`<lf-answers .desk=${desk} .store=${store}></lf-answers>`;
      case 'exercises':
        return html`<lf-exercises class="scroll" .desk=${desk} .store=${store}></lf-exercises>`;
      case 'teams':
        return html`<lf-teams .desk=${desk} .store=${store}></lf-teams>`;
      case 'feed':
        return html`<lf-feed .desk=${desk} .store=${store}></lf-feed>`;
      case 'orders':
        want('boards', store);
        return html`<lf-orders .desk=${desk} .store=${store}></lf-orders>`;
      case 'people':
        want('boards', store);
        return html`<lf-people .desk=${desk} .store=${store}></lf-people>`;
      case 'compare':
        want('comparison', store);
        return html`<lf-compare .desk=${desk} .store=${store}></lf-compare>`;
      case 'bookmarks':
        want('bookmarks', store);
        return html`<lf-bookmarks .desk=${desk} .store=${store}></lf-bookmarks>`;
      case 'muster':
        want('acting', store);
        return html`<lf-musters .desk=${desk} .store=${store}></lf-musters>`;
      case 'timeline':
        return html`<lf-timeline .desk=${desk} .store=${store}></lf-timeline>`;
    }
  }
}
define('lf-side', Side);
