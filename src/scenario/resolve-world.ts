/** Map, hazards, sites, incidents: what there is and what happens, as the engine takes it. */
import { type Context, given } from './context.ts';
import { resolveHazard } from './hazards/index.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Hazard, Incident, Scenario, Site } from './scenario.ts';
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
    const warnFor = 'warnFor' in entry ? entry.warnFor : undefined;
    return {
      ...resolveHazard(context, path, entry),
      warnFor: warnFor ? context.refs('site', [...path, 'warnFor'], warnFor) : sites,
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}
