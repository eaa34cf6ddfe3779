import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onThePage } from './suite.ts';

const whole = readFileSync(new URL('../../scenarios/first-drill/scenario.yaml', import.meta.url), 'utf8');

/** Opens `first-drill` with another text in place of its file. */
async function openChanged(page: Page, text: string): Promise<void> {
  await page.route('**/scenarios/first-drill/scenario.yaml', (route) => route.fulfill({ body: text }));
  await page.locator('lf-start .entry', { hasText: '小港' }).click();
}

onThePage('a broken scenario', (open) => {
  test('shows its problems with line, column and what is allowed, and the way back', async () => {
    const { page } = await open();
    const text = whole.replace('order: { to: T02, task: place-pumps', 'order: { to: T09, task: place-pumps');
    const line = text.split('\n').findIndex((one) => one.includes('to: T09')) + 1;
    expect(line).toBeGreaterThan(0);
    await openChanged(page, text);
    const problem = page.locator('lf-problems .problem').first();
    await problem.waitFor();
    expect(await page.locator('lf-problems h2').textContent()).toBe('first-drill 打不开');
    const said = await problem.textContent();
    expect(said).toContain(`scenario.yaml · 第 ${line} 行`);
    expect(said).toContain('T09');
    expect(said).toMatch(/(可用|是不是).*T02/s);
    expect(await page.locator('lf-problems .lead').textContent()).toBe('照下列位置改好后再打开。');

    await page.keyboard.press('l');
    await page.locator('lf-problems h2', { hasText: 'first-drill cannot be opened' }).waitFor();
    expect(await problem.textContent()).toContain(`line ${line}`);
    await page.locator('lf-problems button', { hasText: 'Back' }).click();
    await page.locator('lf-start .entry').first().waitFor();
  });

  test.each([
    ['an empty file', ''],
    ['no YAML', 'landfall: [1'],
    ['a newer version', whole.replace(/^landfall: 1$/m, 'landfall: 99')],
    [
      'an alias bomb',
      `landfall: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nmeta: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
    ],
  ])('%s is a problem on the screen, not a blank page', async (_, text) => {
    const { page } = await open();
    await openChanged(page, text);
    const problems = page.locator('lf-problems .problem');
    await problems.first().waitFor();
    expect(await problems.first().textContent()).toMatch(/第 \d+ 行|整个文件/);
  });

  test('HTML in a text is shown as it stands', async () => {
    const { page } = await open();
    await openChanged(page, whole.replace('小港第一次演练', '<img src=x onerror=alert(1)>小港'));
    const title = page.locator('lf-briefing h2, lf-problems .problem').first();
    await title.waitFor();
    expect(await title.textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
  });

  test('a file that is not there is named', async () => {
    const { page } = await open();
    await page.route('**/scenarios/first-drill/track.csv', (route) => route.fulfill({ status: 404 }));
    await page.locator('lf-start .entry', { hasText: '小港' }).click();
    await page.locator('lf-problems .problem', { hasText: 'track.csv' }).waitFor();
  });

  test('an address that names no scenario leads back to those that there are', async () => {
    const { page } = await open({ path: '?scenario=nowhere' });
    await page.locator('lf-problems .problem').first().waitFor();
    await page.locator('lf-problems button', { hasText: '返回' }).click();
    await page.locator('lf-start .entry').first().waitFor();
  });
});
