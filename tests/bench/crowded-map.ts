/**
 * What the map's own work costs the main thread when it is as full as it may get: 2,000 units, 20,000 households one by
 * one, water of 512² cells, 5,000 things adrift, wind, news in every frame. Measured on the map of the page in a real
 * Chromium; `vite build --mode crowded` builds what is opened.
 */
import { existsSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { adviceFor, locate } from '../../tools/browsers.mjs';
import { openBench } from '../e2e/browser.ts';
import type { Row } from './measure.ts';

const SCREEN = { width: 1440, height: 900 };
/** Pictures of the map over which it is averaged, and before, in which browsers compile what is hot. */
const PICTURES = 150;
const WARM = 60;

interface Cost {
  readonly pictures: number;
  /** ms of the processor a picture of the map. */
  readonly script: number;
  readonly layout: number;
  /** The functions that took most, of which a person who mends wants to know. */
  readonly dearest: readonly string[];
}

/** How the map is looked at meanwhile. */
const LOOKS = {
  'all of it': async () => {},
  'near, every household told apart': (page: Page) => zoom(page, 6),
  'dragged about': async () => {},
} as const satisfies Record<string, (page: Page) => Promise<void>>;
type Look = keyof typeof LOOKS;

async function zoom(page: Page, steps: number): Promise<void> {
  await page.mouse.move(SCREEN.width / 2, SCREEN.height / 2);
  for (let i = 0; i < steps; i += 1) await page.mouse.wheel(0, -240);
}

async function costOf(page: Page, look: Look): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  await LOOKS[look](page);
  const drags = look === 'dragged about';
  await drawn(page, WARM, drags);
  // The processor's time, not the clock's: other programs want it too.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const [before, from] = [await counters(session), await pictures(page)];
  await drawn(page, PICTURES, drags);
  const [after, to] = [await counters(session), await pictures(page)];
  const each = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / (to - from);
  return {
    pictures: to - from,
    script: each('ScriptDuration'),
    layout: each('LayoutDuration') + each('RecalcStyleDuration'),
    dearest: process.env['DEAREST'] === undefined ? [] : await dearest(page, session, drags),
  };
}

const counters = async (session: CDPSession): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    (await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value] as const),
  );

const pictures = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { pictures: number }).pictures);

/** Waits until so many pictures have been drawn; a hand may drag the map in each of them. */
async function drawn(page: Page, wanted: number, drags: boolean): Promise<void> {
  const end = (await pictures(page)) + wanted;
  if (!drags) {
    await page.waitForFunction((n) => (globalThis as unknown as { pictures: number }).pictures >= n, end, {
      polling: 100,
      timeout: 120_000,
    });
    return;
  }
  const [x, y] = [SCREEN.width / 2, SCREEN.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; (await pictures(page)) < end; i += 1)
    await page.mouse.move(x + 90 * Math.sin(i / 9), y + 60 * Math.cos(i / 13));
  await page.mouse.up();
}

/** By name, what share of the time functions took themselves: `DEAREST=1`. */
async function dearest(page: Page, session: CDPSession, drags: boolean): Promise<readonly string[]> {
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  await drawn(page, PICTURES, drags);
  const { profile } = await session.send('Profiler.stop');
  const names = new Map(
    profile.nodes.map(({ id, callFrame }) => [
      id,
      `${callFrame.functionName || '(nameless)'} ${callFrame.url.replace(/.*\//, '')}:${callFrame.lineNumber}:${callFrame.columnNumber}`,
    ]),
  );
  const times = new Map<string, number>();
  profile.samples?.forEach((id, i) => {
    const name = names.get(id) ?? '';
    times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas?.[i] ?? 0));
  });
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 25)
    .map(([name, time]) => `${(time / 1000 / PICTURES).toFixed(3)} ms ${name}`);
}

/** The rows of the table; one that says why where there is no browser or nothing built. */
export async function crowdedMap(): Promise<readonly Row[]> {
  const executable = locate('chromium');
  if (executable === undefined) return [{ what: 'the map', value: 'not measured', note: adviceFor('chromium') }];
  if (!existsSync('dist/crowded/index.html'))
    return [{ what: 'the map', value: 'not measured', note: 'it is not built: vite build --mode crowded' }];
  const bench = await openBench(executable, 'crowded');
  try {
    const { page, troubles } = await bench.open({ viewport: SCREEN, motion: true });
    await page.locator('landfall-map[state=ready]').waitFor({ timeout: 60_000 });
    const rows: Row[] = [];
    for (const look of Object.keys(LOOKS) as Look[]) {
      const { pictures: count, script, layout, dearest: names } = await costOf(page, look);
      rows.push({
        what: look,
        value: `${script.toFixed(2)} ms`,
        goal: '≤ 4 ms',
        met: script <= 4,
        note: `script a picture, style and layout ${layout.toFixed(2)} ms more; ${count} pictures`,
      });
      for (const name of names) console.log(`  ${name}`);
      if (process.env['SCREENSHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/crowded-${rows.length}.png` });
    }
    if (troubles.length > 0) throw new Error(troubles.join('\n'));
    return rows;
  } finally {
    await bench.close();
  }
}
