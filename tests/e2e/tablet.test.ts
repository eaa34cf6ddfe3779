/** A tablet in a team leader's hand, lying and upright: all that must be there is there, and large enough for a finger. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hours, jump, type PageElement, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

const SIZES = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
] as const;
/** The least side of what a finger meets, px. */
const FINGER = 44;

/** Runs in the page: what sticks out of the window, and what is too small for a finger in the header, the banner and the seat's desk. */
function amiss(finger: number): string[] {
  const within = (root: ParentNode, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? within(one.shadowRoot, selector) : [])),
  ];
  const [header] = within(document, 'lf-header');
  const said = header !== undefined && header.scrollWidth > header.clientWidth ? ['the header is too wide'] : [];
  const wanted = 'lf-noduff-button button, .banner.seated button, .acts .button, .tabs .tab, lf-clock [role=timer]';
  const met = [
    ...within(document, wanted),
    ...within(document, 'lf-noduff-button').flatMap((one) => [...(one.shadowRoot?.querySelectorAll('button') ?? [])]),
  ];
  return [
    ...said,
    ...met.flatMap((one) => {
      const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
      const name = one.textContent?.trim();
      const out = left < -1 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1;
      const small = one.matches('button') && (height < finger - 0.5 || width < finger - 0.5);
      return [...(out ? [`${name} sticks out`] : []), ...(small ? [`${name} is ${width} × ${height}`] : [])];
    }),
  ];
}

async function fits(page: Page, who: string): Promise<void> {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    // What follows the window's size follows a frame later.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (const language of ['zh', 'en']) {
      await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
      await picture(page, `tablet-${who}-${language}-${viewport.width}`);
      expect(await page.evaluate(amiss, FINGER), `${who} ${language} ${viewport.width}`).toEqual([]);
      await page.keyboard.press('l');
    }
  }
}

onThePage('a tablet', (open) => {
  test('has the whole header with NO DUFF, the leader’s orders over half of the screen, and two large buttons for them', async () => {
    const host = await open({ path: '?scenario=first-drill', viewport: SIZES[0], touch: true });
    await startEx(host.page);
    await jump(host.page, hours(5));
    await fits(host.page, 'director');
    const drill = new URL(host.page.url()).searchParams.get('kept') ?? '';
    const { page } = await host.beside(`?${new URLSearchParams({ join: drill, seat: 'T03' })}`);
    await page.locator('lf-answers').waitFor();
    await host.page.evaluate(() =>
      (document.querySelector('lf-page') as PageElement).desk.submit({
        type: 'order',
        to: 'T03',
        task: 'stand-by',
        site: 'quay',
      }),
    );
    await page.locator('lf-answers li .row.owed', { hasText: '前置待命' }).tap();
    expect(await page.locator('lf-answers li .acts .button').count()).toBe(2);
    expect(await page.locator('section.sheet.half').count()).toBe(1);
    await fits(page, 'leader');
    await page.locator('lf-answers li .acts .primary').tap();
    await expect.poll(() => page.locator('lf-answers li .row.owed').count()).toBe(0);
  });
});
