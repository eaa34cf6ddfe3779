import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clock, type PageElement, pause, showFeed, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

const running = (page: Page) => page.locator('lf-clock [role=status]', { hasText: '运行' });
const paused = (page: Page) => page.locator('lf-clock [role=status]', { hasText: '暂停' });

onThePage('keys', (open) => {
  test('Space pauses and runs, also after a click on a row; arrows choose the speed', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.keyboard.press('Space');
    await paused(page).waitFor();
    await page.keyboard.press('Space');
    await running(page).waitFor();
    await page.locator('lf-teams .row').first().click();
    await page.keyboard.press('Space');
    await paused(page).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('lf-controls .worth', { hasText: '1 秒 = 5 分' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('lf-controls .worth', { hasText: '1 秒 = 1 分' }).waitFor();
  });

  test('N chooses the next inject and Enter lets it out', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await pause(page);
    await page.keyboard.press('n');
    await page.locator('lf-injects .inject.selected', { hasText: '#1' }).waitFor();
    await page.keyboard.press('n');
    await page.locator('lf-injects .inject.selected', { hasText: '#3' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('lf-injects [role=tab]', { hasText: '已发' }).click();
    await page.locator('lf-injects .inject', { hasText: '#3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('lf-details').waitFor({ state: 'detached' });
  });

  test('? shows the keys; Escape closes; behind a dialog no key works', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.keyboard.press('Shift+Slash');
    await page.locator('lf-help dialog[open]', { hasText: '运行或暂停' }).waitFor();
    await page.keyboard.press('n');
    expect(await page.locator('lf-details').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.locator('lf-help').waitFor({ state: 'detached' });
    await running(page).waitFor();
  });

  test('no key works while somebody types', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await showFeed(page);
    await page.keyboard.press('/');
    await page.locator('lf-side lf-feed input[type=search]:focus').waitFor();
    await page.keyboard.type('n b l t ? hs1234');
    expect(await page.locator('lf-side lf-feed input[type=search]').inputValue()).toBe('n b l t ? hs1234');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.locator('lf-help, lf-bookmark, lf-details').count()).toBe(0);
    const before = await clock(page);
    await expect.poll(() => clock(page)).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await paused(page).waitFor();
  });

  test('whoever goes by Tab sees where the focus is, and Enter presses the button it is on', async () => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await page.keyboard.press('Tab');
    for (let i = 0; i < 12; i++) {
      const ring = await page.evaluate(focusRing);
      expect(ring.width).toBeGreaterThanOrEqual(2);
      expect(ring.style).toBe('solid');
      if (ring.text.includes('小港')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('lf-briefing').waitFor();
    // StartEx by the keyboard, and round the whole drill by it: every stop is seen, none holds the focus.
    await page.locator('lf-briefing .button.primary').focus();
    await page.keyboard.press('Enter');
    await running(page).waitFor();
    // While the briefing stands, a space presses its button.
    await page.locator('lf-briefing').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await paused(page).waitFor();
    await page.locator('landfall-map[state=ready]').waitFor();
    expect(await walk(page)).toBeGreaterThan(40);
    // What Enter opens, Escape closes, and the focus is where it was.
    const menu = page.locator('lf-header [aria-haspopup=menu]');
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.locator('lf-menu dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('lf-menu').waitFor({ state: 'detached' });
    expect(await menu.evaluate((it) => (it.getRootNode() as ShadowRoot).activeElement === it)).toBe(true);
    // EndEx, and round its replay.
    await page.evaluate(() => (document.querySelector('lf-page') as PageElement).desk.submit({ type: 'endex' }));
    await page.reload();
    await page.locator('lf-transport').waitFor();
    await page.locator('landfall-map[state=ready]').waitFor();
    expect(await walk(page)).toBeGreaterThan(40);
  });

  test('Ctrl+K finds by a name in either language, moves in the list while the field keeps the focus, and gives it back', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await pause(page);
    const row = page.locator('lf-teams .row').first();
    await row.focus();
    const field = page.locator('lf-palette [role=combobox]');
    const chosen = () =>
      field.evaluate((input) => {
        const id = input.getAttribute('aria-activedescendant') ?? '';
        return (input.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.trim();
      });
    await page.keyboard.press('Control+k');
    await field.fill('harbour');
    await expect.poll(chosen).toContain('港区');
    await field.fill('排水');
    await expect.poll(chosen).toContain('T02');
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).not.toBe(first);
    await field.fill('no such thing');
    await page.locator('lf-palette [role=status]', { hasText: '没有找到' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('lf-palette').waitFor({ state: 'detached' });
    expect(await row.evaluate((it) => (it.getRootNode() as ShadowRoot).activeElement === it)).toBe(true);
    await page.keyboard.press('Control+k');
    await field.fill('keys');
    await page.keyboard.press('Enter');
    await page.locator('lf-help dialog[open]').waitFor();
  });
});

/** Goes by Tab from the top of the page to its end; how many stops there were. */
async function walk(page: Page): Promise<number> {
  await page.evaluate(() => {
    const top = document.createElement('span');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    Object.assign(globalThis, { stops: new WeakSet() });
  });
  for (let stops = 0; stops < 400; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusStop);
    if (stop === undefined) return stops;
    expect(stop, stop.name).toMatchObject({ ring: true, onScreen: true, again: false });
  }
  throw new Error('Tab never comes to the end');
}

/** Runs in the page: whether what has the focus is seen, and was stopped at before; undefined past the end. */
function focusStop(): { ring: boolean; onScreen: boolean; again: boolean; name: string } | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === null || at === document.body) return undefined;
  const { stops } = globalThis as unknown as { readonly stops: WeakSet<Element> };
  const again = stops.has(at);
  stops.add(at);
  const { outlineWidth, outlineStyle } = getComputedStyle(at);
  const { left, right, top, bottom } = at.getBoundingClientRect();
  return {
    ring: Number.parseFloat(outlineWidth) >= 2 && outlineStyle === 'solid',
    onScreen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    again,
    name: `${at.localName} ${at.getAttribute('aria-label') ?? ''} ${at.textContent?.trim().slice(0, 30)}`,
  };
}

/** Runs in the page: the outline round what has the focus. */
function focusRing(): { readonly width: number; readonly style: string; readonly text: string } {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  // A field may be drawn by the label round it.
  const drawn = at?.matches('input[type=file]') ? at.closest('label') : at;
  const { outlineWidth, outlineStyle } = getComputedStyle(drawn ?? document.body);
  return { width: Number.parseFloat(outlineWidth), style: outlineStyle, text: at?.textContent ?? '' };
}
