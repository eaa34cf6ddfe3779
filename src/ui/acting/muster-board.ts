/** 集结点名: the teams in the field, who and what of each is there (应到/实到), and their marks. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { localClock } from '../format.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, states } from '../parts/styles.ts';
import type { TeamView } from '../roster.ts';
import { fill } from '../words.ts';
import { seatLabels } from './labels.ts';
import { fieldTeams } from './marks.ts';

export class MusterBoard extends Panel {
  static override styles = [
    base,
    controls,
    states,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      .all { flex: 1; min-height: 0; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--space-6); padding: var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); }
      table { width: 100%; table-layout: fixed; border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: var(--space-4); text-align: end; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); color: var(--tx1); font-weight: 400; }
      thead th { color: var(--tx3); font: var(--type-small); vertical-align: bottom; }
      th:first-child, td:first-child { text-align: start; padding-left: var(--space-12); }
      th:last-child, td:last-child { padding-right: var(--space-12); }
      th .button { min-height: 2rem; width: 100%; justify-content: flex-start; padding: 0; text-align: start; color: var(--tx1); white-space: normal; font-weight: 400; }
      tr.chosen { background: var(--bg2); box-shadow: inset 3px 0 0 var(--accent); }
      col.team { width: 24%; } col.mark { width: 19%; } col.there { width: 20%; } col.few { width: 11%; } col.safety { width: 15%; }
      td.there { white-space: nowrap; }
      td.warn { color: var(--warn); } td.danger { color: var(--danger); }
      :host(:lang(zh)) thead th { white-space: nowrap; }
      tfoot th, tfoot td { font-weight: 700; border-bottom: 0; }
    `,
  ];

  override render(): TemplateResult {
    const { desk, context } = this;
    const { muster } = seatLabels(this.speech);
    const teams = fieldTeams(desk);
    const counted = teams.filter(({ id }) => this.#record(id)?.muster !== undefined);
    return html`<div class="head"><h2>${this.speech.labels.details.muster}</h2><span class="quiet cut">${fill(muster.counted, { n: counted.length, of: teams.length })}</span></div>
      ${desk.live ? html`<div class="acts">${actionButton('muster', context, { look: 'primary', showKey: true })}${actionButton('mark', context, { showKey: true })}</div>` : nothing}
      <div class="all scroll"><table><colgroup><col class="team" /><col class="mark" /><col class="there" /><col class="few" /><col class="few" /><col class="safety" /></colgroup>
        <thead><tr><th scope="col">${muster.team}</th><th scope="col">${muster.marked}</th><th scope="col">${muster.there}/${muster.due}</th><th scope="col">${muster.carts}</th><th scope="col">${muster.pieces}</th><th scope="col">${muster.safety}</th></tr></thead>
        <tbody>${teams.map((team) => this.#row(team))}</tbody>
        <tfoot><tr><th scope="row">${muster.sum}</th><td></td>${this.#sums(teams)}<td></td></tr></tfoot></table></div>`;
  }

  #record(id: string) {
    return this.desk.view?.state.teams[id];
  }

  #row(team: TeamView): TemplateResult {
    const { desk, speech, store } = this;
    const { muster: words } = seatLabels(speech);
    const record = this.#record(team.id);
    const there = record?.muster;
    const when = there === undefined ? '' : ` ${localClock(desk.scenario.meta.startEx, there.at, false)}`;
    const officer = there?.safetyOfficer;
    return html`<tr class=${store.selected('team', team.id) ? 'chosen' : ''}>
      <th scope="row"><button type="button" class="button plain" aria-pressed=${store.selected('team', team.id) ? 'true' : 'false'} @click=${() => this.select({ kind: 'team', id: team.id })}>${desk.names.party(team.id)}</button></th>
      <td class="word">${record?.mark === undefined ? '' : speech.words.mark[record.mark]}${when}</td>
      ${there === undefined ? html`<td class="word quiet">${words.notYet}/${team.people}</td>` : html`<td class="there ${there.people < team.people ? 'warn' : ''}">${there.people < team.people ? '▲ ' : ''}${there.people}/${team.people}</td>`}
      <td>${there?.vehicles ?? ''}</td><td>${there?.equipment ?? ''}</td>
      <td class="word ${officer === false ? 'danger' : ''}">${officer === undefined ? '' : officer ? words.present : `✕ ${words.absent}`}</td></tr>`;
  }

  #sums(teams: readonly TeamView[]): TemplateResult {
    const sum = (of: 'people' | 'vehicles' | 'equipment'): number =>
      teams.reduce((all, { id }) => all + (this.#record(id)?.muster?.[of] ?? 0), 0);
    const due = teams.reduce((all, { people }) => all + people, 0);
    return html`<td>${sum('people')}/${due}</td><td>${sum('vehicles')}</td><td>${sum('equipment')}</td>`;
  }
}
define('lf-musters', MusterBoard);
