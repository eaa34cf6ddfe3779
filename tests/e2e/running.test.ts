import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  chooseSpeed,
  clock,
  downloadLog,
  hours,
  jump,
  type PageElement,
  pause,
  startEx,
  waitForClock,
} from './drill.ts';
import { onThePage } from './suite.ts';

const QINGDAO = '?scenario=qingdao-2022';

/** Everything that would show that the drill went on. */
const standing = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const { desk } = document.querySelector('lf-page') as PageElement;
    return { at: desk.at, lines: desk.journal.lines.length, weather: JSON.stringify(desk.view.weather) };
  });

onThePage('a drill run on the page', (open) => {
  test('a pause is total: clock, hazards and log stand still', async () => {
    const { page } = await open({ path: QINGDAO });
    await startEx(page);
    await jump(page, hours(60));
    await chooseSpeed(page, 300);
    await waitForClock(page, hours(60) + 300);
    await pause(page);
    const then = { shown: await clock(page), standing: await standing(page), log: (await downloadLog(page)).text };
    // A second of the room would be five minutes of the drill.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect({ shown: await clock(page), standing: await standing(page), log: (await downloadLog(page)).text }).toEqual(
      then,
    );
    await page.keyboard.press('Space');
    await waitForClock(page, then.shown + 60);
  });

  test('each speed is worth what stands beside it', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    // The fastest would be at EndEx in 24 s of the room.
    const words = ['1 秒 = 1 秒', '1 秒 = 10 秒', '1 秒 = 1 分', '1 秒 = 5 分', '1 秒 = 30 分'];
    for (const [place, speed] of [1, 10, 60, 300, 1800].entries()) {
      await chooseSpeed(page, speed);
      await page.locator('lf-controls .worth', { hasText: words[place] ?? '' }).waitFor();
      const paced = await page.evaluate(async () => {
        const { desk } = document.querySelector('lf-page') as PageElement;
        const [at, now] = [desk.at, performance.now()];
        while (performance.now() - now < 800) await new Promise((resolve) => setTimeout(resolve, 20));
        return (desk.at - at) / (performance.now() - now);
      });
      expect(paced / speed).toBeGreaterThan(0.5);
      expect(paced / speed).toBeLessThan(1.5);
    }
  });
});
