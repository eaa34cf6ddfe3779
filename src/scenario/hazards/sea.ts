/** The sea at a coast as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import type { Currents } from '../../hazards/sea/currents.ts';
import { SEA_DEFAULTS, type SeaSpec } from '../../hazards/sea/spec.ts';
import { CONSTITUENTS, type TidalConstants } from '../../hazards/sea/tide.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { id, list, lonLat, provenance, say, text } from '../schema-parts.ts';

const constant = z.tuple([z.number().min(0).max(20), z.number().min(-360).max(360)]).optional();
const stream = z.tuple([z.number().min(0).max(8), z.number().min(-360).max(360)]).optional();
const level = z.number().min(-20).max(20);
const hours = z.number().positive().max(48);

/** Into how many directions a fetch may be written. */
const DIRECTIONS: readonly number[] = [8, 16, 36];

export const seaShape = z.strictObject({
  id,
  kind: z.literal('sea'),
  name: text.optional(),
  tide: say(
    z.strictObject(Object.fromEntries(CONSTITUENTS.map((name) => [name, constant]))),
    'Constituents [amplitude m, phase lag at Greenwich °] 潮汐调和常数',
  ).optional(),
  pressure: say(z.number().min(950).max(1_050), 'Air pressure far from the storm, hPa; default 1010').optional(),
  response: say(
    z.strictObject({ surge: hours.optional(), waves: hours.optional() }),
    'Hours that surge and waves take to follow the wind',
  ).optional(),
  points: say(
    list(
      z.strictObject({
        id,
        at: lonLat,
        faces: say(z.number().min(0).max(360), 'Where the coast looks out to, ° from north 朝向'),
        profile: say(
          z
            .array(z.tuple([z.number().min(0).max(2e6), z.number().min(0.1).max(12_000)]))
            .min(2)
            .max(100),
          'From deep water to the shore: [distance m, depth m] 水深剖面',
        ),
        fetch: say(
          z.union([z.number().min(100).max(2e6), z.array(z.number().min(0).max(2e6)).min(8).max(72)]),
          'Open water to windward, m: one number, or 8, 16 or 36 for as many directions, from the north clockwise, 0 where land is 风区',
        ).optional(),
        open: say(
          z.boolean(),
          'On the open sea: waves of a tropical cyclone by Young 1988 where they are higher 开阔海域',
        ).optional(),
        marks: say(
          z.strictObject({ blue: level, yellow: level, orange: level, red: level }),
          'Levels from which surge is warned of, m above mean sea level 警戒潮位',
        ).optional(),
        depth: say(z.number().min(0.1).max(12_000), 'Depth for the waves, m; default the profile’s last').optional(),
      }),
      200,
    ),
    'Coast points 岸段',
  ),
  currents: say(
    z.strictObject({
      nodes: say(
        list(
          z.strictObject({
            at: lonLat,
            towards: say(
              z.number().min(0).max(360),
              'Where the stream runs while it is positive, ° from north 涨潮流向',
            ),
            tide: say(
              z.strictObject(Object.fromEntries(CONSTITUENTS.map((name) => [name, stream]))),
              'Constituents [speed m/s, phase lag at Greenwich °] 潮流调和常数',
            ),
          }),
          200,
        ).min(1),
        'Places at which the current is given; between them by distance 潮流点',
      ),
      wind: say(
        z.strictObject({
          share: say(z.number().min(0).max(0.1), 'Share of the wind at 10 m'),
          turn: say(z.number().min(-90).max(90), 'Degrees to the right of it; default 0').optional(),
        }),
        'What the wind drags along, beside the leeway of what drifts 风海流',
      ).optional(),
    }),
    'Surface currents: what is adrift goes with them; none unless said 海流',
  ).optional(),
  provenance: provenance.optional(),
});
type AuthorSea = z.infer<typeof seaShape>;

export function resolveSea(context: Context, path: Path, entry: AuthorSea): SeaSpec {
  return {
    id: entry.id,
    kind: 'sea',
    ...given('name', entry.name === undefined ? undefined : context.text([...path, 'name'], entry.name)),
    tide: (entry.tide ?? {}) as TidalConstants,
    pressure: entry.pressure ?? SEA_DEFAULTS.pressure,
    response: {
      surge: entry.response?.surge ?? SEA_DEFAULTS.response.surge,
      waves: entry.response?.waves ?? SEA_DEFAULTS.response.waves,
    },
    ...given('currents', entry.currents && currentsOf(entry.currents)),
    points: entry.points.map(({ profile, fetch: openWater, depth, marks, open, ...point }, i) => {
      if (typeof openWater === 'object' && !DIRECTIONS.includes(openWater.length))
        context.findings.at([...path, 'points', i, 'fetch'], 'list-length', {
          found: String(openWater.length),
          allowed: DIRECTIONS.join(' | '),
        });
      const back = profile.findIndex(([far], k) => k > 0 && far <= (profile[k - 1]?.[0] ?? 0));
      if (back > 0)
        context.findings.at([...path, 'points', i, 'profile', back], 'profile-order', {
          found: `${profile[back]?.[0]}`,
        });
      return {
        ...point,
        ...given('open', open === true ? true : undefined),
        profile,
        ...given('marks', marks && marksOf(context, [...path, 'points', i, 'marks'], marks)),
        fetch: openWater ?? SEA_DEFAULTS.fetch,
        depth: depth ?? profile[profile.length - 1]?.[1] ?? 1,
      };
    }),
  };
}

const currentsOf = ({ nodes, wind }: NonNullable<AuthorSea['currents']>): Currents => ({
  nodes: nodes.map(({ tide, ...node }) => ({ ...node, tide: tide as TidalConstants })),
  ...given('wind', wind && { share: wind.share, turn: wind.turn ?? 0 }),
});

/** From the mildest, and growing. */
function marksOf(
  context: Context,
  path: Path,
  { blue, yellow, orange, red }: NonNullable<AuthorSea['points'][number]['marks']>,
): readonly [number, number, number, number] {
  const marks = [blue, yellow, orange, red] as const;
  const fallen = marks.findIndex((mark, k) => k > 0 && mark <= (marks[k - 1] ?? 0));
  if (fallen > 0) context.findings.at(path, 'levels-order', { found: String(marks[fallen]) });
  return marks;
}
