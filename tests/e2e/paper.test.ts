/** The picture of a drill on paper: of a director's, and of a seat that is told things. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, barriers } from './axe.ts';
import { chooseInMenu, hours, inEnglish, jump, pause, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** Prints by its key, or as is said; what stands on the paper. */
async function printed(page: Page, press = () => page.keyboard.press('Control+p')): Promise<string> {
  await page.evaluate(() => {
    window.print = () => void window.dispatchEvent(new Event('beforeprint'));
  });
  await press();
  await page.locator('.lf-paper').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('lf-page').isVisible()).toBe(false);
  return (await page.locator('.lf-paper').textContent()) ?? '';
}
/** How many pages a PDF has, by its page objects. */
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

onThePage('on paper', (open) => {
  test('there is the whole picture with every state in words, EXERCISE on it, and no inject to come; then the page is as it was', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await jump(page, hours(4));
    await pause(page);
    const text = await printed(page);
    for (const said of ['演练 EXERCISE', '小港第一次演练', '科目', '排水抢险', '下穿道排涝', '不得发给参演人员'])
      expect(text).toContain(said);
    // Of what was not let out yet nothing is printed.
    const coming = await page.evaluate(() => {
      const { desk } = document.querySelector('lf-page') as unknown as {
        desk: {
          scenario: { injects: { id: string; text: { zh: string } }[] };
          view: { state: { injects: Record<string, { released?: number }> } };
        };
      };
      return desk.scenario.injects
        .filter(({ id }) => desk.view.state.injects[id]?.released === undefined)
        .map(({ text: words }) => words.zh);
    });
    expect(coming.length).toBeGreaterThan(0);
    expect(coming.filter((words) => text.includes(words))).toEqual([]);
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) {
      await page.setViewportSize({ width: 800, height: 1130 });
      await page.screenshot({ path: `${folder}/paper-zh.png` });
    }
    const pdf = await page.pdf({ format: 'A4' });
    expect(pagesOf(pdf)).toBeGreaterThan(1);
    if (folder !== undefined) writeFileSync(`${folder}/paper.pdf`, pdf);
    await page.emulateMedia({ media: 'screen' });
    // What has been printed is gone.
    expect(await page.locator('.lf-paper').count()).toBe(0);
    expect(await page.locator('lf-page').isVisible()).toBe(true);
  });

  test('a seat that is told things has only those, in its own language', async () => {
    const { page } = await open({ path: '?scenario=first-drill', locale: 'en-GB' });
    await inEnglish(page);
    await page.locator('lf-briefing #seat').selectOption('T03');
    await startEx(page);
    await page.locator('lf-drill .banner.seated').waitFor();
    const text = await printed(page);
    for (const said of ['EXERCISE', 'What T03', 'Teams', 'T03 Police']) expect(text).toContain(said);
    for (const other of ['T01', 'T02', 'Exercises']) expect(text).not.toContain(other);
  });

  test('a review says what the log says, is rated, signed and printed, and stays beside the drill', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await page.evaluate(axe);
    await startEx(page);
    await jump(page, hours(9));
    // What is seen while the drill runs is ticked on the inject's card.
    await page.evaluate(() => {
      const { store } = document.querySelector('lf-page') as unknown as {
        readonly store: { select(one: object): void };
      };
      store.select({ kind: 'inject', id: 'water' });
    });
    await page.locator('lf-details lf-observed label', { hasText: '封闭下穿道' }).locator('input').check();
    expect(await barriers(page)).toEqual([]);
    await chooseInMenu(page, '结束演练');
    await page.locator('lf-menu [role=menuitem].armed').click();
    await page.locator('lf-clock [role=status]', { hasText: '结束' }).waitFor();
    await chooseInMenu(page, '评估与讲评');
    const review = page.locator('lf-review');
    await review.locator('.sum', { hasText: /目标达成 \d+ \/ \d+/ }).waitFor();
    for (const part of ['演练概况', '目标', '应有行动', '关键时间线', '改进事项'])
      await review.locator('h2', { hasText: new RegExp(`^${part}$`) }).waitFor();
    await review.locator('select').first().selectOption('S');
    await review.locator('textarea').first().fill('排水口被垃圾堵住');
    const seen = review.locator('tr', { hasText: '封闭下穿道' }).locator('.tick input');
    expect(await seen.isChecked()).toBe(true);
    await review.locator('button', { hasText: '加一项' }).click();
    await review.locator('[aria-label="问题 1"]').fill('泵车到得晚');
    expect(await barriers(page)).toEqual([]);
    const press = () => review.locator('button', { hasText: /^打印$/ }).click();
    let text = await printed(page, press);
    for (const said of ['未签认', 'S 基本完成', '排水口被垃圾堵住', '泵车到得晚', '✓ 看到', '演练 EXERCISE'])
      expect(text).toContain(said);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => void window.dispatchEvent(new Event('afterprint')));
    await review.locator('input[name=by]').fill('王组长');
    await review.locator('button', { hasText: /^签认$/ }).click();
    await review.locator('.ok', { hasText: '已签认：王组长' }).waitFor();
    expect(await review.locator('textarea').count()).toBe(0);
    text = await printed(page, press);
    expect(text).toContain('已签认：王组长');
    expect(text).not.toContain('未签认');
    // The replay of the same drill has it too.
    await page.reload();
    await page.locator('lf-transport').waitFor();
    await page.locator('lf-header .verified', { hasText: '记录已核验' }).waitFor();
    await chooseInMenu(page, '评估与讲评');
    await review.locator('.ok', { hasText: '已签认：王组长' }).waitFor();
  });
});
