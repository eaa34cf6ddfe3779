/** 科目: the eight exercises, each with its state by word and shape, and how far its procedure has come. */
import { css, html, type TemplateResult } from 'lit';
import { EXERCISE_STEPS } from '../../log/names.ts';
import { stepWord } from '../../text/say.ts';
import { exerciseShown, outcomeShown } from '../drill-view.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { ExerciseView } from '../roster.ts';
import { fill } from '../words.ts';

const TONE = {
  planned: 'idle',
  armed: 'idle',
  underway: 'ok',
  controlled: 'ok',
  concluded: 'stage',
  failed: 'danger',
  notTriggered: 'idle',
} as const;
const GLYPH = {
  planned: 'pending',
  armed: 'pending',
  underway: 'underway',
  controlled: 'controlled',
  concluded: 'controlled',
  failed: 'alert',
  notTriggered: 'close',
} as const;

export class ExercisesBoard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; background: var(--bg1); min-width: 0; }
      .row { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) 4.5rem minmax(0, 5.3rem); align-items: center; gap: var(--space-8); padding: 0 var(--space-12); min-height: 2.77rem; }
      .name { min-width: 0; }
      .name .cut { color: var(--tx1); display: block; }
      .bar { height: 2px; background: var(--bg3); border-radius: var(--radius-bar); overflow: hidden; margin-top: 1px; }
      .bar i { display: block; height: 100%; background: currentColor; transform-origin: left; }
      .state { display: flex; align-items: center; gap: var(--space-4); white-space: nowrap; }
      .step { text-align: end; color: var(--tx1); }
      :host(:lang(en)) .row { grid-template-columns: 1.5rem minmax(0, 1fr) 6.4rem minmax(0, 7.4rem); }
      :host(:lang(en)) .name .cut { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.15; }
    `,
  ];

  override render(): TemplateResult {
    const { desk, speech } = this;
    const { boards } = speech.labels;
    return html`<div class="head"><h2>${boards.exercises}</h2><span class="quiet">${desk.scenario.exercises.length}</span><span class="grow"></span><span class="quiet cut">${this.#counts()}</span></div>
      <ul>${desk.scenario.exercises.map((exercise, place) => html`<li>${this.#row(exercise, place)}</li>`)}</ul>`;
  }

  #row(exercise: ExerciseView, place: number): TemplateResult {
    const { desk, speech } = this;
    const { words } = speech;
    const record = desk.view?.state.exercises[exercise.id];
    const shown = record ? (outcomeShown(record) ?? exerciseShown(record)) : 'planned';
    const word = shown === 'failed' || shown === 'notTriggered' ? words.outcome[shown] : words.exerciseState[shown];
    const all = EXERCISE_STEPS[exercise.kind].length;
    const done = Object.keys(record?.steps ?? {}).length;
    const step = record?.step === undefined ? '' : stepWord(exercise.kind, record.step, words);
    const name = desk.names.text(exercise.name) ?? exercise.id;
    const tone = TONE[shown];
    return html`<button type="button" class="row" title="${name} · ${word} · ${fill(speech.labels.boards.steps, { done, all })} ${step}" aria-pressed=${desk.store.selected('exercise', exercise.id) ? 'true' : 'false'}
      @click=${() => this.select({ kind: 'exercise', id: exercise.id })}>
      <lf-symbol glyph=${exercise.kind} size="18"></lf-symbol>
      <span class="name"><span class="cut"><span class="quiet">${place + 1}</span> ${desk.names.shortExercise(exercise.id)}</span><span class="bar ${tone}"><i .style=${`transform:scaleX(${done / all})`}></i></span></span>
      <span class="state ${tone}"><lf-symbol glyph=${GLYPH[shown]} size="11"></lf-symbol>${word}</span>
      <span class="step cut">${step}</span></button>`;
  }

  #counts(): string {
    const records = Object.values(this.desk.view?.state.exercises ?? {});
    const count = (of: string): number => records.filter((record) => exerciseShown(record) === of).length;
    return fill(this.speech.labels.boards.exerciseCounts, {
      underway: count('underway'),
      controlled: count('controlled'),
      concluded: count('concluded'),
      waiting: count('planned') + count('armed'),
    });
  }
}
define('lf-exercises', ExercisesBoard);
