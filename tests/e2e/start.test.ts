import { expect, test } from 'vitest';
import { picture } from './drill.ts';
import { onThePage } from './suite.ts';

onThePage('the first screen', (open) => {
  test('lists the scenarios by their titles, in both languages', async () => {
    const { page } = await open();
    const titles = page.locator('lf-start .entry strong');
    await titles.first().waitFor();
    expect(await titles.allTextContents()).toEqual([
      '小港第一次演练',
      '青岛市防汛防台风综合演练（虚构情景）',
      '胶州湾全域淹没（50 m，虚构情景）',
    ]);
    await page.keyboard.press('l');
    await page.locator('lf-start h2', { hasText: 'Choose a scenario' }).waitFor();
    expect(await titles.allTextContents()).toEqual([
      'First drill at Smallport',
      'Qingdao flood and typhoon drill (fictional)',
      'The whole bay at 50 m (fictional scenario)',
    ]);
  });

  test('opening shows how far it is, then what the drill is, and one button that starts it', async () => {
    const { page } = await open();
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/scenarios/qingdao-2022/map/**', (route) => released.then(() => route.continue()));
    await page.locator('lf-start .entry', { hasText: '青岛市防汛' }).click();
    const bar = page.locator('lf-loading [role=progressbar]');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(90);
    expect(await page.locator('lf-loading main').textContent()).toContain('读取情景');
    release();

    const briefing = page.locator('lf-briefing');
    await briefing.waitFor();
    for (const fact of ['青岛市防汛防台风综合演练', '虚构', '8 个科目', '15 支队伍 · 940 人'])
      await briefing.filter({ hasText: fact }).waitFor();
    expect(await briefing.locator('.button.primary').allTextContents()).toEqual([expect.stringContaining('开始演练')]);
    // It may be left to the room's clock, and taken back.
    const timer = briefing.locator('lf-start-time');
    const soon = await page.evaluate(() => new Date(Date.now() + 3_600_000).toLocaleTimeString('sv').slice(0, 5));
    await timer.locator('input').fill(soon);
    await timer.locator('button', { hasText: '定时' }).click();
    await timer.locator('[role=timer]', { hasText: `${soon} 自动开始` }).waitFor();
    await picture(page, 'briefing-timer');
    await timer.locator('button', { hasText: '取消定时' }).click();
    // Within its minute it begins at once.
    const now = await page.evaluate(() => new Date().toLocaleTimeString('sv').slice(0, 5));
    await timer.locator('input').fill(now);
    await timer.locator('button', { hasText: '定时' }).click();
    await briefing.waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\?scenario=qingdao-2022&kept=[\w-]+$/);
    await page.goBack();
    await page.locator('lf-start .entry').first().waitFor();
  });

  test('without its list of scenarios it says what to do, and tries again', async () => {
    const window = await open();
    const { page } = window;
    let broken = true;
    await page.route('**/scenarios/index.json', (route) =>
      broken ? route.fulfill({ status: 500 }) : route.continue(),
    );
    await page.reload();
    await page.locator('lf-start .empty', { hasText: '情景目录没有读到' }).waitFor();
    expect(await page.locator('lf-start .empty').textContent()).toContain('npm start');
    broken = false;
    await page.locator('lf-start .empty button').click();
    await page.locator('lf-start .entry').first().waitFor();
    window.forgive(/status of 500/);
  });
});
