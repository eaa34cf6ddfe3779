/**
 * Whether the drill tells good work from poor: the Qingdao drill on eight seeds with its plans carried out well, fairly and poorly, as a table
 * (docs/discriminates.md). `npm run discriminate`; SEEDS=1,2 runs fewer and writes nothing. Exit 1 where it does not discriminate.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('../src/runtime/summary.ts').Summary} Summary */
/** @typedef {'good' | 'fair' | 'poor'} Variant */

const root = fileURLToPath(new URL('..', import.meta.url));
/** @type {readonly Variant[]} */
const VARIANTS = ['good', 'fair', 'poor'];
const ALL = [1, 2, 3, 4, 5, 6, 7, 8];
const seeds = process.env['SEEDS']?.split(',').map(Number) ?? ALL;
/** Of eight seeds, on so many at least an objective is met by the good plan and failed by the poor one. */
const ENOUGH = 6 / 8;

/** @param {number} seed @param {Variant} variant @returns {Summary} */
const run = (seed, variant) => {
  const args = ['bin/landfall.mjs', 'run', 'scenarios/qingdao-2022', '--seed', seed, '--variant', variant, '--json'];
  const out = execFileSync(process.execPath, args.map(String), {
    cwd: root,
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const summary = JSON.parse(out.toString().trim().split('\n').at(-1) ?? '');
  console.error(`${variant} ${seed}: ${summary.score}`);
  return summary;
};
const runs = seeds.map((seed) => ({ good: run(seed, 'good'), fair: run(seed, 'fair'), poor: run(seed, 'poor') }));

/** @template T @param {Variant} variant @param {(summary: Summary) => T} what */
const of = (variant, what) => runs.map((one) => what(one[variant]));
/** @param {readonly number[]} values */
const spread = (values) => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? `${low}` : `${low}–${high}`;
};
/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
/** @param {readonly (string | number)[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;
/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const ranked = runs.filter(({ good, fair, poor }) => good.score > fair.score && fair.score > poor.score).length;
const ids = (runs[0]?.good.objectives ?? []).map(({ id }) => id);
/** @param {Summary} summary @param {string} id */
const met = (summary, id) => summary.objectives.find((one) => one.id === id)?.met === true;
const objectives = ids.map((id) => ({
  id,
  counts: VARIANTS.map((variant) => of(variant, (summary) => met(summary, id)).filter(Boolean).length),
  tells: runs.filter(({ good, poor }) => met(good, id) && !met(poor, id)).length,
}));
const blind = objectives.filter(({ tells }) => tells < ENOUGH * seeds.length);

/** @type {readonly (readonly [string, (summary: Summary) => number])[]} */
const FIGURES = [
  ['score', (s) => s.score],
  ['households missed', (s) => s.households?.householdsMissed ?? 0],
  ['reports owed', (s) => s.reports?.owed ?? 0],
  ['reports late', (s) => s.reports?.late ?? 0],
  ['reports missed', (s) => s.reports?.missed ?? 0],
  ['reports whole, %', (s) => Math.round((100 * (s.reports?.complete ?? 0)) / (s.reports?.owed ?? 1))],
  ['figures wrong', (s) => s.reports?.wrong ?? 0],
  ['figures disputed', (s) => s.reports?.disputed ?? 0],
  ['orders overdue', (s) => s.orders.overdue],
  ['leaders late', (s) => s.roster?.leadersLate ?? 0],
  ['consultations missed', (s) => s.roster?.consultationsMissed ?? 0],
  ['incidents', (s) => (s.incidents ?? []).length],
  ['incidents never found', (s) => (s.incidents ?? []).filter((one) => one.foundAt === undefined).length],
  [
    'minutes until found, median',
    (s) => Math.round(median((s.incidents ?? []).map((one) => one.unseenMinutes ?? 1e9))),
  ],
  ['incidents never acted on', (s) => (s.incidents ?? []).filter((one) => one.actedAt === undefined).length],
  ['points lost to alarms in vain', (s) => (s.alarms ?? []).reduce((sum, { cost = 0 }) => sum + cost, 0)],
];

const text = `# 优、中、差能否分得开 · Whether the drill discriminates

qingdao-2022, seeds ${seeds.join(', ')}, everything on, its plans carried out well, fairly and poorly ([what that means](variants.md)). Made by \`npm run discriminate\`, which fails where the rank or an objective does not tell.

**Rank** 优 > 中 > 差 by score on ${ranked} of ${seeds.length} seeds. **Objectives** met by the good plan and failed by the poor one on at least ${Math.ceil(ENOUGH * seeds.length)} seeds: ${objectives.length - blind.length} of ${objectives.length}${blind.length === 0 ? '' : `; not: ${blind.map(({ id }) => id).join(', ')}`}.

${table(
  ['seed', ...VARIANTS],
  runs.map((one, i) => [seeds[i] ?? 0, ...VARIANTS.map((variant) => one[variant].score)]),
)}

Lowest and highest of the seeds:

${table(
  ['', ...VARIANTS],
  FIGURES.map(([name, what]) => [name, ...VARIANTS.map((variant) => spread(of(variant, what)))]),
)}

On how many seeds each objective is met, and on how many it tells good from poor:

${table(
  ['objective', ...VARIANTS, 'tells'],
  objectives.map(({ id, counts, tells }) => [id, ...counts, tells]),
)}

Ten key orders, each called off: \`tests/drills/key-orders.test.ts\`, in every run of the tests.
`;
console.log(text);
if (process.env['SEEDS'] === undefined) writeFileSync(`${root}/docs/discriminates.md`, text);
process.exitCode = ranked === seeds.length && blind.length === 0 ? 0 : 1;
