/** 队伍: the teams, the longest without news first. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { HOUR, MINUTE } from '../../units/time.ts';
import { ringOf, ringSince } from '../drill-view.ts';
import { shortSpan, spanWords } from '../format.ts';
import { RING_COLOUR } from '../look/symbols/rings.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { TeamView } from '../roster.ts';
import { fill } from '../words.ts';
import { ringMark, ringStyles } from './ring-mark.ts';
import { teamPlace, teamTask } from './team-place.ts';

/** When silence is worth a colour: only of those who are out, for the others have nothing to tell. */
const SILENT = { warn: 30 * MINUTE, danger: 2 * HOUR } as const;

export class TeamsBoard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    ringStyles,
    css`
      :host { container-type: inline-size; display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      ul { min-height: 0; }
      .row { display: grid; grid-template-columns: 1.7rem 2.4rem 5rem 4.4rem minmax(0, 1fr) 4.2rem; align-items: center; gap: var(--space-6); padding: 0 var(--space-12); min-height: 2.154rem; }
      .id { color: var(--tx3); }
      .name { color: var(--tx1); }
      .state { display: flex; align-items: center; gap: var(--space-4); white-space: nowrap; }
      .place { color: var(--tx2); }
      .muster { color: var(--tx3); } .muster.warn { color: var(--warn); }
      .place strong { font: inherit; color: var(--tx1); }
      .news { text-align: end; white-space: nowrap; color: var(--tx3); }
      .news.warn { color: var(--warn); } .news.danger { color: var(--danger); }
      :host(:lang(en)) .row { grid-template-columns: 1.7rem 2.4rem 6.4rem 5.2rem minmax(0, 1fr) 4.4rem; }
      @container (max-width: 370px) {
        .row { grid-template-columns: 1.3rem 2.2rem minmax(0, 4.8rem) 4.2rem minmax(0, 1fr) auto; }
        :host(:lang(en)) .row { grid-template-columns: 1.3rem 2.5rem minmax(0, 5.6rem) 5.4rem minmax(0, 1fr) auto; gap: var(--space-4); }
      }
    `,
  ];

  override render(): TemplateResult {
    const { store, speech } = this;
    const { boards } = speech.labels;
    const teams = this.#known;
    const people = teams.reduce((sum, team) => sum + team.people, 0);
    const byNews = store.state.teamSort === 'news';
    return html`<div class="head"><h2>${boards.teams}</h2><span class="quiet">${teams.length} · ${fill(boards.people, { n: people })}</span><span class="grow"></span>
        <button type="button" class="button plain" title=${boards.sort} @click=${() => store.set({ teamSort: byNews ? 'id' : 'news' })}>${byNews ? boards.sortNews : boards.sortId} ↓</button></div>
      <ul class="scroll">${repeat(
        this.#sorted(),
        ({ id }) => id,
        (team) => html`<li>${this.#row(team)}</li>`,
      )}</ul>`;
  }

  /** Those whose news the seat gets. */
  get #known(): readonly TeamView[] {
    const { circle, scenario } = this.desk;
    return circle === undefined ? scenario.teams : scenario.teams.filter(({ id }) => circle.has(id));
  }

  #sorted(): readonly TeamView[] {
    const { desk, store } = this;
    if (store.state.teamSort === 'id') return this.#known;
    const news = (id: string): number => desk.view?.state.teams[id]?.lastNews ?? 0;
    return [...this.#known].sort((a, b) => news(a.id) - news(b.id) || (a.id < b.id ? -1 : 1));
  }

  /** 实到/应到 of a team in the field, once its leader has counted. */
  #muster({ people }: TeamView, there: number | undefined): TemplateResult | typeof nothing {
    if (there === undefined) return nothing;
    const { musterOf } = this.speech.labels.details;
    return html` <span class="muster ${there < people ? 'warn' : ''}" title=${fill(musterOf, { n: there, of: people })}>${there}/${people}</span>`;
  }

  #row(team: TeamView): TemplateResult {
    const { desk, speech } = this;
    const state = desk.view?.state;
    const record = state?.teams[team.id];
    const ring = record ? ringOf(record) : 'standby';
    const word = speech.words.teamState[ring];
    const kind = speech.words.teamKind[team.kind];
    const silence = record ? desk.at - record.lastNews : 0;
    const out = ring !== 'standby' && ring !== 'staged';
    const late = !out ? '' : silence > SILENT.danger ? 'danger' : silence > SILENT.warn ? 'warn' : '';
    const since = record
      ? fill(speech.labels.details.since, { span: spanWords(desk.at - ringSince(record), speech) })
      : '';
    const id = team.command === 'request' && !record?.order ? `(${team.id})` : team.id;
    return html`<button type="button" class="row" title="${team.id} ${desk.names.text(team.name) ?? kind} · ${word} ${since}"
      aria-pressed=${desk.store.selected('team', team.id) ? 'true' : 'false'} @click=${() => this.select({ kind: 'team', id: team.id })} @dblclick=${() => desk.store.ask('focus')}>
      <lf-symbol glyph=${team.kind} size="16"></lf-symbol><span class="id">${id}</span><span class="name cut">${kind}</span>
      <span class="state ${RING_COLOUR[ring]}">${ringMark(ring)}${word}</span>
      <span class="place cut">${record && state ? html`<strong>${teamPlace(desk, record)}</strong> ${teamTask(desk, record, state)}${this.#muster(team, record.muster?.people)}` : nothing}</span>
      <span class="news ${late}">${record ? shortSpan(silence, speech) : ''}</span></button>`;
  }
}
define('lf-teams', TeamsBoard);
