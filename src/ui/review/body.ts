/** The review as a person reads it, on the screen and on paper: findings of the log, and beside them what evaluators say. */
import { html, nothing, type TemplateResult } from 'lit';
import { type DrillTime, formatDuration } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { drillMoment, localClock, localDate, spanWords } from '../format.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';
import { type Findings, findingsOf, type KeyFact, type ObjectiveFinding } from './findings.ts';
import { type ReviewLabels, reviewLabels } from './labels.ts';
import { type Improvement, NO_ITEM, RATINGS, type Rating, type Verdict } from './verdict.ts';

/** Given where the review can be written; on paper, and once it is signed, it is only read. */
export interface Pen {
  rate(id: string, rating: Rating): void;
  note(id: string, note: string): void;
  observe(action: string, seen: boolean): void;
  improve(items: readonly Improvement[]): void;
}
/** Given on the screen: a thing is looked at, and why. */
type Show = (thing: Selection) => void;

export function findings(desk: Desk): Findings | undefined {
  return desk.view && findingsOf(desk.scenario, desk.view.state, desk.at);
}

/** What the log alone would have an objective be rated: the rest is the evaluators' judgement. */
export const suggested = ({ met }: ObjectiveFinding): Rating => (met === undefined ? '' : met ? 'P' : 'U');

export function reviewBody(desk: Desk, verdict: Verdict, pen: Pen | undefined, show?: Show): TemplateResult {
  const words = reviewLabels(desk.speech);
  const found = findings(desk);
  if (found === undefined) return html``;
  return html`${overview(desk, words, found)}${objectives(desk, words, found, verdict, pen)}${actions(desk, words, found, verdict, pen, show)}
    ${incidents(desk, words, found, show)}${timeline(desk, words, found, show)}${improvements(words, verdict, pen)}`;
}

const moment = (desk: Desk, at: number | undefined): string =>
  at === undefined ? '' : `${drillMoment(at, desk.landfall)} · ${localClock(desk.scenario.meta.startEx, at, false)}`;

function table(
  title: string,
  heads: readonly string[],
  rows: readonly TemplateResult[],
): TemplateResult | typeof nothing {
  return rows.length === 0
    ? nothing
    : html`<h2>${title}</h2><table class="rows"><thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

const thing = (show: Show | undefined, selection: Selection, text: string): TemplateResult | string =>
  show === undefined
    ? text
    : html`<button type="button" class="thing" @click=${() => show(selection)}>${text}</button>`;

function overview(
  desk: Desk,
  words: ReviewLabels,
  { ended, objectives: all, actions: acts }: Findings,
): TemplateResult {
  const { scenario, names, opened, speech } = desk;
  const { meta, teams, posts, injects } = scenario;
  const [from, to] = [0, desk.at].map(
    (at) => `${localDate(meta.startEx, at, speech)} ${localClock(meta.startEx, at, false)}`,
  );
  const count = (state: string): number => acts.filter((one) => one.state === state).length;
  const rows: readonly (readonly [string, string])[] = [
    [words.name, names.text(meta.title) ?? opened.source],
    [words.place, names.text(meta.place) ?? ''],
    [words.dates, `${from} – ${to}`],
    [words.length, formatDuration(desk.at as DrillTime, false)],
    [words.log, opened.source],
    [
      words.forces,
      fill(words.forcesSaid, {
        teams: teams.length,
        people: teams.reduce((sum, { people }) => sum + people, 0),
        posts: posts.length,
      }),
    ],
    [
      words.script,
      fill(words.scriptSaid, { injects: injects.length, actions: injects.flatMap(({ expects }) => expects).length }),
    ],
  ];
  const summary = {
    met: all.filter(({ met }) => met === true).length,
    all: all.length,
    inTime: count('inTime'),
    late: count('late'),
    missed: count('missed'),
    open: count('open'),
  };
  return html`<h2>${words.overview}</h2><dl class="facts">${rows.map(([what, said]) => (said === '' ? nothing : html`<dt>${what}</dt><dd>${said}</dd>`))}</dl>
    <p class="sum">${fill(words.summary, summary)}</p>${names.text(meta.notice) === undefined ? nothing : html`<p class="quiet">${names.text(meta.notice)}</p>`}
    ${ended ? nothing : html`<p class="warn">${words.notEnded}</p>`}`;
}

function objectives(
  desk: Desk,
  words: ReviewLabels,
  found: Findings,
  verdict: Verdict,
  pen: Pen | undefined,
): TemplateResult | typeof nothing {
  const rows = found.objectives.map((one) => {
    const target = desk.names.name('objective', one.id);
    // A yes or no is the verdict's to say.
    const measured = (n: number): string => fill(one.minutes ? words.minutes : '{n}', { n: Math.round(n * 100) / 100 });
    const value = one.value === undefined || one.limit === undefined ? '' : measured(one.value);
    const limit = one.limit === undefined ? '' : ` (${fill(words.limit, { n: measured(one.limit) })})`;
    const word = one.met === undefined ? words.open : one.met ? words.met : words.missed;
    return html`<tr><td>${target}${one.hard ? html` <span class="pill">${words.hard}</span>` : nothing}</td><td class="num">${value}${limit}</td>
      <td class="num ${one.met === false ? 'danger' : one.met ? 'ok' : ''}">${word}<br><span class="quiet">${moment(desk, one.at)}</span></td>
      <td>${rating(words, one, verdict, target, pen)}</td><td>${note(words, one.id, verdict, target, pen)}</td></tr>`;
  });
  return table(words.objectives, [words.objective, words.measured, words.verdict, words.rating, words.note], rows);
}

function rating(
  words: ReviewLabels,
  one: ObjectiveFinding,
  { ratings }: Verdict,
  target: string,
  pen: Pen | undefined,
): TemplateResult | string {
  const given = ratings[one.id];
  const suggestion = fill(words.suggested, { rating: words.ratings[suggested(one)] });
  if (pen === undefined) return given === undefined ? suggestion : words.ratings[given];
  return html`<select class="field" aria-label=${`${words.rating}: ${target}`} @change=${(event: Event) => pen.rate(one.id, (event.target as HTMLSelectElement).value as Rating)}>
    ${RATINGS.map((value) => html`<option value=${value} .selected=${value === (given ?? '')}>${value === '' ? suggestion : words.ratings[value]}</option>`)}</select>`;
}

function note(
  words: ReviewLabels,
  id: string,
  { notes }: Verdict,
  target: string,
  pen: Pen | undefined,
): TemplateResult | string {
  if (pen === undefined) return notes[id] ?? '';
  return html`<textarea class="field" rows="2" maxlength="2000" aria-label=${`${words.note}: ${target}`} .value=${notes[id] ?? ''}
    @change=${(event: Event) => pen.note(id, (event.target as HTMLTextAreaElement).value)}></textarea>`;
}

function actions(
  desk: Desk,
  words: ReviewLabels,
  { actions: all }: Findings,
  { observed }: Verdict,
  pen: Pen | undefined,
  show: Show | undefined,
): TemplateResult | typeof nothing {
  const rows = all.map(({ id, inject, deadline, done, state }) => {
    const word =
      state === 'late' ? fill(words.late, { span: spanWords((done ?? 0) - deadline, desk.speech) }) : words[state];
    const tone = state === 'missed' ? 'danger' : state === 'late' ? 'warn' : state === 'inTime' ? 'ok' : '';
    return html`<tr><td>${desk.names.name('action', id)}</td><td>${thing(show, { kind: 'inject', id: inject }, desk.names.inject(inject))}</td>
      <td class="num">${moment(desk, deadline)}</td><td class="num">${moment(desk, done)}</td><td class=${tone}>${word}</td><td>${tick(words, id, desk.names.name('action', id), observed.includes(id), pen)}</td></tr>`;
  });
  return table(words.actions, [words.action, words.inject, words.due, words.done, words.verdict, words.observed], rows);
}

/** Whether somebody saw it done: a log knows what was reported and recorded, and not what was seen. */
function tick(
  words: ReviewLabels,
  id: string,
  action: string,
  seen: boolean,
  pen: Pen | undefined,
): TemplateResult | string {
  if (pen === undefined) return seen ? words.seen : '';
  return html`<label class="tick"><input type="checkbox" aria-label=${`${words.observed}: ${action}`} .checked=${seen} @change=${(event: Event) => pen.observe(id, (event.target as HTMLInputElement).checked)} />${seen ? words.seen : ''}</label>`;
}

function incidents(
  desk: Desk,
  words: ReviewLabels,
  { incidents: all }: Findings,
  show: Show | undefined,
): TemplateResult | typeof nothing {
  const rows = all.map(
    ({
      id,
      occurred,
      found,
      acted,
      closed,
      unknown,
    }) => html`<tr><td>${thing(show, { kind: 'incident', id }, desk.names.name('incident', id))}</td>
      <td class="num">${moment(desk, occurred)}</td><td class="num">${moment(desk, found)}<br><span class="quiet">${unknown > 0 ? fill(words.unknown, { span: spanWords(unknown, desk.speech) }) : ''}</span></td>
      <td class="num">${moment(desk, acted)}</td><td class="num">${moment(desk, closed)}</td></tr>`,
  );
  return table(words.incidents, [words.incident, words.occurred, words.found, words.acted, words.closed], rows);
}

function timeline(
  desk: Desk,
  words: ReviewLabels,
  { timeline: all }: Findings,
  show: Show | undefined,
): TemplateResult | typeof nothing {
  const rows = all.map((fact) => {
    const about = aboutOf(fact);
    const said = sayFact(desk, words, fact);
    return html`<tr><td class="num">${moment(desk, fact.at)}</td><td>${about === undefined ? said : thing(show, about, said)}</td></tr>`;
  });
  return table(words.timeline, [words.time, words.fact], rows);
}

function aboutOf(fact: KeyFact): Selection | undefined {
  if ('exercise' in fact) return { kind: 'exercise', id: fact.exercise };
  if ('incident' in fact) return { kind: 'incident', id: fact.incident };
  return 'post' in fact ? { kind: 'post', id: fact.post } : undefined;
}

export function sayFact({ names, speech, view }: Desk, words: ReviewLabels, fact: KeyFact): string {
  if ('post' in fact)
    return fill(words.raised, { post: names.party(fact.post), level: speech.words.level[fact.level] });
  if ('incident' in fact) return `${names.name('incident', fact.incident)} · ${words[fact.what]}`;
  if ('people' in fact) return fill(words.counted, { n: fact.people });
  if (!('exercise' in fact)) return words[fact.what];
  const outcome = view?.state.exercises[fact.exercise]?.outcome;
  const said = outcome === undefined ? speech.words.exerciseState.concluded : speech.words.outcome[outcome];
  return fill(words[fact.what], { exercise: names.name('exercise', fact.exercise), outcome: said });
}

function improvements(
  words: ReviewLabels,
  { improvements: items }: Verdict,
  pen: Pen | undefined,
): TemplateResult | typeof nothing {
  if (pen === undefined && items.length === 0) return nothing;
  const change = (i: number, name: keyof Improvement, value: string): void =>
    pen?.improve(items.map((one, k) => (k === i ? { ...one, [name]: value } : one)));
  const heads = { issue: words.issue, action: words.corrective, who: words.who, by: words.by } as const;
  const field = (item: Improvement, i: number, name: keyof Improvement): TemplateResult | string =>
    pen === undefined
      ? item[name]
      : html`<textarea class="field" rows="2" maxlength="2000" aria-label=${`${heads[name]} ${i + 1}`} .value=${item[name]} @change=${(event: Event) => change(i, name, (event.target as HTMLTextAreaElement).value)}></textarea>`;
  return html`<h2>${words.improvement}</h2>
    ${
      items.length === 0
        ? nothing
        : html`<table class="rows"><thead><tr>${Object.values(heads).map((one) => html`<th scope="col">${one}</th>`)}${pen ? html`<td></td>` : nothing}</tr></thead><tbody>
    ${items.map((item, i) => html`<tr>${(Object.keys(heads) as (keyof Improvement)[]).map((name) => html`<td>${field(item, i, name)}</td>`)}${pen ? html`<td><button type="button" class="button plain" aria-label=${`${words.drop} ${i + 1}`} title=${words.drop} @click=${() => pen.improve(items.filter((_, k) => k !== i))}><lf-symbol glyph="close" size="12"></lf-symbol></button></td>` : nothing}</tr>`)}</tbody></table>`
    }
    ${pen ? html`<button type="button" class="button" @click=${() => pen.improve([...items, NO_ITEM])}>${words.add}</button>` : nothing}`;
}
