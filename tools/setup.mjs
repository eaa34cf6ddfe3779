// What `npm start`, `npm run dev` and `npm test` need before they can begin. Plain Node: nothing is installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { installBrowsers } from './browsers.mjs';
import { npm, root } from './npm.mjs';

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean}>} */
const packagesOf = (path) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')).packages;

/**
 * Whether node_modules holds the versions of the lock file. By content, not by file times: a clone
 * or a copy gives every file a new time.
 */
function installed() {
  if (!existsSync(`${root}/node_modules/.package-lock.json`)) return false;
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, wanted]) => path === '' || wanted.optional || present[path]?.version === wanted.version,
  );
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Landfall needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(2);
}

if (!installed()) {
  console.log('Installing packages (npm ci) …');
  if (!npm(['ci'])) process.exit(1);
}

if (process.argv.includes('--browsers')) installBrowsers();
