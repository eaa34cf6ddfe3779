import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';
import { headers } from './tools/headers.ts';
import { withoutJsonSchema } from './tools/json-schema.ts';
import { notices } from './tools/notices.ts';
import { scenarios } from './tools/scenarios.ts';
import { schemaWords } from './tools/schema-words.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A program's own file, and those of threads that it starts. */
interface Program {
  readonly main: string;
  readonly [thread: string]: string;
}
const thread = { 'flood-hand': 'src/cli/flood-hand.ts' };
/** Programs for Node, by `vite build --mode <name>`: each in `dist/<name>/main.mjs`. */
const programs: Readonly<Record<string, Program>> = {
  cli: { main: 'src/cli/main.ts', ...thread },
  bench: { main: 'tests/bench/main.ts', ...thread },
  proof: { main: 'tests/engines/proof.ts' },
};

/** They stand in `notices.txt` (tools/notices.ts). */
const withoutNotices = { comments: { legal: false } } as const;
/** Packages of modules in the old form, each a function that does nothing but stand there: what nobody asks for is left out. */
const pure = { moduleSideEffects: [{ test: /[\\/]@stdlib[\\/]/, sideEffects: false }] };

/** The page and its worker: government desktops lag, so the oldest browsers are named. */
const page: UserConfig = {
  root: path('.'),
  appType: 'mpa',
  // RxJS with classes of the language: its build for older engines is half as large again.
  resolve: { conditions: ['es2015', ...defaultClientConditions] },
  plugins: [headers(), scenarios(path('scenarios')), schemaWords(), withoutJsonSchema(), notices(true)],
  worker: {
    format: 'es',
    plugins: () => [schemaWords(), withoutJsonSchema(), notices(false)],
    rolldownOptions: { output: withoutNotices, treeshake: pure },
  },
  build: {
    outDir: 'dist/page',
    target: ['chrome108', 'firefox128', 'safari16.4'],
    sourcemap: true,
    // A data: address would breach the policy of tools/headers.ts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { output: withoutNotices, treeshake: pure },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
};

/** What builds or drives other programs stays outside of a program that uses it. */
const TOOLS = ['vite', 'playwright-core', 'puppeteer-core'];

/** A program is bundled whole: a thousand small modules cost Node more to open than all the work of a short command. */
const program = (name: string, files: Program): UserConfig => ({
  publicDir: false,
  ssr: { noExternal: true, external: TOOLS, target: 'node' },
  build: {
    ssr: true,
    outDir: `dist/${name}`,
    target: 'node20.19',
    minify: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(files).map(([file, entry]) => [file, path(entry)])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});

/** What `npm run bench -- map` opens: the page's own map with a made-up drill. */
const crowded: UserConfig = {
  ...page,
  root: path('tests/bench/crowded'),
  publicDir: false,
  plugins: [headers(), scenarios(path('scenarios')), schemaWords(), withoutJsonSchema()],
  build: { ...page.build, outDir: '../../../dist/crowded', emptyOutDir: true, target: 'chrome108' },
};

export default defineConfig(({ mode }) => {
  if (mode === 'crowded') return crowded;
  const entry = programs[mode];
  return entry === undefined ? page : program(mode, entry);
});
