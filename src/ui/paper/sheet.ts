/**
 * The picture of a drill at this moment on paper: what its boards show, as tables with every state in words. A seat that is told things
 * has only what it was told; nobody has an inject to come on it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { areasOf, HOLDS, sumOf } from '../../drill/areas.ts';
import { COLOURS, EXERCISE_STEPS, WARNING_FAMILIES } from '../../log/names.ts';
import { stepWord } from '../../text/say.ts';
import { type DrillTime, formatDrillTime } from '../../units/time.ts';
import { seatName } from '../acting/seat-words.ts';
import { reportState } from '../boards/report-state.ts';
import { teamPlace, teamTask } from '../boards/team-place.ts';
import type { Desk } from '../desk.ts';
import { exerciseShown, isOpen, outcomeShown, ringOf } from '../drill-view.ts';
import { feedLines, sayLine } from '../feed/lines.ts';
import { countdown, drillMoment, localClock, localDate } from '../format.ts';
import { fill } from '../words.ts';
import { en } from './labels/en.ts';
import { type PaperLabels, zh } from './labels/zh.ts';

/** So many lines of the log stand at the end. */
const LINES = 60;

type Cells = readonly (string | number)[];

/** With `other` in the place of the picture. */
export function sheet(desk: Desk, other?: TemplateResult): TemplateResult {
  const words = desk.speech.language === 'zh' ? zh : en;
  const told = desk.circle !== undefined;
  const parts = [
    told ? nothing : exercises(desk, words),
    teams(desk, words),
    orders(desk, words),
    told ? nothing : people(desk, words),
    log(desk, words),
  ];
  // A table's head and foot stand on every page.
  return html`<div class="across" aria-hidden="true">${Array.from({ length: 5 }, () => html`<span>${words.mark}</span>`)}</div>
    <table class="pages"><thead><tr><td>${running(desk, words)}</td></tr></thead><tfoot><tr><td>${words.mark}</td></tr></tfoot>
    <tbody><tr><td>${other ?? html`${head(desk, words, told)}${parts}`}</td></tr></tbody></table>`;
}

const moment = (desk: Desk): string => {
  const { startEx } = desk.scenario.meta;
  return [
    formatDrillTime(desk.at as DrillTime),
    `${localDate(startEx, desk.at, desk.speech)} ${localClock(startEx, desk.at)}`,
    ...(desk.landfall === undefined ? [] : [drillMoment(desk.at, desk.landfall)]),
  ].join(' · ');
};
const titleOf = ({ names, scenario, opened }: Desk): string => names.text(scenario.meta.title) ?? opened.source;

const running = (desk: Desk, words: PaperLabels): string => `${words.mark} · ${titleOf(desk)} · ${moment(desk)}`;

function head(desk: Desk, words: PaperLabels, told: boolean): TemplateResult {
  const { view, scenario, speech } = desk;
  const seen = told ? fill(words.told, { seat: seatName(desk, desk.seat) }) : words.truth;
  const warnings = Object.values(view?.state.warnings ?? {}).flatMap((warning) =>
    WARNING_FAMILIES.flatMap((family) => {
      const colour = warning[family] ?? 'none';
      return colour === 'none'
        ? []
        : [
            {
              colour,
              said: `${speech.words.family[family]}${speech.language === 'zh' ? '' : ' '}${speech.words.colour[colour]}`,
            },
          ];
    }),
  );
  const severe = warnings.toSorted((a, b) => COLOURS.indexOf(b.colour) - COLOURS.indexOf(a.colour));
  const levels = scenario.posts
    .filter(({ level }) => level === 'city')
    .map(({ id }) => speech.words.level[view?.state.posts[id]?.level ?? 'duty']);
  const list = (all: readonly string[]): string => all.join(speech.words.punctuation.list) || words.none;
  return html`<h1>${titleOf(desk)}</h1><p>${moment(desk)}</p><p>${seen}</p>
    <p>${words.warnings} ${list(severe.map(({ said }) => said))} · ${words.level} ${list(levels)}</p>`;
}

function table(title: string, heads: readonly string[], rows: readonly Cells[]): TemplateResult | typeof nothing {
  return rows.length === 0
    ? nothing
    : html`<h2>${title}</h2><table class="rows"><thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}

function exercises(desk: Desk, { exercises: said }: PaperLabels): TemplateResult | typeof nothing {
  const { words } = desk.speech;
  const rows = desk.scenario.exercises.map(({ id, kind, lead }, i): Cells => {
    const record = desk.view?.state.exercises[id];
    const shown = record ? (outcomeShown(record) ?? exerciseShown(record)) : 'planned';
    const state = shown === 'failed' || shown === 'notTriggered' ? words.outcome[shown] : words.exerciseState[shown];
    const done = `${Object.keys(record?.steps ?? {}).length}/${EXERCISE_STEPS[kind].length}`;
    const step = record?.step === undefined ? '' : ` ${stepWord(kind, record.step, words)}`;
    return [`${i + 1} ${desk.names.name('exercise', id)}`, state, done + step, desk.names.party(lead)];
  });
  return table(said.title, [said.name, said.state, said.step, said.lead], rows);
}

function teams(desk: Desk, { teams: said }: PaperLabels): TemplateResult | typeof nothing {
  const { view, scenario, circle, speech } = desk;
  const known = scenario.teams.filter(({ id }) => circle?.has(id) !== false);
  const rows = known.map(({ id, people: due }): Cells => {
    const record = view?.state.teams[id];
    const there = record?.muster === undefined ? due : `${record.muster.people}/${due}`;
    return view === undefined || record === undefined
      ? [desk.names.party(id), there, '', '', '']
      : [
          desk.names.party(id),
          there,
          speech.words.teamState[ringOf(record)],
          teamPlace(desk, record),
          teamTask(desk, record, view.state),
        ];
  });
  return table(said.title, [said.team, said.people, said.state, said.place, said.task], rows);
}

function orders(desk: Desk, { orders: said }: PaperLabels): TemplateResult | typeof nothing {
  const { view, circle, names, speech } = desk;
  const known = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    circle === undefined || circle.has(from) || circle.has(to);
  const left = (deadline: number | undefined): string =>
    deadline === undefined ? '' : countdown(deadline - desk.at, speech).text;
  const between = ({ from, to }: { readonly from: string; readonly to: string }): string =>
    `${names.party(from)} → ${names.party(to)}`;
  const reports = Object.entries(view?.state.reports ?? {})
    .filter(([, one]) => one.received === undefined && one.missed === undefined && known(one))
    .map(
      ([id, one]): Cells => [
        between(one),
        names.name('report', id),
        left(one.deadline),
        reportState(speech.labels.boards, one),
      ],
    );
  const open = Object.entries(view?.state.orders ?? {})
    .filter(([, one]) => isOpen(one.state) && known(one))
    .map(
      ([id, one]): Cells => [
        between(one),
        [names.order(id), ...(one.site === undefined ? [] : [names.name('site', one.site)])].join(' · '),
        left(one.deadline),
        speech.words.order[one.state],
      ],
    );
  return table(said.title, [said.who, said.what, said.left, said.state], [...reports, ...open]);
}

function people(desk: Desk, { people: said }: PaperLabels): TemplateResult | typeof nothing {
  const { households } = desk.scenario;
  const state = desk.view?.state;
  if (households === undefined || state?.areas === undefined) return nothing;
  const rows = households.areas.map(({ id, name }): Cells => {
    const count = (what: keyof typeof HOLDS): number => sumOf(areasOf(state, id), HOLDS[what])[1];
    return [desk.names.text(name) ?? id, count('people'), count('moved'), count('verified'), count('left')];
  });
  return table(said.title, [said.area, said.all, said.moved, said.verified, said.left], rows);
}

function log(desk: Desk, { log: said }: PaperLabels): TemplateResult | typeof nothing {
  const all = feedLines(desk, { ...desk.store.state, feed: { kind: undefined, selected: false, text: '' } });
  const lines = all.filter(({ at }) => at <= desk.at).slice(-LINES);
  const rows = lines.map((line): Cells => [drillMoment(line.at, desk.landfall), sayLine(desk, line)]);
  return table(fill(said.title, { n: rows.length }), [said.time, said.line], rows);
}
