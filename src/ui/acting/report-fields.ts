/** What a report must say: its required fields, each ticked when it is said, and its figures. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ReportField } from '../../log/names.ts';
import type { Desk } from '../desk.ts';
import { drillMoment } from '../format.ts';
import { fill } from '../words.ts';
import { seatLabels } from './labels.ts';
import type { Owed } from './owed.ts';

/** What is said so far: by field its words, which may stay unwritten; by figure its value. */
export class Statement {
  readonly fields = new Map<ReportField, string>();
  readonly figures = new Map<string, number>();

  /** What it says of its fields, where it says something. */
  get says(): Partial<Record<ReportField, string>> {
    return Object.fromEntries([...this.fields].filter(([, said]) => said !== ''));
  }

  /** What it says in words, a field after another. */
  words(desk: Desk): readonly string[] {
    const { report } = seatLabels(desk.speech);
    return [...this.fields].flatMap(([field, said]) =>
      said === '' ? [] : [fill(report.says, { field: report.fields[field], said })],
    );
  }
}

/** What of a report, or of a figure that did not agree with another's, is asked for. */
export function askedOf(
  { scenario, view }: Desk,
  { id }: Owed,
): { readonly fields: readonly ReportField[]; readonly figures: readonly string[] } {
  const disputed = view?.state.disputes?.[id];
  if (disputed !== undefined) return { fields: [], figures: [disputed.figure] };
  const rule = scenario.reports.find((one) => one.id === view?.state.reports[id]?.rule);
  return { fields: rule?.fields ?? [], figures: rule?.figures ?? [] };
}

/**
 * What a statement begins with. One that is written down for another has been spoken: all of it is taken as said, with the figures
 * that the seat has; whoever sits there says it themselves.
 */
export function statementFor(desk: Desk, owed: Owed): Statement {
  const statement = new Statement();
  if (owed.seat === desk.seat) return statement;
  const { fields, figures } = askedOf(desk, owed);
  for (const field of fields) statement.fields.set(field, '');
  for (const figure of figures) {
    const seen = seenOf(desk, owed.seat, figure);
    if (seen !== undefined) statement.figures.set(figure, seen.value);
  }
  return statement;
}

const seenOf = ({ view }: Desk, seat: string, figure: string) => view?.state.known?.[`${seat}/${figure}`];

export const fieldStyles = css`
  fieldset { grid-column: 1 / -1; border: 0; padding: 0; margin: 0; min-width: 0; display: grid; grid-template-columns: 1.4rem max-content minmax(0, 1fr); gap: var(--space-4) var(--space-8); align-items: center; }
  legend { display: contents; }
  legend span { color: var(--tx2); grid-column: 1 / 3; }
  legend .button { grid-column: 3; justify-self: end; }
  .form fieldset input[type=checkbox] { width: 1.2rem; min-height: 1.2rem; height: 1.2rem; margin: 0; accent-color: var(--accent); }
  .form fieldset label { padding-top: 0; align-self: center; }
  .seen { grid-column: 2; color: var(--tx3); font: var(--type-small); }
  .figure { display: flex; align-items: center; gap: var(--space-8); min-width: 0; }
  .form .figure input { width: 8rem; flex: none; font-variant-numeric: tabular-nums; }
  .figure .seen { flex: 1; min-width: 0; }
  @media (pointer: coarse) { .form fieldset input[type=checkbox] { width: 28px; min-height: 28px; height: 28px; } fieldset { grid-template-columns: 32px max-content minmax(0, 1fr); } }
`;

export function fieldRows(
  desk: Desk,
  owed: Owed,
  { fields: said }: Statement,
  changed: () => void,
): TemplateResult | typeof nothing {
  const { report } = seatLabels(desk.speech);
  const { fields } = askedOf(desk, owed);
  if (fields.length === 0) return nothing;
  const tick = (field: ReportField, ticked: boolean, words = said.get(field) ?? ''): void => {
    if (ticked) said.set(field, words);
    else said.delete(field);
    changed();
  };
  const whole = (): void => {
    for (const field of fields) said.set(field, said.get(field) ?? '');
    changed();
  };
  return html`<fieldset><legend><span>${fill(report.must, { n: fields.filter((one) => said.has(one)).length, of: fields.length })}</span>
      <button type="button" class="button plain" @click=${whole}>${report.all}</button></legend>
    ${fields.map(
      (
        field,
      ) => html`<input type="checkbox" id="says-${field}" .checked=${said.has(field)} @change=${(event: Event) => tick(field, (event.target as HTMLInputElement).checked)} />
      <label for="says-${field}">${report.fields[field]}</label>
      <input class="says" maxlength="100" autocomplete="off" aria-label=${report.fields[field]} @input=${(
        event: Event,
      ) => {
        const words = (event.target as HTMLInputElement).value.trim();
        tick(field, words !== '', words);
      }} />`,
    )}</fieldset>`;
}

/** Each with what the seat has seen of it: its own page shows it, and it may be said otherwise. */
export function figureRows(desk: Desk, owed: Owed, { figures: said }: Statement): readonly TemplateResult[] {
  const { report } = seatLabels(desk.speech);
  return askedOf(desk, owed).figures.flatMap((id) => {
    const seen = seenOf(desk, owed.seat, id);
    const figure = desk.scenario.figures.find((one) => one.id === id);
    // Of what nobody has looked at nothing can be said.
    if (seen === undefined || figure === undefined) return [];
    const unit = desk.names.text(figure.unit) ?? '';
    const known = fill(report.seen, { value: seen.value, unit, time: drillMoment(seen.at, desk.landfall) });
    return html`<label for="figure-${id}">${desk.names.name('figure', id)}</label><span class="figure">
      <input id="figure-${id}" type="number" step="any" required .defaultValue=${String(said.get(id) ?? '')} aria-describedby="seen-${id}" @input=${(event: Event) => take(event, said, id)} />
      <span class="quiet">${unit}</span><span class="seen" id="seen-${id}">${known}</span></span>`;
  });
}

function take(event: Event, said: Map<string, number>, id: string): void {
  const { valueAsNumber } = event.target as HTMLInputElement;
  if (Number.isFinite(valueAsNumber)) said.set(id, valueAsNumber);
  else said.delete(id);
}
