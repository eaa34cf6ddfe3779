/**
 * Places held against the grids of water: what a domain has lies in it, what is asked of the water at a place is asked where
 * there can be some, and a site has ground under it. What lies elsewhere would do nothing and say nothing. Told to an author;
 * a log ran with what it had.
 */
import { Layout } from '../hazards/flood/ground.ts';
import type { FloodSpec } from '../hazards/flood/spec.ts';
import { spreadAt } from '../hazards/flood/spread.ts';
import type { Text } from '../text/words.ts';
import { inRing, type LonLat } from '../world/geo.ts';
import { elevationAt, type Terrain } from '../world/terrain.ts';
import type { Context } from './context.ts';
import type { Path } from './findings.ts';
import { boxesOf, placeText } from './ground.ts';
import type { Hazard, Site } from './scenario.ts';

/** A domain and where it is written. */
export interface Domain {
  readonly spec: FloodSpec;
  readonly layout: Layout;
  readonly path: Path;
}

/** Every domain that an author wrote, patches too. */
export const domainsOf = (hazards: readonly Hazard[]): Domain[] =>
  hazards.flatMap((spec, i) =>
    spec.kind === 'flood' ? [{ spec, layout: new Layout(spec.domain), path: ['hazards', i] }] : [],
  );

/** The domains that a place lies in, the widest first. */
export const around = (domains: readonly Domain[], place: LonLat): Domain[] =>
  domains
    .filter(({ layout }) => layout.cell(place) !== undefined)
    .sort((a, b) => b.spec.domain.cell - a.spec.domain.cell);

export function checkWater(
  context: Context,
  hazards: readonly Hazard[],
  sites: readonly Site[],
  terrain: readonly Terrain[],
): void {
  const domains = domainsOf(hazards);
  // A patch's parts have been held against it when it was laid.
  for (const domain of domains) if (domain.spec.domain.berth === undefined) partsInside(context, domain);
  for (const domain of domains) mapsWhole(context, domain, terrain);
  for (const domain of domains) sourcesWet(context, domain, domains, terrain);
  depthsKnown(context, domains, sites, terrain);
  if (domains.length > 0) sitesOnGround(context, sites, terrain);
}

function partsInside({ findings }: Context, { spec, layout, path }: Domain): void {
  const allowed = `[${spec.domain.box.join(', ')}]`;
  const outside = (at: Path, place: LonLat): void =>
    findings.at([...path, ...at], 'flood-part-outside', {
      found: placeText(place),
      allowed,
      values: { domain: spec.id },
    });
  for (const key of ['hollows', 'pumps', 'inflows'] as const)
    for (const [k, { at }] of spec[key].entries()) if (layout.cell(at) === undefined) outside([key, k, 'at'], at);
  for (const key of ['walls', 'lines', 'gates', 'breaches'] as const) {
    for (const [k, { path: line }] of spec[key].entries()) {
      const out = line.find((place) => layout.cell(place) === undefined);
      if (out === undefined) continue;
      if (layout.along(line).length === 0) outside([key, k, 'path'], out);
      else if (key !== 'walls')
        findings.at([...path, key, k, 'path'], 'flood-part-cut', { found: placeText(out), allowed });
    }
  }
  for (const [k, ring] of spec.buildings.entries()) {
    const [first] = ring;
    if (first !== undefined && !touches(layout, ring)) outside(['buildings', k], first);
  }
}

const touches = (layout: Layout, ring: readonly LonLat[]): boolean =>
  layout.along([...ring, ring[0] as LonLat]).length > 0 || inRing(layout.centre(0), ring);

/** A map has a value wherever there is ground in its domain; the sea needs none. */
function mapsWhole({ findings }: Context, { spec, layout, path }: Domain, terrain: readonly Terrain[]): void {
  for (const key of ['manning', 'sewer', 'infiltration'] as const) {
    const spread = spec[key];
    if (typeof spread === 'number') continue;
    const gaps: LonLat[] = [];
    for (let cell = 0; cell < layout.nx * layout.ny; cell++) {
      const middle = layout.centre(cell);
      const isGround = elevationAt(terrain, ...middle) >= (spec.sea ?? Number.NEGATIVE_INFINITY);
      if (isGround && Number.isNaN(spreadAt(spread, middle))) gaps.push(middle);
    }
    const [first] = gaps;
    if (first !== undefined)
      findings.at([...path, key], 'figure-gaps', { found: placeText(first), values: { count: gaps.length } });
  }
}

/** A pump takes and a river brings nothing where no water can stand. */
function sourcesWet(
  { findings }: Context,
  { spec, path }: Domain,
  domains: readonly Domain[],
  terrain: readonly Terrain[],
): void {
  for (const key of ['pumps', 'inflows'] as const) {
    for (const [k, { at }] of spec[key].entries()) {
      const why = around(domains, at).length === 0 ? undefined : dryBecause(domains, terrain, at);
      if (why !== undefined && why !== SEA)
        findings.at([...path, key, k, 'at'], 'flood-part-dry', { found: placeText(at), values: { why } });
    }
  }
}

const HOLE: Text = { zh: '该处地形无数据', en: 'the terrain has no height there' };
const BUILDING: Text = { zh: '该处是建筑', en: 'a building stands there' };
const SEA: Text = { zh: '该处是海', en: 'the sea is there' };

/** Why no water over the ground is known at a place of a domain; undefined where it is. */
function dryBecause(domains: readonly Domain[], terrain: readonly Terrain[], place: LonLat): Text | undefined {
  const over = around(domains, place);
  const { layout } = over[over.length - 1] as Domain;
  const middle = layout.centre(layout.cell(place) as number);
  if (over.some(({ spec }) => spec.buildings.some((ring) => inRing(middle, ring)))) return BUILDING;
  const hollow = over.some(({ spec }) => spec.hollows.some(({ at }) => layout.cell(at) === layout.cell(place)));
  if (hollow) return undefined;
  const height = elevationAt(terrain, ...middle);
  if (Number.isNaN(height)) return HOLE;
  return over.some(({ spec: { sea } }) => sea !== undefined && height < sea) ? SEA : undefined;
}

/** What of a condition asks for the water over the ground at a site. */
const ASKS = /\b(?:depth|deepest|speed|flooded)\(\s*(['"])([^'"]*)\1/g;

function depthsKnown(
  { findings, conditions }: Context,
  domains: readonly Domain[],
  sites: readonly Site[],
  terrain: readonly Terrain[],
): void {
  const places = new Map(sites.map(({ id, at }) => [id, at]));
  const boxes = domains.map(({ spec }) => `${spec.id} [${spec.domain.box.join(', ')}]`).join(' | ');
  for (const { path, source } of conditions) {
    for (const { index, 2: site = '' } of source.matchAll(ASKS)) {
      const at = places.get(site);
      if (at === undefined) continue;
      if (around(domains, at).length === 0)
        findings.atCharacter(path, index, 'depth-no-domain', {
          found: site,
          ...(boxes === '' ? {} : { allowed: boxes }),
          values: { place: placeText(at) },
        });
      else {
        const why = dryBecause(domains, terrain, at);
        if (why !== undefined) findings.atCharacter(path, index, 'depth-dry', { found: site, values: { why } });
      }
    }
  }
}

function sitesOnGround({ findings }: Context, sites: readonly Site[], terrain: readonly Terrain[]): void {
  sites.forEach(({ id, at, exposure }, i) => {
    // Out at sea no terrain is needed: nobody asks for the depth of water over the ground there.
    if (exposure !== 'sea' && Number.isNaN(elevationAt(terrain, ...at)))
      findings.at(['sites', i, 'at'], 'site-off-terrain', { found: id, ...boxesOf(terrain) });
  });
}
