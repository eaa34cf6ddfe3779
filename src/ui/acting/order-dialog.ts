/** `O`: an order to a team, or a request to one that the seat does not command: whom, what, where, by when, and its wording. */

import { css, html, nothing, type TemplateResult } from 'lit';
import type { Task } from '../../log/names.ts';
import type { DryRun } from '../../player/player.ts';
import { skillOf, teamKind } from '../../teams/index.ts';
import { beaufort } from '../../units/scales.ts';
import { MINUTE } from '../../units/time.ts';
import type { Act, Desk } from '../desk.ts';
import { drillMoment, spanWords } from '../format.ts';
import { define } from '../parts/define.ts';
import type { TeamView } from '../roster.ts';
import { forceWords, windWords } from '../weather.ts';
import { fill } from '../words.ts';
import { DeskDialog } from './desk-dialog.ts';
import { form } from './form-styles.ts';
import { seatLabels } from './labels.ts';
import { type Draft, draftFor } from './order-draft.ts';
import { wording } from './order-wording.ts';

const WITHIN = [15, 30, 60, 120, 240] as const; // minutes

export class OrderDialog extends DeskDialog {
  /** Beside what it is about. */
  protected override get look(): 'aside' | 'aside far' {
    return this.store.state.sending?.left ? 'aside far' : 'aside';
  }
  #draft: Draft | undefined;
  #run: DryRun | undefined;
  /** What the dry run that is shown, or on its way, is of. */
  #ran = '';

  static override styles = [...DeskDialog.styles, form, css`.form .note { grid-column: 1 / -1; }`];

  protected override title_(): string {
    return seatLabels(this.speech).order.title;
  }

  protected override body(): TemplateResult {
    const { order } = seatLabels(this.speech);
    const { help } = this.speech.labels;
    const { desk } = this.context;
    if (desk === undefined) return html``;
    const draft = this.#current(desk);
    if (draft === undefined)
      return html`<p class="empty">${order.none}</p><div class="foot"><button type="button" class="button" @click=${this.close}>${help.close}</button></div>`;
    const act = actOf(draft, desk);
    return html`<form @submit=${this.#give}><div class="form">
        ${this.#teams(desk, draft)}${this.#tasks(desk, draft)}${this.#places(desk, draft)}${this.#limits(draft)}${this.#exercises(desk, draft)}
        ${wording(desk, { ...draft, orders: act.type === 'order' }, (change) => this.#change(change))}
        ${weatherNote(desk, draft)}${this.#expected(desk)}</div>
      <div class="foot"><button type="button" class="button" @click=${this.close}>${this.speech.labels.bookmark.cancel}</button>
        <button class="button primary" ?disabled=${!desk.may(act)}>${act.type === 'request' ? order.ask : order.give}</button></div></form>`;
  }

  /** The way of what is asked so far is tried, and shown on the map. */
  protected override updated(): void {
    const { desk } = this.context;
    const draft = this.#draft;
    if (desk === undefined || draft === undefined) return;
    const sending = { team: draft.team.id, task: draft.task, site: draft.site, open: this.store.state.told };
    const key = JSON.stringify(sending);
    if (key === this.#ran) return;
    this.#ran = key;
    this.#run = undefined;
    void desk.player.dryRun(sending).then((run) => {
      if (key !== this.#ran || !this.isConnected) return;
      this.#run = run;
      this.store.set({ way: run?.path });
    });
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.set({ way: undefined, sending: undefined });
  }

  /** When it would be there by what is known now (预计), and what stands against it. */
  #expected(desk: Desk): TemplateResult {
    const { order } = seatLabels(this.speech);
    const run = this.#run;
    const said: string[] = [];
    if (run !== undefined && run.path === undefined)
      said.push(
        run.blocked === undefined ? order.noWay : fill(order.blocked, { road: desk.names.name('road', run.blocked) }),
      );
    if (run?.arrives !== undefined && run.leaves !== undefined)
      said.push(
        fill(run.arrives === run.leaves ? order.there : order.expected, {
          leaves: drillMoment(run.leaves, desk.landfall),
          arrives: drillMoment(run.arrives, desk.landfall),
          span: spanWords(run.arrives - run.leaves, desk.speech),
          by: run.by === undefined ? '' : order.by[run.by],
        }),
      );
    if (run?.busy) said.push(order.busy);
    if (run?.wind !== undefined)
      said.push(
        fill(order.windAhead, {
          force: forceWords(run.wind.force, desk.speech),
          limit: forceWords(run.wind.limit, desk.speech),
        }),
      );
    const warns = run !== undefined && (run.path === undefined || run.busy || run.wind !== undefined);
    return html`<p class="note expected ${warns ? 'warn' : ''}" role="status">${said.join(this.speech.words.punctuation.stop)}</p>`;
  }

  /** What is asked so far; a team that has gone out of reach meanwhile is no longer offered. */
  #current(desk: Desk): Draft | undefined {
    this.#draft ??= draftFor(desk);
    return this.#draft;
  }
  #change(change: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.requestUpdate();
  }

  #teams(desk: Desk, { team, teams, site }: Draft): TemplateResult {
    const { order } = seatLabels(this.speech);
    const name = ({ id, command }: TeamView): string =>
      command === 'request' ? fill(order.asked, { team: desk.names.party(id) }) : desk.names.party(id);
    return this.#select(
      'team',
      order.team,
      team.id,
      teams.map((one) => [one.id, name(one)] as const),
      (id) => {
        const next = teams.find((one) => one.id === id);
        // A place that nobody chose was the other team's own.
        const place = site === team.base ? next?.base : site;
        if (next && place) this.#change({ team: next, task: tasksOf(next)[0] ?? 'stand-by', site: place });
      },
    );
  }
  #tasks(desk: Desk, { team, task }: Draft): TemplateResult {
    const { words } = desk.speech;
    const offered = tasksOf(team).map((one) => [one, words.task[one]] as const);
    return this.#select('task', seatLabels(this.speech).order.task, task, offered, (one) =>
      this.#change({ task: one as Task }),
    );
  }
  #places(desk: Desk, { site }: Draft): TemplateResult {
    const offered = desk.scenario.sites.map(({ id }) => [id, desk.names.name('site', id)] as const);
    return this.#select('site', seatLabels(this.speech).order.site, site, offered, (one) =>
      this.#change({ site: one }),
    );
  }
  #limits({ within }: Draft): TemplateResult {
    const { order } = seatLabels(this.speech);
    const offered = [
      ['', order.noLimit] as const,
      ...WITHIN.map((n) => [String(n), fill(order.minutes, { n })] as const),
    ];
    return this.#select('within', order.within, within === undefined ? '' : String(within), offered, (one) =>
      this.#change({ within: one === '' ? undefined : Number(one) }),
    );
  }
  #exercises(desk: Desk, { exercise }: Draft): TemplateResult {
    const { order } = seatLabels(this.speech);
    const offered = [
      ['', order.noExercise] as const,
      ...desk.scenario.exercises.map(({ id }) => [id, desk.names.shortExercise(id)] as const),
    ];
    return this.#select('exercise', order.exercise, exercise ?? '', offered, (one) =>
      this.#change({ exercise: one === '' ? undefined : one }),
    );
  }

  #select(
    name: string,
    label: string,
    chosen: string,
    offered: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<label for=${name}>${label}</label><select id=${name} name=${name} ?autofocus=${name === 'team'} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${offered.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}</select>`;
  }

  #give = (event: Event): void => {
    event.preventDefault();
    const { desk } = this.context;
    if (desk === undefined || this.#draft === undefined) return;
    void desk.submit(actOf(this.#draft, desk));
    this.close();
  };
}
define('lf-order', OrderDialog);

const tasksOf = ({ kind }: TeamView): readonly Task[] => Object.keys(teamKind(kind).tasks) as Task[];

/** An order to whom the seat may order, a request to the rest. */
function actOf({ team, task, site, within, exercise, ...said }: Draft, desk: Desk): Act {
  const { channel, text, basis } = said;
  const what = {
    to: team.id,
    task,
    site,
    ...(within === undefined ? {} : { within: within * MINUTE }),
    ...(exercise === undefined ? {} : { exercise }),
    ...(channel === undefined ? {} : { channel }),
    ...(text === undefined ? {} : { text }),
    ...(basis === undefined ? {} : { basis }),
  };
  const order: Act = { type: 'order', ...what };
  if (team.command === 'order' && desk.may(order)) return order;
  // A team of the headquarters above is asked of it, not of the team.
  const above = desk.scenario.posts.find(({ id }) => id === desk.seat)?.of;
  const support: Act = { type: 'request', ...what, to: above ?? '', team: team.id };
  return team.command === 'order' && desk.may(support) ? support : { type: 'request', ...what };
}

/** The wind that the work bears, and the wind there: who orders people out above it fails hard (law 12). */
function weatherNote(desk: Desk, { team, task, site }: Draft): TemplateResult | typeof nothing {
  const { order } = seatLabels(desk.speech);
  const limit = skillOf(team.kind, task)?.limit;
  const weather = desk.view?.weather.sites[site];
  if (limit === undefined || weather === undefined) return nothing;
  const over = beaufort(weather.wind) > limit;
  const said = fill(order.limit, {
    limit: forceWords(limit, desk.speech),
    site: desk.names.name('site', site),
    wind: windWords(weather.wind, weather.from, desk.speech),
  });
  return html`<p class="note ${over ? 'warn' : ''}" role="status">${said}${over ? ` ${order.over}` : ''}</p>`;
}
