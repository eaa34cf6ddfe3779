import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { downloadLog, dropFile, hours, jump, lookAt, type PageElement, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** Which lines the page has of the hazards. */
const outlines = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { weather } = (document.querySelector('lf-page') as PageElement).desk.view;
    const { hazards } = weather as { hazards?: { outlines: { hazard: string; what: string }[] } };
    return (hazards?.outlines ?? []).map(({ hazard, what }) => `${hazard} ${what}`);
  });

onThePage('what drifts and what is in the air of the city', (open) => {
  let log: { readonly name: string; readonly text: string };
  let live: string[];

  test('the ship’s cloud stands on the map, then the gas, each with its legend and time', async () => {
    const { page } = await open({ path: '?scenario=qingdao-2022', viewport: { width: 1440, height: 900 } });
    await startEx(page);
    await jump(page, hours(57.5));
    await page.keyboard.press('Space');
    await page.locator('.legend summary', { hasText: '漂移预测' }).waitFor();
    expect(await outlines(page)).toContain('cargo-drift containment');
    await lookAt(page, 'lingshan-east');
    await picture(page, 'drift-zh');
    // Its card has what the search has come to.
    await page.locator('lf-details', { hasText: /发现概率.*成功概率/s }).waitFor();
    await page.locator('lf-side [role=tab]', { hasText: '群众' }).click();
    const people = page.locator('lf-people .sum dd');
    const [all = 0, moved = 0] = (await people.allTextContents()).map(Number);
    expect(all).toBeGreaterThan(50_000);
    expect(moved).toBeGreaterThan(all / 2);
    await page.locator('lf-people .row', { hasText: '北宅小学' }).click();
    await page.locator('lf-details', { hasText: /北宅小学\s*\d+ \/ 250/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await jump(page, hours(63.75));
    await page.keyboard.press('Space');
    await page.locator('.legend summary', { hasText: /苯泄漏扩散.*ppm · 60 分钟/ }).waitFor();
    live = await outlines(page);
    expect(live).toContain('benzene aegl-1');
    await lookAt(page, 'chem-area');
    // What became of it, and what those who work at it have taken in.
    await page.locator('lf-details', { hasText: /苯泄漏扩散.*入空气 \d+ kg/s }).waitFor();
    await page.locator('lf-side [role=tab]', { hasText: '队伍' }).click();
    await page.locator('lf-teams .row', { hasText: 'T02' }).click();
    await page.locator('lf-details', { hasText: /接触剂量.*最高 [\d.]+ ppm/s }).waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.move(700, 370);
    for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, -300);
    await picture(page, 'plume-zh');
    await page.keyboard.press('l');
    await page.locator('.legend summary', { hasText: /Benzene.*ppm/ }).waitFor();
    await picture(page, 'plume-en');
    await page.locator('.top button', { hasText: 'Gas' }).click();
    await expect.poll(() => page.locator('.legend summary', { hasText: 'Benzene' }).count()).toBe(0);
    log = await downloadLog(page);
  });

  test('is the same in a replay, once it is worked out', async () => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await page.locator('lf-transport form input').fill('T+63:45');
    await page.keyboard.press('Enter');
    await expect.poll(() => outlines(page), { timeout: 60_000 }).toEqual(live);
  });
});
