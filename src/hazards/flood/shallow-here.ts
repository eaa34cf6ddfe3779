/** For programs that are in one piece: the full equations are at hand. */
import { haveShallow } from './shallow.ts';
import * as swe from './swe.ts';

haveShallow(swe);
