/** A typhoon as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import { BOUNDARIES } from '../../hazards/typhoon/boundary.ts';
import { typhoonSpec } from '../../hazards/typhoon/spec.ts';
import type { TrackPoint } from '../../hazards/typhoon/track.ts';
import { parseTrack, type WindDoubt } from '../../hazards/typhoon/track-csv.ts';
import { fromKnots } from '../../units/measures.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { id, list, path, provenance, ref, say, text } from '../schema-parts.ts';

const factor = z.number().positive().max(3);
export const typhoonShape = z.strictObject({
  id,
  kind: z.literal('typhoon'),
  name: text.optional(),
  track: say(
    z.union([path, z.array(z.array(z.number()).min(5).max(7)).min(2).max(10_000)]),
    'CSV file, or rows [hours from landfall, lat, lon, pmin hPa, vmax m/s, penv hPa?, rmw km?]',
  ),
  profile: z.enum(['H1980', 'H08', 'H10', 'ER11']).optional(),
  inflow: z.boolean().optional(),
  boundary: say(
    z.enum(BOUNDARIES),
    'Boundary layer that makes the surface wind, in place of inflow 边界层模型',
  ).optional(),
  averaging: say(
    z.number().min(1).max(10),
    "Minutes over which the track's winds are means: CMA 2, JTWC 1, JMA 10",
  ).optional(),
  gustFactor: say(z.number().min(1).max(3), 'Gust over mean wind 阵风系数').optional(),
  roughness: say(
    z.strictObject({ sea: factor.optional(), open: factor.optional(), urban: factor.optional() }),
    'Factor on the mean wind, by exposure of the site',
  ).optional(),
  landDecay: z.enum(['none', 'kaplan-demaria', 'climada']).optional(),
  rainAsymmetry: say(
    z.strictObject({
      amplitude: say(z.number().min(0).max(1), 'Share more on the wettest side, less on the other 振幅'),
      side: say(z.number().min(-180).max(180), 'The wettest side, degrees clockwise from the motion 方位'),
    }),
    'More rain on one side of the storm 降雨不对称',
  ).optional(),
  warnFor: say(list(ref('site')), 'Sites for which warnings are issued; default all').optional(),
  provenance: provenance.optional(),
});
type AuthorTyphoon = z.infer<typeof typhoonShape>;

export function resolveTyphoon(context: Context, path: Path, entry: AuthorTyphoon) {
  const { roughness = {} } = entry;
  const landfall = context.landfall;
  if (landfall === undefined) context.findings.at([...path, 'track'], 'landfall-needed');
  return typhoonSpec({
    id: entry.id,
    name: entry.name === undefined ? entry.id : context.text([...path, 'name'], entry.name),
    track: landfall === undefined ? [] : trackOf(context, [...path, 'track'], entry.track, landfall),
    landfall: landfall ?? context.endEx ?? (0 as NonNullable<typeof landfall>),
    profile: entry.profile,
    inflow: entry.inflow,
    boundary: entry.boundary,
    averaging: entry.averaging,
    gustFactor: entry.gustFactor,
    landDecay: entry.landDecay,
    rainAsymmetry: entry.rainAsymmetry,
    roughness: {
      ...given('sea', roughness.sea),
      ...given('open', roughness.open),
      ...given('urban', roughness.urban),
    },
  });
}

type Landfall = NonNullable<Context['landfall']>;

function trackOf(
  context: Context,
  path: Path,
  track: AuthorTyphoon['track'],
  landfall: Landfall,
): readonly TrackPoint[] {
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
  if (result.ok) {
    const { track, doubt } = result;
    if (doubt !== undefined && context.files.absent === undefined)
      context.findings.atPlace(doubt, 'track-units', detailsOf(doubt), file, path);
    return track;
  }
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
  const placeOf = ({ line, column }: { readonly line: number; readonly column: number }): Path => {
    const row = line - 2;
    const cell = (wide[row] ?? '').slice(0, column - 1).split(',').length - 1;
    if (row < 0) return path;
    return cell < (rows[row]?.length ?? 0) ? [...path, row, cell] : [...path, row];
  };
  if (result.ok) {
    const { track, doubt } = result;
    if (doubt !== undefined && context.files.absent === undefined)
      context.findings.at(placeOf(doubt), 'track-units', detailsOf(doubt));
    return track;
  }
  for (const problem of result.problems)
    context.findings.at(placeOf(problem), 'track', { values: { detail: problem.message } });
  return [];
}

/** Told to an author; a log ran with what it had. */
const detailsOf = ({ wind, most }: WindDoubt) => ({
  found: String(wind),
  allowed: `≤ ${Math.floor(most)} m/s`,
  values: { most: Math.floor(most), knots: Math.round(fromKnots(wind)) },
});
