/** How messages go, and who owes whom a report. */
import { REPORT_FIELDS } from '../log/names.ts';
import { MINUTE } from '../units/time.ts';
import { type Context, given, NEVER } from './context.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Channel, Figure, ReportRule } from './scenario.ts';
import type { Author } from './shape.ts';

/** What an author leaves out; 设定. */
const DELAY = MINUTE;
const PREPARE = 10 * MINUTE;
const TOLERANCE = 0.1;
const FRESH = 30 * MINUTE;

export function resolveChannels(context: Context, { channels }: Author): Channel[] {
  return channels.map(({ index, entry: { id, name, delay, loss = 0, works, seats, range, speed } }) => {
    const path = ['channels', index];
    return {
      id,
      name: context.text([...path, 'name'], name),
      delay: context.duration(delay, DELAY),
      loss,
      ...given('works', works === undefined ? undefined : context.condition([...path, 'works'], works)),
      ...given('seats', seats === undefined ? undefined : context.refs('seat', [...path, 'seats'], seats)),
      ...given('range', range),
      ...given('speed', speed),
    };
  });
}

export function resolveFigures(context: Context, { figures }: Author): Figure[] {
  return figures.map(({ index, entry: { id, name, of, unit, tolerance = TOLERANCE, fresh, provenance } }) => {
    const path = ['figures', index];
    const parsed = context.parsed([...path, 'of'], of, 'measure');
    if (parsed.condition && parsed.is !== 'number')
      context.findings.at([...path, 'of'], 'figure-not-number', { found: of });
    return {
      id,
      name: context.text([...path, 'name'], name),
      of: parsed.condition ?? NEVER,
      unit: context.text([...path, 'unit'], unit),
      tolerance,
      fresh: context.duration(fresh, FRESH),
      ...provenanceOf(context, path, provenance),
    };
  });
}

export function resolveReports(context: Context, { channels, reports }: Author): ReportRule[] {
  const all = channels.map(({ entry }) => entry.id);
  return reports.map(({ index, entry }) => {
    const path = ['reports', index];
    const { id, about, when, from, to, within, prepare, fields, by, every, until, site, exercise, figures, over } =
      entry;
    if (from === to) context.findings.at([...path, 'to'], 'report-to-self', { found: to });
    if (all.length === 0) context.findings.at(path, 'report-no-channel', { found: id });
    return {
      id,
      about: context.text([...path, 'about'], about),
      when: context.condition([...path, 'when'], when),
      from: context.ref('seat', [...path, 'from'], from),
      to: context.ref('seat', [...path, 'to'], to),
      within: context.duration(within, 0),
      prepare: context.duration(prepare, PREPARE),
      fields: fields ?? REPORT_FIELDS,
      by: by === undefined ? all : context.refs('channel', [...path, 'by'], by),
      ...given('every', every === undefined ? undefined : context.duration(every, 0)),
      ...given('until', until === undefined ? undefined : context.condition([...path, 'until'], until)),
      ...given('site', site === undefined ? undefined : context.ref('site', [...path, 'site'], site)),
      ...given(
        'exercise',
        exercise === undefined ? undefined : context.ref('exercise', [...path, 'exercise'], exercise),
      ),
      ...given('figures', figures && context.refs('figure', [...path, 'figures'], figures)),
      ...given(
        'over',
        over && {
          to: context.ref('seat', [...path, 'over', 'to'], over.to),
          after: context.duration(over.after, 0),
        },
      ),
    };
  });
}
