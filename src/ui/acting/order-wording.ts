/** What a document says beside its decision (公文五要素): by what it goes, on what ground, what is demanded; and what it lacks still. */
import { html, nothing, type TemplateResult } from 'lit';
import { missingParts, type Worded } from '../../drill/order-parts.ts';
import { COLOURS, WARNING_FAMILIES } from '../../log/names.ts';
import { postOf } from '../../scenario/authority.ts';
import type { Desk } from '../desk.ts';
import { fill } from '../words.ts';
import { seatLabels } from './labels.ts';
import type { Draft } from './order-draft.ts';

export type Wording = Pick<Draft, 'channel' | 'text' | 'basis'>;
interface Ordering extends Wording {
  readonly team: { readonly id: string };
  readonly task: string;
  readonly site: string;
  readonly within?: number | undefined;
  /** A request has no parts that it must have. */
  readonly orders: boolean;
}

export function wording(desk: Desk, draft: Ordering, change: (change: Wording) => void): TemplateResult {
  const { team, task, site, within, text, basis } = draft;
  const { seat } = desk;
  const worded = { to: team.id, what: task, site, from: seat, ...(within === undefined ? {} : { deadline: within }) };
  return html`${channels(desk, draft, change)}${ground(desk, change)}${demands(desk, change)}
    ${draft.orders ? lacking(desk, { ...worded, ...said({ text, basis }) }) : nothing}`;
}

/** For what is not an order to a team: a level. */
export const levelWording = (desk: Desk, draft: Wording, change: (change: Wording) => void): TemplateResult =>
  html`${ground(desk, change)}${demands(desk, change)}${lacking(desk, { from: desk.seat, to: 'below', what: 'respond', ...said(draft) })}`;

const said = ({ text, basis }: Wording): Pick<Worded, 'text' | 'basis'> => ({
  ...(text === undefined ? {} : { text }),
  ...(basis === undefined ? {} : { basis }),
});

/** Those that both ends have, tried as the scenario says unless one is chosen. Without a chain an order travels by none. */
function channels(
  desk: Desk,
  { channel, team }: Ordering,
  change: (change: Wording) => void,
): TemplateResult | typeof nothing {
  const { order } = seatLabels(desk.speech);
  const post = postOf(desk.scenario, desk.seat) ?? desk.roster.teams.get(team.id)?.post ?? desk.seat;
  const both = desk.scenario.channels.filter(
    ({ seats }) => seats === undefined || (seats.includes(post) && seats.includes(team.id)),
  );
  if (desk.scenario.chain === undefined || both.length === 0) return nothing;
  const choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    change({ channel: value === '' ? undefined : value });
  };
  return html`<label for="channel">${order.channel}</label><select id="channel" @change=${choose}>
    <option value="" .selected=${channel === undefined}>${order.anyChannel}</option>
    ${both.map(({ id }) => html`<option value=${id} .selected=${id === channel}>${desk.names.name('channel', id)}</option>`)}</select>`;
}

/** What is typed is kept in the field itself: to write it back would disturb an input method. */
function ground(desk: Desk, change: (change: Wording) => void): TemplateResult {
  const { order } = seatLabels(desk.speech);
  return html`<label for="basis">${order.basis}</label><input id="basis" list="grounds" maxlength="500" autocomplete="off" placeholder=${order.basisHint} @input=${(event: Event) => change({ basis: typed(event) })} />
    <datalist id="grounds">${groundsNow(desk).map((one) => html`<option value=${one}></option>`)}</datalist>`;
}
function demands(desk: Desk, change: (change: Wording) => void): TemplateResult {
  const { order } = seatLabels(desk.speech);
  return html`<label for="text">${order.text}</label><textarea id="text" class="short" maxlength="2000" placeholder=${order.textHint} @input=${(event: Event) => change({ text: typed(event) })}></textarea>`;
}
const typed = (event: Event): string | undefined => {
  const value = (event.target as HTMLInputElement).value.trim();
  return value === '' ? undefined : value;
};

/** Warnings in force, and what the seat's own plan goes by. */
export function groundsNow({ scenario, speech, names, seat, view }: Desk): readonly string[] {
  const { words } = speech;
  const plan = scenario.seats.find(({ id }) => id === seat)?.plan;
  const rules = scenario.plans.find(({ id }) => id === plan)?.rules ?? [];
  const planned = rules.flatMap(({ basis }) => names.text(basis) ?? []);
  const warned = Object.values(view?.state.warnings ?? {}).flatMap((warning) =>
    WARNING_FAMILIES.flatMap((family) => {
      const colour = warning[family] ?? 'none';
      if (colour === 'none') return [];
      const gap = words.family[family].length > 2 ? ' ' : '';
      return [{ colour, said: `${words.family[family]}${gap}${words.colour[colour]}` }];
    }),
  );
  const severe = warned.toSorted((a, b) => COLOURS.indexOf(b.colour) - COLOURS.indexOf(a.colour));
  return [...new Set([...severe.map((one) => one.said), ...planned])];
}

/** Only where the scenario looks at the parts: elsewhere nobody misses them. */
function lacking(desk: Desk, worded: Worded): TemplateResult | typeof nothing {
  if (desk.scenario.chain?.parts !== true) return nothing;
  const { words } = desk.speech;
  const missing = missingParts(worded).map((part) => words.orderPart[part]);
  const note = fill(seatLabels(desk.speech).order.lacks, { parts: missing.join(words.punctuation.list) });
  return html`<p class="note lacks ${missing.length === 0 ? '' : 'warn'}" role="status">${missing.length === 0 ? seatLabels(desk.speech).order.whole : note}</p>`;
}
