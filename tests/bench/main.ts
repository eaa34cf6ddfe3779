/**
 * `npm run bench`: what the engine costs, in CPU time of this process, seeded, with ratios against something measured in
 * the same run. Figures of a machine that does other work as well are higher; the ratios say what is the engine's own.
 */
import '../../src/hazards/flood/shallow-here.ts';
import './host.ts';
import { bigLog, bigLogPage, openedForParent } from './big-log.ts';
import { calibrate } from './calibrate.ts';
import { crowds, measuredForParent } from './crowds.ts';
import { drills, open, ranForParent } from './drills.ts';
import { floods } from './flood.ts';
import { floodSizes } from './flood-sizes.ts';
import { floodThreads } from './flood-threads.ts';
import { households, livedForParent } from './households.ts';
import { printTable, type Row } from './measure.ts';
import { replayFields } from './replay-fields.ts';
import { roads } from './roads.ts';

const asked = process.argv[2];

/** All tables, by the names that `npm run bench -- <name>` takes. */
const TABLES: Readonly<Record<string, readonly [title: string, rows: () => readonly Row[] | Promise<readonly Row[]>]>> =
  {
    machine: ['This machine', calibrate],
    kernel: ['The kernel, with the log it writes (JSON and h)', crowds],
    drill: ['The drill', drills],
    households: ['Households', households],
    roads: ['The roads', () => roads(open().scenario)],
    log: ['A log of a million events, opened', bigLog],
    'log-page': ['A log of a million events, opened on the page', () => bigLogPage(process.argv[3])],
    fields: ['Fields of a replay, once worked out', replayFields],
    flood: ['The flood, one core, every cell counted in each step; medians of interleaved rounds', floods],
    'flood-sizes': ['The flood, by the size of the grid', floodSizes],
    'flood-threads': ['The flood, by two threads', floodThreads],
    // What drives a browser is not loaded into the processes that are measured.
    page: ['The page, in Chromium', async () => (await import('./page.ts')).page()],
    heap: ['What the page holds', async () => (await import('./heap.ts')).heap()],
    map: ['The map, crowded, in Chromium', async () => (await import('./crowded-map.ts')).crowdedMap()],
  };

/** Only when they are asked for: each takes longer than all the others. */
const LONG: ReadonlySet<string> = new Set(['heap']);

if (!measuredForParent(asked) && !ranForParent(asked) && !livedForParent(asked) && !(await openedForParent(asked))) {
  const wanted = asked === undefined ? Object.keys(TABLES).filter((name) => !LONG.has(name)) : [asked];
  const unknown = wanted.find((name) => TABLES[name] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no table "${unknown}"; there are ${Object.keys(TABLES).join(', ')}.`);
    process.exitCode = 2;
  } else {
    console.log(
      `Landfall bench: Node ${process.version}, ${process.platform} ${process.arch}. CPU time, the least of several runs.`,
    );
    for (const name of wanted) {
      const [title, rows] = TABLES[name] as (typeof TABLES)[string];
      printTable(title, await rows());
    }
  }
}
