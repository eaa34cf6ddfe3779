/** 指令与报送: what has been ordered or asked and is not done, and which reports are owed and have not come, the overdue first. */
import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OrderRecord, ReportRecord } from '../../drill/state.ts';
import { isOpen } from '../drill-view.ts';
import { countdown, shortSpan } from '../format.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import { reportState } from './report-state.ts';

const TONE: Readonly<Record<OrderRecord['state'], string>> = {
  issued: 'warn',
  acknowledged: 'ok',
  refused: 'danger',
  done: 'idle',
  overdue: 'danger',
};

export class OrdersBoard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; min-height: 0; }
      ul { min-height: 0; }
      .row { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(5.4rem, auto); align-items: center; gap: var(--space-8); padding: 0 var(--space-12); min-height: 2.31rem; }
      .who { color: var(--tx1); }
      .left { text-align: end; font-weight: 700; white-space: nowrap; color: var(--tx1); }
      .left.danger { color: var(--danger); } .left.warn { color: var(--warn); }
      .state { text-align: end; white-space: nowrap; }
    `,
  ];

  override render(): TemplateResult {
    const { circle } = this.desk;
    const known = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
      circle === undefined || circle.has(from) || circle.has(to);
    const open = Object.entries(this.desk.view?.state.orders ?? {}).filter(
      ([, order]) => isOpen(order.state) && known(order),
    );
    const rank = ([, order]: [string, OrderRecord]): number =>
      (order.state === 'overdue' ? -1e15 : 0) + (order.deadline ?? 1e14);
    open.sort((a, b) => rank(a) - rank(b));
    const owed = Object.entries(this.desk.view?.state.reports ?? {})
      .filter(([, report]) => report.received === undefined && report.missed === undefined && known(report))
      .sort(([, a], [, b]) => a.deadline - b.deadline);
    return open.length + owed.length === 0
      ? html`<p class="empty">${this.speech.labels.boards.noOrders}</p>`
      : html`<ul class="scroll">${repeat(
          owed,
          ([id]) => `report ${id}`,
          ([id, report]) => html`<li>${this.#report(id, report)}</li>`,
        )}${repeat(
          open,
          ([id]) => id,
          ([id, order]) => html`<li>${this.#row(id, order)}</li>`,
        )}</ul>`;
  }

  /** A report that has not come: who owes it, for how long still, and on what it waits. */
  #report(id: string, report: ReportRecord): TemplateResult {
    const { from, to, deadline, blocked, late } = report;
    const { desk, speech } = this;
    const { boards } = speech.labels;
    const said = `${desk.names.party(from)} → ${desk.names.party(to)} ${desk.names.name('report', id)}`;
    const left = countdown(deadline - desk.at, speech);
    const tone = late !== undefined || blocked !== undefined ? 'danger' : 'warn';
    return html`<button type="button" class="row" title=${said} aria-pressed=${desk.store.selected('report', id) ? 'true' : 'false'} @click=${() => this.select({ kind: 'report', id })}>
      <span class="who cut">${said}</span>
      <span class="left ${left.late ? 'danger' : left.near ? 'warn' : ''}">${left.text}</span>
      <span class="state ${tone}">${reportState(boards, report)}</span></button>`;
  }

  #row(id: string, order: OrderRecord): TemplateResult {
    const { desk, speech } = this;
    const tasks: Readonly<Record<string, string>> = speech.words.task;
    const site = order.site === undefined ? '' : ` · ${desk.names.name('site', order.site)}`;
    const said = `${desk.names.party(order.from)} → ${desk.names.party(order.to)} ${tasks[order.task] ?? order.task}${site}`;
    const left = order.deadline === undefined ? undefined : countdown(order.deadline - desk.at, speech);
    return html`<button type="button" class="row" title=${said} aria-pressed=${desk.store.selected('order', id) ? 'true' : 'false'} @click=${() => this.select({ kind: 'order', id })}>
      <span class="who cut">${said}</span>
      <span class="left ${left?.late ? 'danger' : left?.near ? 'warn' : ''}">${left?.text ?? shortSpan(desk.at - order.issued, speech)}</span>
      <span class="state ${TONE[order.state]}">${speech.words.order[order.state]}</span></button>`;
  }
}
define('lf-orders', OrdersBoard);
