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

/** Serves `dist/page` on a free port of 127.0.0.1; the page has to be built first. */
export async function servePage(): Promise<PageServer> {
  if (!existsSync(`${root}/dist/page/index.html`)) throw new Error('The page is not built: run npm run build first.');
  const server = await preview({ root, preview: { port: 20_000 + (process.pid % 20_000) }, logLevel: 'warn' });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page server has no address.');
  return { url, close: () => server.close() };
}
