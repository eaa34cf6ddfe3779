import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { feedLine, type PageElement, pause, picture, showFeed, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

const tab = (page: Page, name: string) => page.locator('lf-injects [role=tab]', { hasText: name });
const row = (page: Page, number: string) =>
  page.locator('lf-injects .inject').filter({ has: page.locator('.number', { hasText: new RegExp(`^${number}$`) }) });

const act = async (page: Page, number: string, label: string): Promise<void> => {
  await row(page, number).locator('button.face').click();
  await row(page, number).locator('.acts button', { hasText: label }).click();
};

/** Opens the first drill just after StartEx, paused, with injects and feed in sight. */
async function atRest(page: Page): Promise<void> {
  await startEx(page);
  await pause(page);
  await showFeed(page);
  await page.locator('lf-injects .inject').first().waitFor();
}

onThePage('the director’s injects', (open) => {
  test('are fired early, held, released and skipped by their buttons, and the feed says so', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    const [gale, moored, call] = ['#1', '#3', '#4'];
    await act(page, gale, '即发');
    await feedLine(page, new RegExp(`总导演.*发布导调信息 ${gale}`))
      .first()
      .waitFor();
    await act(page, moored, '挂起');
    await feedLine(page, new RegExp(`总导演.*挂起导调信息 ${moored}`))
      .first()
      .waitFor();
    await act(page, call, '跳过');
    await feedLine(page, new RegExp(`跳过导调信息 ${call}`))
      .first()
      .waitFor();
    await tab(page, '已发').click();
    await row(page, gale).waitFor();
    await row(page, call).filter({ hasText: '跳过' }).waitFor();
    await tab(page, '挂起').click();
    await act(page, moored, '发布');
    await feedLine(page, new RegExp(`总导演.*发布导调信息 ${moored}`))
      .first()
      .waitFor();
  });

  test('all that waits for its time is moved at once; parked ones are fired when wanted; what is refused says why and what to do instead', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    // All that waits for its time is moved and moved back; the feed says who did it, and until when each waits.
    await page.locator('lf-injects .rest button', { hasText: '+10' }).click();
    await feedLine(page, /总导演.*整体推后 10 分/)
      .first()
      .waitFor();
    await row(page, '#1').filter({ hasText: '推迟' }).waitFor();
    await picture(page, 'injects-rest');
    await page.keyboard.press('Shift+KeyA');
    await feedLine(page, /总导演.*整体提前 10 分/)
      .first()
      .waitFor();
    await tab(page, '备用').click();
    await act(page, '#2', '即发');
    await feedLine(page, /总导演.*发布导调信息 #2/)
      .first()
      .waitFor();
    expect(await row(page, '#2').count()).toBe(0);

    // Buttons grey out for what would be refused, but they may be a moment behind another seat.
    const done = await page.evaluate(() =>
      (document.querySelector('lf-page') as PageElement).desk.submit({ type: 'inject.fire', inject: 'prompt' }),
    );
    expect(done).toBe(false);
    const notice = page.locator('.notice[role=alert]');
    await notice.filter({ hasText: '状态不允许' }).filter({ hasText: '看它的状态' }).waitFor();
    await feedLine(page, '未执行').first().waitFor();
    await notice.locator('button').click();
    expect(await notice.count()).toBe(0);
  });

  test('a bookmark is one key, with a note that may be typed', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await showFeed(page);
    await page.keyboard.press('b');
    await page.keyboard.type('闸门迟了 2 分');
    await page.keyboard.press('Enter');
    await feedLine(page, '闸门迟了 2 分').first().waitFor();
    expect(await page.locator('lf-bookmark').count()).toBe(0);
  });
});
