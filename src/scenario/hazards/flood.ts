/** A flood domain as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import { Layout } from '../../hazards/flood/ground.ts';
import { type Series, SIDES, type Side } from '../../hazards/flood/scheme.ts';
import { type Active, type EdgeWater, FLOOD_DEFAULTS, type FloodSpec, MOST_CELLS } from '../../hazards/flood/spec.ts';
import type { Spread } from '../../hazards/flood/spread.ts';
import { SECOND, T0 } from '../../units/time.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { condition, id, list, lonLat, provenance, ref, say, text, time } from '../schema-parts.ts';
import { figureOrMap, type Range, spreadOf } from './figure-map.ts';
import { followed, followShape } from './follow.ts';

/** Manning's n, s/m^⅓, from glass to a thicket; what drains or soil take, mm/h. */
const MANNING: Range = { least: 0.005, most: 0.5 };
const TAKEN: Range = { least: 0, most: 500 };

const height = z.number().min(-100).max(9_000);
const line = z.array(lonLat).min(1).max(500);
const opening = z.strictObject({
  id,
  path: say(line, 'Places along it 走向'),
  crest: say(height, 'Height while it is closed, m'),
  sill: say(height, 'Height when it is quite open, m'),
});
const seriesOf = (value: z.ZodNumber) =>
  z
    .array(z.tuple([time, value]))
    .min(1)
    .max(1_000);
const edge = z.strictObject({
  level: say(seriesOf(height), 'Level in time, m: [[T+00:00, 0.5], …] 水位').optional(),
  depth: say(seriesOf(z.number().min(0).max(100)), 'Depth over the ground there in time, m 水深').optional(),
});

export const floodShape = z.strictObject({
  id,
  kind: z.literal('flood'),
  name: text.optional(),
  domain: say(
    z.strictObject({
      box: say(
        z.tuple([
          z.number().min(-180).max(180),
          z.number().min(-85).max(85),
          z.number().min(-180).max(180),
          z.number().min(-85).max(85),
        ]),
        '[west, south, east, north] in degrees 范围',
      ),
      cell: say(z.number().min(1).max(1_000), 'Side of a cell, m 网格'),
      parent: say(ref('domain'), 'Domain around it, in which this is a finer patch 上级域').optional(),
      arithmetic: say(z.enum(['f32', 'f64']), 'Bits of the arithmetic; default f32').optional(),
    }),
    'Where the water is computed 计算域',
  ),
  scheme: say(
    z.enum(['inertial', 'swe']),
    'Local inertial, or full shallow water, which is slower; default inertial 方程',
  ).optional(),
  order: say(
    z.union([z.literal(1), z.literal(2)]),
    'Of swe: its first order, or its second (default) 精度阶',
  ).optional(),
  active: say(
    z.strictObject({
      from: time.optional(),
      to: time.optional(),
      when: say(condition, 'From when this first holds 条件首次成立时').optional(),
    }),
    'When it is computed; default: the whole drill 启用时段',
  ).optional(),
  manning: say(
    figureOrMap(MANNING),
    "Manning's n, or an ESRI ASCII grid of it in degrees 糙率; default 0.035",
  ).optional(),
  sewer: say(figureOrMap(TAKEN), 'Rain that drains take, mm/h, or a grid of it 排水能力').optional(),
  infiltration: say(figureOrMap(TAKEN), 'Rain that soaks away, mm/h, or a grid of it 下渗').optional(),
  outfall: say(height, "Height of the drains' outfall, m: a higher sea closes it 排水口高程").optional(),
  sea: say(height, 'Ground below this is sea, at its level, m 海域高程').optional(),
  open: say(z.array(z.enum(SIDES)).max(4), 'Sides over which water leaves; the others are closed 出流边').optional(),
  edges: say(
    z.strictObject({
      west: edge.optional(),
      east: edge.optional(),
      south: edge.optional(),
      north: edge.optional(),
    }),
    'Water that stands beyond a side, linear between its times 边界水位',
  ).optional(),
  hollows: say(
    list(z.strictObject({ at: lonLat, radius: z.number().min(0).max(10_000), height }), 500),
    'Underpasses, ramps: round places at a height 低洼处',
  ).optional(),
  walls: say(
    list(z.strictObject({ path: line, crest: height }), 500),
    'Walls and dykes with their crest 墙、堤',
  ).optional(),
  buildings: say(list(z.array(lonLat).min(3).max(500), 500), 'Rings no water enters 建筑').optional(),
  pumps: say(list(z.strictObject({ id, at: lonLat }), 200), 'Pumps (devices), m³/s 泵').optional(),
  lines: say(list(z.strictObject({ id, path: line }), 200), 'Sandbag lines (devices), m 子堤、沙袋').optional(),
  gates: say(list(opening, 200), 'Gates in walls (devices), share open 闸').optional(),
  breaches: say(list(opening, 200), 'Where a wall may give way (devices), share open 溃口').optional(),
  follow: say(
    followShape,
    'Tells when its water is dangerous for whoever stands in it on foot: teams at their sites, danger areas as long as somebody is there 水中人员安全',
  ).optional(),
  retreat: say(
    z.boolean(),
    'With `follow`: teams that wait in such water draw back and none begins work in it; households under way go round water on the road, or turn back; default false 避水',
  ).optional(),
  inflows: say(
    list(
      z.strictObject({
        at: lonLat,
        water: ref('reservoir or reach').optional(),
        flow: say(seriesOf(z.number().min(0).max(1e5)), 'Or in time, m³/s: [[T+00:00, 20], …] 流量过程').optional(),
      }),
      50,
    ),
    'Rivers that come in 入流',
  ).optional(),
  provenance: provenance.optional(),
});
type AuthorFlood = z.infer<typeof floodShape>;

export function resolveFlood(context: Context, path: Path, entry: AuthorFlood): FloodSpec {
  const { scheme = FLOOD_DEFAULTS.scheme } = entry;
  const { box, cell, arithmetic = scheme === 'swe' ? 'f64' : 'f32' } = entry.domain;
  if (scheme !== 'swe' && entry.order !== undefined)
    context.findings.atKey([...path, 'order'], 'value-unknown', { found: 'order', allowed: 'scheme: swe' });
  // Of a patch it is told that it has none of its own.
  if (entry.retreat === true && entry.follow === undefined && entry.domain.parent === undefined)
    context.findings.atKey([...path, 'retreat'], 'value-unknown', { found: 'retreat', allowed: 'follow: […]' });
  const domain = { box, cell, arithmetic };
  const ordered = box[0] < box[2] && box[1] < box[3];
  if (!ordered) context.findings.at([...path, 'domain', 'box'], 'box-order', { found: box.join(', ') });
  const cells = ordered ? new Layout(domain) : { nx: 0, ny: 0 };
  if (cells.nx * cells.ny > MOST_CELLS)
    context.findings.at([...path, 'domain'], 'domain-large', {
      found: String(cells.nx * cells.ny),
      allowed: `≤ ${MOST_CELLS}`,
    });
  for (const key of ['gates', 'breaches'] as const) {
    entry[key]?.forEach(({ crest, sill }, i) => {
      if (sill >= crest) context.findings.at([...path, key, i, 'sill'], 'sill-crest', { found: String(sill) });
    });
  }
  const { outfall, sea } = entry;
  const figures = (key: 'manning' | 'sewer' | 'infiltration', range: Range): Spread =>
    spreadOf(context, [...path, key], entry[key], FLOOD_DEFAULTS[key], range);
  return {
    id: entry.id,
    kind: 'flood',
    ...given('name', entry.name === undefined ? undefined : context.text([...path, 'name'], entry.name)),
    domain,
    scheme,
    ...given('order', entry.order),
    active: activeOf(context, [...path, 'active'], entry.active),
    manning: figures('manning', MANNING),
    sewer: figures('sewer', TAKEN),
    infiltration: figures('infiltration', TAKEN),
    ...given('outfall', outfall),
    ...given('sea', sea),
    open: entry.open ?? [],
    edges: edgesOf(context, path, entry),
    hollows: entry.hollows ?? [],
    walls: entry.walls ?? [],
    buildings: entry.buildings ?? [],
    pumps: entry.pumps ?? [],
    lines: entry.lines ?? [],
    gates: entry.gates ?? [],
    breaches: entry.breaches ?? [],
    ...given('follow', entry.follow && followed(context, entry.follow)),
    ...(entry.retreat === true ? { retreat: true } : {}),
    inflows: (entry.inflows ?? []).map((inflow, i) => inflowOf(context, [...path, 'inflows', i], inflow)),
  };
}

/** The condition itself is a device's (`resolve-devices.ts`): a hazard reads none. */
function activeOf(context: Context, path: Path, { from, to, when }: NonNullable<AuthorFlood['active']> = {}): Active {
  const span = {
    from: from === undefined ? T0 : context.time([...path, 'from'], from),
    to: to === undefined ? (context.endEx ?? T0) : context.time([...path, 'to'], to),
  };
  if ((from ?? to) !== undefined && span.to <= span.from)
    context.findings.at([...path, to === undefined ? 'from' : 'to'], 'time-order', { found: to ?? from ?? '' });
  return { ...span, ...given('waits', when === undefined ? undefined : true) };
}

function edgesOf(context: Context, path: Path, { edges = {}, open = [] }: AuthorFlood): FloodSpec['edges'] {
  const found: Partial<Record<Side, EdgeWater>> = {};
  for (const side of SIDES) {
    const given = edges[side];
    if (given === undefined) continue;
    const at = [...path, 'edges', side];
    const { level, depth } = given;
    if (open.includes(side)) context.findings.at(at, 'choose-one', { allowed: `open | edges.${side}` });
    if ((level === undefined) === (depth === undefined))
      context.findings.at(at, 'choose-one', { allowed: 'level | depth' });
    if (level !== undefined) found[side] = { level: seconds(context, [...at, 'level'], level) };
    else if (depth !== undefined) found[side] = { depth: seconds(context, [...at, 'depth'], depth) };
  }
  return found;
}

function inflowOf(
  context: Context,
  path: Path,
  { at, water, flow }: NonNullable<AuthorFlood['inflows']>[number],
): FloodSpec['inflows'][number] {
  if ((water === undefined) === (flow === undefined))
    context.findings.at(path, 'choose-one', { allowed: 'water | flow' });
  if (flow !== undefined) return { at, flow: seconds(context, [...path, 'flow'], flow) };
  return { at, water: water === undefined ? '' : context.ref('water', [...path, 'water'], water) };
}

/** A series by seconds since StartEx; two points at one time are a step. */
function seconds(context: Context, path: Path, series: readonly [string, number][]): Series {
  const points = series.map(([at, value], i) => [context.time([...path, i, 0], at, true) / SECOND, value] as const);
  points.forEach(([at], i) => {
    if (at < (points[i - 1]?.[0] ?? at))
      context.findings.at([...path, i, 0], 'levels-order', { found: series.map(([t]) => t).join(', ') });
  });
  return points;
}
