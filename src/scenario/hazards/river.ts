/** A river system as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import {
  type Catchment,
  type Loss,
  type Outlet,
  type Part,
  REACH_MARKS,
  RESERVOIR_MARKS,
  type Reach,
  type Reservoir,
  RIVER_DEFAULTS,
  RIVER_LIMITS,
  type RiverSpec,
  type Seepage,
} from '../../hazards/river/spec.ts';
import { NOUNS } from '../../text/nouns.ts';
import { HOUR, MINUTE, SECOND, T0 } from '../../units/time.ts';
import { few } from '../condition-arguments.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { duration, id, list, lonLat, provenance, ref, say, text, time } from '../schema-parts.ts';
import { suggest } from '../suggest.ts';

const height = z.number().min(-100).max(9_000);
const metres = z.number().positive().max(10_000);
const flow = z.number().min(0).max(RIVER_LIMITS.flow);
const to = say(ref('reservoir or reach'), 'What it runs to 流入').optional();
const marksOf = (names: readonly string[]) =>
  say(
    z.strictObject(Object.fromEntries(names.map((name) => [name, height.optional()]))),
    'Levels that mean something, m, from the lowest 特征水位',
  ).optional();

const catchment = z.strictObject({
  id,
  name: text.optional(),
  area: say(
    z
      .number()
      .positive()
      .max(RIVER_LIMITS.area / 1e6),
    'km² 面积',
  ),
  places: say(z.array(lonLat).min(1).max(RIVER_LIMITS.places), 'Rain is the mean over these 雨量代表点'),
  sealed: say(z.number().min(0).max(1), 'Share that is built over; default 0 不透水比例').optional(),
  loss: say(
    z.strictObject({
      curve: say(z.number().min(20).max(100), 'Curve number 径流曲线数').optional(),
      initial: say(z.number().min(0).max(500), 'mm 初损').optional(),
      rate: say(z.number().min(0).max(200), 'mm/h 后损').optional(),
    }),
    'What of the rain does not run off 损失',
  ),
  lag: say(duration, 'From rain to flow: the unit hydrograph’s first moment 滞时'),
  stores: say(z.int().min(1).max(20), 'Linear stores of the unit hydrograph; default 3 线性水库数').optional(),
  base: say(flow, 'Flow without rain, m³/s 基流').optional(),
  to,
});
const most = say(flow, 'It never lets out more, m³/s 最大泄量').optional();
const outlet = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('spillway'), crest: height, width: metres, most }),
  z.strictObject({ id, kind: z.literal('gate'), sill: height, width: metres, height: metres, most }),
  z.strictObject({ id, kind: z.literal('pipe'), centre: height, area: metres, most }),
]);
const reservoir = z.strictObject({
  id,
  name: text.optional(),
  at: lonLat.optional(),
  storage: say(
    z
      .array(z.tuple([height, z.number().min(0).max(1e6)]))
      .min(2)
      .max(500),
    '[level m, million m³], growing 水位—库容',
  ),
  stage: say(height, 'Level at StartEx, m 起调水位'),
  outlets: say(list(outlet, 50), 'Gates and pipes are devices: share open 泄水设施').optional(),
  marks: marksOf(RESERVOIR_MARKS),
  breach: say(
    z.strictObject({ crest: height, bottom: height }),
    'How the dam would give way, when water runs over it or a seepage has grown 溃坝',
  ).optional(),
  to,
});
const seepage = z.strictObject({
  id,
  of: ref('reservoir'),
  above: say(height, 'It grows above this level, m'),
  full: say(height, 'At this level, m, it brings the dam down …'),
  failsIn: say(duration, '… in this time'),
  from: say(time, 'It does not begin before').optional(),
  most: say(flow, 'It lets through, just before, m³/s'),
});
const reach = z.strictObject({
  id,
  name: text.optional(),
  length: say(z.number().min(0.1).max(500), 'km 河长'),
  slope: say(z.number().min(1e-6).max(0.2), 'Fall over length 比降'),
  manning: say(z.number().min(0.01).max(0.3), "Manning's n 糙率; default 0.035").optional(),
  width: say(metres, 'Of the bed, m 底宽'),
  sides: say(z.number().min(0).max(20), 'Metres to the side for each metre up; default 2 边坡').optional(),
  bed: say(height, 'Height of the bed at its lower end, m 河底高程'),
  marks: marksOf(REACH_MARKS),
  to,
});
const dyke = z.strictObject({
  id,
  of: ref('reach'),
  crest: say(height, 'Where it is lowest, m 最低堤顶'),
  width: say(metres, 'Length of that stretch, m'),
});

export const riverShape = z.strictObject({
  id,
  kind: z.literal('river'),
  name: text.optional(),
  catchments: say(list(catchment, RIVER_LIMITS.parts), 'What gathers the rain 集水区').optional(),
  reservoirs: say(list(reservoir, RIVER_LIMITS.parts), 'Reservoirs 水库').optional(),
  reaches: say(list(reach, RIVER_LIMITS.parts), 'River reaches 河段').optional(),
  seepages: say(list(seepage, 100), 'Leaks of dams that grow (devices): share of the work done 渗漏、管涌').optional(),
  dykes: say(list(dyke, 100), 'Lowest stretches of dykes (devices): m raised 堤段').optional(),
  provenance: provenance.optional(),
});
type AuthorRiver = z.infer<typeof riverShape>;
type Entry<K extends 'catchments' | 'reservoirs' | 'reaches' | 'seepages' | 'dykes'> = NonNullable<
  AuthorRiver[K]
>[number];

export function resolveRiver(context: Context, path: Path, entry: AuthorRiver): RiverSpec {
  const { catchments = [], reservoirs = [], reaches = [], seepages = [], dykes = [] } = entry;
  const within = new Within(context, path, entry);
  for (const [i, { of }] of seepages.entries()) within.own('reservoirs', ['seepages', i, 'of'], of);
  for (const [i, { of }] of dykes.entries()) within.own('reaches', ['dykes', i, 'of'], of);
  const parts: Part[] = [
    ...catchments.map((one, i) => catchmentOf(within, ['catchments', i], one)),
    ...reservoirs.map((one, i) => reservoirOf(within, ['reservoirs', i], one, seepages)),
    ...reaches.map((one, i) => reachOf(within, ['reaches', i], one, dykes)),
  ];
  return {
    id: entry.id,
    kind: 'river',
    ...given('name', entry.name === undefined ? undefined : context.text([...path, 'name'], entry.name)),
    parts: downstream(within, parts),
  };
}

/** The hazard's place in the scenario, and the ids of its parts. */
class Within {
  readonly context: Context;
  readonly path: Path;
  readonly #entry: AuthorRiver;

  constructor(context: Context, path: Path, entry: AuthorRiver) {
    this.context = context;
    this.path = path;
    this.#entry = entry;
  }

  problem(path: Path, ...what: Parameters<Context['findings']['at']> extends [Path, ...infer R] ? R : never): void {
    this.context.findings.at([...this.path, ...path], ...what);
  }

  /** An id of this hazard's own parts. */
  own(kind: 'reservoirs' | 'reaches' | 'any', path: Path, id: string): void {
    const { reservoirs = [], reaches = [] } = this.#entry;
    const known = [...(kind === 'reaches' ? [] : reservoirs), ...(kind === 'reservoirs' ? [] : reaches)].map(
      (one) => one.id,
    );
    if (!known.includes(id))
      this.problem(path, 'id-unknown', {
        values: { what: NOUNS.water },
        found: id,
        ...few(known),
        suggest: suggest(id, known),
      });
  }

  /** What every part has. */
  common(path: Path, { id, name, to }: Pick<Entry<'catchments'>, 'id' | 'name' | 'to'>) {
    if (to !== undefined) this.own('any', [...path, 'to'], to);
    return {
      id,
      ...given('name', name === undefined ? undefined : this.context.text([...this.path, ...path, 'name'], name)),
      ...given('to', to),
    };
  }

  /** Numbers that must grow, in the order in which they stand. */
  growing(path: Path, rows: readonly (readonly [key: string | number, value: number | undefined])[]): void {
    let before = Number.NEGATIVE_INFINITY;
    for (const [key, value] of rows) {
      if (value === undefined) continue;
      if (value <= before)
        this.problem([...path, key], 'levels-order', { found: String(value), allowed: `> ${before}` });
      before = value;
    }
  }
}

function catchmentOf(within: Within, path: Path, entry: Entry<'catchments'>): Catchment {
  const { loss, stores = 3 } = entry;
  const hold = within.context.duration(entry.lag, HOUR) / SECOND / stores;
  // A store that holds its water for less than half a step would smear it over the step.
  if (hold < 30) within.problem([...path, 'lag'], 'number-range', { found: entry.lag, allowed: '≥ 00:00:30 × stores' });
  return {
    part: 'catchment',
    ...within.common(path, entry),
    area: entry.area * 1e6,
    places: entry.places,
    sealed: entry.sealed ?? RIVER_DEFAULTS.sealed,
    loss: lossOf(within, [...path, 'loss'], loss),
    unit: { stores, hold: Math.max(hold, 1) },
    base: entry.base ?? RIVER_DEFAULTS.base,
  };
}

function lossOf(within: Within, path: Path, { curve, initial, rate }: Entry<'catchments'>['loss']): Loss {
  const plain = initial !== undefined && rate !== undefined;
  if ((curve === undefined) !== plain || (initial === undefined) !== (rate === undefined))
    within.problem(path, 'choose-one', { allowed: 'curve | initial, rate' });
  return plain ? { initial, rate } : { curve: curve ?? 100 };
}

function reservoirOf(
  within: Within,
  path: Path,
  entry: Entry<'reservoirs'>,
  seepages: readonly Entry<'seepages'>[],
): Reservoir {
  const { storage, stage, breach } = entry;
  for (const column of [0, 1] as const)
    within.growing(
      [...path, 'storage'],
      storage.map((row, k) => [k, row[column]]),
    );
  const [lowest, highest] = [storage[0]?.[0] ?? 0, storage[storage.length - 1]?.[0] ?? 0];
  if (stage < lowest || stage > highest)
    within.problem([...path, 'stage'], 'number-range', { found: String(stage), allowed: `${lowest} – ${highest}` });
  if (breach !== undefined && breach.bottom >= breach.crest)
    within.problem([...path, 'breach', 'bottom'], 'sill-crest', { found: String(breach.bottom) });
  return {
    part: 'reservoir',
    ...within.common(path, entry),
    ...given('at', entry.at),
    storage: storage.map(([level, volume]) => [level, volume * 1e6] as const),
    stage,
    outlets: (entry.outlets ?? []) as readonly Outlet[],
    marks: marked(within, path, RESERVOIR_MARKS, entry.marks),
    seepages: seepages.flatMap((one, i) => (one.of === entry.id ? [seepageOf(within, ['seepages', i], one)] : [])),
    ...given('breach', breach),
  };
}

function seepageOf(within: Within, path: Path, entry: Entry<'seepages'>): Seepage {
  const { id, above, full, failsIn, from, most } = entry;
  const { context } = within;
  if (full <= above) within.problem([...path, 'full'], 'levels-order', { found: String(full), allowed: `> ${above}` });
  return {
    id,
    above,
    full,
    from: from === undefined ? T0 : context.time([...within.path, ...path, 'from'], from),
    failsIn: Math.max(MINUTE, context.duration(failsIn, HOUR)) / SECOND,
    most,
  };
}

function reachOf(within: Within, path: Path, entry: Entry<'reaches'>, dykes: readonly Entry<'dykes'>[]): Reach {
  const dyke = dykes.find(({ of }) => of === entry.id);
  return {
    part: 'reach',
    ...within.common(path, entry),
    length: entry.length * 1_000,
    slope: entry.slope,
    manning: entry.manning ?? RIVER_DEFAULTS.manning,
    width: entry.width,
    sides: entry.sides ?? RIVER_DEFAULTS.sides,
    bed: entry.bed,
    marks: marked(within, path, REACH_MARKS, entry.marks),
    ...given('dyke', dyke && { id: dyke.id, crest: dyke.crest, width: dyke.width }),
  };
}

function marked<M extends string>(
  within: Within,
  path: Path,
  names: readonly M[],
  marks: { readonly [key: string]: number | undefined } = {},
): { readonly [K in M]?: number } {
  const rows = names.flatMap((name) => (marks[name] === undefined ? [] : [[name, marks[name]] as const]));
  within.growing([...path, 'marks'], rows);
  return Object.fromEntries(rows) as { readonly [K in M]?: number };
}

/** From the springs down; water that would run in a ring is a problem. */
function downstream(within: Within, parts: readonly Part[]): readonly Part[] {
  const [ordered, waiting] = [[] as Part[], [...parts]];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ id }) => !waiting.some(({ to }) => to === id));
    if (next < 0) {
      within.problem([], 'river-ring', { found: waiting.map(({ id }) => id).join(', ') });
      return parts;
    }
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}
