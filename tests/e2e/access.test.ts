import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, barriers } from './axe.ts';
import { chooseInMenu, hours, jump, pause, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** Chinese in the dark, then English in the light, by their keys: words do not hang on colours. */
const LOOKS = [[], ['l', 't']] as const;

/** Looks at a view in both languages and themes; `within` at what else it has, in each of them. */
async function clean(page: Page, view: string, within: () => Promise<void> = async () => {}): Promise<void> {
  await page.evaluate(axe);
  for (const strokes of LOOKS) {
    for (const stroke of strokes) await page.keyboard.press(stroke);
    expect.soft(await barriers(page), `${view} ${strokes.join('')}`).toEqual([]);
    await within();
  }
}

/** Looks at what keys open, and closes it. */
async function dialogs(page: Page, keys: readonly (readonly [string, string])[]): Promise<void> {
  for (const [key, dialog] of keys) {
    await page.keyboard.press(key);
    await page.locator(`${dialog} dialog[open]`).waitFor();
    expect.soft(await barriers(page), dialog).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator(dialog).waitFor({ state: 'detached' });
  }
}

/** Looks at each board of the column beside the map. */
async function tabs(page: Page): Promise<void> {
  for (const tab of await page.locator('lf-side [role=tab]').all()) {
    await tab.click();
    expect.soft(await barriers(page), (await tab.textContent()) ?? '').toEqual([]);
  }
}

const yaml = readFileSync(new URL('../../scenarios/first-drill/scenario.yaml', import.meta.url), 'utf8');

onThePage('readers of screens and weak eyes find no barrier, in both languages and themes,', (open) => {
  test('before a drill is open: on the first screen, while it loads, and where it cannot be opened', async () => {
    const { page } = await open();
    let answer = (_body: string): void => {};
    const asked = new Promise<string>((resolve) => {
      answer = resolve;
    });
    await page.route('**/scenarios/first-drill/scenario.yaml', async (route) => route.fulfill({ body: await asked }));
    await page.locator('lf-start .entry').first().waitFor();
    await clean(page, 'start');
    await page.locator('lf-start .entry', { hasText: /小港|Smallport/ }).click();
    await page.locator('lf-loading').waitFor();
    await clean(page, 'loading');
    answer(yaml.replace('order: { to: T02, task: place-pumps', 'order: { to: T09, task: place-pumps'));
    await page.locator('lf-problems .problem').first().waitFor();
    await clean(page, 'problems');
  });

  test('on a drill with its boards and dialogs, on both its walls, and on its replay', async () => {
    const director = await open();
    const { page } = director;
    // With a team in the field there is a muster too.
    const body = yaml.replace('    kind: water-rescue\n', '    kind: water-rescue\n    mode: field\n');
    await page.route('**/scenarios/first-drill/scenario.yaml', (route) => route.fulfill({ body }));
    await page.locator('lf-start .entry', { hasText: '小港' }).click();
    await page.locator('lf-briefing').waitFor();
    await clean(page, 'briefing');
    await startEx(page);
    await jump(page, hours(4));
    await pause(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    await page.keyboard.press('n');
    await page.locator('lf-details').waitFor();
    await clean(page, 'drill', async () => {
      await tabs(page);
      await dialogs(page, [
        ['Shift+Slash', 'lf-help'],
        ['Control+k', 'lf-palette'],
        ['b', 'lf-bookmark'],
        ['w', 'lf-walls'],
        ['Shift+g', 'lf-muster'],
      ]);
      await page.locator('lf-header [aria-haspopup=menu]').click();
      expect(await barriers(page), 'menu').toEqual([]);
      await page.keyboard.press('Escape');
    });
    for (const wall of ['command', 'observers']) {
      const { page: seen } = await director.beside(`?wall=${wall}`);
      await seen.locator('lf-wall .strip').first().waitFor();
      await clean(seen, wall);
      await seen.close();
    }
    await chooseInMenu(page, /结束演练|EndEx/);
    await page.locator('lf-menu [role=menuitem].armed').click();
    await page.locator('lf-clock [role=status]', { hasText: /结束|Ended/ }).waitFor();
    await page.reload();
    await page.locator('lf-transport').waitFor();
    await page.locator('landfall-map[state=ready]').waitFor();
    await clean(page, 'replay', () => tabs(page));
    await page.locator('lf-noduff-button button').click();
    await page.locator('lf-noduff-button button').click();
    await page.locator('lf-noduff-screen .screen').waitFor();
    expect(await barriers(page), 'NO DUFF').toEqual([]);
  });

  test("in a window that has a seat of another's drill, with its dialogs, and where the seat is chosen", async () => {
    const host = await open({ path: '?scenario=first-drill' });
    await startEx(host.page);
    await pause(host.page);
    await host.page.evaluate(axe);
    await dialogs(host.page, [['e', 'lf-seats']]);
    const drill = new URL(host.page.url()).searchParams.get('kept') ?? '';
    const { page } = await host.beside(`?${new URLSearchParams({ join: drill })}`);
    await page.locator('lf-lobby .seat').first().waitFor();
    await clean(page, 'lobby');
    // By the keyboard alone.
    const seat = page.locator('lf-lobby .seat', { hasText: /港区防指|Harbour district/ });
    await seat.focus();
    await page.keyboard.press('Enter');
    await page.locator('lf-answers').waitFor();
    await clean(page, 'seat', () =>
      dialogs(page, [
        ['o', 'lf-order'],
        ['p', 'lf-report'],
        ['v', 'lf-decide'],
      ]),
    );
  });
});
