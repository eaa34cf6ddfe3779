// `npm start`: builds the page if a source is newer than the build, serves it, and prints the address.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from './npm.mjs';

const sources = ['src', 'scenarios', 'public', 'tools', 'index.html', 'vite.config.ts', 'package-lock.json'];

/**
 * The time of the newest file at or below a path, in ms; 0 where there is none.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory()
    ? Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
    : mtimeMs;
}

/** The port asked for; when it is taken, the next free one is used. */
function port() {
  const asked = process.env['PORT'] ?? '4173';
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  console.error(`PORT must be a number from 0 to 65535, not "${asked}".`);
  process.exit(2);
}

const asked = port();
if (newest(join(root, 'dist/page/index.html')) < Math.max(...sources.map((path) => newest(join(root, path))))) {
  console.log('Building the page …');
  await build({ root, logLevel: 'warn' });
}
const server = await preview({ root, preview: { port: asked }, logLevel: 'warn' });
console.log(`\n  Landfall 登陆   ${server.resolvedUrls?.local[0]}\n\n  Ctrl+C ends it.`);
