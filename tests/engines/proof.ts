/** `npm run proof`: the same drill in four engines, and whether their logs are equal, bit for bit (design law 2). */
import { adviceFor } from '../../tools/browsers.mjs';
import { ENGINES, type Engine, executableOf } from './engines.ts';
import type { Answer, Errand } from './headless.ts';
import { bundleCore, errandOf } from './script.ts';

const DRILLS: readonly (readonly [id: string, seed: number])[] = [
  ['first-drill', 7],
  ['first-drill', 8],
  ['qingdao-2022', 2208],
];

/** The answers of one engine, or why there are none. */
async function ask(engine: Engine, core: string, errands: readonly Errand[]): Promise<Answer[] | string> {
  const executable = executableOf(engine);
  if (executable === undefined) return adviceFor(engine.tool as NonNullable<Engine['tool']>);
  try {
    return await engine.run(core, errands, executable);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

const line = (...cells: readonly string[]): string =>
  cells
    .map((cell) => cell.padEnd(20))
    .join('')
    .trimEnd();

const core = await bundleCore();
const errands = DRILLS.map(([id, seed]) => errandOf(id, seed));
const mayBeMissing = process.env['CI'] === undefined;
const seen = DRILLS.map(() => new Set<string>());
let failed = false;

console.log(line('', ...DRILLS.map(([id, seed]) => `${id} ${seed}`)));
for (const engine of ENGINES) {
  const answers = await ask(engine, core, errands);
  if (typeof answers === 'string') {
    console.log(line(engine.name, answers));
    if (executableOf(engine) !== undefined || !mayBeMissing) failed = true;
    continue;
  }
  for (const [i, answer] of answers.entries()) seen[i]?.add(JSON.stringify(answer));
  console.log(line(engine.name, ...answers.map(({ logHash }) => logHash)));
}
const equal = seen.every(({ size }) => size === 1);
console.log(equal ? '\nEqual: last event, every line and the seal of each log.' : '\nNOT equal.');
process.exit(equal && !failed ? 0 : 1);
