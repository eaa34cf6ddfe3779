/** `flood <case.json>`: a flood case computed, its answer on one line (design 8.2). */
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type CaseGrid, type FloodCase, readCase } from '../hazards/flood/case.ts';
import { CaseError } from '../hazards/flood/case-error.ts';
import { CaseWater } from '../hazards/flood/case-water.ts';
import { type FloodGrid, volumeError } from '../hazards/flood/scheme.ts';
import { isInside } from '../scenario/paths.ts';
import { suggest } from '../scenario/suggest.ts';
import type { Text } from '../text/words.ts';
import { writeEsriAscii } from '../world/esri-ascii.ts';
import { readArguments } from './arguments.ts';
import type { TerminalIo } from './terminal.ts';
import { crewFor, threadsAsked } from './threads.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall flood <案例.json> [--threads 线程数]',
  en: 'usage: landfall flood <case.json> [--threads n]',
};
/** A file of a case is no larger, bytes. */
const MOST_BYTES = 256_000_000;

/** Exit 0, 1 for a case that cannot be computed, 2 for wrong usage. */
export async function flood(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, { usage: USAGE, words: 1, values: ['threads'] });
  const path = given.words[0] as string;
  const folder = dirname(resolve(path));
  const read = caseOf(parsed(path), folder);
  // What the command line says of threads goes before what the case says.
  const one = { ...read, threads: threadsAsked(given.value('threads')) ?? read.threads };
  outFiles(one, folder, path);
  const { arithmetic } = one;
  const grids = gridsOf(one).map(({ nx, ny }) => ({ nx, ny, arithmetic }));
  const crew = crewFor(one.threads, grids, io);
  const water = new CaseWater(one, one, crew);
  const answer = computed(one, water, io);
  crew?.dismiss();
  for (const grid of water.all()) {
    if (grid.one.depthOut !== undefined) writeDepth(join(folder, grid.one.depthOut), grid);
  }
  io.out(JSON.stringify(answer));
  return 0;
}

function parsed(path: string): unknown {
  const text = fileText(resolve(path), path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
    throw new UserError({ zh: `${path} 不是 JSON：${what}`, en: `${path} is not JSON: ${what}` });
  }
}

function caseOf(json: unknown, folder: string): FloodCase {
  try {
    return readCase(json, (field, path) => fileText(insideOf(folder, field, path), `${field}: ${path}`));
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    const { path, text, near } = error;
    const meant = near === undefined ? undefined : suggest(near.word, near.known);
    const where = path === '' ? '' : `${path} `;
    throw new UserError({
      zh: `${where}${text.zh}${meant === undefined ? '' : `，是否指 ${meant}`}`,
      en: `${where}${text.en}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    });
  }
}

/** A path of the case: relative to it and in its folder, also behind links. */
function insideOf(folder: string, field: string, path: string): string {
  const whole = join(folder, path);
  if (!isInside(path) || !linkedInside(folder, whole))
    throw new UserError({
      zh: `${field} “${path}” 不在案例的文件夹内`,
      en: `${field} "${path}" is not in the folder of the case`,
    });
  return whole;
}

function linkedInside(folder: string, path: string): boolean {
  try {
    return realpathSync(path).startsWith(`${realpathSync(folder)}${sep}`);
  } catch {
    // What is not there is told when it is read.
    return true;
  }
}

function fileText(path: string, name: string): string {
  try {
    if (statSync(path).size > MOST_BYTES)
      throw new UserError({ zh: `${name} 过大`, en: `${name} is larger than ${MOST_BYTES / 1e6} MB` });
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({ zh: `无法读取 ${name}`, en: `cannot read ${name}` });
  }
}

/** The files that a case and its patches write, looked at before anything is computed; no two of them the same. */
function outFiles(one: CaseGrid, folder: string, casePath: string, taken = new Set<string>()): void {
  const { depthOut } = one;
  if (depthOut !== undefined) {
    const whole = outFile(depthOut, folder, casePath);
    if (taken.has(whole))
      throw new UserError({ zh: `depthOut 重复：${depthOut}`, en: `two depthOut name one file: ${depthOut}` });
    taken.add(whole);
  }
  for (const patch of one.patches) outFiles(patch, folder, casePath, taken);
}

/** Where depths go: beside what the case reads, never over it. */
function outFile(path: string, folder: string, casePath: string): string {
  const whole = insideOf(folder, 'depthOut', path);
  const parent = insideOf(folder, 'depthOut', dirname(path) === '.' ? basename(path) : dirname(path));
  if (whole === resolve(casePath))
    throw new UserError({ zh: 'depthOut 会覆盖案例本身', en: 'depthOut would overwrite the case' });
  if (dirname(path) !== '.' && !isFolder(parent))
    throw new UserError({ zh: `depthOut 的文件夹不存在：${path}`, en: `depthOut: there is no folder for ${path}` });
  return whole;
}
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function computed(one: FloodCase, water: CaseWater, io: TerminalIo): object {
  const { points, times, seconds } = one;
  const seen = points.map(() => [] as number[]);
  let [solverSeconds, maxDepth] = [0, water.deepest()];
  for (const time of times) {
    const before = process.cpuUsage();
    advance(one, water, time);
    const { user, system } = process.cpuUsage(before);
    solverSeconds += (user + system) / 1e6;
    for (const [k, { x, y }] of points.entries()) seen[k]?.push(water.depthAt(x, y));
    io.progress(`${Math.round((100 * time) / seconds)} %`);
  }
  io.progress('');
  if (water.halved > 0)
    io.err(
      {
        zh: `有 ${water.halved} 个 1/64 s 的时段须再细分步长：网格相对水深过小，计算会慢，可加大网格`,
        en: `${water.halved} stretches of 1/64 s were cut into shorter steps: the cells are small for water so deep, which takes its time; larger cells would be quicker`,
      }[io.language],
    );
  const all = water.all();
  maxDepth = Math.max(maxDepth, ...all.map(({ flood: { maxima } }) => mostOf(maxima.depth)));
  const budget = water.budget();
  const { initial, rain, sources, edges } = budget;
  const stored = water.stored();
  const cells = all.reduce((sum, { cells: own }) => sum + own, 0);
  return {
    steps: water.flood.steps,
    cells,
    cellUpdates: all.reduce((sum, { cells: own, flood: { steps } }) => sum + own * steps, 0),
    solverSeconds,
    volume: { initial, rain, sources, edges, stored, error: volumeError({ budget, stored }) },
    points: points.map(({ x, y }, k) => ({ x, y, t: times, h: seen[k] })),
    maxDepth,
    maxVelocity: Math.max(...all.map(({ flood: { maxima } }) => mostOf(maxima.speed))),
    ...(all.length === 1
      ? {}
      : { patches: all.slice(1).map(({ flood: { steps }, cells: own }) => ({ steps, cells: own })) }),
  };
}

const mostOf = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 0);

const gridsOf = (one: CaseGrid): readonly FloodGrid[] => [one.grid, ...one.patches.flatMap(gridsOf)];

/** Lets time pass, in stretches of one drive each. */
function advance({ next }: FloodCase, water: CaseWater, time: number): void {
  const end = Math.round(time * 64) / 64;
  const { flood: whole } = water;
  while (whole.time < end) {
    const to = Math.min(end, Math.ceil(next(whole.time) * 64) / 64);
    whole.advance(to, water.drive(whole.time, to));
  }
}

function writeDepth(path: string, { one: { grid, corner }, depths }: CaseWater): void {
  const { nx, ny, dx } = grid;
  const found = depths();
  const values = found.map((_, at) => found[(ny - 1 - Math.floor(at / nx)) * nx + (at % nx)] as number);
  try {
    writeFileSync(path, writeEsriAscii({ columns: nx, rows: ny, cell: dx, ...corner, values }));
  } catch {
    throw new UserError({ zh: `无法写入 ${path}`, en: `cannot write ${path}` });
  }
}
