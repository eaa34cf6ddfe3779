import { expect, test } from 'vitest';
import { clock, feedLine, hours, pause, picture, showFeed, startEx, waitForClock } from './drill.ts';

import { onThePage } from './suite.ts';

onThePage('a drill by its showing', (open) => {
  test('the director chooses it before StartEx; it sets the pace, and a segment is skipped by a key', async () => {
    const { page } = await open({ path: '?scenario=qingdao-2022', viewport: { width: 1440, height: 900 } });
    const chosen = page.locator('lf-briefing #showing');
    await chosen.locator('option', { hasText: '展演 60 分钟' }).waitFor({ state: 'attached' });
    await chosen.selectOption('show-60');
    await page.locator('lf-briefing #variant').selectOption({ label: '优' });
    await picture(page, 'showing-briefing-zh');
    await startEx(page);
    const pace = page.locator('lf-controls select');
    await expect.poll(() => pace.inputValue()).toBe('showing');
    await expect.poll(() => pace.locator('option:checked').textContent()).toBe('按方案 ×5');
    await page.locator('lf-controls .worth', { hasText: '与方案同步' }).waitFor();
    await page.locator('lf-header .name', { hasText: '序幕' }).waitFor();

    // The prologue skipped, the drill jumps to the first act, and the pace is the showing's again.
    await page.keyboard.press('Shift+BracketRight');
    await waitForClock(page, hours(72 - 41.5));
    await page.locator('lf-header .name', { hasText: '第一幕' }).waitFor();
    await pause(page);
    expect(await clock(page)).toBeGreaterThanOrEqual(hours(72) - (41 * 3600 + 25 * 60));
    await showFeed(page);
    await feedLine(page, '展演段跳过').waitFor();
    await feedLine(page, '预案执行水平：优').first().waitFor();
    await picture(page, 'showing-zh');
    await page.keyboard.press('l');
    await page.locator('lf-controls .worth', { hasText: /ahead|behind|as planned/ }).waitFor();
    await picture(page, 'showing-en');
  });

  test('a drill without one has no segments to skip, and no band for them', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.keyboard.press('Shift+BracketRight');
    expect(await page.locator('lf-controls option[value=showing]').count()).toBe(0);
    expect(await page.locator('lf-timeline .label', { hasText: '展演段' }).count()).toBe(0);
  });
});
