/** A release of a chemical as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import { STABILITIES } from '../../hazards/chemical/dispersion.ts';
import { CHEMICAL_DEFAULTS, CHEMICAL_LIMITS, type ChemicalSpec, type Source } from '../../hazards/chemical/spec.ts';
import { SUBSTANCE_NAMES } from '../../hazards/chemical/substances.ts';
import { MINUTE } from '../../units/time.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { duration, id, list, lonLat, provenance, say, text } from '../schema-parts.ts';
import { followed, followShape } from './follow.ts';

const rate = z.number().positive().max(CHEMICAL_LIMITS.rate);

export const chemicalShape = z.strictObject({
  id,
  kind: z.literal('chemical'),
  name: text.optional(),
  substance: say(z.enum(SUBSTANCE_NAMES as [string, ...string[]]), 'What is released 物质'),
  at: lonLat,
  held: say(z.number().positive().max(CHEMICAL_LIMITS.held), 'What is there to leak, kg 储量'),
  source: say(
    z.strictObject({
      rate: say(rate, 'kg/s, at full opening 泄漏速率').optional(),
      diameter: say(
        z.number().positive().max(CHEMICAL_LIMITS.diameter),
        'Or: a hole so many m across … 孔径',
      ).optional(),
      head: say(z.number().min(0).max(100), '… under so many m of liquid … 液位').optional(),
      pressure: say(z.number().min(0).max(20_000), '… and kPa above the air’s 表压').optional(),
    }),
    'How it leaks 泄漏源',
  ),
  height: say(z.number().min(0).max(200), 'Of the leak, m; default 1 高度').optional(),
  temperature: say(z.number().min(-60).max(60), 'Of air and substance, °C; default 25 温度').optional(),
  surface: say(z.enum(['rural', 'urban']), 'Ground under the plume; default rural 下垫面').optional(),
  stability: say(z.enum(STABILITIES), 'Pasquill’s class; default D, an overcast sky 稳定度').optional(),
  leak: say(id, 'Device: share of the opening open 泄漏口（装置）'),
  bund: say(z.number().positive().max(1e6), 'Largest pool, m²; default 400 围堰面积').optional(),
  drain: say(
    z.strictObject({
      id,
      rate: say(rate, 'The most it takes, kg/s'),
      travel: say(duration, 'How long it runs to the sea'),
      wash: say(
        z.number().min(0).max(CHEMICAL_LIMITS.wash),
        'Share of the pool that a millimetre of rain washes into it, and it is told when the sea is reached; none unless said 每毫米雨冲入比例',
      ).optional(),
    }),
    'A storm drain (a device and a water), open until it is set 雨水口',
  ).optional(),
  receptors: say(
    list(
      z.strictObject({
        id,
        at: lonLat,
        name: text.optional(),
        people: say(z.int().min(0).max(CHEMICAL_LIMITS.people), 'So many people are there 人数').optional(),
        away: say(id, 'Device: share of them that has left 已撤离比例（装置）').optional(),
      }),
      CHEMICAL_LIMITS.receptors,
    ),
    'Whose exposure is kept 受体',
  ).optional(),
  follow: say(
    followShape,
    'Keeps the doses of all teams on their ways and of danger areas while somebody is there, and tells when anybody, receptors too, passes an AEGL 随行剂量',
  ).optional(),
  masks: say(
    list(id, CHEMICAL_LIMITS.receptors),
    'Teams that work in breathing apparatus 佩戴空气呼吸器的队伍',
  ).optional(),
  alarm: say(
    z.boolean(),
    'Detectors 毒区报警: a team that stands in AEGL-2 without air of its own is told, and breaks its work off; in the field 实兵 its leader is told. Where there is support only teams in the field, as others do not go in; default false',
  ).optional(),
  exposure: say(
    z.union([z.literal(10), z.literal(60)]),
    'Minutes that the AEGL contours are for; default 60',
  ).optional(),
  provenance: provenance.optional(),
});
type AuthorChemical = z.infer<typeof chemicalShape>;

export function resolveChemical(context: Context, path: Path, entry: AuthorChemical): ChemicalSpec {
  const { drain, receptors = [], follow, masks, alarm } = entry;
  return {
    id: entry.id,
    kind: 'chemical',
    ...given('name', entry.name === undefined ? undefined : context.text([...path, 'name'], entry.name)),
    substance: entry.substance as ChemicalSpec['substance'],
    at: entry.at,
    held: entry.held,
    source: sourceOf(context, [...path, 'source'], entry.source),
    height: entry.height ?? CHEMICAL_DEFAULTS.height,
    temperature: (entry.temperature ?? CHEMICAL_DEFAULTS.temperature) + 273.15,
    surface: entry.surface ?? CHEMICAL_DEFAULTS.surface,
    stability: entry.stability ?? CHEMICAL_DEFAULTS.stability,
    leak: entry.leak,
    bund: entry.bund ?? CHEMICAL_DEFAULTS.bund,
    ...given(
      'drain',
      drain && {
        id: drain.id,
        rate: drain.rate,
        travel: context.duration(drain.travel, MINUTE),
        ...given('wash', drain.wash),
      },
    ),
    receptors: receptors.map(({ name, ...rest }, i) => ({
      ...rest,
      ...given('name', name === undefined ? undefined : context.text([...path, 'receptors', i, 'name'], name)),
    })),
    ...given('follow', follow && followed(context, follow)),
    ...given('alarm', alarm),
    ...given('masks', masks && context.refs('team', [...path, 'masks'], masks)),
    exposure: entry.exposure ?? CHEMICAL_DEFAULTS.exposure,
  };
}

function sourceOf(context: Context, path: Path, source: AuthorChemical['source']): Source {
  const { rate, diameter, head, pressure } = source;
  if ((rate === undefined) === (diameter === undefined))
    context.findings.at(path, 'choose-one', { allowed: 'rate | diameter, head, pressure' });
  if (rate !== undefined) return { rate };
  return { diameter: diameter ?? 0, head: head ?? 0, pressure: (pressure ?? 0) * 1_000 };
}
