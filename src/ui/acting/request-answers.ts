/** How a request is answered (协商请): another time, a team of one's own, or taking what was offered. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OrderRecord } from '../../drill/state.ts';
import { HOUR, MINUTE } from '../../units/time.ts';
import type { Act, Desk } from '../desk.ts';
import { drillMoment, shortSpan } from '../format.ts';
import { fill, type Speech } from '../words.ts';
import { seatLabels } from './labels.ts';
import type { Owed } from './owed.ts';

/** How much later somebody offers to come: half an hour, one, two. */
const LATER = [30 * MINUTE, HOUR, 2 * HOUR];
/** So many teams are shown, that asked for first. */
const SHOWN = 4;

export function requestAnswers(
  desk: Desk,
  speech: Speech,
  { seat, id, offered }: Owed,
): TemplateResult | typeof nothing {
  const asked = desk.view?.state.orders[id];
  if (asked?.kind !== 'request') return nothing;
  const { answers } = seatLabels(speech);
  const button = (act: Act, words: string): TemplateResult | typeof nothing =>
    desk.may(act, seat)
      ? html`<button type="button" class="button" @click=${() => void desk.submit(act, seat)}>${words}</button>`
      : nothing;
  if (offered)
    return button(
      { type: 'accept', of: id },
      fill(answers.accept, { time: drillMoment(asked.offer ?? 0, desk.scenario.meta.landfall) }),
    );
  return html`${LATER.map((by) => button({ type: 'offer', of: id, by }, fill(answers.offer, { span: shortSpan(by, speech) })))}
    ${teamsFor(desk, id, asked, seat).map((team) => button({ type: 'grant', of: id, team }, fill(answers.grant, { team })))}`;
}

function teamsFor(desk: Desk, of: string, { team }: OrderRecord, seat: string): string[] {
  const able = [...desk.roster.teams.keys()].filter((one) => desk.may({ type: 'grant', of, team: one }, seat));
  return able.toSorted((a, b) => Number(b === team) - Number(a === team)).slice(0, SHOWN);
}
