/**
 * Who sits in a seat: a person, or the plan. A person holds it from `seat.take` to `seat.release`; while the drill jumps all
 * seats follow their plans (design 6.3), for nobody can act in hours that pass in seconds.
 */
import type { DrillState } from './state.ts';

type Attended = Pick<DrillState, 'manned' | 'jumpingTo' | 'showing'>;

export const jumps = ({ jumpingTo, showing }: Omit<Attended, 'manned'>): boolean =>
  jumpingTo !== undefined || showing?.mode === 'jump';

export const inPerson = (state: Attended, seat: string): boolean => state.manned[seat] === true && !jumps(state);
