/** The picture of a drill on paper: of a director's, and of a seat that is told things. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hours, jump, pause, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** Prints by its key; what stands on the paper. */
async function printed(page: Page): Promise<string> {
  await page.evaluate(() => {
    window.print = () => void window.dispatchEvent(new Event('beforeprint'));
  });
  await page.keyboard.press('Control+p');
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
    if ((await page.getAttribute('html', 'lang')) !== 'en') await page.keyboard.press('l');
    await page.locator('lf-briefing #seat').selectOption('T03');
    await startEx(page);
    await page.locator('lf-drill .banner.seated').waitFor();
    const text = await printed(page);
    for (const said of ['EXERCISE', 'What T03', 'Teams', 'T03 Police']) expect(text).toContain(said);
    for (const other of ['T01', 'T02', 'Exercises']) expect(text).not.toContain(other);
  });
});
