/** What a person waits for who opens a log of a million events on the built page, in a real Chromium; all by the clock. */
import { existsSync } from 'node:fs';
import { adviceFor, locate } from '../../tools/browsers.mjs';
import { openBench } from '../e2e/browser.ts';
import type { PageElement } from '../e2e/drill.ts';
import type { Row } from './measure.ts';

const SEEKS = 101;
const PATIENCE = 240_000;

interface Opened {
  /** From the choice of the file to the first frame with the drill on it, ms; and with the map's ground. */
  readonly picture: number;
  readonly ground: number;
  /** Until all of it had been read. */
  readonly read: number;
  /** From the call of a seek until its state is there, the 50th and 95th of a hundred. */
  readonly p50: number;
  readonly p95: number;
  /** The most lines that a seek brought. */
  readonly lines: number;
}

async function measure(executable: string, file: string): Promise<Opened> {
  const bench = await openBench(executable);
  try {
    const { page } = await bench.open({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    await page.locator('lf-start .entry').first().waitFor();
    await page.evaluate(watch);
    const input = page.locator('lf-start input[type=file]').first();
    // The event does not leave the page's part in which the button is.
    await input.evaluate((own) =>
      own.addEventListener('change', () => performance.mark('bench-chosen'), { once: true }),
    );
    await input.setInputFiles(file);
    const marks = ['bench-chosen', 'bench-picture', 'lf-map-ready', 'bench-read'];
    await page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(name).length > 0), marks);
    const [, picture = 0, ground = 0, read = 0] = await page.evaluate((names) => {
      const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? 0;
      return names.map((name) => at(name) - at('bench-chosen'));
    }, marks);
    const sought = await page.evaluate(seekAbout, SEEKS);
    return { picture, ground, read, ...sought };
  } finally {
    await bench.close();
  }
}

/** Runs in the page: notes when the chosen log's drill was first drawn, and when all of it had been read. */
function watch(): void {
  const look = (): void => {
    const desk = (document.querySelector('lf-page') as PageElement | null)?.desk;
    const drawn = performance.getEntriesByName('bench-picture').length > 0;
    // A frame after the one in which it stands in the document, it is on the screen.
    if (desk?.view !== undefined && !drawn)
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench-picture')));
    const done = desk?.status !== undefined && (desk.status as { readonly read?: number }).read === undefined;
    if (done) performance.mark('bench-read');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: up and down the log, in steps that meet every part of it. */
async function seekAbout(seeks: number): Promise<Pick<Opened, 'p50' | 'p95' | 'lines'>> {
  const { desk } = document.querySelector('lf-page') as PageElement;
  const taken: number[] = [];
  let lines = 0;
  for (let i = 0; i < seeks; i++) {
    const at = Math.floor((desk.status.to * ((i * 38) % seeks)) / seeks);
    const from = performance.now();
    await desk.player.seek(at);
    taken.push(performance.now() - from);
    lines = Math.max(lines, desk.journal.lines.length);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[Math.floor(seeks * 0.5)] ?? 0, p95: taken[Math.floor(seeks * 0.95)] ?? 0, lines };
}

/** `file`: where such a log is. */
export async function bigLogOnPage(file: string): Promise<readonly Row[]> {
  const executable = locate('chromium');
  if (executable === undefined) return [{ what: 'on the page', value: 'not measured', note: adviceFor('chromium') }];
  if (!existsSync('dist/page/index.html'))
    return [{ what: 'on the page', value: 'not measured', note: 'it is not built: npm run build' }];
  const { picture, ground, read, p50, p95, lines } = await measure(executable, file);
  return [
    {
      what: 'on the page: its first picture',
      value: `${(picture / 1000).toFixed(2)} s`,
      goal: '≤ 1 s',
      met: picture <= 1000,
      note: `by the clock, as all on the page; clock, boards and timeline; the map’s ground after ${(ground / 1000).toFixed(1)} s`,
    },
    {
      what: 'on the page: all of it read, with progress',
      value: `${(read / 1000).toFixed(1)} s`,
      goal: '≤ 8 s',
      met: read <= 8000,
    },
    {
      what: 'on the page: to any moment of it, 95th percentile',
      value: `${p95.toFixed(0)} ms`,
      goal: '≤ 100 ms',
      met: p95 <= 100,
      note: `median ${p50.toFixed(0)} ms; with its state, and no more than ${lines} lines`,
    },
  ];
}
