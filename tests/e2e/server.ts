import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built page, served with the headers a person's browser gets. */
export interface PageServer {
  /** Its address, ending in `/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `dist/page`, or what another mode of `vite.config.ts` builds, on a free port of 127.0.0.1; it has to be built first. */
export async function servePage(mode = 'page'): Promise<PageServer> {
  if (!existsSync(`${root}/dist/${mode}/index.html`))
    throw new Error('The page is not built: run npm run build first.');
  const port = 20_000 + (process.pid % 20_000);
  const configFile = `${root}/vite.config.ts`;
  const server = await preview({ configFile, mode, preview: { port }, logLevel: 'warn' });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page server has no address.');
  return { url, close: () => server.close() };
}
