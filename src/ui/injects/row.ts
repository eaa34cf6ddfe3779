/** One inject: when, from whom to whom, what is said, what is expected; the selected one with what can be done about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionContext } from '../action-context.ts';
import type { Desk } from '../desk.ts';
import { type PlayedInject, releasable } from '../drill-view.ts';
import { countdown, drillMoment, localClock, spanWords } from '../format.ts';
import { actionButton } from '../parts/action-button.ts';
import { fill } from '../words.ts';
import { playWord } from './play-word.ts';

export function injectRow(desk: Desk, row: PlayedInject, context: ActionContext): TemplateResult {
  const { inject, record, due } = row;
  const selected = desk.store.selected('inject', inject.id);
  const isDue = record.play === 'due';
  const place = desk.names.text(inject.text);
  return html`<li class="inject ${isDue ? 'due' : ''} ${selected ? 'selected' : ''}">
    <button type="button" class="row face" aria-pressed=${selected ? 'true' : 'false'} @click=${() => desk.store.select({ kind: 'inject', id: inject.id })}>
      <span class="when"><span class="number">#${inject.number}</span><strong>${due === undefined ? '' : localClock(desk.scenario.meta.startEx, due, false)}</strong></span>
      <span class="what">
        <span class="top"><strong class="count">${timing(desk, row)}</strong><span class="grow"></span>${stateTag(desk, row)}</span>
        <span class="way cut">${desk.names.party(inject.from)} → ${inject.to.map((to) => desk.names.party(to)).join(desk.speech.words.punctuation.list)} · ${desk.speech.words.channel[inject.by]}</span>
        <span class="text ${selected || isDue ? '' : 'short'}">${place}</span>
        ${expected(desk, row, selected)}
      </span>
    </button>
    ${selected && desk.live && releasable(row) ? acts(row, context, desk) : nothing}
  </li>`;
}

/** The countdown of what is timed, the condition of what is not, the moment of what is out. */
function timing(desk: Desk, { inject, record, due }: PlayedInject): TemplateResult | string {
  const { injects } = desk.speech.labels;
  if (record.released !== undefined) return fill(injects.sent, { time: drillMoment(record.released, desk.landfall) });
  if (due !== undefined) {
    const { text, late, near } = countdown(due - desk.at, desk.speech);
    return html`<span class=${late ? 'danger' : near ? 'warn' : ''}>${text}</span>`;
  }
  if (inject.after) {
    const said = { inject: desk.names.inject(inject.after.inject), state: desk.speech.words.play[inject.after.state] };
    return html`<span class="cond">${fill(injects.after, said)}</span>`;
  }
  if (inject.when)
    return html`<span class="cond" title=${inject.when.source}>${injects.condition} ${inject.when.source}</span>`;
  return html`<span class="cond">${injects.parkedAnytime}</span>`;
}

function stateTag(desk: Desk, { inject, record }: PlayedInject): TemplateResult {
  const { labels } = desk.speech;
  const tone =
    record.play === 'due'
      ? 'warn'
      : record.play === 'held' || record.play === 'deferred'
        ? 'hold'
        : record.play === 'failed' || record.play === 'expired'
          ? 'danger'
          : record.play === 'complete'
            ? 'ok'
            : '';
  const manual = inject.release === 'manual' && record.released === undefined ? `${labels.injects.manual} · ` : '';
  return html`<span class="pill ${tone}">${manual}${playWord(desk.speech, inject, record)}</span>`;
}

/** The deadline is told by the clock where it is known: names of actions often say the span themselves. */
function expected(desk: Desk, { inject, record, due }: PlayedInject, selected: boolean): unknown {
  const { injects } = desk.speech.labels;
  if (inject.expects.length === 0) return nothing;
  const shown = selected || record.released !== undefined ? inject.expects : inject.expects.slice(0, 1);
  return shown.map((action) => {
    const played = desk.view?.state.actions[action.id];
    const deadline = played?.deadline ?? (due === undefined ? undefined : due + action.within);
    const within =
      deadline === undefined
        ? fill(injects.within, { span: spanWords(action.within, desk.speech) })
        : fill(injects.byTime, { time: localClock(desk.scenario.meta.startEx, deadline, false) });
    const [tone, word] =
      played?.missed !== undefined
        ? ['danger', injects.missed]
        : played?.met !== undefined
          ? ['ok', played.late ? injects.late : injects.met]
          : played
            ? ['warn', injects.open]
            : ['', ''];
    return html`<span class="expects ${selected ? '' : 'cut'}">${injects.expects}${desk.speech.words.punctuation.colon}${desk.names.text(action.name) ?? action.action.source} <span class="quiet">${within}</span>
      ${word ? html`<strong class=${tone}>${word}</strong>` : nothing}</span>`;
  });
}

function acts({ record }: PlayedInject, context: ActionContext, desk: Desk): TemplateResult {
  const { injects } = desk.speech.labels;
  const fire = record.play === 'planned';
  return html`<div class="acts">
    ${actionButton('inject-release', context, { look: 'primary', label: fire ? injects.fire : injects.release, showKey: true })}
    ${record.play === 'held' ? nothing : actionButton('inject-hold', context, { label: injects.hold, showKey: true })}
    ${actionButton('inject-skip', context, { label: injects.skip, showKey: true })}
    ${actionButton('inject-defer', context, { label: injects.defer, showKey: true })}
  </div>`;
}
