import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the project's folder, showing what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {boolean} whether it ended well
 */
export function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/**
 * Runs npm: the one that runs us, if any.
 * @param {readonly string[]} args
 */
export function npm(args) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args);
}

/**
 * Runs a program of an installed package with this Node.
 * @param {string} script its path below node_modules
 * @param {readonly string[]} args
 */
export function runPackage(script, args) {
  return run(process.execPath, [`${root}/node_modules/${script}`, ...args]);
}
