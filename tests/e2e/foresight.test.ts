import { expect, test } from 'vitest';
import { hours, jump, type PageElement, pause, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** A look ahead is worked out beside the drill, on a machine that may be busy, ms. */
const PATIENT = { timeout: 60_000 };

onThePage('照此下去', (open) => {
  test('says what a seat that nobody answers in will come to, and takes it back; a leader of one seat is not told', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await jump(page, hours(1));
    await pause(page);
    await page.keyboard.press('u');
    const bar = page.locator('lf-foresight');
    await bar.locator('.bar', { hasText: '照此下去' }).waitFor();
    const told = async (): Promise<string> => (await bar.locator('.items').textContent()) ?? '';
    await expect.poll(told, PATIENT).not.toContain('正在推算');
    const calm = await told();

    const act = (command: object): Promise<boolean> =>
      page.evaluate((one) => (document.querySelector('lf-page') as PageElement).desk.submit(one), command);
    await act({ type: 'seat.take', take: 'city' });
    await expect.poll(told, PATIENT).not.toBe(calm);
    expect(await told()).toMatch(/后 /);
    await picture(page, 'foresight');
    await act({ type: 'seat.release', release: 'city' });
    await expect.poll(told, PATIENT).toBe(calm);

    const sit = (seat: string | undefined): Promise<void> =>
      page.evaluate((one) => {
        const { store } = document.querySelector('lf-page') as unknown as { store: { set(change: object): void } };
        store.set({ seat: one, told: one !== undefined });
      }, seat);
    await sit('T01');
    await expect.poll(() => bar.locator('.bar').count()).toBe(0);
    await sit(undefined);
    await bar.locator('.bar').waitFor();

    await page.keyboard.press('u');
    await expect.poll(() => bar.count()).toBe(0);
  });
});
