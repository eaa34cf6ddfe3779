/** Map, hazards, sites, incidents: what there is and what happens, as the engine takes it. */
import { MINUTE } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import { type Context, given, NEVER } from './context.ts';
import type { Path } from './findings.ts';
import { resolveHazard } from './hazards/index.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { FindingWay, Hazard, Incident, Scenario, Site } from './scenario.ts';
import type { Author } from './shape.ts';

/** What an author leaves out; 设定. */
const FOUND_AFTER = 5 * MINUTE;
const LOOKED_EVERY = 10 * MINUTE;

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
    ...given('stand', standOf(context, ['sites', index, 'stand'], entry)),
    ...provenanceOf(context, ['sites', index], entry.provenance),
  }));
}

/** Further off nobody works at a site, m; 设定. */
const BESIDE = 1_000;

function standOf(context: Context, path: Path, { at, stand }: Author['sites'][number]['entry']): LonLat | undefined {
  if (stand === undefined) return undefined;
  const far = distance(at, stand);
  if (far > BESIDE)
    context.findings.at(path, 'stand-far', { found: String(Math.round(far)), allowed: `≤ ${BESIDE} m` });
  return stand;
}

export function resolveIncidents(context: Context, author: Author): Incident[] {
  return author.incidents.map(({ index, entry }) => {
    const path = ['incidents', index];
    const { at, when, until, found, acted } = entry;
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
      ...given('found', found && resolveFound(context, [...path, 'found'], found)),
      ...given('acted', acted === undefined ? undefined : context.condition([...path, 'acted'], acted)),
      ...given('size', entry.size && resolveSize(context, [...path, 'size'], entry.size)),
    };
  });
}

type AuthorIncident = Author['incidents'][number]['entry'];

function resolveFound(context: Context, path: Path, found: NonNullable<AuthorIncident['found']>): FindingWay[] {
  return found.map(({ by, seat, after, every, when }, i) => ({
    by,
    seat: context.ref('seat', [...path, i, 'seat'], seat),
    after: context.duration(after, FOUND_AFTER),
    every: context.duration(every, LOOKED_EVERY),
    ...given('when', when === undefined ? undefined : context.condition([...path, i, 'when'], when)),
  }));
}

function resolveSize(context: Context, path: Path, size: NonNullable<AuthorIncident['size']>): Incident['size'] {
  const parsed = context.parsed([...path, 'of'], size.of, 'measure');
  if (parsed.condition && parsed.is !== 'number')
    context.findings.at([...path, 'of'], 'size-not-number', { found: size.of });
  return { of: parsed.condition ?? NEVER, unit: context.text([...path, 'unit'], size.unit) };
}

export function resolveHazards(context: Context, author: Author): Hazard[] {
  const sites = author.sites.map(({ entry }) => entry.id);
  return author.hazards.map(({ index, entry }) => {
    const path = ['hazards', index];
    const warnFor = 'warnFor' in entry ? entry.warnFor : undefined;
    return {
      ...resolveHazard(context, path, entry),
      warnFor: warnFor ? context.refs('site', [...path, 'warnFor'], warnFor) : sites,
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}
