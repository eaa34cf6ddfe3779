import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chooseSpeed, hours, jump, startEx, waitForClock } from './drill.ts';
import { encodePng } from './png.ts';
import { onThePage } from './suite.ts';

const LARGEST = 700_000; // bytes
const picture = (language: string): string =>
  fileURLToPath(new URL(`../../docs/director-${language}.png`, import.meta.url));

/** A screenshot as a PNG of 64 steps a channel: on this page nobody sees the difference, and it is a third smaller. */
async function smaller(page: Page, screenshot: Buffer): Promise<Buffer> {
  const { width, height, rgb } = await page.evaluate(async (whole) => {
    const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!pen) throw new Error('no canvas to read a picture with');
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    const letters = Array.from(data, (byte, i) =>
      i % 4 === 3 ? '' : String.fromCharCode((byte & 0xfc) | (byte >> 6)),
    );
    return { width: bitmap.width, height: bitmap.height, rgb: btoa(letters.join('')) };
  }, screenshot.toString('base64'));
  return encodePng(Buffer.from(rgb, 'base64'), width, height);
}

/** Lets out what waits for a hand, as a director who keeps up has done. */
async function releaseWhatIsDue(page: Page): Promise<void> {
  const due = page.locator('lf-injects .inject.due');
  for (let left = await due.count(); left > 0; left--) {
    await due.first().locator('button.face').click();
    await due.first().locator('.acts .primary').click();
    await expect.poll(() => due.count()).toBeLessThan(left);
  }
  await page.keyboard.press('Escape');
}

/** `SCREENSHOTS=1` takes the README's pictures anew: the Qingdao drill six hours and twenty minutes before landfall. */
describe.runIf(process.env['SCREENSHOTS'] !== undefined)('the pictures of the README', () => {
  onThePage('are taken from the built page', (open) => {
    test('director-zh.png and director-en.png', async () => {
      const { page } = await open({
        path: '?scenario=qingdao-2022',
        viewport: { width: 1440, height: 900 },
        motion: true,
      });
      await startEx(page);
      await page.locator('landfall-map[state=ready]').waitFor();
      await jump(page, hours(65) + 34 * 60);
      await releaseWhatIsDue(page);
      await chooseSpeed(page, 60);
      await waitForClock(page, hours(65) + 36 * 60);
      const taken = new Map<string, Buffer>();
      for (const [language, title] of [
        ['zh', '青岛'],
        ['en', 'Qingdao'],
      ] as const) {
        if (language === 'en') await page.keyboard.press('l');
        await page.locator('lf-header h1', { hasText: title }).waitFor();
        taken.set(language, await page.screenshot());
      }
      for (const [language, screenshot] of taken) {
        const png = await smaller(page, screenshot);
        expect(png.length).toBeLessThan(LARGEST);
        writeFileSync(picture(language), png);
      }
    });
  });
});
