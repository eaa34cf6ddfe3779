/**
 * What the page holds while a drill of four days runs at 300×: JavaScript memory of the page and its workers, as the browser itself counts it
 * (`performance.measureUserAgentSpecificMemory`), at hours of the drill. It takes as long as the drill does at that speed: a third of an hour.
 */
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { adviceFor, locate } from '../../tools/browsers.mjs';
import { openBench } from '../e2e/browser.ts';
import { chooseSpeed, hours, jump, startEx, waitForClock } from './../e2e/drill.ts';
import type { Row } from './measure.ts';

const ID = 'qingdao-2022';
const SPEED = 300;
const HOURS = [12, 36, 60, 84, 96] as const;
/** Longer than any hour takes at that speed, ms. */
const PATIENCE = 40 * 60_000;
const MOST = 1.1;

interface Held {
  readonly hour: number;
  readonly page: number;
  readonly worker: number;
}

/** Bytes held by the page itself and by its workers. */
async function heldBy(page: Page, hour: number): Promise<Held> {
  const parts = await page.evaluate(async () => {
    const { breakdown } = await (
      performance as unknown as {
        measureUserAgentSpecificMemory(): Promise<{
          readonly breakdown: readonly {
            readonly bytes: number;
            readonly attribution: readonly { readonly scope: string }[];
          }[];
        }>;
      }
    ).measureUserAgentSpecificMemory();
    return breakdown.map(({ bytes, attribution }) => ({ bytes, scope: attribution[0]?.scope ?? '' }));
  });
  const sum = (worker: boolean): number =>
    parts.reduce((all, { bytes, scope }) => (scope.includes('Worker') === worker ? all + bytes : all), 0);
  return { hour, page: sum(false), worker: sum(true) };
}

async function measure(executable: string): Promise<readonly Held[]> {
  const bench = await openBench(executable);
  try {
    const { page } = await bench.open({ path: `?scenario=${ID}`, viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    await startEx(page);
    // What there is to be held after half a day is there however fast that went.
    await jump(page, hours(HOURS[0] - 1));
    await chooseSpeed(page, SPEED);
    const held: Held[] = [];
    for (const hour of HOURS) {
      // The end itself stops the drill; what is held is held a little before it.
      await waitForClock(page, hours(hour) - 60);
      held.push(await heldBy(page, hour));
    }
    return held;
  } finally {
    await bench.close();
  }
}

export async function heap(): Promise<readonly Row[]> {
  const executable = locate('chromium');
  if (executable === undefined) return [{ what: 'heap', value: 'not measured', note: adviceFor('chromium') }];
  if (!existsSync('dist/page/index.html'))
    return [{ what: 'heap', value: 'not measured', note: 'the page is not built: npm run build' }];
  const held = await measure(executable);
  const all = ({ page, worker }: Held): number => page + worker;
  const [first, last] = [held[0] as Held, held.at(-1) as Held];
  return [
    ...held.map((one) => ({
      what: `${ID} at ${SPEED}×, hour ${one.hour}`,
      value: MB(all(one)),
      note: `page ${MB(one.page)}, workers ${MB(one.worker)}`,
    })),
    {
      what: `hour ${last.hour} against hour ${first.hour}`,
      value: `${(all(last) / all(first)).toFixed(2)} ×`,
      goal: '≤ 1.10 ×',
      met: all(last) <= MOST * all(first),
      note: `page ${(last.page / first.page).toFixed(2)} ×, workers ${(last.worker / first.worker).toFixed(2)} ×`,
    },
  ];
}

const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
