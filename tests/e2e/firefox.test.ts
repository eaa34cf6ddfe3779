/**
 * The core of a person's way in Firefox too, on the built page. Headless Firefox has no WebGL: the boards go on, and the map's place
 * says why.
 */
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeWith } from '../needs.ts';
import { hours, type PageElement } from './drill.ts';
import { type PageServer, servePage } from './server.ts';

/** What a busy machine may need, ms. */
const PATIENT = { timeout: 30_000, interval: 100 };

/** What stands on the screen in elements of a name, at any depth. */
const text = (page: Page, name: string): Promise<string> =>
  page.evaluate((wanted) => {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        ...(one.localName === wanted ? [one.shadowRoot?.textContent ?? one.textContent ?? ''] : []),
        ...(one.shadowRoot ? within(one.shadowRoot) : []),
      ]);
    return within(document).join(' ');
  }, name);

const standing = (page: Page) =>
  page.evaluate(() => {
    const desk = (document.querySelector('lf-page') as PageElement | null)?.desk;
    return {
      at: desk?.at ?? -1,
      phase: desk?.view?.state.phase,
      playing: desk?.status?.playing === true,
      lines: desk?.journal.lines.length ?? 0,
    };
  });
/** What was said with the orders of the log so far. */
const orders = (page: Page): Promise<string> =>
  page.evaluate(() =>
    (document.querySelector('lf-page') as PageElement).desk.journal.lines
      .filter(({ type }) => type === 'order.issued')
      .map((line) => (line as { readonly text?: string }).text ?? '')
      .join(' '),
  );
const submit = (page: Page, act: object): Promise<boolean> =>
  page.evaluate((given) => (document.querySelector('lf-page') as PageElement).desk.submit(given), act);
const seek = (page: Page, ms: number): Promise<void> =>
  page.evaluate((to) => (document.querySelector('lf-page') as PageElement).desk.player.seek(to), ms);

describeWith('firefox', 'the page in Firefox', (executablePath) => {
  let server: PageServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await servePage();
    browser = await launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 120_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A page, and what went wrong in it; what Firefox says of its missing WebGL is no fault of ours. */
  async function open(path: string): Promise<{ readonly page: Page; readonly troubles: string[] }> {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/webgl/i.test(message.text())) troubles.push(message.text());
    });
    // Leaving a drill that runs asks first.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.setViewport({ width: 1400, height: 800 });
    await page.goto(server.url + path);
    return { page, troubles };
  }

  test('a drill runs, is acted in, refuses with reason, is there after a reload, ends, and is replayed', async () => {
    const { page, troubles } = await open('?scenario=first-drill');
    await vi.waitUntil(() => text(page, 'lf-briefing'), PATIENT);
    await page.click('>>> lf-briefing >>> button');
    await vi.waitUntil(async () => (await standing(page)).playing, PATIENT);
    await vi.waitUntil(async () => /WebGL/.test(await text(page, 'lf-map-slot')), PATIENT);

    await seek(page, hours(3) * 1000);
    await vi.waitUntil(async () => (await standing(page)).at >= hours(3) * 1000, PATIENT);
    await page.keyboard.press(' ');
    await vi.waitUntil(async () => (await standing(page)).phase === 'paused', PATIENT);
    expect(await submit(page, { type: 'bookmark', note: '火狐里的书签' })).toBe(true);
    expect(await submit(page, { type: 'order', to: 'T99', task: 'pump-out', site: 'underpass' })).toBe(false);
    await vi.waitUntil(async () => /未执行/.test(await text(page, 'lf-drill')), PATIENT);

    // An order by its dialog, in its five parts.
    await page.keyboard.press('o');
    await vi.waitUntil(async () => /依据/.test(await text(page, 'lf-order')), PATIENT);
    await page.type('>>> lf-order >>> #text', '清点人数');
    await page.click('>>> lf-order >>> .foot .primary');
    await vi.waitUntil(async () => (await orders(page)).includes('清点人数'), PATIENT);

    const before = await standing(page);
    await page.reload();
    await vi.waitUntil(async () => (await standing(page)).lines === before.lines, PATIENT);
    expect((await standing(page)).at).toBe(before.at);
    expect(await submit(page, { type: 'endex' })).toBe(true);
    await page.reload();
    await vi.waitUntil(async () => /记录已核验/.test(await text(page, 'lf-header')), PATIENT);
    await seek(page, hours(1) * 1000);
    await vi.waitUntil(async () => (await standing(page)).at === hours(1) * 1000, PATIENT);
    expect(troubles).toEqual([]);
  });

  test('two windows have each its seat', async () => {
    const { page, troubles } = await open('?scenario=first-drill');
    await vi.waitUntil(() => text(page, 'lf-briefing'), PATIENT);
    await page.click('>>> lf-briefing >>> button');
    await vi.waitUntil(async () => (await standing(page)).playing, PATIENT);
    const drill = new URL(page.url()).searchParams.get('kept') ?? '';
    const other = await open(`?${new URLSearchParams({ join: drill, seat: 'harbour' })}`);
    await vi.waitUntil(async () => /就座/.test(await text(other.page, 'lf-drill')), PATIENT);
    const at = (await standing(page)).at;
    await vi.waitUntil(async () => (await standing(other.page)).at > at, PATIENT);
    expect([...troubles, ...other.troubles]).toEqual([]);
  });
});
