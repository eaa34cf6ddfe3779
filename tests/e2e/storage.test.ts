/** Where drills are kept: in files of the page's own, or in a database where a browser has no such files; and what a full disk does. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { verifiedLog } from '../command-line.ts';
import {
  chooseInMenu,
  chooseSpeed,
  clock,
  downloadLog,
  hours,
  jump,
  pause,
  startEx,
  told,
  waitForClock,
} from './drill.ts';
import { onThePage } from './suite.ts';

/** What a busy machine may need, ms. */
const PATIENT = { timeout: 20_000 };
const FIRST = '?scenario=first-drill';

/** Takes the files of the page's own from the worker, as a browser without them; its database is full while somebody says so. */
const withoutFiles = (page: Page): Promise<unknown> =>
  page.context().route(/assets\/worker-[^/]*\.js$/, async (route) => {
    // A connection that the server has just given up is no fault.
    const response = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ response, body: `(${standIn})();\n${await response.text()}` });
  });

/** Runs in the worker, before its own scripts. */
function standIn(): void {
  Reflect.deleteProperty(StorageManager.prototype, 'getDirectory');
  let full = false;
  new BroadcastChannel('full').addEventListener('message', ({ data }) => {
    full = data;
  });
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
    const request = put.apply(this, given);
    // As when it finds no room at its end: nothing of it stands.
    if (full) this.transaction.abort();
    return request;
  };
}
const fillDatabase = (page: Page, full: boolean): Promise<void> =>
  page.evaluate((is) => new BroadcastChannel('full').postMessage(is), full);

/** Says how many bytes the browser lets the page store; it holds as long as what says it is there. */
async function quotaOf(page: Page): Promise<(bytes: number) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  return (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

onThePage('a browser without files of its own', (open) => {
  test('keeps drills in a database: to go on with after a reload, to list, name, take away and delete', async () => {
    const window = await open();
    const { page } = window;
    await withoutFiles(page);
    await page.goto(new URL(FIRST, page.url()).href);
    await startEx(page);
    await jump(page, hours(3));
    await pause(page);
    const [at, lines] = [await clock(page), await told(page)];
    expect(await page.locator('.banner').count()).toBe(0);
    await page.reload();
    await page.locator('lf-clock [role=timer]').waitFor();
    await expect.poll(() => told(page), PATIENT).toBe(lines);
    expect(await clock(page)).toBe(at);
    await page.keyboard.press('Space');
    await chooseSpeed(page, 300);
    await waitForClock(page, at + 600);

    const other = await window.beside();
    const kept = other.page.locator('lf-kept .entry');
    await kept.filter({ hasText: '正在某个窗口中打开' }).waitFor();
    expect(await kept.locator('button', { hasText: '删除' }).isDisabled()).toBe(true);
    await other.page.close();
    await chooseInMenu(page, /结束演练/, 2);
    expect(await verifiedLog((await downloadLog(page)).text)).toBe(0);
    await chooseInMenu(page, /另开一个/);
    const mine = page.locator('lf-kept .entry');
    await mine.locator('button', { hasText: '改名' }).click();
    await mine.locator('input').fill('周三桌面推演');
    await page.keyboard.press('Enter');
    await mine.locator('strong', { hasText: '周三桌面推演' }).waitFor();
    const coming = page.waitForEvent('download');
    await mine.locator('button', { hasText: '下载记录' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('周三桌面推演.drill');
    const first = await readFile(await download.path(), 'utf8');
    expect(first).toContain('"type":"drill.ended"');
    await mine.locator('.primary', { hasText: '复盘' }).click();
    await page.locator('lf-header .verified', { hasText: '记录已核验' }).waitFor();
    await page.goBack();
    for (const press of ['删除', '再按一次删除']) await mine.locator('button', { hasText: press }).click();
    await expect.poll(() => mine.count()).toBe(0);
    const stores = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const request = indexedDB.open('landfall');
          request.onsuccess = () => {
            const names = [...request.result.objectStoreNames];
            const transaction = request.result.transaction(names);
            const counts = names.map((name) => transaction.objectStore(name).count());
            transaction.oncomplete = () => resolve(counts.map(({ result }) => result));
          };
        }),
    );
    expect(stores).toEqual([0, 0, 0]);
  });
});

onThePage('a disk that fills', (open) => {
  test.each(['files', 'a database'])(
    'is told while the drill runs, and when there is room again nothing is lost: in %s',
    async (where) => {
      const { page } = await open();
      if (where !== 'files') await withoutFiles(page);
      const allow = await quotaOf(page);
      const fill = (full: boolean): Promise<unknown> =>
        where === 'files' ? allow(full ? 1000 : 1_000_000_000) : fillDatabase(page, full);
      await page.goto(new URL(FIRST, page.url()).href);
      await startEx(page);
      const before = await told(page);
      await fill(true);
      await chooseSpeed(page, 300);
      const banner = page.locator('.banner', { hasText: '记录已不能继续保存' });
      await banner.waitFor();
      await banner.locator('button', { hasText: '下载记录' }).waitFor();
      await expect.poll(() => told(page), PATIENT).toBeGreaterThan(before);
      const lines = await told(page);
      await fill(false);
      await banner.waitFor({ state: 'hidden' });
      await pause(page);
      await page.reload();
      await page.locator('lf-clock [role=timer]').waitFor();
      await expect.poll(() => told(page), PATIENT).toBeGreaterThanOrEqual(lines);
      await chooseInMenu(page, /结束演练/, 2);
      expect(await verifiedLog((await downloadLog(page)).text)).toBe(0);
    },
  );
});
