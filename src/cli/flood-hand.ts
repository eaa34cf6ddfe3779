/** A thread that helps with a flood: a program of its own, started by `crew.ts` beside it. */
import { workerData } from 'node:worker_threads';
import { help } from '../hazards/flood/bands.ts';

help(workerData);
