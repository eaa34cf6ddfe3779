/** Sea-level pressure around the centre (Holland 1980), with the B of whichever wind profile is in use. */
import { toHectopascal } from '../../units/measures.ts';

/** Pressure in hPa where `decay` = exp(−(rmw/r)^B); `pmin` in hPa, `deficit` in Pa. */
export const pressureAt = (pmin: number, deficit: number, decay: number): number =>
  pmin + toHectopascal(deficit * decay);
