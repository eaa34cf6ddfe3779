/** 书签: moments of a recorded drill with notes, written in place; those made during the drill stand among them, as the log has them. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { saveAs } from '../download.ts';
import { drillMoment, localClock } from '../format.ts';
import type { Line } from '../journal.ts';
import { seekTo } from '../pacing.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { markedLog } from './attach.ts';
import { type Bookmark, LONGEST_NAME, LONGEST_NOTE, MARK_COLOURS, type MarkColour } from './book.ts';
import { keepAuthor, keptAuthor } from './keeping.ts';
import { bookmarkLabels } from './labels.ts';
import { loopSpan } from './loop.ts';
import { readSideFile, sideFile } from './side-file.ts';

type Marked = Extract<Line, { type: 'bookmark.set' }>;
type Shown = { readonly at: number; readonly mark?: Bookmark; readonly line?: Marked };

export class BookmarksPanel extends Panel {
  static override properties = { ...Panel.properties, said: { state: true }, looped: { state: true } };
  /** The span that is played again and again. */
  declare looped: string | undefined;
  #endLoop: (() => void) | undefined;
  /** What came of the last file. */
  declare said: string | undefined;

  static override styles = [
    base,
    controls,
    rows,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      ul { flex: 1; min-height: 0; }
      li { display: flex; align-items: center; gap: var(--space-4); border-bottom: 1px solid var(--line); min-height: 2.31rem; padding-inline-end: var(--space-8); }
      li.here { background: var(--bg2); }
      .time { flex: none; width: 5.8rem; padding: var(--space-4) 0 var(--space-4) var(--space-12); text-align: start; color: var(--tx2); font: var(--type-small); font-variant-numeric: tabular-nums; }
      .time:hover { color: var(--accent); }
      .times { flex: none; display: grid; } .times .time + .time { padding-top: 0; }
      .note { flex: 1; min-width: 0; background: none; border: 1px solid transparent; border-radius: var(--radius-control); padding: var(--space-2) var(--space-6); color: var(--tx1); }
      .note:hover { border-color: var(--line2); } input.note:focus { background: var(--bg0); border-color: var(--line3); }
      .note::placeholder { color: var(--tx3); }
      p.note { overflow-wrap: anywhere; }
      .button.plain { padding: 0 var(--space-6); min-width: 28px; }
      .undo { display: flex; align-items: center; gap: var(--space-8); padding: var(--space-4) var(--space-12); background: var(--bg2); color: var(--tx2); }
      .foot { display: flex; flex-wrap: wrap; gap: var(--space-8); padding: var(--space-8) var(--space-12); border-top: 1px solid var(--line); flex: none; }
      .colour { flex: none; width: 2.1rem; min-height: 28px; padding: 0; border: 0; border-inline-start: 4px solid var(--mark, var(--accent)); background: none; color: var(--tx2); cursor: pointer; font: var(--type-small); }
      .colour option { background: var(--bg1); color: var(--tx1); }
      .green { --mark: var(--ok); } .amber { --mark: var(--warn); } .red { --mark: var(--danger); }
      .author { color: var(--tx3); font: var(--type-small); max-width: 6rem; }
      .name { width: 8rem; min-width: 0; flex: 1 1 6rem; }
      .button[aria-pressed='true'] { color: var(--accent); }
      .foot label { position: relative; }
      .foot label input { position: absolute; inset: 0; opacity: 0; width: 100%; cursor: pointer; }
      .foot label:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
    `,
  ];

  override render(): TemplateResult {
    const words = bookmarkLabels(this.speech);
    const shown = this.#shown();
    return html`${shown.length === 0 ? html`<p class="empty">${words.empty}</p>` : nothing}
      <ul class="scroll" aria-label=${words.title}>${repeat(
        shown,
        ({ mark, line }) => mark?.id ?? `#${line?.seq}`,
        (one) => this.#row(one),
      )}</ul>
      ${this.#undo()}${this.said === undefined ? nothing : html`<p class="undo" role="status">${this.said}</p>`}
      <div class="foot">${actionButton('bookmark', this.context, { label: words.add, showKey: true })}<input class="field name" maxlength=${LONGEST_NAME} autocomplete="name" placeholder=${words.author} aria-label=${words.author} .value=${keptAuthor()} @change=${(event: Event) => keepAuthor((event.target as HTMLInputElement).value)} /><span class="grow"></span>
        <label class="button">${words.import}<input type="file" accept=".json,application/json" aria-label=${words.import} @change=${this.#import} /></label>
        <button type="button" class="button" ?disabled=${(this.desk.bookmarks?.list.length ?? 0) === 0} @click=${this.#export}>${words.export}</button></div>`;
  }

  /** Its own, and the log's as far as they were made by the playhead. */
  #shown(): readonly Shown[] {
    const own = (this.desk.bookmarks?.list ?? []).map((mark): Shown => ({ at: mark.at, mark }));
    const said = this.desk.journal.lines.flatMap((line): Shown[] =>
      line.type === 'bookmark.set' ? [{ at: line.at, line: line as Marked }] : [],
    );
    return [...own, ...said].sort((a, b) => a.at - b.at);
  }

  #row({ at, mark, line }: Shown): TemplateResult {
    const { desk } = this;
    const words = bookmarkLabels(this.speech);
    const clock = localClock(desk.scenario.meta.startEx, at);
    return html`<li class=${at === desk.at ? 'here' : ''}>${this.#colour(mark)}
      <span class="times"><button type="button" class="time" title="${words.go} ${clock}" @click=${() => seekTo(desk, at)}>${drillMoment(at, desk.landfall, true)}</button>${this.#end(mark)}</span>
      ${
        mark === undefined
          ? html`<p class="note">${line?.note}</p><span class="pill" title=${words.fromLogTitle}>${words.fromLog}</span>`
          : html`<input class="note" id=${`note-${mark.id}`} maxlength=${LONGEST_NOTE} autocomplete="off" .value=${mark.note} placeholder=${words.note} aria-label=${`${words.note} ${clock}`}
              @change=${(event: Event) => desk.bookmarks?.note(mark.id, (event.target as HTMLInputElement).value)} @keydown=${leaveOnEnter} />
            ${mark.author === undefined ? nothing : html`<span class="author cut" title=${fill(words.by, { name: mark.author })}>${mark.author}</span>`}
            ${this.#loop(mark)}${this.#span(mark)}<button type="button" class="button plain" title=${words.drop} aria-label="${words.drop} ${clock}" @click=${() => desk.bookmarks?.delete(mark.id)}><lf-symbol glyph="close" size="11"></lf-symbol></button>`
      }</li>`;
  }

  #colour(mark: Bookmark | undefined): TemplateResult | typeof nothing {
    if (mark === undefined) return nothing;
    const words = bookmarkLabels(this.speech);
    const has = mark.colour ?? 'blue';
    const choose = (event: Event): void =>
      this.desk.bookmarks?.colour(mark.id, (event.target as HTMLSelectElement).value as MarkColour);
    return html`<select class="colour ${has}" aria-label=${words.colour} title="${words.colour} ${words.colours[has]}" @change=${choose}>
      ${MARK_COLOURS.map((one) => html`<option value=${one} .selected=${one === has}>${words.colours[one]}</option>`)}</select>`;
  }

  #loop({ id, at, to }: Bookmark): TemplateResult | typeof nothing {
    if (to === undefined) return nothing;
    const words = bookmarkLabels(this.speech);
    const on = this.looped === id;
    const toggle = (): void => {
      this.#endLoop?.();
      if (on) return;
      this.looped = id;
      this.#endLoop = loopSpan(this.desk, { at, to }, () => {
        this.looped = undefined;
        this.#endLoop = undefined;
      });
    };
    return html`<button type="button" class="button plain" aria-pressed=${on} title=${words.loopTitle} @click=${toggle}>${words.loop}</button>`;
  }

  override disconnectedCallback(): void {
    this.#endLoop?.();
    super.disconnectedCallback();
  }

  #end(mark: Bookmark | undefined): TemplateResult | typeof nothing {
    const to = mark?.to;
    if (to === undefined) return nothing;
    const { desk } = this;
    const title = `${bookmarkLabels(this.speech).go} ${localClock(desk.scenario.meta.startEx, to)}`;
    return html`<button type="button" class="time" title=${title} @click=${() => seekTo(desk, to)}>– ${drillMoment(to, desk.landfall, true)}</button>`;
  }

  /** A moment becomes a span where the playhead stands elsewhere; a span a moment again. */
  #span(mark: Bookmark): TemplateResult | typeof nothing {
    const { desk } = this;
    const words = bookmarkLabels(this.speech);
    const point = mark.to !== undefined;
    if (!point && desk.at === mark.at) return nothing;
    return html`<button type="button" class="button plain" title=${point ? words.pointTitle : words.untilTitle} @click=${() => desk.bookmarks?.span(mark.id, point ? undefined : desk.at)}>${point ? words.point : words.until}</button>`;
  }

  #undo(): TemplateResult | typeof nothing {
    const { desk } = this;
    const words = bookmarkLabels(this.speech);
    const gone = desk.bookmarks?.deleted;
    if (gone === undefined) return nothing;
    const note = gone.note === '' ? '' : ` “${gone.note.slice(0, 40)}”`;
    return html`<div class="undo" role="status"><span class="grow cut">${fill(words.dropped, { time: drillMoment(gone.at, desk.landfall), note })}</span>
      <button type="button" class="button" @click=${() => desk.bookmarks?.undo()}>${words.undo}</button></div>`;
  }

  /** One that was just set is written on at once. */
  protected override updated(): void {
    const book = this.desk.bookmarks;
    if (book?.fresh === undefined) return;
    this.renderRoot.querySelector<HTMLInputElement>(`#note-${book.fresh}`)?.focus();
    book.fresh = undefined;
  }

  #export = (): void => {
    const { desk } = this;
    const log = markedLog(desk);
    if (log === undefined) return;
    const text = sideFile(log, desk.bookmarks?.list ?? []);
    const name = `${log.name.replace(/(\.drill)?(\.gz)?$/, '')}.bookmarks.json`;
    saveAs({ name, blob: new Blob([text], { type: 'application/json' }) });
  };

  #import = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    const { desk } = this;
    const own = markedLog(desk);
    if (file === undefined || own === undefined || desk.bookmarks === undefined) return;
    const words = bookmarkLabels(this.speech);
    const read = readSideFile(await file.text());
    const refuse = (why: string): void => {
      this.said = fill(words.badFile, { file: file.name, why });
    };
    if (!read.ok) return refuse(fill(words.why[read.why], { entry: read.entry ?? 0 }));
    if (read.log !== undefined && read.log.scenario !== own.scenario)
      return refuse(fill(words.why.scenario, { scenario: read.log.scenario, own: own.scenario }));
    const n = desk.bookmarks.merge(read.list);
    const other = read.log !== undefined && read.log.id !== own.id;
    this.said = other ? fill(words.otherLog, { n, log: read.log.name }) : fill(words.imported, { n });
  };
}
define('lf-bookmarks', BookmarksPanel);

function leaveOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.isComposing) (event.target as HTMLInputElement).blur();
}
