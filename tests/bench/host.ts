/** Node as `bin/landfall.mjs` sets it up; imported before everything that is measured. */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-allocation-site-pretenuring');
// A drill is over in seconds: code that is not really hot is not worth compiling twice. Measured, a city drill takes an
// eighth less of the processor.
setFlagsFromString('--interrupt-budget=500000');
