/** Every kind of hazard that an author may write: its shape, and how it becomes what the engine takes. A kind is a line in each. */
import { z } from 'zod';
import type { Hazard } from '../../hazards/index.ts';
import type { Context } from '../context.ts';
import type { Path } from '../findings.ts';
import { chemicalShape, resolveChemical } from './chemical.ts';
import { driftShape, resolveDrift } from './drift.ts';
import { floodShape, resolveFlood } from './flood.ts';
import { rainShape, resolveRain } from './rain.ts';
import { resolveRiver, riverShape } from './river.ts';
import { resolveSea, seaShape } from './sea.ts';
import { resolveTyphoon, typhoonShape } from './typhoon.ts';

export const hazardShape = z.discriminatedUnion('kind', [
  typhoonShape,
  rainShape,
  seaShape,
  riverShape,
  floodShape,
  chemicalShape,
  driftShape,
]);
export type AuthorHazard = z.infer<typeof hazardShape>;

export function resolveHazard(context: Context, path: Path, entry: AuthorHazard): Hazard {
  switch (entry.kind) {
    case 'typhoon':
      return resolveTyphoon(context, path, entry);
    case 'rain':
      return resolveRain(context, path, entry);
    case 'sea':
      return resolveSea(context, path, entry);
    case 'river':
      return resolveRiver(context, path, entry);
    case 'flood':
      return resolveFlood(context, path, entry);
    case 'chemical':
      return resolveChemical(context, path, entry);
    case 'drift':
      return resolveDrift(context, path, entry);
  }
}
