/**
 * What a person waits for and what the main thread does, measured on the built page in a real Chromium. The page of
 * `dist/page` is measured as it is: build it first.
 */
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { adviceFor, locate } from '../../tools/browsers.mjs';
import { openBench, type Window } from '../e2e/browser.ts';
import { chooseSpeed, hours, jump, type PageElement, startEx } from '../e2e/drill.ts';
import type { Row } from './measure.ts';

interface PageMeasures {
  /** From the request of the address to the first text and lines on the screen, ms. */
  readonly firstPaint: number;
  /** From the request of a scenario's address to its map's ground, ms: fetching and checking the scenario is in it. */
  readonly ground: number;
  /** JavaScript that the page and its worker fetch until the ground is shown, bytes after gzip. */
  readonly script: number;
  /** The same until the first picture, bytes. */
  readonly firstScript: number;
  /** The Qingdao drill at 60×, 1440×900: what the main thread does for a frame, ms; mean over the frames drawn. */
  readonly frame: { readonly frames: number; readonly script: number; readonly layout: number; readonly task: number };
  /** The Qingdao drill with all its hazards: what share of the speed asked for the clock kept. */
  readonly kept: { readonly calm: number; readonly storm: number };
}

const SCREEN = { width: 1440, height: 900 };
const ID = 'qingdao-2022';
/** Real ms over which frames are averaged. */
const LONG = 10_000;

async function measurePage(executable: string): Promise<PageMeasures> {
  const bench = await openBench(executable);
  try {
    // The first window warms the browser itself up, which is not the page's doing.
    await (await bench.open()).close();
    const start = await bench.open({ viewport: SCREEN });
    const firstPaint = await paintOf(start.page);
    const firstScript = await scriptOf(start.page);
    await start.close();
    const drill = await bench.open({ path: `?scenario=${ID}`, viewport: SCREEN, motion: true });
    const ground = await groundOf(drill.page);
    const script = await scriptOf(drill.page);
    await startEx(drill.page);
    const calm = await keptOf(drill.page, CALM);
    const storm = await keptOf(drill.page, STORM);
    const frame = await frameOf(drill);
    await drill.close();
    return { firstPaint, ground, script, firstScript, frame, kept: { calm, storm } };
  } finally {
    await bench.close();
  }
}

/** First contentful paint, ms after the navigation began. */
async function paintOf(page: Page): Promise<number> {
  await page.locator('lf-start .entry').first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const found = (entries: PerformanceEntryList): void => {
          const paint = entries.find(({ name }) => name === 'first-contentful-paint');
          if (paint) resolve(paint.startTime);
        };
        new PerformanceObserver((list) => found(list.getEntries())).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** When the map's ground stands on the screen, ms after the navigation began. */
async function groundOf(page: Page): Promise<number> {
  await page.locator('landfall-map[state=ready]').waitFor({ timeout: 60_000 });
  return page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))));
}

/** The sizes, packed as a server packs them, of the scripts that the page and its workers fetched until the map's ground stood, if it did. */
async function scriptOf(page: Page): Promise<number> {
  const loaded = await page.evaluate(() => {
    const ready = performance.getEntriesByName('lf-map-ready')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    const before = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < ready);
    return before.map(({ name }) => name);
  });
  const fetched = [...loaded, ...page.workers().map((worker) => worker.url())];
  const scripts = new Set(fetched.filter((url) => url.endsWith('.js')));
  let sum = 0;
  for (const url of scripts) sum += gzipSync(await (await page.request.get(url)).body(), { level: 9 }).length;
  return sum;
}

/** From when at which speed the clock is held against the wall's: before the storm's first rain, and about its landfall at L, when flood, gas and drift all compute. */
const CALM = { at: hours(12), speed: 300 };
const STORM = { at: hours(71), speed: 60 };

/** The speed that the drill kept as a share of the one asked for, by the clock, over twice `LONG`. */
async function keptOf(page: Page, { at, speed }: { readonly at: number; readonly speed: number }): Promise<number> {
  await jump(page, at);
  await chooseSpeed(page, speed);
  const went = await page.evaluate(
    (span) =>
      new Promise<number>((resolve) => {
        const drillTime = (): number => (document.querySelector('lf-page') as PageElement).desk.at;
        // Both clocks are read at a change of the drill's, so that neither end falls between two of its tellings.
        const atChange = (then: (now: number, at: number) => void): void => {
          const before = drillTime();
          const look = (now: number): void => {
            if (drillTime() === before) requestAnimationFrame(look);
            else then(now, drillTime());
          };
          requestAnimationFrame(look);
        };
        atChange((start, from) => setTimeout(() => atChange((end, to) => resolve((to - from) / (end - start))), span));
      }),
    2 * LONG,
  );
  return went / speed;
}

/** Runs at 60× about landfall, and divides the main thread's work by the frames drawn. */
async function frameOf({ page }: Window): Promise<PageMeasures['frame']> {
  await chooseSpeed(page, 60);
  const session = await page.context().newCDPSession(page);
  // The processor's time, not the clock's: other programs want it too.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await counters(session);
  const frames = await drawn(page, LONG);
  const after = await counters(session);
  const each = (name: keyof Counters): number => ((after[name] - before[name]) * 1000) / frames;
  return {
    frames,
    script: each('ScriptDuration'),
    layout: each('LayoutDuration') + each('RecalcStyleDuration'),
    task: each('TaskDuration'),
  };
}

interface Counters {
  readonly ScriptDuration: number;
  readonly LayoutDuration: number;
  readonly RecalcStyleDuration: number;
  /** With painting and handing over the picture. */
  readonly TaskDuration: number;
}

/** Chromium's own counters of the main thread, s of the processor. */
async function counters(session: CDPSession): Promise<Counters> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as unknown as Counters;
}

/** Frames of the page in `span` ms. */
const drawn = (page: Page, span: number): Promise<number> =>
  page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let frames = 0;
        const next = (now: number): void => {
          frames++;
          if (now - start > ms) resolve(frames);
          else requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    span,
  );

/** The rows of the table; one that says why where there is no browser or no built page. */
export async function page(): Promise<readonly Row[]> {
  const executable = locate('chromium');
  if (executable === undefined) return [{ what: 'the page', value: 'not measured', note: adviceFor('chromium') }];
  if (!existsSync('dist/page/index.html'))
    return [{ what: 'the page', value: 'not measured', note: 'it is not built: npm run build' }];
  const { firstPaint, ground, firstScript, script, frame, kept } = await measurePage(executable);
  const busy = frame.script + frame.layout;
  return [
    { what: 'first picture', value: ms(firstPaint), goal: '≤ 2 s', met: firstPaint <= 2000, note: 'by the clock' },
    {
      what: `${ID}: its map’s ground`,
      value: ms(ground),
      goal: '≤ 2 s',
      met: ground <= 2000,
      note: 'by the clock, drawn without a graphics card; the scenario is read and checked meanwhile',
    },
    {
      what: 'first-load JavaScript',
      value: kB(script),
      goal: '≤ 600 kB',
      met: script <= 600_000,
      note: `gzip; ${kB(firstScript)} for the first picture, the rest is engine and map`,
    },
    {
      what: 'main thread a frame at 60×',
      value: ms(busy, 2),
      goal: '≤ 4 ms',
      met: busy <= 4,
      note: `script ${ms(frame.script, 2)}, style and layout ${ms(frame.layout, 2)}; with painting and compositing by software ${ms(frame.task, 2)}; ${frame.frames} frames`,
    },
    ...(
      [
        ['outside the storm at 300×', kept.calm],
        ['in the storm at 60×', kept.storm],
      ] as const
    ).map(([what, share]) => ({
      what: `${ID} ${what}`,
      value: `${(share * 100).toFixed(1)} %`,
      goal: '≥ 98 %',
      met: share >= 0.98,
      note: 'of the speed kept by the clock, everything on, with the page drawn by software beside it',
    })),
  ];
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (time: number, places = 0): string => `${time.toFixed(places)} ms`;
