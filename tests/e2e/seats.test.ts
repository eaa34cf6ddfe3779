import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { downloadLog, feedLine, hours, jump, type PageElement, pause, picture, showFeed, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

const banner = (page: Page, text: string | RegExp) => page.locator('lf-drill .banner.seated', { hasText: text });
const board = (page: Page) => page.locator('lf-answers');
const waiting = (page: Page, text: string | RegExp) => board(page).locator('li', { hasText: text });

/** Sits down by the key, a few letters and Enter. */
async function sit(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('e');
  await page.locator('lf-seats input').fill(letters);
  await page.keyboard.press('Enter');
  await banner(page, letters).waitFor();
}
/** Orders a team from where one sits. */
async function order(page: Page, team: string, task: string, site?: string): Promise<void> {
  await page.keyboard.press('o');
  const dialog = page.locator('lf-order');
  await dialog.locator('#team').selectOption(team);
  await dialog.locator('#task').selectOption(task);
  if (site !== undefined) await dialog.locator('#site').selectOption(site);
  await dialog.locator('.foot .primary').click();
  await dialog.waitFor({ state: 'detached' });
}
async function atRest(page: Page): Promise<void> {
  await startEx(page);
  await pause(page);
}
/** The commands of the log so far, as they were given. */
async function given(page: Page): Promise<readonly Record<string, unknown>[]> {
  const { text } = await downloadLog(page);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ line }) => line === 'command');
}

onThePage('a seat', (open) => {
  test('a team leader’s: the order that came is declined with a reason in three keys; then the director is back', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    await order(page, 'T01', 'stand-by');
    await sit(page, 'T01');
    // What will be asked is not theirs to know, and the clock not theirs to stop.
    expect(await page.locator('lf-injects, lf-injects-rail, lf-exercises').count()).toBe(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('n');
    await page.locator('lf-clock [role=status]', { hasText: '暂停' }).waitFor();
    await waiting(page, '前置待命').waitFor();
    await picture(page, 'seats-leader-order');
    await page.keyboard.press('y');
    await page.keyboard.press('r');
    await page.locator('lf-refuse dialog[open]').waitFor();
    await picture(page, 'seats-leader-refuse');
    await page.keyboard.press('2');
    await expect.poll(() => waiting(page, '前置待命').count()).toBe(0);
    await showFeed(page);
    await feedLine(page, '装备未到位').first().waitFor();
    await page.keyboard.press('Shift+e');
    await banner(page, '').waitFor({ state: 'detached' });
    await page.locator('lf-injects .inject').first().waitFor();
    expect((await given(page)).map(({ seat, type }) => [seat, type])).toEqual([
      ['director', 'startex'],
      ['director', 'pause'],
      ['director', 'order'],
      ['director', 'seat.take'],
      ['T01', 'refuse'],
      ['T01', 'seat.release'],
    ]);
    await page.keyboard.press('Space');
    await page.locator('lf-clock [role=status]', { hasText: '运行' }).waitFor();
  });

  test('a post’s: it orders its team from a dialog, reports in its own words, and is told why not', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    // Ctrl+K takes seats too.
    await page.keyboard.press('Control+k');
    await page.locator('lf-palette [role=combobox]').fill('就座 港区');
    await page.keyboard.press('Enter');
    await banner(page, '港区防指').waitFor();
    await order(page, 'T02', 'place-pumps', 'underpass');
    await showFeed(page);
    await feedLine(page, /港区防指 令 T02/)
      .first()
      .waitFor();
    await page.keyboard.press('p');
    await page.locator('lf-report #text').fill('下穿道尚无积水');
    await page.locator('lf-report .primary').click();
    await feedLine(page, '下穿道尚无积水').first().waitFor();
    const done = await page.evaluate(() =>
      (document.querySelector('lf-page') as PageElement).desk.submit({ type: 'seat.take', take: 'city' }),
    );
    expect(done).toBe(false);
    await page
      .locator('.notice[role=alert]', { hasText: '本席位无此权限' })
      .filter({ hasText: '请有权限的席位操作' })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+e');
    await banner(page, '').waitFor({ state: 'detached' });
    expect((await given(page)).slice(2)).toMatchObject([
      { seat: 'director', type: 'seat.take', take: 'harbour' },
      { seat: 'harbour', type: 'order', to: 'T02', task: 'place-pumps', site: 'underpass' },
      { seat: 'harbour', type: 'report', to: 'city', text: '下穿道尚无积水' },
      { seat: 'harbour', type: 'seat.take' },
      { seat: 'harbour', type: 'seat.release' },
    ]);
  });

  test('the director writes down what a leader says in two keys, and the log says who wrote it', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    await order(page, 'T02', 'stand-by');
    await page.keyboard.press('y');
    await page.locator('lf-side lf-answers li.chosen', { hasText: 'T02' }).waitFor();
    await picture(page, 'seats-director-answers');
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('lf-side lf-answers li').count()).toBe(0);
    await showFeed(page);
    await feedLine(page, /总导演 代录：T02.*签收/)
      .first()
      .waitFor();
    expect((await given(page)).at(-1)).toMatchObject({ seat: 'T02', enteredBy: 'director', type: 'acknowledge' });
  });

  test('is chosen before StartEx, in English too; NO DUFF on it is lifted by who the viewer really is', async () => {
    const { page } = await open({ path: '?scenario=first-drill', locale: 'en-GB' });
    if ((await page.getAttribute('html', 'lang')) !== 'en') await page.keyboard.press('l');
    await page.locator('lf-briefing #seat').selectOption('T03');
    await startEx(page);
    await banner(page, 'Seated: T03').waitFor();
    await page.locator('lf-answers', { hasText: 'My desk' }).waitFor();
    await page.locator('lf-noduff-button button').click();
    await page.locator('lf-noduff-button button').click();
    const screen = page.locator('lf-noduff-screen .screen');
    await screen.waitFor();
    await screen.locator('button').click();
    await screen.locator('button').click();
    await screen.waitFor({ state: 'detached' });
    await page.locator('lf-clock [role=status]', { hasText: 'Running' }).waitFor();
    expect((await given(page)).map(({ seat, type }) => [seat, type])).toEqual([
      ['director', 'startex'],
      ['director', 'seat.take'],
      ['T03', 'noduff'],
      ['director', 'resume'],
    ]);
  });
});

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Runs in the page: buttons of the seat that stick out of the window, or lie under something else. */
function hidden(): string[] {
  const within = (root: Document | ShadowRoot | Element, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? within(one.shadowRoot, selector) : [])),
  ];
  const at = (x: number, y: number): Element | null => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner; inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null) {
      if (inner === found && found.shadowRoot === null) break;
      found = inner;
    }
    return found;
  };
  return within(document, '.banner.seated button, .acts .button, .all .item .button').flatMap((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const out = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
    const over = at((left + right) / 2, (top + bottom) / 2);
    const covered = !(over === button || button.contains(over));
    return out || covered
      ? [`${button.textContent?.trim()} ${out ? 'out' : `under ${over?.tagName}.${over?.className}`}`]
      : [];
  });
}

onThePage('a seat at each size', (open) => {
  test.each(SIZES)('$width × $height: its desk has room, in both languages', async (viewport) => {
    const { page } = await open({ path: '?scenario=qingdao-2022', viewport });
    await startEx(page);
    await jump(page, hours(64));
    await pause(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    for (const seat of ['T02', 'west-coast', 'city']) {
      await page.keyboard.press('e');
      await page.locator('lf-seats input').fill(seat);
      await page.keyboard.press('Enter');
      await banner(page, '').waitFor();
      if (seat === 'T02') await order2(page);
      await board(page).locator('.head').waitFor();
      for (const language of ['zh', 'en']) {
        await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
        await picture(page, `seats-${seat}-${language}-${viewport.width}`);
        expect(await page.evaluate(hidden), `${seat} ${language}`).toEqual([]);
        await page.keyboard.press('l');
      }
    }
  });
});

/** An order to the leader that the viewer sits in for, by the director. */
async function order2(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { desk } = document.querySelector('lf-page') as unknown as {
      readonly desk: { submit(act: object, seat: string): Promise<boolean> };
    };
    return desk.submit(
      { type: 'order', to: 'T02', task: 'plug-leak', site: 'chem-area', within: 3_600_000 },
      'director',
    );
  });
  await page.keyboard.press('y');
}
