/**
 * Local inertial scheme: de Almeida & Bates 2013, "Applicability of the local inertial approximation of the shallow water
 * equations to flood modeling", with their q-centred average (theta), friction by the norm of the discharge in both
 * directions (Manning, implicit), and what keeps it stable and exact where the plain scheme of Bates et al. 2010 creates
 * water: a limiter on what may leave a cell, and a cap on the Froude number.
 *
 *   q' = (q̄ − g·hf·Δt·Δη/Δx) / (1 + g·n²·Δt·|q|·hf^(−7/3)),   h' = h + Δt/Δx·(q_in − q_out)
 *
 * Valid for slow, shallow flow over plains and streets; waves of dam breaks are wrong by construction (reference case B). On a
 * mirrored grid it gives the mirrored answer to the last bit.
 */
import { Basin } from './basin.ts';
import { kernel64 } from './kernel.ts';
import type { Kernel } from './memory.ts';
import type { FloodGrid } from './scheme.ts';

export class InertialFlood extends Basin {
  constructor(grid: FloodGrid, depth?: Float64Array, make: (nx: number, ny: number) => Kernel = kernel64) {
    super(grid, depth, make);
  }
}
