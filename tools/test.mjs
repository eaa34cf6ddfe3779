// `npm test`: builds, then the tests in stages, the quick ones first; `npm test -- <path>` runs only those, unbuilt.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackage } from './npm.mjs';

const vite = 'vite/bin/vite.js';
const vitest = 'vitest/vitest.mjs';

/** Stages run one after the other: what drives browsers wants the processor to itself. */
const stages = [['unit', 'architecture', 'drills', 'replays', 'fuzz'], ['engines'], ['e2e']];

/**
 * What a stage's report says. A file that could not even be loaded counts as one failed test.
 * @param {string} path of vitest's JSON report
 */
function countsOf(path) {
  /** @type {{numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: {status: string, assertionResults: {status: string}[]}[]}} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
}

/**
 * Runs a stage; a stage that dies without a report counts as one failed test.
 * @param {readonly string[]} projects
 * @param {string} path for its report
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
    return { passed: 0, failed: ended ? 0 : 1, skipped: 0 };
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
/** @param {'passed' | 'failed' | 'skipped'} key */
const total = (key) => counts.reduce((sum, stage) => sum + stage[key], 0);
const failed = total('failed') + (built ? 0 : 1);

if (total('skipped') > 0) console.log(`\n${total('skipped')} skipped (named above)`);
console.log(`\n${total('passed')} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
