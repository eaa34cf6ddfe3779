import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type DrillTime, formatDrillTime } from '../../src/units/time.ts';
import { downloadLog, dropFile, hours, jump, lookAt, type PageElement, pause, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** The depth in the underpass as the page has it, m. */
const depth = (page: Page): Promise<number | undefined> =>
  page.evaluate(() => {
    const { weather } = (document.querySelector('lf-page') as PageElement).desk.view;
    return (weather as { hazards?: { sites: Record<string, { depth?: number }> } }).hazards?.sites['underpass']?.depth;
  });

onThePage('the water of the first drill', (open) => {
  let log: { readonly name: string; readonly text: string };
  let live: number | undefined;
  /** Where the drill stood when `live` was read, ms: how far it ran on before the pause is the machine's affair. */
  let paused = 0;

  test('stands on the map with its legend, unit and time, and in the words of a place', async () => {
    const { page } = await open({ path: '?scenario=first-drill', viewport: { width: 1440, height: 900 } });
    await startEx(page);
    await jump(page, hours(8));
    await pause(page);
    // The status comes before the state that belongs to it.
    await page.waitForFunction(() => {
      const { view, status } = (document.querySelector('lf-page') as PageElement).desk;
      return view.at === status.at;
    });
    paused = await page.evaluate(() => (document.querySelector('lf-page') as PageElement).desk.view.at);
    await page.locator('.legend summary', { hasText: /积水深度\s*m · \d\d:\d\d/ }).waitFor();
    live = await depth(page);
    expect(live).toBeGreaterThan(0.3);
    await lookAt(page, 'underpass');
    await page.locator('lf-details', { hasText: `${live?.toFixed(2)} m` }).waitFor();
    await picture(page, 'water-zh');
    await page.keyboard.press('l');
    await page.locator('.legend summary', { hasText: 'Water depth' }).waitFor();
    await picture(page, 'water-en');
    await page.setViewportSize({ width: 1280, height: 720 });
    await picture(page, 'water-en-1280');
    log = await downloadLog(page);
  });

  test('is the same in a replay, once it is worked out', async () => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await page.locator('lf-transport form input').fill(formatDrillTime(paused as DrillTime));
    await page.keyboard.press('Enter');
    await expect.poll(() => depth(page), { timeout: 30_000 }).toBe(live);
    await picture(page, 'water-replay');
  });
});
