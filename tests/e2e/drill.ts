/** What a person does with a drill on the page, and what they read off it. Chinese unless said otherwise. */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { parseDrillTime } from '../../src/units/time.ts';

/** As far as a test reaches behind the screen: the page element's opened drill (`src/ui/desk.ts`). */
export interface PageDesk {
  readonly at: number;
  readonly status: { readonly playing: boolean; readonly at: number; readonly to: number };
  readonly journal: { readonly lines: readonly { readonly type: string; readonly at: number }[] };
  readonly view: { readonly at: number; readonly weather: unknown; readonly state: { readonly phase: string } };
  readonly player: {
    seek(at: number): Promise<void>;
    frame(request: { readonly teams: readonly string[] }): Promise<{ readonly positions: Float32Array }>;
  };
  submit(act: object): Promise<boolean>;
}
export type PageElement = HTMLElement & { readonly desk: PageDesk };

/** Presses StartEx on the briefing and waits until the clock runs. */
export async function startEx(page: Page): Promise<void> {
  await page.locator('lf-briefing .button.primary').click();
  await page
    .locator('lf-clock [role=status]')
    .filter({ hasText: /^(运行|Running)$/ })
    .waitFor();
}

/** A drill that is open and not yet begun, in English: keys are heard once its briefing stands. */
export async function inEnglish(page: Page): Promise<void> {
  await page.locator('lf-briefing').waitFor();
  const english = page.locator('html[lang^=en]');
  if ((await english.count()) === 0) await page.keyboard.press('l');
  await english.waitFor();
}

/** The drill's clock in seconds since StartEx, as it stands in the header. */
export async function clock(page: Page): Promise<number> {
  return secondsOf((await page.locator('lf-clock [role=timer]').textContent()) ?? '');
}

/** `T+65:41:40` in seconds. */
export function secondsOf(text: string): number {
  const at = parseDrillTime(text.trim());
  if (at === undefined) throw new Error(`no drill time: ${text}`);
  return at / 1000;
}

export const hours = (n: number): number => n * 3600;

/** The exercises' words of state on the board, top to bottom. */
export const exerciseStates = (page: Page): Promise<string[]> => page.locator('lf-exercises .state').allTextContents();

/** How many lines the page was told of; none before a drill is open. */
export const told = (page: Page): Promise<number> =>
  page.evaluate(() => (document.querySelector('lf-page') as PageElement | null)?.desk?.journal.lines.length ?? -1);

/** Types a time into the transport. */
export async function goTo(page: Page, time: string): Promise<void> {
  await page.locator('lf-transport form input').fill(time);
  await page.keyboard.press('Enter');
}

/** Waits until the clock has come to `seconds`. */
export async function waitForClock(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction(
    (ms) => ((document.querySelector('lf-page') as PageElement | null)?.desk?.at ?? 0) >= ms,
    seconds * 1000,
    { polling: 50 },
  );
}

export const chooseSpeed = (page: Page, speed: number): Promise<unknown> =>
  page.locator('lf-controls select').selectOption(String(speed));

/** Gives the `jump` command, for which a live drill has no button, and waits for the end of the jump. */
export async function jump(page: Page, seconds: number): Promise<void> {
  await page.evaluate((ms) => (document.querySelector('lf-page') as PageElement).desk.player.seek(ms), seconds * 1000);
  await waitForClock(page, seconds);
}

export async function pause(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await page
    .locator('lf-clock [role=status]')
    .filter({ hasText: /^(暂停|Paused)$/ })
    .waitFor();
}

/** Brings the feed into the right column. */
export const showFeed = (page: Page): Promise<void> =>
  page.locator('lf-side [role=tab]', { hasText: /^(记录|Feed)$/ }).click();

/** The feed's lines that hold `text`. */
export const feedLine = (page: Page, text: string | RegExp) => page.locator('lf-side lf-feed li', { hasText: text });

export async function chooseInMenu(page: Page, item: string | RegExp, presses = 1): Promise<void> {
  await page.locator('lf-header [aria-haspopup=menu]').click();
  for (let i = 0; i < presses; i++) await page.locator('lf-menu [role=menuitem]', { hasText: item }).click();
}

/** Downloads the log by the menu; its name and text. */
export async function downloadLog(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download');
  await chooseInMenu(page, /下载记录|Download the log/);
  const download = await coming;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Drops a file on the page, as a person drags it there from a folder. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], called ?? ''));
      return transfer;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** Where a person looks at the picture of a run: `SCREENSHOTS=folder`. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) writeFileSync(`${folder}/${name}.png`, await page.screenshot());
}

/** Selects a site and goes there, as a click on its row does. */
export const lookAt = (page: Page, site: string): Promise<void> =>
  page.evaluate((id) => {
    const { store } = document.querySelector('lf-page') as unknown as {
      readonly store: { select(selection: object): void; ask(what: string): void };
    };
    store.select({ kind: 'site', id });
    store.ask('focus');
  }, site);
