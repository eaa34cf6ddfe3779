/**
 * 为什么: the fact, one sentence with its cause and where it began, and the chain of lines between. Who walks along the chain keeps
 * it, though a recorded drill goes to the moment of each line: what is later than the playhead is dimmed.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { isBookkeeping, sayLine, toneOf } from '../feed/lines.ts';
import { drillMoment } from '../format.ts';
import { further, furtherAround } from '../further.ts';
import { about, type Line } from '../journal.ts';
import { seekTo } from '../pacing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';
import { becauseOf } from './because.ts';

const EFFECTS = 5; // lines of what followed that are shown

export class WhyPanel extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: block; }
      h3 { font: var(--type-small); font-weight: 700; color: var(--tx2); padding: var(--space-4) var(--space-12); border-top: 1px solid var(--line); }
      .fact { font-weight: 700; padding: 0 var(--space-12); overflow-wrap: anywhere; }
      .fact.danger { color: var(--danger); } .fact.warn { color: var(--warn); }
      .sentence { font: var(--type-read); padding: 0 var(--space-12) var(--space-6); overflow-wrap: anywhere; }
      .sentence a { color: var(--accent); text-underline-offset: 3px; }
      .chain .row { display: grid; grid-template-columns: .8rem 5rem minmax(0, 1fr) auto; gap: var(--space-6); padding: var(--space-2) var(--space-12); border: 0; color: var(--tx1); }
      .dot { width: 7px; height: 7px; border-radius: 50%; border: 1.5px solid var(--tx3); margin-top: .45rem; justify-self: center; }
      .dot.danger { border-color: var(--danger); } .dot.warn { border-color: var(--warn); } .dot.hold { border-color: var(--hold); }
      .time { color: var(--tx2); } .seq { font: var(--type-micro); color: var(--tx3); padding-top: 2px; }
      .this { font-weight: 700; } .chain .later { color: var(--tx3); }
    `,
  ];

  /** The chain that is being walked, and the selection that the last step made. */
  #walked: { readonly chain: readonly Line[]; readonly selection: Selection } | undefined;

  override render(): TemplateResult | typeof nothing {
    const { desk, store, speech } = this;
    const { selection } = store.state;
    if (!selection) return nothing;
    const { details } = speech.labels;
    const [whole, here] = this.#chain(selection);
    // Who was not told of a cause does not find it here (law 11).
    const chain = whole.filter((line) => desk.hears(line));
    const fact = chain.at(-1);
    if (!fact) return html`<h3>${details.why}</h3><p class="empty">${details.noWhy}</p>`;
    const effects = desk.journal.effects(fact.seq).filter((line) => desk.hears(line));
    return html`<h3>${details.why}</h3>
      <p class="fact ${toneOf(fact)}">${sayLine(desk, fact)}</p>
      <p class="sentence">${this.#sentence(chain)}</p>
      <ol class="chain">${chain.map((one) => this.#line(one, chain, one.seq === here))}</ol>
      ${
        effects.length === 0
          ? nothing
          : html`<h3>${details.followed}</h3><ol class="chain">${effects.slice(0, EFFECTS).map((one) => this.#line(one, undefined, false))}</ol>
        ${effects.length > EFFECTS ? html`<p class="empty">${fill(details.more, { n: effects.length - EFFECTS })}</p>` : nothing}`
      }`;
  }

  /** First cause first, and the line of it that is looked at. */
  #chain(selection: Selection): readonly [readonly Line[], number | undefined] {
    const { journal } = this.desk;
    if (this.#walked?.selection === selection) return [this.#walked.chain, selection.seq];
    const seq = selection.seq ?? journal.latest(selection)?.seq;
    const { kind, id } = selection;
    if (selection.seq === undefined)
      further(this.desk, `latest ${kind} ${id}`, async (archive) => [(await archive.latest(kind, id)) ?? []].flat());
    if (seq !== undefined) furtherAround(this.desk, seq);
    return seq === undefined ? [[], undefined] : [journal.why(seq), seq];
  }

  #sentence(chain: readonly Line[]): TemplateResult {
    const { details } = this.speech.labels;
    const { cause, root } = becauseOf(chain, isBookkeeping);
    if (!cause) return html`${details.noCause}`;
    const link = (template: string, line: Line): TemplateResult => {
      const [before = '', after = ''] = template.split('{line}');
      const go = (event: Event): void => {
        event.preventDefault();
        this.#go(line, chain);
      };
      return html`${before}<a href="#${line.seq}" @click=${go}>${sayLine(this.desk, line)}</a>${after}`;
    };
    return html`${link(details.because, cause)}${root ? link(details.began, root) : nothing}${this.speech.words.punctuation.stop}`;
  }

  #line(line: Line, chain: readonly Line[] | undefined, current: boolean): TemplateResult {
    const { desk } = this;
    return html`<li><button type="button" class="row ${line.at > desk.at ? 'later' : ''}" aria-current=${current ? 'true' : 'false'} @click=${() => this.#go(line, chain)}>
      <span class="dot ${toneOf(line)}"></span><span class="time">${drillMoment(line.at, desk.landfall)}</span>
      <span class=${current ? 'this' : ''}>${sayLine(desk, line)}</span><span class="seq">#${line.seq}</span></button></li>`;
  }

  /** Selects what the line is about, here and on the map; a recorded drill goes to its moment. */
  #go(line: Line, chain: readonly Line[] | undefined): void {
    const selection = { ...(about(line) ?? { kind: 'entry', id: String(line.seq) }), seq: line.seq } as const;
    this.#walked = chain && { chain, selection };
    this.select(selection);
    if (line.at === this.desk.at) return;
    if (this.desk.player.can.has('seek')) this.desk.player.pause();
    seekTo(this.desk, line.at);
  }
}
define('lf-why', WhyPanel);
