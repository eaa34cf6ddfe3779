/**
 * `npm run bench`: what the engine costs, in CPU time of this process, seeded, with ratios against something measured in
 * the same run. Figures of a machine that does other work as well are higher; the ratios say what is the engine's own.
 */
import './host.ts';
import { calibrate } from './calibrate.ts';
import { crowds, measuredForParent } from './crowds.ts';
import { drills, open, ranForParent } from './drills.ts';
import { floods } from './flood.ts';
import { households, livedForParent } from './households.ts';
import { printTable } from './measure.ts';
import { roads } from './roads.ts';

const asked = process.argv[2];
if (!measuredForParent(asked) && !ranForParent(asked) && !livedForParent(asked)) {
  console.log(
    `Landfall bench: Node ${process.version}, ${process.platform} ${process.arch}. CPU time, the least of several runs.`,
  );
  printTable('This machine', calibrate());
  printTable('The kernel, with the log it writes (JSON and h)', crowds());
  printTable('The drill', drills());
  printTable('Households', households());
  printTable('The roads', roads(open().scenario));
  printTable('The flood, one core, every cell counted in each step; medians of interleaved rounds', floods());
  // What drives a browser is not loaded into the processes that are measured.
  const { page } = await import('./page.ts');
  printTable('The page, in Chromium', await page());
}
