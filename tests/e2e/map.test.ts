import { expect, test } from 'vitest';
import { chooseSpeed, hours, jump, type PageElement, pause, picture, startEx } from './drill.ts';
import { look } from './picture.ts';
import { onThePage } from './suite.ts';

/** 演练 EXERCISE stands in the map this often, px (look 4). */
const MARK = { x: 300, y: 150 };

/** Runs in the page: elements, at any depth, with a transition or an animation that takes longer than a fade may. */
function moving(): string[] {
  const FADE = 0.12; // s
  const within = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
  return within(document).flatMap((one) => {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
    const longest = (durations: string): number =>
      Math.max(...durations.split(',').map((part) => Number.parseFloat(part)));
    const moves = longest(transitionDuration) > FADE || (animationName !== 'none' && longest(animationDuration) > FADE);
    return moves ? [`${one.localName}.${one.className}`] : [];
  });
}

onThePage('the map', (open) => {
  test('shows ground, storm and teams, with EXERCISE all over it, in both themes', async () => {
    const { page } = await open({ path: '?scenario=qingdao-2022', viewport: { width: 1600, height: 900 } });
    const map = page.locator('landfall-map');
    await startEx(page);
    await jump(page, hours(62));
    await pause(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    const dark = await look(map, MARK);
    expect(dark.colours).toBeGreaterThan(100);
    expect(dark.commonest).toBeLessThan(0.7);
    expect(dark.repeated).toBeGreaterThan(1.6);
    // The measure itself: nothing is repeated at another distance.
    expect((await look(map, { x: 271, y: 137 })).repeated).toBeLessThan(1.3);

    await page.keyboard.press('t');
    await expect.poll(async () => (await look(map, MARK)).colours).not.toBe(dark.colours);
    await expect.poll(async () => (await look(map, MARK)).repeated).toBeGreaterThan(1.6);
    const light = await look(map, MARK);
    expect(light.colours).toBeGreaterThan(100);
    expect(light.commonest).toBeLessThan(0.7);
  });

  test('is zoomed by the wheel and by F, and shares its selection with the boards', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    const bar = page.locator('landfall-map .foot .bar span');
    const whole = await bar.textContent();
    const box = await page.locator('landfall-map').boundingBox();
    if (!box) throw new Error('the map has no place');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -240);
    await expect.poll(() => bar.textContent()).not.toBe(whole);
    await page.keyboard.press('f');
    await expect.poll(() => bar.textContent()).toBe(whole);

    // Measured by pointer, then by keyboard; keys that act on the drill mean nothing else meanwhile.
    const [measure, swipe] = [
      page.getByRole('button', { name: '测量与定位' }),
      page.getByRole('button', { name: '真实与已报对看' }),
    ];
    await measure.click();
    const tool = page.locator('landfall-map .tool');
    await tool.waitFor();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.click(middle.x, middle.y);
    await page.mouse.click(middle.x + 80, middle.y);
    await tool
      .locator('dd', { hasText: /^[\d.]+ k?m$/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await tool.locator('dd', { hasText: /m²$/ }).waitFor();
    await picture(page, 'measure');
    await page.keyboard.press('Backspace');
    await tool.locator('dd', { hasText: /m²$/ }).waitFor({ state: 'detached' });
    await tool.locator('input').fill('nowhere');
    await page.keyboard.press('Enter');
    await tool.locator('[role=alert]', { hasText: 'nowhere' }).waitFor();
    await tool.locator('input').fill('T02');
    await page.keyboard.press('Enter');
    await tool.locator('[role=alert]').waitFor({ state: 'detached' });
    // Truth beside what is known takes its place; the line is moved by keys too, and things can still be chosen.
    await swipe.click();
    const line = page.locator('landfall-map input.swipe');
    await line.focus();
    const before = Number(await line.inputValue());
    await page.keyboard.press('ArrowRight');
    expect(Number(await line.inputValue())).toBeGreaterThan(before);
    await tool.getByText('还没有发生险情').waitFor();
    await tool.locator('header button').click();
    await tool.waitFor({ state: 'detached' });

    await page.locator('lf-teams .row', { hasText: 'T02' }).click();
    await page.locator('lf-details', { hasText: 'T02' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('lf-details').waitFor({ state: 'detached' });
    // Tests are those of somebody who wants less motion: nothing on the page moves by itself or takes time to change.
    expect(await page.evaluate(moving)).toEqual([]);
  });

  test('follows the drill: what it shows changes while the clock runs, and stands while it is paused', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    const map = page.locator('landfall-map .surface');
    await startEx(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    await jump(page, hours(6));
    await pause(page);
    // What was asked of the engine before the pause may still come.
    let still = await map.screenshot();
    await expect
      .poll(async () => {
        const before = still;
        still = await map.screenshot();
        return still.equals(before);
      })
      .toBe(true);
    await chooseSpeed(page, 1800);
    await page.keyboard.press('Space');
    await page.waitForFunction(
      () => (document.querySelector('lf-page') as PageElement).desk.at > 6.5 * 3_600_000,
      undefined,
      { polling: 50 },
    );
    await pause(page);
    expect((await map.screenshot()).equals(still)).toBe(false);
  });

  test('lists every layer with its opacity; rain comes with its legend, unit and time', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    await jump(page, hours(6));
    await pause(page);
    await page.locator('.top button', { hasText: '…' }).click();
    const panel = page.locator('landfall-map .panel');
    await panel.locator('label', { hasText: /^雨$/ }).locator('input').check();
    await page.locator('.legend summary', { hasText: /雨强.*mm\/h · \d\d:\d\d 有效/ }).waitFor();
    const wind = panel.getByLabel('风不透明度', { exact: true });
    await wind.fill('40');
    await panel.locator('output', { hasText: '40%' }).waitFor();
    await picture(page, 'layers-zh');
    await page.locator('.top button', { hasText: '…' }).click();
    await panel.waitFor({ state: 'detached' });
  });
});
