import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, barriers } from './axe.ts';
import {
  chooseSpeed,
  downloadLog,
  feedLine,
  hours,
  inEnglish,
  jump,
  type PageElement,
  pause,
  picture,
  showFeed,
  startEx,
} from './drill.ts';
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
/** How many lines of a type the log has, as the page was told. */
const lines = (page: Page, type: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      (document.querySelector('lf-page') as PageElement).desk.journal.lines.filter((line) => line.type === wanted)
        .length,
    type,
  );
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

  test('a post’s: the report that it owes is sent by hand, before its deadline, with what it must say; its order has five parts', async () => {
    const { page } = await open({ path: '?scenario=qingdao-2022' });
    await startEx(page);
    // Written down for another, a report has been spoken: a key begins it and Enter sends it whole, with the figure that the seat has.
    await jump(page, hours(61.4));
    await pause(page);
    await page.keyboard.press('y');
    await waiting(page, '风景区协助转移进展').first().locator('button.owed').click();
    await page.keyboard.press('p');
    await page.locator('lf-report legend', { hasText: '必报要素 7/7' }).waitFor();
    await page.locator('lf-report .seen', { hasText: /所知 \d+ 人/ }).waitFor();
    await picture(page, 'seats-report-entered');
    await page.evaluate(axe);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await given(page)).at(-1))
      .toMatchObject({
        seat: 'scenic',
        enteredBy: 'director',
        type: 'report',
        fields: ['time', 'place', 'extent', 'consequences', 'measures', 'requests', 'sender'],
        figures: { 'moved-beizhai': expect.any(Number) },
      });
    await page.keyboard.press('Space');
    await jump(page, hours(62.8));
    await chooseSpeed(page, 60);
    await sit(page, '西海岸新区防指');
    await waiting(page, '苯管线泄漏首报').waitFor({ timeout: 60_000 });
    await picture(page, 'seats-report-owed');
    await page.keyboard.press('p');
    const dialog = page.locator('lf-report');
    await expect.poll(() => dialog.locator('#what').inputValue()).toBe('leak-first');
    // Whoever sits there says it themselves.
    await dialog.locator('legend', { hasText: '必报要素 0/11' }).waitFor();
    await dialog.locator('input.says[aria-label=地点]').fill('黄岛石化区苯管线');
    await dialog.getByRole('checkbox', { name: '起因性质' }).check();
    await dialog.locator('#text').fill('管线断裂');
    await picture(page, 'seats-report');
    await dialog.locator('.foot .primary').click();
    await expect.poll(() => waiting(page, '苯管线泄漏首报').count()).toBe(0);
    expect((await given(page)).at(-1)).toMatchObject({
      seat: 'west-coast',
      type: 'report',
      about: 'leak-first',
      fields: ['place', 'nature'],
      text: '地点：黄岛石化区苯管线。管线断裂',
    });
    expect(await lines(page, 'report.sent')).toBeGreaterThan(0);
    // What it was told is said to have come; what its plan asks for is done by a key.
    await waiting(page, '跨海大桥封闭').locator('button.owed').click();
    await page.keyboard.press('a');
    await expect.poll(() => waiting(page, '跨海大桥封闭').count()).toBe(0);
    await board(page).locator('.item .button').first().waitFor();
    await page.keyboard.press('c');
    await expect.poll(async () => (await given(page)).at(-1)).toMatchObject({ seat: 'west-coast', type: 'measure' });
    // An order in five parts: the dialog says what it lacks until it has them, and by what it goes.
    await page.keyboard.press('o');
    const orders = page.locator('lf-order');
    await orders.locator('.lacks.warn', { hasText: '尚缺依据、要求' }).waitFor();
    expect(await orders.locator('#grounds option').first().getAttribute('value')).toMatch(/台风.*色/);
    await orders.locator('#basis').fill('台风红色');
    await orders.locator('#text').fill('入室避风，清点人数');
    await orders.locator('.lacks:not(.warn)', { hasText: '五要素齐全' }).waitFor();
    await orders.locator('#channel').selectOption('messenger');
    await orders.locator('#task').selectOption('stand-by');
    await picture(page, 'seats-order-worded');
    await orders.locator('.foot .primary').click();
    await expect
      .poll(async () => (await given(page)).at(-1))
      .toMatchObject({
        type: 'order',
        channel: 'messenger',
        basis: '台风红色',
        text: '入室避风，清点人数',
      });
    await page.locator('lf-orders, lf-side [role=tab]', { hasText: '指令' }).first().click();
  });

  test('a field team’s marks are entered one after another by one key, and its team goes by them', async () => {
    const { page } = await open();
    const whole = readFileSync(new URL('../../scenarios/first-drill/scenario.yaml', import.meta.url), 'utf8');
    const body = whole.replace('    kind: water-rescue\n', '    kind: water-rescue\n    mode: field\n');
    await page.route('**/scenarios/first-drill/scenario.yaml', (route) => route.fulfill({ body }));
    await page.locator('lf-start .entry', { hasText: '小港' }).click();
    await atRest(page);
    await order(page, 'T01', 'stand-by', 'quay');
    await sit(page, 'T01');
    await page.keyboard.press('y');
    await page.keyboard.press('a');
    // The leader counts as the team musters.
    await page.keyboard.press('Shift+g');
    await page.locator('lf-muster dialog[open]').waitFor();
    await page.locator('lf-muster #vehicles').fill('4');
    await page.locator('lf-muster #safetyOfficer').uncheck();
    await page.locator('lf-muster .foot .primary').click();
    for (const word of ['出发', '到位']) {
      await board(page).locator('.acts .primary', { hasText: word }).waitFor();
      await page.keyboard.press('g');
    }
    await board(page).locator('.team', { hasText: '到位' }).filter({ hasText: '老码头' }).waitFor();
    await picture(page, 'seats-marks');
    // The director writes down a mark for it too, and the log says so.
    await page.keyboard.press('Shift+e');
    await page.locator('lf-teams .row', { hasText: 'T01' }).click();
    await page.keyboard.press('g');
    await expect.poll(() => lines(page, 'team.marked')).toBe(4);
    expect((await given(page)).at(-1)).toMatchObject({
      seat: 'T01',
      enteredBy: 'director',
      type: 'mark',
      mark: 'withdraw',
    });
    // 应到/实到: what the leader tells the director over the radio is written down in three keys, and stands on the board.
    await page.keyboard.press('Shift+g');
    await page.locator('lf-muster dialog[open]', { hasText: '应到 24' }).waitFor();
    await picture(page, 'seats-muster');
    await page.keyboard.type('22');
    await page.keyboard.press('Enter');
    await page.locator('lf-muster').waitFor({ state: 'detached' });
    expect((await given(page)).at(-1)).toMatchObject({
      enteredBy: 'director',
      type: 'mark',
      mark: 'arrive',
      // What was counted last stands until it is counted otherwise.
      muster: { people: 22, vehicles: 4, safetyOfficer: false },
    });
    await page.locator('lf-side [role=tab]', { hasText: '集结点名' }).click();
    const row = page.locator('lf-musters tbody tr', { hasText: 'T01' });
    await row.locator('.warn', { hasText: '22/24' }).waitFor();
    await row.locator('td', { hasText: '未到' }).waitFor();
    await picture(page, 'seats-muster-board');
    const cut = (): Promise<string[]> =>
      page
        .locator('lf-musters')
        .evaluate((board) =>
          [...(board.shadowRoot?.querySelectorAll('.all, th, td') ?? [])]
            .filter((one) => one.scrollWidth > one.clientWidth + 1)
            .map((one) => one.textContent ?? ''),
        );
    expect(await cut()).toEqual([]);
    await page.keyboard.press('l');
    await page.locator('lf-musters h2', { hasText: 'Muster' }).waitFor();
    await picture(page, 'seats-muster-board-en');
    expect(await cut()).toEqual([]);
  });

  test('is still sat in after a reload; one that nobody answers for is cleared by the director', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await atRest(page);
    await sit(page, 'T01');
    await page.reload();
    await banner(page, 'T01').waitFor();
    expect(await page.locator('lf-injects').count()).toBe(0);
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.locator('lf-injects .inject').first().waitFor();
    await page.keyboard.press('e');
    const row = page.locator('lf-seats li', { hasText: 'T01' });
    await row.filter({ hasText: '有人' }).locator('.button', { hasText: '请离席' }).click();
    await row.filter({ hasText: '自动' }).waitFor();
  });

  test('is chosen before StartEx, in English too; NO DUFF on it is lifted by who the viewer really is', async () => {
    const { page } = await open({ path: '?scenario=first-drill', locale: 'en-GB' });
    await inEnglish(page);
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
  return within(document, '.banner.seated button, .acts .button, .all .item .button, .tabs .tab').flatMap((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const out = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
    const over = at((left + right) / 2, (top + bottom) / 2);
    const covered = !(over === button || button.contains(over));
    return out || covered
      ? [`${button.textContent?.trim()} ${out ? 'out' : `under ${over?.tagName}.${over?.className}`}`]
      : [];
  });
}

onThePage('a seat’s desk', (open) => {
  test('has room at each size, in both languages', async () => {
    const [first, ...more] = SIZES;
    const { page } = await open({ path: '?scenario=qingdao-2022', viewport: first });
    await startEx(page);
    await jump(page, hours(64));
    await pause(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    const looked = async (who: string): Promise<void> => {
      for (const viewport of [first, ...more]) {
        await page.setViewportSize(viewport);
        // What follows the window's size follows a frame later.
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        for (const language of ['zh', 'en']) {
          await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
          await picture(page, `seats-${who}-${language}-${viewport.width}`);
          expect(await page.evaluate(hidden), `${who} ${language} ${viewport.width}`).toEqual([]);
          await page.keyboard.press('l');
        }
      }
    };
    await looked('director');
    for (const seat of ['T02', 'west-coast', 'city']) {
      await page.keyboard.press('e');
      await page.locator('lf-seats input').fill(seat);
      await page.keyboard.press('Enter');
      await banner(page, '').waitFor();
      if (seat === 'T02') await order2(page);
      await board(page).locator('.head').waitFor();
      await looked(seat);
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
