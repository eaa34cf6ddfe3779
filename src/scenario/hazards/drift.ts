/** Something adrift as an author writes it, and as the engine takes it. */
import { z } from 'zod';
import { LEEWAY_NAMES } from '../../hazards/drift/objects.ts';
import { DRIFT_DEFAULTS, DRIFT_LIMITS, type DriftSpec } from '../../hazards/drift/spec.ts';
import { type Context, given } from '../context.ts';
import type { Path } from '../findings.ts';
import { id, lonLat, provenance, say, text } from '../schema-parts.ts';

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
  provenance: provenance.optional(),
});
type AuthorDrift = z.infer<typeof driftShape>;

export function resolveDrift(context: Context, path: Path, entry: AuthorDrift): DriftSpec {
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
  };
}
