/** 记录: the log as people read it, newest at the bottom. A reader who scrolls up is left in peace: a chip counts what came. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Subscription } from 'rxjs';
import { RECENT } from '../../player/archive.ts';
import { drillMoment, localClock } from '../format.ts';
import { about, type Line } from '../journal.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { FeedKind, ViewState } from '../store.ts';
import { fill } from '../words.ts';
import { feedLines, sayLine, toneOf } from './lines.ts';

const PAGE = 200; // lines shown at once
const LOOKS = 18; // how often it is looked further back at once, RECENT lines each: a journal holds a few more

export class Feed extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; position: relative; background: var(--bg1); min-width: 0; min-height: 0; }
      .filters { display: flex; gap: var(--space-6); padding: var(--space-4) var(--space-12); border-bottom: 1px solid var(--line); flex: none; }
      .filters select, .filters input { min-height: 1.85rem; background: var(--bg0); border: 1px solid var(--line3); border-radius: var(--radius-control); padding: 0 var(--space-6); min-width: 0; }
      .filters input[type='search'] { flex: 1; }
      .filters label { display: flex; align-items: center; gap: var(--space-4); color: var(--tx2); white-space: nowrap; }
      option { background: var(--bg1); }
      ul { flex: 1; min-height: 0; }
      li { display: flex; border-bottom: 1px solid var(--line); position: relative; }
      .dot { position: absolute; inset-inline-start: 3px; top: 0.8rem; width: 6px; height: 6px; border-radius: 50%; background: var(--accent); }
      .row { display: block; border: 0; padding: var(--space-4) var(--space-12) var(--space-4) 0; color: var(--tx1); overflow-wrap: anywhere; }
      .time { flex: none; width: 5.6rem; padding: var(--space-4) 0 0 var(--space-12); color: var(--tx3); font: var(--type-small); }
      button.time:hover { color: var(--accent); }
      .row.danger { color: var(--danger); } .row.warn { color: var(--warn); } .row.hold { color: var(--hold); }
      .more { width: 100%; justify-content: center; border-radius: 0; }
      .chip { position: absolute; inset: auto 0 var(--space-12) 0; margin: auto; width: max-content; background: var(--accent-fill); color: var(--on-accent); border: 0; }
    `,
  ];

  #pages = 1;
  #atBottom = true;
  #seen = 0;
  /** The newest line that was scrolled to. */
  #last: number | undefined;
  /** What was looked for last, further back than the lines that are here. */
  #looked: string | undefined;
  #asked: Subscription | undefined;
  #cache: { readonly key: string; readonly state: ViewState['feed']; readonly lines: readonly Line[] } | undefined;

  override render(): TemplateResult {
    const { labels } = this.speech;
    const lines = this.#lines();
    const shown = lines.slice(-PAGE * this.#pages);
    const hidden = lines.length - shown.length;
    const missing = Math.max(0, this.desk.journal.from - 1);
    if (this.#atBottom) this.#seen = lines.length;
    const fresh = lines.length - this.#seen;
    const unread = fresh > 0 ? (lines[this.#seen]?.seq ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    return html`${this.#filters()}
      ${lines.length === 0 ? html`<p class="empty">${this.desk.journal.lines.length === 0 ? labels.feed.empty : labels.feed.nothing}</p>` : nothing}
      <ul class="scroll" @scroll=${this.#scrolled}>
        ${hidden + missing > 0 ? html`<li><button type="button" class="button plain more" @click=${this.#more}>${fill(hidden === 0 && this.#looked !== undefined ? labels.feed.notLooked : labels.feed.earlier, { n: hidden + missing })}</button></li>` : nothing}
        ${repeat(
          shown,
          ({ seq }) => seq,
          (line) =>
            guard([line, this.#isSelected(line), this.store.state.language, line.seq >= unread], () =>
              this.#row(line, line.seq >= unread),
            ),
        )}
      </ul>
      ${fresh > 0 ? html`<button type="button" class="button chip" @click=${this.#toBottom}>${fill(labels.feed.fresh, { n: fresh })} ↓</button>` : nothing}`;
  }

  #row(line: Line, unread: boolean): TemplateResult {
    const { desk } = this;
    const time = drillMoment(line.at, desk.landfall);
    const seeks = desk.player.can.has('seek');
    const local = localClock(desk.scenario.meta.startEx, line.at);
    const { unread: word } = this.speech.labels.feed;
    return html`<li>${unread ? html`<span class="dot" role="img" aria-label=${word} title=${word}></span>` : nothing}${
      seeks
        ? html`<button type="button" class="time" title="${local} #${line.seq}" @click=${() => seekTo(desk, line.at)}>${time}</button>`
        : html`<span class="time" title="${local} #${line.seq}">${time}</span>`
    }
      <button type="button" class="row ${toneOf(line)}" aria-pressed=${this.#isSelected(line) ? 'true' : 'false'}
        @click=${() => this.select({ ...(about(line) ?? { kind: 'entry', id: String(line.seq) }), seq: line.seq })}>${sayLine(desk, line)}</button></li>`;
  }

  #filters(): TemplateResult {
    const { feed: words } = this.speech.labels;
    const { feed } = this.store.state;
    const set = (change: Partial<ViewState['feed']>): void => this.store.set({ feed: { ...feed, ...change } });
    return html`<div class="filters">
      <select aria-label=${words.filter} @change=${(e: Event) => set({ kind: ((e.target as HTMLSelectElement).value || undefined) as FeedKind | undefined })}>
        <option value="" .selected=${feed.kind === undefined}>${words.all}</option>
        ${(Object.keys(words.kinds) as FeedKind[]).map((kind) => html`<option value=${kind} .selected=${feed.kind === kind}>${words.kinds[kind]}</option>`)}
      </select>
      <input type="search" placeholder=${words.search} aria-label=${words.search} .value=${feed.text} @input=${(e: Event) => set({ text: (e.target as HTMLInputElement).value })} />
      <label><input type="checkbox" .checked=${feed.selected} @change=${(e: Event) => set({ selected: (e.target as HTMLInputElement).checked })} />${words.selection}</label></div>`;
  }

  /** The list is filtered again only when lines came or the filter changed. */
  #lines(): readonly Line[] {
    const { feed, selection, language, seat } = this.store.state;
    const key = `${this.desk.journal.version} ${language} ${seat} ${feed.selected ? selection?.id : ''}`;
    if (this.#cache?.key !== key || this.#cache.state !== feed)
      this.#cache = { key, state: feed, lines: feedLines(this.desk, this.store.state) };
    return this.#cache.lines;
  }

  #isSelected(line: Line): boolean {
    return this.store.state.selection?.seq === line.seq;
  }
  #more = (): void => {
    this.#pages += 1;
    this.requestUpdate();
    void this.#further();
  };

  /** Most of what a filter finds in a recorded drill lies further back than what came with the playhead. */
  #lookBack(): void {
    const { feed, selection } = this.store.state;
    const filters = feed.kind !== undefined || feed.text !== '' || feed.selected;
    const about = feed.selected ? `${selection?.kind} ${selection?.id}` : '';
    const looked = filters ? `${this.desk.status?.break} ${feed.kind} ${feed.text} ${about}` : undefined;
    if (looked === this.#looked) return;
    this.#looked = looked;
    if (looked !== undefined) void this.#further();
  }

  /** Brings earlier lines of a recorded drill until a page more of them passes the filter, or enough have been looked through. */
  async #further(): Promise<void> {
    const { desk } = this;
    const { archive } = desk.player;
    const asked = desk.status?.break;
    const looked = this.#looked;
    for (let i = 0; i < LOOKS && archive !== undefined; i++) {
      const { from } = desk.journal;
      if (from <= 1 || this.#lines().length >= PAGE * this.#pages) break;
      const lines = await archive.before(from, RECENT).catch(() => []);
      if (desk.status?.break !== asked || this.#looked !== looked) return;
      desk.journal.add(lines);
      desk.pulse.beat();
    }
  }
  #scrolled = ({ target }: Event): void => {
    const list = target as HTMLElement;
    const bottom = list.scrollHeight - list.scrollTop - list.clientHeight < 24;
    if (bottom === this.#atBottom) return;
    this.#atBottom = bottom;
    this.requestUpdate();
  };
  #toBottom = (): void => {
    this.#atBottom = true;
    this.#last = undefined;
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#asked = this.store.requests$.subscribe((request) => {
      if (request === 'search') this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    });
  }
  override disconnectedCallback(): void {
    this.#asked?.unsubscribe();
    super.disconnectedCallback();
  }

  protected override updated(): void {
    this.#lookBack();
    const last = this.#lines().at(-1)?.seq;
    if (!this.#atBottom || last === this.#last) return;
    this.#last = last;
    const list = this.renderRoot.querySelector('ul');
    if (list) list.scrollTop = list.scrollHeight;
  }
}
define('lf-feed', Feed);
