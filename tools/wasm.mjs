// `npm run wasm`: AssemblyScript to `src/hazards/flood/inertial-wasm.ts`. A test says whether that file is fresh.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPackage } from './npm.mjs';

const source = fileURLToPath(new URL('./wasm/inertial.as.ts', import.meta.url));
const flood = fileURLToPath(new URL('../src/hazards/flood/', import.meta.url));

/** The text of the generated module, from the source as it stands. */
export function wasmModule() {
  const out = join(mkdtempSync(join(tmpdir(), 'landfall-wasm-')), 'inertial.wasm');
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort=', '--importMemory'];
  if (!runPackage('assemblyscript/bin/asc.js', [source, ...flags, '-o', out]))
    throw new Error('the AssemblyScript did not compile');
  const base64 = readFileSync(out).toString('base64');
  return `/** Made from \`tools/wasm/inertial.as.ts\` by \`npm run wasm\`: WebAssembly in base64, so that it goes wherever the core goes. */\nexport const INERTIAL_WASM =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(flood, 'inertial-wasm.ts'), wasmModule());
