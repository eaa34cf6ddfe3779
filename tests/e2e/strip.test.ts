import { expect, test } from 'vitest';
import { clock, downloadLog, dropFile, hours, jump, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

onThePage('the strip under the timeline', (open) => {
  test('shows its curves on the timeline’s scale, zooms with it, and seeks in a recorded drill', async () => {
    const live = await open({ path: '?scenario=first-drill' });
    const { page } = live;
    await startEx(page);
    await jump(page, hours(5));
    await page.keyboard.press('Space');
    const strip = page.locator('lf-strip');
    await strip.locator('canvas').waitFor();
    await strip.locator('dt', { hasText: /^平均风$/ }).waitFor();
    await strip.locator('dd', { hasText: /级 [\d.]+ m\/s/ }).waitFor();
    await picture(page, 'strip-zh');
    // What lies after the playhead is an expectation and says so.
    const box = (await strip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [right, middle] = [box.x + box.width - 40, box.y + box.height / 2];
    await page.mouse.move(right, middle);
    await strip.locator('dt', { hasText: '平均风 (预计)' }).waitFor();
    await page.mouse.wheel(0, -100);
    expect(await page.locator('lf-timeline select').inputValue()).toBe('48');
    await page.mouse.wheel(0, 100);
    expect(await page.locator('lf-timeline select').inputValue()).toBe('');

    const { name, text } = await downloadLog(page);
    const replay = (await live.beside()).page;
    await replay.setViewportSize({ width: 1400, height: 800 });
    await replay.locator('lf-start .entry').first().waitFor();
    await dropFile(replay, name, text);
    await replay.locator('lf-strip canvas').waitFor();
    await replay.mouse.click(box.x + 132 + (box.width - 152) / 2, middle);
    await expect.poll(() => clock(replay)).toBeGreaterThan(hours(2.3));
    expect(await clock(replay)).toBeLessThan(hours(2.7));
  });
});
