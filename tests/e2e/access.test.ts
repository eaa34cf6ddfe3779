import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hours, jump, pause, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core calls serious or critical, each with where. */
async function barriers(page: Page): Promise<string[]> {
  const { violations, passes } = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Finding[]; passes: unknown[] }> };
    };
    return tool.run({ resultTypes: ['violations'] });
  });
  // It does look at the page, and through its shadow roots.
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

onThePage('readers of screens and weak eyes', (open) => {
  test('find no serious barrier on the first screen, in both languages and themes', async () => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await page.evaluate(axe);
    for (const stroke of ['', 'l', 't']) {
      if (stroke) await page.keyboard.press(stroke);
      expect(await barriers(page)).toEqual([]);
    }
  });

  test('find no serious barrier on a running drill, in both languages and themes', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await jump(page, hours(4));
    await pause(page);
    await page.locator('landfall-map[state=ready]').waitFor();
    await page.keyboard.press('n');
    await page.locator('lf-details').waitFor();
    await page.evaluate(axe);
    for (const stroke of ['', 'l', 't']) {
      if (stroke) await page.keyboard.press(stroke);
      expect(await barriers(page)).toEqual([]);
    }
  });

  test("find no serious barrier in a window that has a seat of another's drill, and where it is chosen", async () => {
    const host = await open({ path: '?scenario=first-drill' });
    await startEx(host.page);
    await pause(host.page);
    const drill = new URL(host.page.url()).searchParams.get('kept') ?? '';
    const { page } = await host.beside(`?${new URLSearchParams({ join: drill })}`);
    await page.locator('lf-lobby .seat').first().waitFor();
    await page.evaluate(axe);
    for (const stroke of ['', 'l', 't']) {
      if (stroke) await page.keyboard.press(stroke);
      expect(await barriers(page), `lobby ${stroke}`).toEqual([]);
    }
    // By the keyboard alone.
    const seat = page.locator('lf-lobby .seat', { hasText: /港区防指|Harbour district/ });
    await seat.focus();
    await page.keyboard.press('Enter');
    await page.locator('lf-answers').waitFor();
    for (const stroke of ['', 'l', 't']) {
      if (stroke) await page.keyboard.press(stroke);
      expect(await barriers(page), `seat ${stroke}`).toEqual([]);
    }
  });

  test('find no serious barrier in a seat and in its dialogs, in both languages and themes', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await pause(page);
    await page.evaluate(axe);
    await page.keyboard.press('e');
    await page.locator('lf-seats dialog[open]').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.locator('lf-seats input').fill('harbour');
    await page.keyboard.press('Enter');
    await page.locator('lf-answers').waitFor();
    for (const stroke of ['', 'l', 't']) {
      if (stroke) await page.keyboard.press(stroke);
      expect(await barriers(page)).toEqual([]);
      for (const [key, dialog] of [
        ['o', 'lf-order'],
        ['p', 'lf-report'],
        ['v', 'lf-decide'],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(`${dialog} dialog[open]`).waitFor();
        expect(await barriers(page), `${dialog} ${stroke}`).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator(dialog).waitFor({ state: 'detached' });
      }
    }
  });
});
