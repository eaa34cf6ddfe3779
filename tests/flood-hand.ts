import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The program of the command line's flood threads, built into a folder of its own. */
export interface FloodHand {
  readonly program: string;
  remove(): void;
}

export async function builtFloodHand(): Promise<FloodHand> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-hand-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: fileURLToPath(new URL('../src/cli/flood-hand.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'flood-hand.mjs' } },
    },
  });
  return {
    program: join(folder, 'flood-hand.mjs'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
