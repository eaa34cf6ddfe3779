/** Node as `bin/landfall.mjs` sets it up; imported before everything that is measured. */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-allocation-site-pretenuring');
