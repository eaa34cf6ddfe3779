import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseSpeed, type PageElement, startEx, waitForClock } from './drill.ts';
import { onThePage } from './suite.ts';

const button = (page: Page) => page.locator('lf-noduff-button button');
const screen = (page: Page) => page.locator('lf-noduff-screen .screen');

async function press(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await button(page).click();
}

/** Whether nothing of the page can be seen or clicked beside the emergency. */
const coversAll = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const [w, h] = [window.innerWidth, window.innerHeight];
    const corners = [
      [1, 1],
      [w - 2, 1],
      [1, h - 2],
      [w - 2, h - 2],
      [w / 2, h / 2],
    ] as const;
    return corners.every(([x, y]) => {
      let top = document.elementFromPoint(x, y);
      while (top?.shadowRoot?.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top)
        top = top.shadowRoot.elementFromPoint(x, y);
      return top?.closest('.screen') !== null && top?.closest('.screen') !== undefined;
    });
  });

/** Runs in the page: keeps when the button was last pressed. */
function markPress(): void {
  document.addEventListener('click', () => Object.assign(globalThis, { marked: Date.now() }), true);
}
/** Runs in the page: keeps when the emergency came to stand in it. */
function markScreen(): void {
  const shell = document.querySelector('lf-page')?.shadowRoot?.querySelector('lf-noduff-screen')?.shadowRoot;
  const seen = new MutationObserver(() => {
    if (!shell?.querySelector('.screen')) return;
    Object.assign(globalThis, { marked: Date.now() });
    seen.disconnect();
  });
  if (shell) seen.observe(shell, { childList: true, subtree: true });
}
const timeOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { marked?: number }).marked ?? Number.NaN);

/** How far the drill has come: its clock, as the page and its player have it, and how many lines its log holds. */
const progressOf = (page: Page): Promise<object> =>
  page.evaluate(() => {
    const { desk } = document.querySelector('lf-page') as PageElement;
    return { at: desk.at, status: desk.status.at, lines: desk.journal.lines.length };
  });
/** The drill's times at which the log has such events. */
const timesOf = (page: Page, type: string): Promise<number[]> =>
  page.evaluate((wanted) => {
    const { lines } = (document.querySelector('lf-page') as PageElement).desk.journal;
    return lines.flatMap((line) => (line.type === wanted ? [line.at] : []));
  }, type);
/** Until `span` ms have passed on the page's own clock. */
async function onThePagesClock(page: Page, span: number): Promise<void> {
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction((until) => performance.now() >= until, from + span);
}
const isFrozen = (page: Page) =>
  page.waitForFunction(() => (document.querySelector('lf-page') as PageElement).desk.view.state.phase === 'frozen');

/** Whom to call: as the first drill says it, and as long as a name with its number comes to. */
const CONTACTS = [
  ['zh', '演练值班室 000-0000'],
  ['zh', '市防汛指挥部总导演值班室 000-0000000'],
  ['en', 'Drill duty room 000-0000'],
  ['en', 'City flood headquarters, director on duty 000-00'],
] as const;

/** Another window of this browser raises an emergency, in place of the one that stood. */
async function raiseElsewhere(page: Page, language: 'zh' | 'en', contact: string): Promise<void> {
  await tell(page, { type: 'lift' });
  await expect.poll(() => screen(page).count()).toBe(0);
  const spoken = page.locator(`html[lang^=${language}]`);
  if ((await spoken.count()) === 0) await page.keyboard.press('l');
  await spoken.waitFor();
  await tell(page, { type: 'raise', emergency: { contact, codeWord: '', raised: Date.now() } });
}
/** What another window says. */
const tell = (page: Page, word: object): Promise<void> =>
  page.evaluate((said) => {
    const other = new BroadcastChannel('landfall-noduff');
    other.postMessage(said);
    other.close();
  }, word);

onThePage('NO DUFF', (open) => {
  test('one press arms and is forgotten after three seconds; two stop every window within a second', async () => {
    const first = await open({ path: '?scenario=first-drill' });
    const second = await first.beside();
    await startEx(first.page);
    await press(first.page, 1);
    await button(first.page).filter({ hasText: '再按一次停止演练' }).waitFor();
    expect(await screen(first.page).count()).toBe(0);
    await button(first.page).filter({ hasText: '真实险情 · 停止演练' }).waitFor();
    expect(await screen(first.page).count()).toBe(0);

    await first.page.evaluate(markPress);
    await second.page.evaluate(markScreen);
    await press(first.page, 2);
    for (const { page } of [first, second]) {
      await screen(page).waitFor();
      expect(await coversAll(page)).toBe(true);
      const words = (await screen(page).textContent()) ?? '';
      expect(words).toContain('真实险情');
      expect(words).toContain('演练值班室 000-0000');
    }
    const [pressed, shown] = [await timeOf(first.page), await timeOf(second.page)];
    expect(shown - pressed).toBeLessThan(1000);
    await isFrozen(first.page);
  });

  test('holds the keys and the clock, is shown by windows that open later, and only the director lifts it', async () => {
    const first = await open({ path: '?scenario=first-drill' });
    await startEx(first.page);
    // At a drill minute a second, a clock that went on could not be overlooked.
    await chooseSpeed(first.page, 60);
    await waitForClock(first.page, 120);
    await press(first.page, 2);
    await screen(first.page).waitFor();
    await isFrozen(first.page);
    const [raised] = await timesOf(first.page, 'drill.frozen');
    const stopped = await progressOf(first.page);
    expect(stopped).toMatchObject({ at: raised, status: raised });
    await onThePagesClock(first.page, 1000);
    expect(await progressOf(first.page)).toEqual(stopped);

    const late = await first.beside();
    await screen(late.page).waitFor();
    await late.page.locator('lf-noduff-screen footer', { hasText: '由总导演或安全员解除' }).waitFor();
    expect(await late.page.locator('lf-noduff-screen button').count()).toBe(0);

    for (const key of ['Space', 'Escape', 'n', 'b', 'l', '?']) await first.page.keyboard.press(key);
    expect(await screen(first.page).count()).toBe(1);
    expect(await first.page.locator('lf-help, lf-bookmark').count()).toBe(0);
    expect(await progressOf(first.page)).toEqual(stopped);

    const lift = first.page.locator('lf-noduff-screen button');
    await lift.click();
    expect(await screen(first.page).count()).toBe(1);
    await lift.filter({ hasText: '再按一次解除' }).click();
    await screen(first.page).waitFor({ state: 'detached' });
    await screen(late.page).waitFor({ state: 'detached' });
    await first.page.locator('lf-clock [role=status]', { hasText: /运行|暂停/ }).waitFor();
    expect(await timesOf(first.page, 'drill.resumed')).toEqual([raised]);
  });

  test.each([
    [1280, 720],
    [1920, 1080],
    [390, 844],
  ])('code word and contact are an eighth of the height or more, and whole, at %i × %i', async (width, height) => {
    const { page } = await open({ viewport: { width, height } });
    await page.locator('lf-start .entry').first().waitFor();
    for (const [language, contact] of CONTACTS) {
      await raiseElsewhere(page, language, contact);
      await screen(page).filter({ hasText: contact }).waitFor();
      const shown = await page.locator('lf-noduff-screen .words').evaluate((words) => ({
        sizes: [...words.children].map((line) => Number.parseFloat(getComputedStyle(line).fontSize)),
        cut: words.scrollHeight > words.clientHeight || words.scrollWidth > words.clientWidth,
      }));
      expect([contact, shown.cut, shown.sizes.length]).toEqual([contact, false, 2]);
      // A phone is held upright: an eighth of its width, which is what a line has.
      expect(Math.min(...shown.sizes)).toBeGreaterThanOrEqual(Math.min(width, height) / 8);
    }
  });

  test('needs no drill: it works on the first screen', async () => {
    const { page } = await open();
    await press(page, 2);
    await screen(page).waitFor();
    expect(await screen(page).textContent()).toContain('110 / 119 / 120');
    const lift = page.locator('lf-noduff-screen button');
    await lift.click();
    await lift.click();
    await page.locator('lf-start .entry').first().waitFor();
    expect(await screen(page).count()).toBe(0);
  });

  test.each([
    ['has died', 'self.close()'],
    ['hangs', 'setTimeout(() => { for (;;); }, 0)'],
  ])('works when the engine %s', async (_, fate) => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await page.workers()[0]?.evaluate(fate);
    await press(page, 2);
    await screen(page).waitFor();
    expect(await screen(page).textContent()).toContain('演练值班室 000-0000');
    expect(await coversAll(page)).toBe(true);
  });
});
