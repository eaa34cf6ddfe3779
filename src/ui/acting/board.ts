/**
 * 本席: what the seat is asked now, with its countdown, and what can be done about it; its plan as a checklist; its field
 * team's marks. In the chair that leads the drill it is what waits for any seat, to be written down for it (代录).
 */

import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dutiesOn } from '../../drill/demands.ts';
import type { Mark } from '../../log/names.ts';
import { MARKS } from '../../log/names.ts';
import { sayEvent } from '../../text/say.ts';
import { teamPlace, teamTask } from '../boards/team-place.ts';
import { ringOf } from '../drill-view.ts';
import { countdown, drillMoment, shortSpan } from '../format.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { byHand, checklistOf, decides, type Item, isDue } from './checklist.ts';
import { seatLabels } from './labels.ts';
import { nextMark } from './marks.ts';
import { isChosen, type Owed, owedNow, refusable } from './owed.ts';
import { reportWords } from './report-dialog.ts';
import { requestAnswers } from './request-answers.ts';
import { ruleWords } from './rule-words.ts';
import { seatName } from './seat-words.ts';

/** So many of what is done of a plan are shown. */
const LATEST = 5;

export class AnswersBoard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      .all { flex: 1; min-height: 0; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--space-6); padding: var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); flex: none; }
      .row.owed { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--space-8); padding: var(--space-6) var(--space-12); border-bottom: 0; }
      li { border-bottom: 1px solid var(--line); }
      li.chosen { background: var(--bg2); }
      .what { color: var(--tx1); overflow-wrap: anywhere; }
      .who { font: var(--type-small); color: var(--tx2); }
      .left { text-align: end; font-weight: 700; white-space: nowrap; color: var(--tx1); font-variant-numeric: tabular-nums; }
      .left.danger { color: var(--danger); } .left.warn { color: var(--warn); } .left.calm { font-weight: 400; color: var(--tx3); }
      .kind { text-align: end; font: var(--type-small); color: var(--tx3); }
      .acts .whole { flex: 1 0 100%; color: var(--tx1); }
      li .acts { padding-top: 0; border-bottom: 0; }
      /* A leader with a tablet has two large buttons. */
      @media (pointer: coarse) { li .acts .button { flex: 1; min-height: 56px; font-weight: 700; } .row.owed { align-content: center; min-height: 52px !important; } }
      h3 { display: flex; gap: var(--space-8); padding: var(--space-8) var(--space-12) var(--space-4); color: var(--tx2); font: var(--type-small); font-weight: 700; }
      h3 .quiet { font-weight: 400; }
      .item { display: flex; align-items: center; gap: var(--space-8); padding: var(--space-4) var(--space-12); min-height: 2.31rem; color: var(--tx1); }
      .item .cut { flex: 1; white-space: normal; overflow-wrap: anywhere; }
      .alarm { margin: 0 var(--space-12) var(--space-8); padding: var(--space-6) var(--space-8); border: 1px solid var(--danger); color: var(--danger); font-weight: 700; }
      .note { padding: var(--space-6) var(--space-12); color: var(--tx3); font: var(--type-small); }
      .team { display: flex; flex-wrap: wrap; gap: var(--space-4) var(--space-12); padding: 0 var(--space-12) var(--space-8); color: var(--tx1); }
    `,
  ];

  override render(): TemplateResult {
    const { desk, speech } = this;
    const { answers } = seatLabels(speech);
    const entering = desk.rights?.enters === true;
    const owed = owedNow(desk);
    return html`<div class="head"><h2>${entering ? speech.labels.answers.title : speech.labels.answers.own}</h2><span class="quiet cut">${entering ? answers.entering : seatName(desk, desk.seat)}</span><span class="grow"></span><span class="quiet">${owed.length}</span></div>
      ${desk.live ? this.#acts(entering) : nothing}
      <div class="all scroll">
        ${owed.length === 0 ? html`<p class="empty">${answers.none}</p>` : nothing}
        <ul>${repeat(
          owed,
          ({ seat, kind, id }) => `${seat} ${kind} ${id}`,
          (one) => this.#owed(one, entering),
        )}</ul>
        ${entering && owed.length > 0 ? html`<p class="note">${fill(answers.hint, { chair: desk.names.party(desk.seat) })}</p>` : nothing}
        ${this.#duties(entering)}${this.#ownTeam()}${this.#field(entering)}${entering ? nothing : this.#checklist()}
      </div>`;
  }

  /** What the seat may say at any time. */
  #acts(entering: boolean): TemplateResult {
    const { context, desk } = this;
    const button = (id: 'order' | 'report' | 'decide', may: 'order' | 'request' | 'report' | 'level') =>
      desk.rights?.may.has(may) || (may === 'level' && decides(desk))
        ? actionButton(id, context, { showKey: true })
        : nothing;
    return html`<div class="acts">${actionButton('next-answer', context, { showKey: true })}
      ${button('order', desk.rights?.may.has('order') ? 'order' : 'request')}${entering ? nothing : button('report', 'report')}${button('decide', 'level')}</div>`;
  }

  #owed(one: Owed, entering: boolean): TemplateResult {
    const { desk, store, speech, context } = this;
    const { answers } = seatLabels(speech);
    const chosen = isChosen(one, store.state.selection);
    const left = one.deadline === undefined ? undefined : countdown(one.deadline - desk.at, speech);
    const tone = left === undefined ? 'calm' : left.late ? 'danger' : left.near ? 'warn' : '';
    const waited = fill(answers.since, { span: shortSpan(desk.at - one.since, speech) });
    const kind = entering && !one.byHand ? `${answers[one.kind]} · ${answers.automatic}` : answers[one.kind];
    return html`<li class=${chosen ? 'chosen' : ''}><button type="button" class="row owed" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => this.select({ kind: one.kind, id: one.id })}>
        <span class="what">${this.#what(one)}</span><span class="left ${tone}">${left?.text ?? waited}</span>
        <span class="who cut">${this.#who(one, entering)}</span><span class="kind">${kind}</span></button>
      ${
        chosen && desk.live
          ? html`<div class="acts">${
              one.offered
                ? nothing
                : one.kind === 'report'
                  ? actionButton('report', context, { look: 'primary', showKey: true })
                  : actionButton('acknowledge', context, { look: 'primary', showKey: true })
            }${one.kind === 'order' && !one.offered && refusable(desk) !== undefined ? actionButton('refuse', context, { showKey: true }) : nothing}${requestAnswers(desk, speech, one)}</div>`
          : nothing
      }</li>`;
  }

  #what({ kind, id }: Owed): string {
    const { desk } = this;
    if (kind === 'inject') return desk.names.text(desk.roster.injects.get(id)?.title) ?? id;
    if (kind === 'report') return reportWords(desk, id);
    const order = desk.view?.state.orders[id];
    const tasks: Readonly<Record<string, string>> = desk.speech.words.task;
    const site = order?.site === undefined ? '' : ` · ${desk.names.name('site', order.site)}`;
    return `${tasks[order?.task ?? ''] ?? order?.task ?? id}${site}`;
  }

  #who({ kind, id, seat }: Owed, entering: boolean): string {
    const { desk } = this;
    const { state } = desk.view ?? {};
    const from =
      kind === 'inject' ? desk.roster.injects.get(id)?.from : kind === 'order' ? state?.orders[id]?.from : seat;
    const to = kind === 'report' ? (state?.reports[id]?.to ?? state?.disputes?.[id]?.by) : seat;
    const said = (who: string | undefined): string => (who === undefined ? '' : desk.names.party(who));
    return kind === 'report' || entering ? `${said(from)} → ${said(to)}` : said(from);
  }

  /** Spot checks that wait for the seat's answer (查岗). */
  #duties(entering: boolean): TemplateResult | typeof nothing {
    const { desk, speech } = this;
    const { state } = desk.view ?? {};
    if (state === undefined || entering || !desk.live) return nothing;
    const { answers } = seatLabels(speech);
    const calls = dutiesOn(state, new Set([desk.seat]));
    return calls.length === 0
      ? nothing
      : html`<h3>${answers.duty}</h3>${calls.map(
          (of) =>
            html`<div class="item"><span class="cut">${desk.names.party(state.duties?.[of]?.from ?? '')}</span><button type="button" class="button primary" @click=${() => void desk.submit({ type: 'acknowledge', of })}>${answers.onDuty}</button></div>`,
        )}`;
  }

  /** A team leader's own team: where it is and what it is about. */
  #ownTeam(): TemplateResult | typeof nothing {
    const { desk, speech } = this;
    const record = desk.view?.state.teams[desk.seat];
    if (record === undefined || desk.view === undefined) return nothing;
    return html`<h3>${seatLabels(speech).answers.ownTeam}</h3><p class="team"><strong>${speech.words.teamState[ringOf(record)]}</strong>
      <span>${teamPlace(desk, record)}</span><span>${teamTask(desk, record, desk.view.state)}</span></p>${this.#gas(desk.seat)}`;
  }

  /** What its leader must know before all else: it stands in gas, and only they get it out. */
  #gas(team: string): TemplateResult | typeof nothing {
    const { desk, speech } = this;
    const hazard = desk.view?.state.teams[team]?.gas;
    if (hazard === undefined) return nothing;
    const said = sayEvent({ type: 'team.alarmed', team, hazard }, speech.words, desk.names);
    return html`<p class="alarm" role="alert">✕ ${said}</p>`;
  }

  /** Field teams whose marks the seat may enter. */
  #field(entering: boolean): TemplateResult | typeof nothing {
    const { desk, speech } = this;
    const teams = desk.scenario.teams.filter(({ id, mode }) => mode === 'field' && (entering || id === desk.seat));
    if (teams.length === 0) return nothing;
    return html`<h3>${seatLabels(speech).answers.field}</h3>${teams.map(({ id }) => {
      const usual = desk.view === undefined ? undefined : nextMark(desk.view.state, id);
      return html`${entering ? this.#gas(id) : nothing}<div class="acts">${entering ? html`<span class="whole">${desk.names.party(id)}</span>` : nothing}${MARKS.map((mark) => this.#mark(id, mark, mark === usual))}</div>`;
    })}`;
  }

  #mark(team: string, mark: Mark, usual: boolean): TemplateResult {
    const { desk, speech } = this;
    const act = { type: 'mark', team, mark } as const;
    return html`<button type="button" class="button ${usual ? 'primary' : 'plain'}" ?disabled=${!desk.may(act, team)} @click=${() => void desk.submit(act, team)}>${speech.words.mark[mark]}</button>`;
  }

  #checklist(): TemplateResult | typeof nothing {
    const { desk, speech } = this;
    const { answers } = seatLabels(speech);
    const items = checklistOf(desk);
    if (items.length === 0) return nothing;
    const done = items.filter(({ done: at }) => at !== undefined).sort((a, b) => (b.done ?? 0) - (a.done ?? 0));
    const due = items.filter(isDue);
    const later = items.length - done.length - due.length;
    return html`<h3>${answers.checklist}<span class="quiet">${fill(answers.counted, { done: done.length, all: items.length })}</span></h3>
      <ul>${due.map((item) => html`<li>${this.#due(item)}</li>`)}</ul>
      ${later > 0 ? html`<p class="note">${fill(answers.later, { n: later })}</p>` : nothing}
      <ul>${done
        .slice(0, LATEST)
        .map(
          ({ rule, done: at = 0 }) =>
            html`<li class="item"><lf-symbol glyph="controlled" size="11"></lf-symbol><span class="cut">${ruleWords(desk, rule)}</span><span class="quiet">${fill(answers.done, { time: drillMoment(at, desk.landfall) })}</span></li>`,
        )}</ul>`;
  }

  #due(item: Item): TemplateResult {
    const { desk, speech } = this;
    const { answers } = seatLabels(speech);
    const act = byHand(desk, item.rule);
    const waited = fill(answers.since, { span: shortSpan(desk.at - (item.due ?? desk.at), speech) });
    return html`<div class="item"><span class="cut">${ruleWords(desk, item.rule)} <span class="quiet">${waited}</span></span>
      <button type="button" class="button" ?disabled=${!desk.may(act)} @click=${() => void desk.submit(act)}>${answers.doIt}</button></div>`;
  }
}
define('lf-answers', AnswersBoard);
