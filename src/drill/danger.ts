/** For how many of those who stand in it the state says that water is dangerous, as a name. */
import { DANGERS } from '../hazards/consequences/in-water.ts';

export const dangerOf = ({ level }: { readonly level: number }): (typeof DANGERS)[number] =>
  DANGERS[level - 1] ?? 'some';
