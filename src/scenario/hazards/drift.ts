/** Something adrift as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import { LEEWAY_NAMES } from '../../hazards/drift/objects.ts';
import { PATTERNS } from '../../hazards/drift/pattern.ts';
import {
  DRIFT_DEFAULTS,
  DRIFT_LIMITS,
  type DriftSpec,
  SEARCH_DEFAULTS,
  type Searches,
} from '../../hazards/drift/spec.ts';
import { CRAFTS, targetOf } from '../../hazards/drift/sweep.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { condition, duration, id, list, lonLat, provenance, say, text } from '../schema-parts.ts';

export const driftShape = z.strictObject({
  id,
  kind: z.literal('drift'),
  name: text.optional(),
  object: say(z.enum(LEEWAY_NAMES), 'Class of Allen’s leeway 漂移物类别'),
  at: say(lonLat, 'Where it was last known 最后已知位置'),
  radius: say(z.number().min(0).max(DRIFT_LIMITS.radius), 'Two standard deviations of that, m; default 500').optional(),
  particles: say(z.int().min(10).max(DRIFT_LIMITS.particles), 'How many are drifted; default 1000 粒子数').optional(),
  jibe: say(
    z.number().min(0).max(DRIFT_LIMITS.jibe),
    'How often it goes to the other side of the wind, 1/h; default 0.04',
  ).optional(),
  cast: say(id, 'Device: 1 adrift, 0 not yet, or picked up 漂出（装置）'),
  search: say(
    z.strictObject({
      sites: say(list(id, DRIFT_LIMITS.units).min(1), 'Sites at which the task sea-search looks for it 搜寻点位'),
      units: say(
        list(
          z.strictObject({
            team: say(id, 'The team that searches 队伍'),
            speed: say(
              z.number().positive().max(DRIFT_LIMITS.speed),
              'Search speed, kn; default 10 搜寻航速',
            ).optional(),
            width: say(
              z.number().positive().max(DRIFT_LIMITS.width),
              'Times the sweep width of a merchant ship; default 1 扫视宽度倍数',
            ).optional(),
            craft: say(
              z.enum(CRAFTS),
              'What it looks out from: a merchant ship, or a helicopter 150 m up; default ship 搜寻平台',
            ).optional(),
            endurance: say(
              z.strictObject({
                on: say(duration, 'How long it searches before it must leave 留空（留海）时间'),
                off: say(duration, 'Until it is back, refuelled and fresh 往返与补给时间'),
              }),
              'How long it can stay 续航',
            ).optional(),
            fresh: say(
              duration,
              'How long its look-outs search before they are tired: 0.9 of the width 瞭望疲劳',
            ).optional(),
            pattern: say(
              z.enum(PATTERNS),
              'Expanding square, sector, parallel sweeps; default SS, with a plan PS 搜寻航线',
            ).optional(),
          }),
          DRIFT_LIMITS.units,
        ).min(1),
        'Who searches 搜寻单位',
      ),
      plan: say(
        condition,
        'Once it holds, datum and area are reckoned from the drift; before, units look about their site 搜寻方案已定',
      ),
      people: say(z.int().min(1).max(DRIFT_LIMITS.people), 'People aboard or in the water 人数'),
      water: say(
        z.number().min(-2).max(40),
        'Temperature of the water that they are in, °C; left out when they are not in it 水温',
      ).optional(),
      night: say(
        z.number().min(0).max(1),
        'Share of the sweep width that is left in the dark; default 1, as if it were always day 夜间扫视宽度比例',
      ).optional(),
      visibility: say(z.number().positive().max(DRIFT_LIMITS.visibility), 'NM; default 5 能见度').optional(),
    }),
    'The search for it: it is found when the units’ coverage of where it really is passes what the seed drew 搜寻',
  ).optional(),
  provenance: provenance.optional(),
});
type AuthorDrift = z.infer<typeof driftShape>;

export function resolveDrift(context: Context, path: Path, entry: AuthorDrift): DriftSpec {
  if (entry.search !== undefined && targetOf(entry.object) === undefined) {
    const seen = LEEWAY_NAMES.filter((name) => targetOf(name) !== undefined).join(' | ');
    context.findings.at([...path, 'object'], 'object-unseen', { found: entry.object, allowed: seen });
  }
  return {
    id: entry.id,
    kind: 'drift',
    ...given('name', entry.name === undefined ? undefined : context.text([...path, 'name'], entry.name)),
    object: entry.object,
    at: entry.at,
    radius: entry.radius ?? DRIFT_DEFAULTS.radius,
    particles: entry.particles ?? DRIFT_DEFAULTS.particles,
    jibe: entry.jibe ?? DRIFT_DEFAULTS.jibe,
    cast: entry.cast,
    ...given('search', entry.search && searches(context, [...path, 'search'], entry.id, entry.search)),
  };
}

/** The devices of a search are set by themselves (`resolve-devices.ts`); their ids are made of those of what is adrift and of the team. */
function searches(
  context: Context,
  path: Path,
  drift: string,
  { sites, units, people, water, visibility, night }: NonNullable<AuthorDrift['search']>,
): Searches {
  return {
    sites: context.refs('site', [...path, 'sites'], sites),
    units: units.map(({ team, speed, width, pattern, craft, endurance, fresh }, i) => ({
      id: `${drift}-${context.ref('team', [...path, 'units', i, 'team'], team)}`,
      team,
      speed: speed ?? SEARCH_DEFAULTS.speed,
      width: width ?? SEARCH_DEFAULTS.width,
      ...given('pattern', pattern),
      ...given('craft', craft),
      ...given(
        'endurance',
        endurance && { on: context.duration(endurance.on, 0), off: context.duration(endurance.off, 0) },
      ),
      ...given('fresh', fresh === undefined ? undefined : context.duration(fresh, 0)),
    })),
    plan: `${drift}-plan`,
    people,
    ...given('water', water),
    visibility: visibility ?? SEARCH_DEFAULTS.visibility,
    ...given('night', night),
  };
}
