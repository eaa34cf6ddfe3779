/** Rain beside the storm's own, as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import type { Area } from '../../hazards/rain/area.ts';
import type { Band } from '../../hazards/rain/band.ts';
import type { DesignStorm, Hyetograph } from '../../hazards/rain/design-storm.ts';
import { parseGauges } from '../../hazards/rain/gauges-csv.ts';
import type { Gauge, Observed } from '../../hazards/rain/observed.ts';
import type { Orography } from '../../hazards/rain/orography.ts';
import { RAIN_DEFAULTS, RAIN_LIMITS, type RainSpec } from '../../hazards/rain/spec.ts';
import { readEsriAscii } from '../../world/esri-ascii.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { id, list, lonLat, path, provenance, say, text, time } from '../schema-parts.ts';

const radius = say(z.number().min(1).max(RAIN_LIMITS.radius), 'm 半径');
const rate = z.number().min(0).max(RAIN_LIMITS.rate);
const factor = z.number().min(0).max(RAIN_LIMITS.factor);
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-85).max(85);
const area = say(
  z.strictObject({
    box: say(z.tuple([lon, lat, lon, lat]), '[west, south, east, north] in degrees 范围').optional(),
    centre: lonLat.optional(),
    radius: radius.optional(),
  }),
  'A box, or a centre and a radius 区域',
);
const formula = say(
  z.strictObject({
    a: z.number().positive().max(1_000_000),
    c: z.number().min(0).max(100),
    b: z.number().min(0.1).max(1_000),
    n: z.number().min(0.01).max(2),
  }),
  'q = a (1 + c lg P) / (t + b)^n, L/(s·ha), t in minutes 暴雨强度公式',
);
const peak = z.strictObject({ at: lonLat, factor: say(factor, 'On the rain at its summit 增雨系数'), radius });
const band = z.strictObject({
  from: time,
  to: time,
  times: say(factor, "So many times the storm's rain, at its height; default 1 倍数").optional(),
  rain: say(rate, 'Rain of its own at its height, mm/h; default 0').optional(),
  area: say(area, 'Where it is at `from`'),
  towards: say(z.number().min(0).max(360), 'Where it moves, degrees from north 移向').optional(),
  speed: say(z.number().min(0).max(RAIN_LIMITS.speed), 'm/s 移速').optional(),
});
const design = z.strictObject({
  from: time,
  to: time,
  formula: formula.optional(),
  years: say(z.number().min(1).max(RAIN_LIMITS.years), 'Return period P, years 重现期').optional(),
  peak: say(z.number().min(0.05).max(0.95), 'Share of its duration before its peak; default 0.4 雨峰系数').optional(),
  mm: say(
    z.union([z.number().min(0).max(10_000), z.array(z.number().min(0).max(10_000)).min(1).max(1_000)]),
    'Or: millimetres that fall evenly, or in each equal part 雨量',
  ).optional(),
  area: area.optional(),
});
const observed = z.strictObject({
  series: say(path, 'CSV: time, mm_h or mm, and for several gauges gauge, lat, lon 实测雨量'),
  replaces: say(z.boolean(), "The storm's rain does not fall besides 代替台风雨").optional(),
  area: area.optional(),
});

export const rainShape = z.strictObject({
  id,
  kind: z.literal('rain'),
  name: text.optional(),
  orography: say(
    z.strictObject({
      peaks: list(peak, 200).optional(),
      grid: say(path, 'ESRI ASCII grid of factors, in degrees 系数网格').optional(),
    }),
    'What mountains make of the rain 地形增雨',
  ).optional(),
  bands: say(list(band, 200), 'Rain bands, cells 雨带').optional(),
  designs: say(list(design, 50), 'Design storms 设计暴雨').optional(),
  observed: say(list(observed, 20), 'Measured rain 实测降雨').optional(),
  provenance: provenance.optional(),
});
type AuthorRain = z.infer<typeof rainShape>;
type AuthorArea = z.infer<typeof area>;
type Entry<K extends 'bands' | 'designs' | 'observed'> = NonNullable<AuthorRain[K]>[number];

export function resolveRain(context: Context, path: Path, entry: AuthorRain): RainSpec {
  const { name, orography, bands = [], designs = [], observed = [] } = entry;
  return {
    id: entry.id,
    kind: 'rain',
    ...given('name', name === undefined ? undefined : context.text([...path, 'name'], name)),
    ...given('orography', orography && orographyOf(context, [...path, 'orography'], orography)),
    bands: bands.map((one, i) => bandOf(context, [...path, 'bands', i], one)),
    designs: designs.map((one, i) => designOf(context, [...path, 'designs', i], one)),
    observed: observed.map((one, i) => observedOf(context, [...path, 'observed', i], one)),
  };
}

function orographyOf(context: Context, path: Path, entry: NonNullable<AuthorRain['orography']>): Orography {
  const { peaks = [], grid } = entry;
  if (grid === undefined) return { peaks };
  const text = textOf(context, [...path, 'grid'], grid);
  if (text === undefined) return { peaks };
  const refused = (detail: string): Orography => {
    context.findings.at([...path, 'grid'], 'factor-grid', { found: grid, values: { detail } });
    return { peaks };
  };
  try {
    const read = readEsriAscii(text);
    const wrong = read.values.find((value) => value < 0 || value > RAIN_LIMITS.factor);
    return wrong === undefined ? { peaks, grid: read } : refused(`${wrong} (0 – ${RAIN_LIMITS.factor})`);
  } catch (thrown) {
    return refused((thrown as Error).message);
  }
}

function bandOf(context: Context, path: Path, entry: Entry<'bands'>): Band {
  return {
    ...context.span(path, entry.from, entry.to, true),
    times: entry.times ?? RAIN_DEFAULTS.times,
    rain: entry.rain ?? RAIN_DEFAULTS.rain,
    area: areaOf(context, [...path, 'area'], entry.area),
    towards: entry.towards ?? RAIN_DEFAULTS.towards,
    speed: entry.speed ?? RAIN_DEFAULTS.speed,
  };
}

function designOf(context: Context, path: Path, entry: Entry<'designs'>): DesignStorm {
  const { formula, years, mm } = entry;
  const whole = formula !== undefined && years !== undefined;
  if ((mm === undefined) !== whole || (formula === undefined) !== (years === undefined))
    context.findings.at(path, 'choose-one', { allowed: 'formula, years | mm' });
  const shape: Hyetograph = whole
    ? { formula, years, peak: entry.peak ?? RAIN_DEFAULTS.peak }
    : { mm: mm === undefined ? [0] : [mm].flat() };
  return { ...context.span(path, entry.from, entry.to, true), shape, ...within(context, path, entry.area) };
}

function observedOf(context: Context, path: Path, entry: Entry<'observed'>): Observed {
  return {
    gauges: gaugesOf(context, [...path, 'series'], entry.series),
    replaces: entry.replaces ?? RAIN_DEFAULTS.replaces,
    ...within(context, path, entry.area),
  };
}

function gaugesOf(context: Context, path: Path, name: string): readonly Gauge[] {
  const text = textOf(context, path, name);
  if (text === undefined) return [];
  const result = parseGauges(text, { startEx: context.startEx, landfall: context.landfall });
  if (result.ok) return result.gauges;
  for (const { line, column, message } of result.problems) {
    context.findings.atPlace({ line, column }, 'series', { values: { detail: message } }, name, path);
  }
  return [];
}

function textOf(context: Context, path: Path, name: string): string | undefined {
  const file = context.file(path, name);
  const text = file === undefined ? undefined : context.files.text(file);
  if (file !== undefined && text === undefined) context.findings.at(path, 'file-not-text', { found: file });
  return text;
}

const within = (context: Context, path: Path, area: AuthorArea | undefined): { readonly area?: Area } =>
  given('area', area && areaOf(context, [...path, 'area'], area));

function areaOf(context: Context, path: Path, { box, centre, radius }: AuthorArea): Area {
  const round = centre !== undefined && radius !== undefined;
  if ((box === undefined) !== round || (centre === undefined) !== (radius === undefined))
    context.findings.at(path, 'choose-one', { allowed: 'box | centre, radius' });
  if (box !== undefined && !(box[0] < box[2] && box[1] < box[3]))
    context.findings.at([...path, 'box'], 'box-order', { found: box.join(', ') });
  return round ? { centre, radius } : { box: box ?? [0, 0, 1, 1] };
}
