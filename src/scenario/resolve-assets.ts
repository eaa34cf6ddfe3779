/** Assets: what stands in wind and water, may fail, and is needed by others. */
import { type Context, given } from './context.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Asset } from './scenario.ts';
import type { Author } from './shape.ts';

export function resolveAssets(context: Context, author: Author): Asset[] {
  const needs = new Map(author.assets.map(({ entry }) => [entry.id, entry.needs ?? []]));
  return author.assets.map(({ index, entry }) => {
    const path = ['assets', index];
    const { id, kind, gust, depth, spread, road } = entry;
    if (needsItself(id, needs)) context.findings.at([...path, 'needs'], 'asset-ring', { found: id });
    return {
      id,
      kind,
      name: context.text([...path, 'name'], entry.name),
      site: context.ref('site', [...path, 'site'], entry.site),
      limits: { ...given('gust', gust), ...given('depth', depth), ...given('spread', spread) },
      needs: context.refs('asset', [...path, 'needs'], entry.needs),
      backup: context.duration(entry.backup, 0),
      serves: context.refs('site', [...path, 'serves'], entry.serves),
      ...given('road', road === undefined ? undefined : context.ref('road', [...path, 'road'], road)),
      ...given('back', entry.back === undefined ? undefined : context.condition([...path, 'back'], entry.back)),
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}

/** Whether what an asset needs leads back to it. */
function needsItself(id: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(needs.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return false;
}
