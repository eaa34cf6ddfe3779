/** Map, hazards, sites, incidents: what there is and what happens, as the engine takes it. */
import { typhoonSpec } from '../hazards/typhoon/spec.ts';
import type { TrackPoint } from '../hazards/typhoon/track.ts';
import { parseTrack } from '../hazards/typhoon/track-csv.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import type { Hazard, Incident, Provenance, Scenario, Site } from './scenario.ts';
import type { AuthorEntry } from './schema.ts';
import type { Author } from './shape.ts';

export function resolveMap(context: Context, author: Author): Scenario['map'] {
  const { file, terrain = [] } = author.map ?? {};
  const grids = typeof terrain === 'string' ? [terrain] : terrain;
  const found = grids.flatMap(
    (grid, i) => context.file(typeof terrain === 'string' ? ['map', 'terrain'] : ['map', 'terrain', i], grid) ?? [],
  );
  return { ...given('file', file === undefined ? undefined : context.file(['map', 'file'], file)), terrain: found };
}

export function resolveSites(context: Context, author: Author): Site[] {
  return author.sites.map(({ index, entry }) => ({
    id: entry.id,
    name: context.text(['sites', index, 'name'], entry.name),
    at: entry.at,
    exposure: entry.exposure ?? 'open',
    ...provenanceOf(context, ['sites', index], entry.provenance),
  }));
}

export function provenanceOf(
  context: Context,
  path: Path,
  provenance: AuthorEntry<'sites'>['provenance'],
): { readonly provenance?: Provenance } {
  if (!provenance) return {};
  const { basis, note } = provenance;
  if (note !== undefined) context.plain([...path, 'provenance', 'note'], note);
  return { provenance: { basis, ...given('note', note) } };
}

export function resolveIncidents(context: Context, author: Author): Incident[] {
  return author.incidents.map(({ index, entry }) => {
    const path = ['incidents', index];
    const { at, when, until } = entry;
    if ((at === undefined) === (when === undefined))
      context.findings.at(path, 'choose-one', { found: entry.id, allowed: 'at | when' });
    return {
      id: entry.id,
      kind: entry.kind,
      name: context.text([...path, 'name'], entry.name),
      site: context.ref('site', [...path, 'site'], entry.site),
      ...given('at', at === undefined ? undefined : context.time([...path, 'at'], at)),
      ...given('when', when === undefined ? undefined : context.condition([...path, 'when'], when)),
      ...given('until', until === undefined ? undefined : context.condition([...path, 'until'], until)),
    };
  });
}

export function resolveHazards(context: Context, author: Author): Hazard[] {
  const sites = author.sites.map(({ entry }) => entry.id);
  return author.hazards.map(({ index, entry }) => {
    const path = ['hazards', index];
    const { roughness = {} } = entry;
    const landfall = context.landfall;
    if (landfall === undefined) context.findings.at([...path, 'track'], 'landfall-needed');
    return {
      ...typhoonSpec({
        id: entry.id,
        name: entry.name === undefined ? entry.id : context.text([...path, 'name'], entry.name),
        track: landfall === undefined ? [] : trackOf(context, [...path, 'track'], entry.track, landfall),
        landfall: landfall ?? context.endEx ?? (0 as NonNullable<typeof landfall>),
        profile: entry.profile,
        inflow: entry.inflow,
        averaging: entry.averaging,
        gustFactor: entry.gustFactor,
        landDecay: entry.landDecay,
        roughness: {
          ...given('sea', roughness.sea),
          ...given('open', roughness.open),
          ...given('urban', roughness.urban),
        },
      }),
      warnFor: entry.warnFor ? context.refs('site', [...path, 'warnFor'], entry.warnFor) : sites,
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}

type AuthorTrack = AuthorEntry<'hazards'>['track'];
type Landfall = NonNullable<Context['landfall']>;

function trackOf(context: Context, path: Path, track: AuthorTrack, landfall: Landfall): readonly TrackPoint[] {
  return typeof track === 'string'
    ? trackFile(context, path, track, landfall)
    : trackRows(context, path, track, landfall);
}

function trackFile(context: Context, path: Path, name: string, landfall: Landfall): readonly TrackPoint[] {
  const file = context.file(path, name);
  if (file === undefined) return [];
  const text = context.files.text(file);
  if (text === undefined) {
    context.findings.at(path, 'file-not-text', { found: file });
    return [];
  }
  const result = parseTrack(text, landfall);
  if (result.ok) return result.track;
  for (const { line, column, message } of result.problems) {
    context.findings.atPlace({ line, column }, 'track', { values: { detail: message } }, file, path);
  }
  return [];
}

const COLUMNS = ['t_rel_h', 'lat', 'lon', 'pmin_hpa', 'vmax_ms', 'penv_hpa', 'rmw_km'];

/** Rows in the scenario itself are read as the lines of a file, so that both obey the same rules. */
function trackRows(
  context: Context,
  path: Path,
  rows: readonly (readonly number[])[],
  landfall: Landfall,
): readonly TrackPoint[] {
  const wide = rows.map((row) => COLUMNS.map((_, i) => row[i] ?? '').join(','));
  const result = parseTrack([COLUMNS.join(','), ...wide].join('\n'), landfall);
  if (result.ok) return result.track;
  for (const { line, column, message } of result.problems) {
    const row = line - 2;
    const cell = (wide[row] ?? '').slice(0, column - 1).split(',').length - 1;
    const place = row < 0 ? path : cell < (rows[row]?.length ?? 0) ? [...path, row, cell] : [...path, row];
    context.findings.at(place, 'track', { values: { detail: message } });
  }
  return [];
}
