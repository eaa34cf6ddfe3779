import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './npm.mjs';

/**
 * What the tests drive beside Node: the program's names, the variable that may name its path, and its Debian package.
 * Chinese text in screenshots wants the font.
 */
const tools = /** @type {const} */ ({
  chromium: { names: ['chromium'], variable: 'CHROMIUM', package: 'chromium' },
  firefox: { names: ['firefox-esr', 'firefox'], variable: 'FIREFOX', package: 'firefox-esr' },
  jsc: { names: ['jsc'], variable: 'JSC', package: 'libjavascriptcoregtk-4.0-bin' },
});
const font = { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', package: 'fonts-noto-cjk' };

/** @typedef {keyof typeof tools} Tool */

/**
 * The path of a program that the tests drive, or nothing when this machine does not have it.
 * @param {Tool} tool
 * @returns {string | undefined}
 */
export function locate(tool) {
  const { names, variable } = tools[tool];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env[variable] ?? '', ...candidates].find((path) => path !== '' && existsSync(path));
}

/**
 * The command that installs a missing program.
 * @param {readonly string[]} packages Debian's names
 */
export const installCommand = (packages) => `apt-get install --yes --no-install-recommends ${packages.join(' ')}`;

/**
 * What to say to somebody who does not have the program.
 * @param {Tool} tool
 */
export function adviceFor(tool) {
  const { package: name, variable } = tools[tool];
  return `${tool} is missing: as root, ${installCommand([name])}; or name its path in ${variable}`;
}

/** Installs what is missing, when root on a Debian; otherwise says how, and lets the tests go on without. */
export function installBrowsers() {
  const missing = /** @type {Tool[]} */ (Object.keys(tools)).filter((tool) => !locate(tool));
  /** @type {string[]} */
  const packages = missing.map((tool) => tools[tool].package);
  if (process.platform === 'linux' && !existsSync(font.path)) packages.push(font.package);
  if (packages.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const [command = '', ...args] = installCommand(packages).split(' ');
  if (mayInstall) {
    console.log(`Installing for the tests: ${packages.join(' ')} …`);
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    if (run('apt-get', ['update']) && run(command, args)) return;
  }
  console.warn(`The tests lack ${packages.join(', ')}. As root on Debian: ${installCommand(packages)}`);
  console.warn('Tests that need them fail where CI is set, and are skipped by name elsewhere.');
}
