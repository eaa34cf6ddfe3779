// `npm run wasm`: AssemblyScript to `src/hazards/flood/*-wasm.ts`. A test of each says whether its file is fresh.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPackage } from './npm.mjs';

const NAMES = ['inertial', 'swe', 'muscl'];
const flood = fileURLToPath(new URL('../src/hazards/flood/', import.meta.url));

/**
 * The text of a generated module, from its source as it stands.
 * @param {string} name
 */
export function wasmModule(name) {
  const source = fileURLToPath(new URL(`./wasm/${name}.as.ts`, import.meta.url));
  const out = join(mkdtempSync(join(tmpdir(), 'landfall-wasm-')), `${name}.wasm`);
  const flags = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--use',
    'abort=',
    '--importMemory',
    '--disableWarning',
    '112',
  ];
  if (!runPackage('assemblyscript/bin/asc.js', [source, ...flags, '-o', out]))
    throw new Error('the AssemblyScript did not compile');
  const base64 = readFileSync(out).toString('base64');
  return `/** Made from \`tools/wasm/${name}.as.ts\` by \`npm run wasm\`: WebAssembly in base64, so that it goes wherever the core goes. */\nexport const ${name.toUpperCase()}_WASM =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of NAMES) writeFileSync(join(flood, `${name}-wasm.ts`), wasmModule(name));
