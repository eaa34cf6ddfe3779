/** `V`: what a post decides by itself: its response level with its ground and demands, and measures. */

import { css, html, type nothing, type TemplateResult } from 'lit';
import { LEVELS, type Level, MEASURES, type Measure } from '../../log/names.ts';
import { postOf } from '../../scenario/authority.ts';
import type { Act, Desk } from '../desk.ts';
import { define } from '../parts/define.ts';
import { DeskDialog } from './desk-dialog.ts';
import { form } from './form-styles.ts';
import { seatLabels } from './labels.ts';
import { levelWording, type Wording } from './order-wording.ts';

export class DecideDialog extends DeskDialog {
  protected override readonly look = '';
  #level: Level | undefined;
  #measure: Measure = MEASURES[0];
  #exercise = '';
  #worded: Wording = {};

  static override styles = [
    ...DeskDialog.styles,
    form,
    css`.note { grid-column: 1 / -1; } .form + .form { border-top: 1px solid var(--line); } .act { grid-column: 1 / -1; justify-self: end; }`,
  ];

  protected override title_(): string {
    return seatLabels(this.speech).decide.title;
  }

  protected override body(): TemplateResult {
    const { desk } = this.context;
    if (desk === undefined) return html``;
    const { decide } = seatLabels(this.speech);
    const { help } = this.speech.labels;
    const { words } = this.speech;
    const now = desk.view?.state.posts[postOf(desk.scenario, desk.seat) ?? '']?.level ?? 'duty';
    this.#level ??= now;
    const { text, basis } = this.#worded;
    const level: Act = {
      type: 'level',
      level: this.#level,
      ...(basis === undefined ? {} : { basis }),
      ...(text === undefined ? {} : { text }),
    };
    const measure: Act = {
      type: 'measure',
      measure: this.#measure,
      ...(this.#exercise === '' ? {} : { exercise: this.#exercise }),
    };
    return html`<div class="form"><label for="level">${decide.level}</label><select id="level" autofocus @change=${(event: Event) => this.#set(() => (this.#level = chosenIn(event) as Level))}>
        ${LEVELS.map((one) => html`<option value=${one} .selected=${one === this.#level}>${words.level[one]}</option>`)}</select>
        ${levelWording(desk, this.#worded, (change) => this.#set(() => (this.#worded = { ...this.#worded, ...change })))}
        ${this.#button(decide.set, level, desk)}</div>
      <div class="form"><label for="measure">${decide.measure}</label><select id="measure" @change=${(event: Event) => this.#set(() => (this.#measure = chosenIn(event) as Measure))}>
        ${MEASURES.map((one) => html`<option value=${one} .selected=${one === this.#measure}>${words.measure[one]}</option>`)}</select>
        <label for="exercise">${decide.exercise}</label><select id="exercise" @change=${(event: Event) => this.#set(() => (this.#exercise = chosenIn(event)))}>
        <option value="" .selected=${this.#exercise === ''}>${seatLabels(this.speech).order.noExercise}</option>
        ${desk.scenario.exercises.map(({ id }) => html`<option value=${id} .selected=${id === this.#exercise}>${desk.names.shortExercise(id)}</option>`)}</select>
        ${this.#button(decide.take, measure, desk)}</div>
      <div class="foot"><button type="button" class="button" @click=${this.close}>${help.close}</button></div>`;
  }

  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #button(words: string, act: Act, desk: Desk): TemplateResult | typeof nothing {
    return html`<button type="button" class="button primary act" ?disabled=${!desk.may(act)} @click=${() => this.#decide(act, desk)}>${words}</button>`;
  }
  #decide(act: Act, desk: Desk): void {
    void desk.submit(act);
    this.close();
  }
}
define('lf-decide', DecideDialog);

const chosenIn = (event: Event): string => (event.target as HTMLSelectElement).value;
