// After `npm ci`: builds the command line, so that bin/landfall.mjs works at once.
import { existsSync } from 'node:fs';
import { root, runPackage } from './npm.mjs';

if (existsSync(`${root}/node_modules/vite`)) {
  process.exit(runPackage('vite/bin/vite.js', ['build', '--mode', 'cli', '--logLevel', 'warn']) ? 0 : 1);
}
console.log(
  'Landfall: the command line was not built, because the development packages were left out; npm ci builds it.',
);
