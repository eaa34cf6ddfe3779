/** Over the map while the viewer sits in a seat: which, what one sees there, and the way out. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionContext } from '../action-context.ts';
import type { Desk } from '../desk.ts';
import { actionButton } from '../parts/action-button.ts';
import { fill } from '../words.ts';
import { seatName } from './seat-words.ts';

export function seatBanner(desk: Desk, context: ActionContext): TemplateResult | typeof nothing {
  const { seat, told } = desk.store.state;
  if (seat === undefined) return nothing;
  const { seats } = desk.speech.labels;
  return html`<div class="banner seated" role="status"><strong>${fill(seats.sits, { seat: seatName(desk, seat) })}</strong>
    <span class="grow cut">${told ? seats.told : fill(seats.leads, { chair: desk.names.party(desk.chair) })}</span>
    ${actionButton('seat-leave', context, { showKey: true })}</div>`;
}
