/** `model rain`: rain by distance from the centre, by the drill's own laws, without the drill's limit of 500 km. */
import { ipet, rcliper } from '../typhoon/rain.ts';
import type { Fields } from './input.ts';

export interface RainValue {
  readonly rain_mm_h: number;
}

export const RAIN_INPUTS = ['model', 'vmax_kn', 'dp_hPa', 'rmw_km', 'r_km'] as const;

/** Rain at a row's `r_km`; undefined with a noted problem when the input does not allow it. */
export function rain(fields: Fields): RainValue | undefined {
  const model = fields.ledBy('model', ['R-CLIPER', 'IPET']);
  const km = fields.number('r_km', 0, 20_000);
  if (model === undefined || km === undefined) return undefined;
  if (model === 'R-CLIPER') {
    const knots = fields.number('vmax_kn', 0, 300);
    return knots === undefined ? undefined : { rain_mm_h: rcliper(knots, km) };
  }
  const deficit = fields.number('dp_hPa', 0, 250);
  const rmw = fields.number('rmw_km', 0.1, 1000);
  return deficit === undefined || rmw === undefined ? undefined : { rain_mm_h: ipet(deficit, rmw, km) };
}
