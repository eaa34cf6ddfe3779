// `npm test`: builds, then the tests in stages, the quick ones first; `npm test -- <path>` runs only those, unbuilt.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackage } from './npm.mjs';

const vite = 'vite/bin/vite.js';
const vitest = 'vitest/vitest.mjs';

/** Stages run one after the other: what drives browsers wants the processor to itself. */
const stages = [['unit', 'architecture', 'reference', 'drills', 'replays', 'fuzz'], ['engines'], ['e2e']];

/**
 * @typedef {{status: string, fullName: string}} Test
 * @typedef {{status: string, assertionResults: Test[]}} File
 * @typedef {{passed: number, failed: number, skipped: string[]}} Counts
 */

/**
 * What a stage's report says. A file that could not even be loaded counts as one failed test.
 * @param {string} path of vitest's JSON report
 * @returns {Counts}
 */
function countsOf(path) {
  /** @type {File[]} */
  const files = JSON.parse(readFileSync(path, 'utf8')).testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(isFailed).length + broken,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}

/** @param {Test} test */
const isFailed = ({ status }) => status === 'failed';

/**
 * Runs a stage; a stage that dies without a report counts as one failed test.
 * @param {readonly string[]} projects
 * @param {string} path for its report
 * @returns {Counts}
 */
function runStage(projects, path) {
  console.log(`\n=== tests: ${projects.join(', ')}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const selected = projects.flatMap((name) => ['--project', name]);
  const ended = runPackage(vitest, ['run', ...selected, ...reporters]);
  try {
    const counts = countsOf(path);
    return ended || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

const chosen = process.argv.slice(2);
if (chosen.length > 0) process.exit(runPackage(vitest, ['run', ...chosen]) ? 0 : 1);

console.log('=== build: page, command line');
const built =
  runPackage(vite, ['build', '--logLevel', 'warn']) &&
  runPackage(vite, ['build', '--mode', 'cli', '--logLevel', 'warn']);
if (!built) console.error('The build failed; the tests run against nothing newer than the last build.');

const reports = mkdtempSync(join(tmpdir(), 'landfall-tests-'));
const counts = stages.map((projects, stage) => runStage(projects, join(reports, `${stage}.json`)));
const passed = counts.reduce((sum, stage) => sum + stage.passed, 0);
const failed = counts.reduce((sum, stage) => sum + stage.failed, built ? 0 : 1);

for (const name of counts.flatMap(({ skipped }) => skipped)) console.log(`skipped: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
