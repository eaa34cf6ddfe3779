/**
 * Domains in domains: a flood entry with `domain.parent` becomes a patch of the domain it names, laid on whole cells of that, and
 * takes from it what it does not say itself.
 */
import { type Berth, berthOf, boxOf, RATIOS, touches } from '../hazards/flood/berth.ts';
import { Layout } from '../hazards/flood/ground.ts';
import type { FloodSpec } from '../hazards/flood/spec.ts';
import { NOUNS } from '../text/nouns.ts';
import type { LonLat } from '../world/geo.ts';
import { few } from './condition-arguments.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import type { AuthorHazard } from './hazards/index.ts';
import type { Hazard } from './scenario.ts';
import type { Author } from './shape.ts';
import { suggest } from './suggest.ts';

type Flood = Extract<Hazard, { kind: 'flood' }>;
type AuthorFlood = Extract<AuthorHazard, { kind: 'flood' }>;
interface Written {
  readonly path: Path;
  readonly entry: AuthorFlood;
  readonly spec: Flood;
}
/** What a patch cannot have of its own: it is computed with its parent, and has that around it. */
const PARENTS = ['scheme', 'order', 'active', 'open', 'edges', 'follow', 'retreat'] as const;

/** The same hazards in the same order, the patches laid in their parents. */
export function settlePatches(context: Context, author: Author, hazards: readonly Hazard[]): readonly Hazard[] {
  const written = new Map<string, Written>();
  author.hazards.forEach(({ index, entry }, i) => {
    const spec = hazards[i];
    if (entry.kind === 'flood' && spec?.kind === 'flood')
      written.set(entry.id, { path: ['hazards', index], entry, spec });
  });
  const settled = new Map<string, Flood>();
  const settle = (one: Written, below: readonly string[]): Flood => {
    const { entry, path, spec } = one;
    const { parent } = entry.domain;
    const known = settled.get(entry.id);
    if (parent === undefined || known !== undefined) return known ?? spec;
    const around = written.get(parent);
    const line = [...below, entry.id];
    let laid = spec;
    if (around === undefined) unknown(context, path, parent, written);
    else if (line.includes(parent))
      context.findings.at([...path, 'domain', 'parent'], 'patch-ring', { found: [...line, parent].join(' → ') });
    else laid = lay(context, one, settle(around, line));
    settled.set(entry.id, laid);
    return laid;
  };
  const all = hazards.map((hazard) => {
    const one = written.get(hazard.id);
    return one?.spec === hazard ? settle(one, []) : hazard;
  });
  apart(context, written, settled);
  return all;
}

function unknown(context: Context, path: Path, found: string, written: ReadonlyMap<string, Written>): void {
  const known = [...written.keys()];
  context.findings.at([...path, 'domain', 'parent'], 'id-unknown', {
    values: { what: NOUNS.domain },
    found,
    ...few(known),
    suggest: suggest(found, known),
  });
}

/** A patch on whole cells of its parent, with what it takes from that. */
function lay(context: Context, { path, entry, spec }: Written, around: Flood): Flood {
  for (const key of PARENTS)
    if (entry[key] !== undefined) context.findings.atKey([...path, key], 'patch-own', { found: key });
  if (entry.domain.arithmetic !== undefined)
    context.findings.atKey([...path, 'domain', 'arithmetic'], 'patch-own', { found: 'arithmetic' });
  if (around.scheme !== 'inertial')
    context.findings.at([...path, 'domain', 'parent'], 'patch-scheme', { found: around.id });
  const { outfall, sea } = { outfall: entry.outfall ?? around.outfall, sea: entry.sea ?? around.sea };
  const berth = berthIn(context, path, spec, around);
  const { arithmetic } = around.domain;
  const domain = berth
    ? { ...spec.domain, arithmetic, box: boxOf(new Layout(around.domain), berth), berth }
    : { ...spec.domain, arithmetic };
  const laid: Flood = {
    ...spec,
    domain,
    scheme: around.scheme,
    active: around.active,
    manning: entry.manning === undefined ? around.manning : spec.manning,
    sewer: entry.sewer === undefined ? around.sewer : spec.sewer,
    infiltration: entry.infiltration === undefined ? around.infiltration : spec.infiltration,
    ...given('outfall', outfall),
    ...given('sea', sea),
  };
  if (berth) inside(context, path, laid);
  return laid;
}

/** Where it lies; undefined when that is told to be impossible. */
function berthIn(context: Context, path: Path, { domain }: Flood, around: Flood): Berth | undefined {
  const whole = around.domain.cell / domain.cell;
  const ratio = Math.round(whole);
  if (Math.abs(whole - ratio) > 1e-6 * ratio || ratio < RATIOS.least || ratio > RATIOS.most) {
    context.findings.at([...path, 'domain', 'cell'], 'patch-ratio', {
      found: String(domain.cell),
      allowed: `${around.domain.cell} / ${RATIOS.least} … ${RATIOS.most}`,
    });
    return undefined;
  }
  if (domain.box[0] >= domain.box[2] || domain.box[1] >= domain.box[3]) return undefined;
  const layout = new Layout(around.domain);
  const berth = berthOf(layout, domain.box, ratio);
  const { i, j, columns, rows } = berth;
  if (i >= 1 && j >= 1 && i + columns < layout.nx && j + rows < layout.ny) return berth;
  context.findings.at([...path, 'domain', 'box'], 'patch-outside', {
    found: domain.box.join(', '),
    allowed: within(layout).join(', '),
  });
  return undefined;
}

/** The widest box for a patch, in degrees that can be written down. */
function within(layout: Layout): string[] {
  const [west, south, east, north] = boxOf(layout, {
    i: 1,
    j: 1,
    columns: layout.nx - 2,
    rows: layout.ny - 2,
    ratio: 1,
  });
  const [up, down] = [(v: number) => Math.ceil(v * 1e6) / 1e6, (v: number) => Math.floor(v * 1e6) / 1e6];
  return [up(west), up(south), down(east), down(north)].map(String);
}

/** What a patch says of its own ground and devices lies in it: its parent's would not know of it. */
function inside(context: Context, path: Path, spec: Flood): void {
  const layout = new Layout(spec.domain);
  const check = (at: Path, places: readonly LonLat[]): void => {
    const out = places.find((place) => layout.cell(place) === undefined);
    if (out === undefined) return;
    context.findings.at([...path, ...at], 'patch-part', { found: out.join(', '), allowed: spec.domain.box.join(', ') });
  };
  for (const key of ['hollows', 'pumps', 'inflows'] as const)
    for (const [k, { at }] of spec[key].entries()) check([key, k], [at]);
  for (const key of ['walls', 'lines', 'gates', 'breaches'] as const)
    for (const [k, one] of spec[key].entries()) check([key, k], one.path);
  for (const [k, ring] of spec.buildings.entries()) check(['buildings', k], ring);
}

/** Patches of one domain leave a cell of it between them. */
function apart(context: Context, written: ReadonlyMap<string, Written>, settled: ReadonlyMap<string, Flood>): void {
  const all = [...written.values()].filter(({ entry }) => settled.get(entry.id)?.domain.berth !== undefined);
  all.forEach(({ path, entry }, k) => {
    const own = settled.get(entry.id)?.domain.berth as Berth;
    const other = all
      .slice(0, k)
      .find(
        (one) =>
          one.entry.domain.parent === entry.domain.parent &&
          touches(own, settled.get(one.entry.id)?.domain.berth as Berth),
      );
    if (other !== undefined)
      context.findings.at([...path, 'domain', 'box'], 'patch-touches', {
        found: entry.id,
        values: { other: other.entry.id },
      });
  });
}

/** The hazards as they are computed: each patch in its parent, and no longer by itself. */
export function nestPatches(author: Author, hazards: readonly Hazard[]): readonly Hazard[] {
  const parents = new Map(
    author.hazards.map(({ entry }) => [entry.id, entry.kind === 'flood' ? entry.domain.parent : undefined]),
  );
  const withPatches = (spec: Flood): Flood => {
    const patches = hazards.flatMap((one): FloodSpec[] =>
      one.kind === 'flood' && parents.get(one.id) === spec.id ? [withPatches(one)] : [],
    );
    return patches.length === 0 ? spec : { ...spec, patches };
  };
  return hazards.flatMap((one): Hazard[] => {
    if (one.kind !== 'flood') return [one];
    return parents.get(one.id) === undefined ? [withPatches(one)] : [];
  });
}
