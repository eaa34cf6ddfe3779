// Runs the linter's own binary. The package @biomejs/biome is not used: it asks npm for the binaries of every platform.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const file = process.platform === 'win32' ? 'biome.exe' : 'biome';

/** The binary's package on this machine: only the first is in the lock file, the others a person installs. */
const packages = ['', '-musl'].map((libc) => `@biomejs/cli-${process.platform}-${process.arch}${libc}`);
const binary = packages.map((name) => new URL(`node_modules/${name}/${file}`, root)).find((url) => existsSync(url));

if (!binary) {
  const { optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const version = Object.values(optionalDependencies)[0];
  console.error(`Biome's binary for ${process.platform}-${process.arch} is not installed.`);
  console.error(`Install it beside the others with: npm install --no-save ${packages[0]}@${version}`);
  process.exit(2);
}

const { status } = spawnSync(fileURLToPath(binary), process.argv.slice(2), { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
