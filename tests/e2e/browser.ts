import { type Browser, chromium, type Page } from 'playwright-core';
import { type PageServer, servePage } from './server.ts';

/** As root in a container, without a graphics card, and without asking anything of the network. WebGL is SwiftShader's. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Small, because software draws it. */
const VIEWPORT = { width: 640, height: 360 };

/** How a window is opened. */
export interface WindowOptions {
  /** What follows the server's address, without a leading `/`. */
  readonly path?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A BCP 47 tag, as a person's browser would send it. */
  readonly locale?: string;
}

/** A window on the built page. */
export interface Window {
  readonly page: Page;
  /** What went wrong since it was opened, in order: console errors, page errors, breaches of the policy, requests abroad. */
  readonly troubles: readonly string[];
}

/** A Chromium with the built page behind it. */
export interface Bench {
  readonly url: string;
  open(options?: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

/** Starts the page's server and a Chromium of its own, with a fresh profile. */
export async function openBench(executablePath: string): Promise<Bench> {
  const server = await servePage();
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  return {
    url: server.url,
    open: (options = {}) => openWindow(browser, server, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function openWindow(browser: Browser, server: PageServer, options: WindowOptions): Promise<Window> {
  const { path = '', viewport = VIEWPORT, locale = 'zh-CN' } = options;
  const context = await browser.newContext({ viewport, locale, serviceWorkers: 'block' });
  const page = await context.newPage();
  const troubles: string[] = [];
  await collectTroubles(page, server.url, troubles);
  await page.goto(server.url + path);
  return { page, troubles };
}

async function collectTroubles(page: Page, home: string, troubles: string[]): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`));
  page.on('crash', () => troubles.push('the page crashed'));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) troubles.push(`asks abroad: ${url}`);
  });
  await page.exposeFunction('landfallPolicyBreach', (breach: string) => troubles.push(`policy: ${breach}`));
  await page.addInitScript(reportBreaches);
}

/** Runs in the page, before its own scripts. */
function reportBreaches(): void {
  const report = (globalThis as unknown as { landfallPolicyBreach: (breach: string) => void }).landfallPolicyBreach;
  document.addEventListener('securitypolicyviolation', (event) => {
    report(`${event.violatedDirective} stopped ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
  });
}
