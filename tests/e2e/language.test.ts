import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** What people read and hear of the page: text, titles, labels and placeholders, through all shadow roots. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [document.title];
    const read = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) found.push(node.textContent.trim());
      if (!(node instanceof Element) && !(node instanceof ShadowRoot)) return;
      if (node instanceof Element) {
        if (node.matches('style, noscript')) return;
        for (const name of ['title', 'aria-label', 'placeholder', 'aria-valuetext'])
          found.push(node.getAttribute(name) ?? '');
        if (node.shadowRoot) read(node.shadowRoot);
      }
      for (const child of node.childNodes) read(child);
    };
    read(document.body);
    return found.filter((one) => one !== '');
  });

const HAN = /\p{Script=Han}/u;
/** The switch to Chinese is named in Chinese; the mark of the drill and the credit of a map are in both languages. */
const OWN = new Set(['中文', '换成中文  L', '换成中文', '演练 EXERCISE', '虚构地图 · Invented map']);
const chinese = (all: readonly string[]): string[] => all.filter((one) => HAN.test(one) && !OWN.has(one));

onThePage('the language', (open) => {
  test('is Chinese until somebody chooses, stays chosen, and is told to readers of screens', async () => {
    const { page } = await open();
    await page.locator('lf-start h2', { hasText: '选一个情景' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    await page.locator('.top button', { hasText: 'EN' }).click();
    await page.locator('lf-start h2', { hasText: 'Choose a scenario' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    await page.locator('lf-start .entry', { hasText: 'Smallport' }).waitFor();
    expect(chinese(await said(page))).toEqual([]);
  });

  test('switches everywhere in a running drill: header, boards, feed, injects, timeline, dialogs', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.keyboard.press('n');
    await page.locator('lf-details').waitFor();
    expect(chinese(await said(page)).length).toBeGreaterThan(60);
    await page.keyboard.press('l');
    await page.locator('lf-header h1', { hasText: 'First drill at Smallport' }).waitFor();
    await expect.poll(async () => chinese(await said(page))).toEqual([]);

    for (const [stroke, dialog] of [
      ['Shift+Slash', 'lf-help'],
      ['Control+k', 'lf-palette'],
      ['b', 'lf-bookmark'],
    ] as const) {
      await page.keyboard.press(stroke);
      await page.locator(`${dialog} dialog[open]`).waitFor();
      expect(chinese(await said(page))).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator(dialog).waitFor({ state: 'detached' });
    }
    for (const tab of await page.locator('lf-side [role=tab], lf-injects [role=tab]').all()) {
      await tab.click();
      await expect.poll(async () => chinese(await said(page))).toEqual([]);
    }
  });
});
