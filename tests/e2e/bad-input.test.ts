/** What goes wrong on the day: files that are no logs or too much of one, and a graphics card that gives up. Each is told, and nothing is lost. */
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { record } from '../small-drill.ts';
import { clock, dropFile, startEx, waitForClock } from './drill.ts';
import { onThePage } from './suite.ts';

/** The smallest picture: a PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

onThePage('a file that cannot be opened', (open) => {
  test.each([
    ['a picture', 'plan.png', PICTURE.toString('latin1'), '这不是演练记录'],
    ['a log of a newer program', 'newer.drill', '{"line":"header","format":99,"h":"0"}\n', '请使用更新的版本打开'],
  ])('%s says what it is; the page is there for another', async (_, name, text, said) => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, name, text);
    await page.locator('lf-problems .problem', { hasText: said }).waitFor();
    await page.locator('lf-problems button', { hasText: '返回' }).click();
    await page.locator('lf-start .entry').first().waitFor();
  });

  test('a file of 2 GB: a log at its start is shown as far as it goes, and its first bad line told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-large-'));
    const path = join(folder, 'large.drill');
    const file = openSync(path, 'w');
    writeSync(file, record().text.split('\n').slice(0, -2).join('\n'));
    writeSync(file, '\n');
    // Nothing stands in the rest of it, and no disk holds it.
    ftruncateSync(file, 2_000_000_000);
    closeSync(file);
    try {
      const window = await open();
      const { page } = window;
      await page.locator('lf-start input[type=file]').first().setInputFiles(path);
      await page.locator('lf-transport').waitFor();
      const banner = page.locator('.banner');
      await banner.filter({ hasText: '可看到坏处之前的部分' }).waitFor();
      await banner.locator('button').last().click();
      await page.locator('lf-problems-dialog .problem', { hasText: '过长' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('lf-transport button[aria-label=到末尾]').click();
      await expect.poll(() => clock(page)).toBeGreaterThan(3600);
      // The server has no such scenario, and no map of it.
      window.forgive(/404/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

onThePage('a graphics card that gives up', (open) => {
  test('is told over the map; the drill runs on, and the map is drawn anew when it is back', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    const card = (does: 'loseContext' | 'restoreContext'): Promise<void> =>
      page
        .locator('landfall-map canvas')
        .first()
        .evaluate((canvas, act) => {
          const held = globalThis as unknown as { card: WEBGL_lose_context | null };
          held.card ??= (canvas as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
          held.card?.[act]();
        }, does);
    await card('loseContext');
    const word = page.locator('landfall-map .word', { hasText: '显卡暂停了绘图' });
    await word.waitFor();
    await waitForClock(page, (await clock(page)) + 30);
    await card('restoreContext');
    await word.waitFor({ state: 'hidden' });
  });
});

const whole = readFileSync(new URL('../../scenarios/first-drill/scenario.yaml', import.meta.url), 'utf8');

onThePage('three hundred injects in one minute', (open) => {
  test('go out, and the page goes on', async () => {
    const { page } = await open();
    const crowd = Array.from(
      { length: 300 },
      (_, i) =>
        `  - { id: crowd-${i}, title: { zh: 来电 ${i}, en: Call ${i} }, at: T+00:02, from: weather-desk, to: [city], text: { zh: 演练：来电。演练, en: "EXERCISE: a call. EXERCISE" } }\n`,
    ).join('');
    const text = whole.replace(/^injects:\n/m, (head) => head + crowd);
    expect(text.length).toBeGreaterThan(whole.length);
    await page.route('**/scenarios/first-drill/scenario.yaml', (route) => route.fulfill({ body: text }));
    await page.locator('lf-start .entry', { hasText: '小港' }).click();
    await startEx(page);
    await waitForClock(page, 180);
    const released = await page.evaluate(
      () =>
        (
          document.querySelector('lf-page') as unknown as {
            desk: { view: { state: { injects: Record<string, { released?: number }> } } };
          }
        ).desk.view.state.injects,
    );
    const crowdOf = Object.entries(released).filter(([id]) => id.startsWith('crowd-'));
    expect(crowdOf.filter(([, record]) => record.released !== undefined)).toHaveLength(300);
  });
});
