import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { parse } from 'yaml';

/** A scenario folder as the page sees it; paths are below the folder, with `/`. */
interface ScenarioFolder {
  readonly name: string;
  /** What the start page shows of it, when its author wrote it and it can be read. */
  readonly title?: unknown;
  readonly place?: unknown;
  readonly notice?: unknown;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What `/scenarios/index.json` holds. */
interface ScenarioIndex {
  readonly scenarios: readonly ScenarioFolder[];
}

/** Golden results are for tests, not for those who play. */
const WITHHELD = new Set(['expected.json']);

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.topojson': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.yaml': 'text/yaml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.asc': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** The scenarios under `root`, in the order of their names: a folder is one when it has a `scenario.yaml`. */
export function indexOf(root: string): ScenarioIndex {
  if (!existsSync(root)) return { scenarios: [] };
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const scenarios = folders.map(({ name }) => ({ name, files: filesOf(join(root, name)) }));
  return {
    scenarios: scenarios
      .filter(({ files }) => files.some(({ path }) => path === 'scenario.yaml'))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The index with what each scenario says of itself; a broken one is listed all the same, its problems are told on opening. */
export function titledIndexOf(root: string): ScenarioIndex {
  const { scenarios } = indexOf(root);
  return {
    scenarios: scenarios.map((folder) => ({ ...folder, ...aboutOf(join(root, folder.name, 'scenario.yaml')) })),
  };
}

function aboutOf(file: string): Partial<ScenarioFolder> {
  try {
    const { title, place, notice } = (
      parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 }) as { meta: ScenarioFolder }
    ).meta;
    return { title, place, notice };
  } catch {
    return {};
  }
}

function filesOf(folder: string): ScenarioFolder['files'] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !WITHHELD.has(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(folder.length + 1).replaceAll('\\', '/'), bytes: statSync(file).size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Answers `/scenarios/…` from `root`, and nothing that the index does not list. The servers' own file handling is passed
 * by, because it sends `*.gz` as an encoding of something else, and the page would get other bytes than the log's hash.
 */
function serve(root: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!path.startsWith('/scenarios/')) return next();
    if (path === '/scenarios/index.json') {
      response.setHeader('Content-Type', 'application/json');
      return void response.end(JSON.stringify(titledIndexOf(root)));
    }
    const index = indexOf(root);
    const wanted = path.slice('/scenarios/'.length);
    const found = index.scenarios.flatMap(({ name, files }) =>
      files.map((file) => ({ ...file, from: `${name}/${file.path}` })),
    );
    const file = found.find(({ from }) => from === wanted);
    if (!file) {
      response.statusCode = 404;
      return void response.end();
    }
    response.setHeader('Content-Type', MEDIA_TYPES[extname(file.path)] ?? 'application/octet-stream');
    response.setHeader('Content-Length', file.bytes);
    response.setHeader('Cache-Control', 'no-cache');
    createReadStream(join(root, wanted)).pipe(response);
  };
}

/** Makes the scenario folders under `root` part of the page: copied as they are into the build, served while developing. */
export function scenarios(root: string): Plugin {
  return {
    name: 'landfall:scenarios',
    configureServer: (server) => void server.middlewares.use(serve(root)),
    configurePreviewServer: (server) => {
      server.middlewares.use(serve(join(server.config.root, server.config.build.outDir, 'scenarios')));
    },
    generateBundle() {
      const index = titledIndexOf(root);
      this.emitFile({ type: 'asset', fileName: 'scenarios/index.json', source: JSON.stringify(index) });
      for (const { name, files } of index.scenarios) {
        for (const { path } of files) {
          this.emitFile({
            type: 'asset',
            fileName: `scenarios/${name}/${path}`,
            source: readFileSync(join(root, name, path)),
          });
        }
      }
    },
  };
}
