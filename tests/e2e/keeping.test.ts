/** A drill that the browser keeps: it goes on after a reload, a kill and a walk round the first screen, and its log verifies. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { MINUTE } from '../../src/units/time.ts';
import { verifiedLog } from '../command-line.ts';
import { describeWith } from '../needs.ts';
import { FLAGS } from './browser.ts';
import {
  chooseInMenu,
  chooseSpeed,
  clock,
  downloadLog,
  hours,
  jump,
  type PageElement,
  startEx,
  told,
} from './drill.ts';
import { servePage } from './server.ts';
import { onThePage } from './suite.ts';

/** What a busy machine may need, ms. */
const PATIENT = { timeout: 20_000 };

const FIRST = '?scenario=first-drill';

const drillTime = (page: Page): Promise<number> =>
  page.evaluate(() => (document.querySelector('lf-page') as PageElement | null)?.desk?.at ?? -1);

onThePage('a drill that is kept', (open) => {
  test('stands on the first screen: to go on with, to name, to delete; a window that has it open keeps it', async () => {
    const window = await open({ path: FIRST });
    const { page } = window;
    await startEx(page);
    await jump(page, hours(1));
    const other = await window.beside();
    const kept = other.page.locator('lf-kept .entry');
    await kept.filter({ hasText: '正在某个窗口中打开' }).waitFor();
    expect(await kept.locator('button', { hasText: '删除' }).isDisabled()).toBe(true);
    await kept.locator('.primary', { hasText: '加入' }).click();
    await other.page.locator('lf-lobby .seat').first().waitFor();
    await other.page.close();

    page.once('dialog', (dialog) => void dialog.accept());
    await chooseInMenu(page, /另开一个/);
    const mine = page.locator('lf-kept .entry');
    await mine.filter({ hasText: '推演至' }).waitFor();
    await mine.locator('button', { hasText: '改名' }).click();
    await mine.locator('input').fill('周三桌面推演');
    await page.keyboard.press('Enter');
    await mine.locator('strong', { hasText: '周三桌面推演' }).waitFor();
    await mine.locator('.primary', { hasText: '继续' }).click();
    await page.locator('lf-clock [role=timer]').waitFor();
    expect(await clock(page)).toBeGreaterThanOrEqual(hours(1));
    await chooseInMenu(page, /结束演练|EndEx/, 2);
    await chooseInMenu(page, /另开一个/);
    await mine.locator('.primary', { hasText: '复盘' }).click();
    await page.locator('lf-transport').waitFor();
    await page.locator('lf-header .verified', { hasText: '记录已核验' }).waitFor();
    await page.goBack();
    for (const press of ['删除', '再按一次删除']) await mine.locator('button', { hasText: press }).click();
    await expect.poll(() => mine.count()).toBe(0);
  });
});

/** Does something to a file of the one kept drill, while no window has it open. */
const tamper = (page: Page, name: string, how: 'remove' | 'spoil'): Promise<void> =>
  page.evaluate(
    async ([file, what]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('drills');
      for await (const folder of root.values()) {
        const drill = folder as FileSystemDirectoryHandle;
        if (what === 'remove') return drill.removeEntry(file);
        const handle = await drill.getFileHandle(file);
        const lines = (await (await handle.getFile()).text()).split('\n');
        lines[40] = (lines[40] ?? '').replace('"at":', '"at":1');
        const stream = await handle.createWritable();
        await stream.write(lines.join('\n'));
        await stream.close();
      }
    },
    [name, how] as const,
  );

onThePage('what a reload must not lose', (open) => {
  test('a real emergency, the seat that one sits in, and the pace', async () => {
    const { page } = await open({ path: FIRST });
    await startEx(page);
    await chooseSpeed(page, 300);
    await page.evaluate(async () => {
      const { desk } = document.querySelector('lf-page') as PageElement;
      await desk.submit({ type: 'seat.take', take: 'T01' });
      sessionStorage.setItem(`landfall.seat ${new URLSearchParams(location.search).get('kept')}`, 'T01');
    });
    await page.reload();
    await page.locator('.banner.seated').waitFor();
    expect(await page.locator('lf-controls select').inputValue()).toBe('300');
    for (let i = 0; i < 2; i++) await page.locator('lf-header lf-noduff-button button').click();
    await page.locator('lf-noduff-screen .screen').waitFor();
    await page.reload();
    await page.locator('lf-noduff-screen .screen').waitFor();
  });

  test('the log itself: without its note it is still there, spoilt it is looked at as far as it stands', async () => {
    const { page } = await open({ path: FIRST });
    await startEx(page);
    await jump(page, hours(2));
    await chooseInMenu(page, '结束演练', 2);
    const first = await downloadLog(page);
    await page.evaluate(() =>
      (document.querySelector('lf-page') as PageElement).desk.submit({ type: 'bookmark', note: '讲评从这里开始' }),
    );
    const second = await downloadLog(page);
    expect(second.text).toContain('讲评从这里开始');
    for (const { text } of [first, second]) expect(await verifiedLog(text)).toBe(0);

    await page.goto(new URL('.', page.url()).href);
    await page.locator('lf-kept .entry', { hasText: '已结束' }).waitFor();
    await tamper(page, 'note.json', 'remove');
    await page.reload();
    await page.locator('lf-kept .entry', { hasText: 'first-drill' }).waitFor();
    await tamper(page, 'log.drill', 'spoil');
    await page.locator('lf-kept .primary').click();
    await page.locator('lf-transport').waitFor();
    await page.locator('.banner', { hasText: /1/ }).waitFor();

    await page.goto(new URL('?scenario=first-drill&kept=nonesuch', page.url()).href);
    await page.locator('.banner .button').click();
    await page.locator('lf-problems-dialog .problem', { hasText: '已不在此浏览器中' }).waitFor();
  });
});

/** A Chromium of its own, with its profile on the disk, that can be killed as a machine kills it. */
async function chromiumIn(folder: string, executable: string) {
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  const flags = [...FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const child = spawn(executable, flags, { stdio: 'ignore', detached: true });
  const port = await vi.waitUntil(() => portOf(folder), { timeout: 20_000, interval: 50 });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await (browser.contexts()[0] as BrowserContext).newPage();
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    page,
    kill: async (): Promise<void> => {
      // All of its processes at once, as when the machine goes down.
      process.kill(-(child.pid as number), 'SIGKILL');
      await ended;
    },
  };
}

function portOf(folder: string): string | undefined {
  const file = join(folder, 'DevToolsActivePort');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] || undefined : undefined;
}

describeWith('chromium', 'a browser that is killed', (executable) => {
  /** `LANDFALL_KILLS=50` for a longer look, at a drill that lasts so long. */
  const TIMES = Number(process.env['LANDFALL_KILLS'] ?? 3);

  test(`${TIMES} times while the drill runs: no line that the page was told is lost, and the log verifies`, async () => {
    const server = await servePage();
    const folder = mkdtempSync(join(tmpdir(), 'landfall-kill-'));
    let open: Awaited<ReturnType<typeof chromiumIn>> | undefined;
    try {
      let path = TIMES > 8 ? '?scenario=qingdao-2022' : FIRST;
      let seen = 0;
      for (let i = 0; i <= TIMES; i++) {
        open = await chromiumIn(folder, executable);
        const { page } = open;
        await page.goto(server.url + path);
        if (i === 0) await startEx(page);
        await expect.poll(() => told(page), PATIENT).toBeGreaterThanOrEqual(seen);
        path = new URL(page.url()).search;
        if (i === TIMES) break;
        if (i > 0) await page.keyboard.press('Space');
        await chooseSpeed(page, 300);
        const from = await drillTime(page);
        await expect.poll(() => drillTime(page), { ...PATIENT, interval: 5 }).toBeGreaterThan(from + 5 * MINUTE);
        seen = await told(page);
        await open.kill();
      }
      const { page } = open as NonNullable<typeof open>;
      await chooseInMenu(page, /结束演练|EndEx/, 2);
      expect(await verifiedLog((await downloadLog(page)).text)).toBe(0);
    } finally {
      await open?.kill();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
