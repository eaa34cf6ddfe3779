import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PageServer, servePage } from './server.ts';

/** As root in a container, without a graphics card, and without asking anything of the network. WebGL is SwiftShader's. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera for the wall's video window: a test pattern, allowed without asking.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Small, because software draws it. */
const VIEWPORT = { width: 640, height: 360 };

/** How long a step may take on a busy machine before the test says which one it was, ms. */
const PATIENCE = 20_000;

/** How a window is opened. */
export interface WindowOptions {
  /** What follows the server's address, without a leading `/`. */
  readonly path?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A BCP 47 tag, as a person's browser would send it. */
  readonly locale?: string;
  /** Moving wind streaks cost a software renderer dear; most tests do without. */
  readonly motion?: boolean;
  /** A tablet: the main pointer is a finger. */
  readonly touch?: boolean;
}

/** A window on the built page. */
export interface Window {
  readonly page: Page;
  /** What went wrong since it was opened, in order: console errors, page errors, breaches of the policy, requests abroad. */
  readonly troubles: readonly string[];
  /** Takes out the troubles that a test brings about itself; each must be there. */
  forgive(...expected: readonly RegExp[]): void;
  /** A second window of the same person's browser: storage and channels are shared. */
  beside(path?: string): Promise<Window>;
  /** Closes the browser context with every window in it. */
  close(): Promise<void>;
}

/** A Chromium with the built page behind it. */
export interface Bench {
  readonly url: string;
  open(options?: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

/** Starts the page's server and a Chromium of its own, with a fresh profile; `mode` as `servePage` has it. */
export async function openBench(executablePath: string, mode?: string): Promise<Bench> {
  const server = await servePage(mode);
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
  const { path = '', viewport = VIEWPORT, locale = 'zh-CN', motion = false, touch = false } = options;
  const reducedMotion = motion ? 'no-preference' : 'reduce';
  const context = await browser.newContext({
    viewport,
    locale,
    serviceWorkers: 'block',
    reducedMotion,
    hasTouch: touch,
    isMobile: touch,
  });
  return windowIn(context, server, path);
}

async function windowIn(context: BrowserContext, server: PageServer, path: string): Promise<Window> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const troubles: string[] = [];
  await collectTroubles(page, server.url, troubles);
  await page.goto(server.url + path);
  return {
    page,
    troubles,
    forgive: (...expected) => {
      for (const pattern of expected) {
        const rest = troubles.filter((trouble) => !pattern.test(trouble));
        if (rest.length === troubles.length)
          throw new Error(`${pattern} was expected; there was: ${troubles.join('; ')}`);
        troubles.splice(0, troubles.length, ...rest);
      }
    },
    beside: (other = '') => windowIn(context, server, other),
    close: () => context.close(),
  };
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
