/** Several windows of one browser, each with a seat of one drill. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { command } from '../command-line.ts';
import {
  chooseInMenu,
  chooseSpeed,
  clock,
  downloadLog,
  hours,
  jump,
  type PageElement,
  pause,
  startEx,
} from './drill.ts';
import { onThePage } from './suite.ts';

/** What a busy machine may need, ms. */
const PATIENT = { timeout: 20_000 };

const keptName = (page: Page): string => new URL(page.url()).searchParams.get('kept') ?? '';
const seatIn = (page: Page, text: string) => page.locator('lf-drill .banner.seated', { hasText: text });
const seatPath = (drill: string, seat: string): string => `?${new URLSearchParams({ join: drill, seat })}`;
const drillTime = (page: Page): Promise<number> =>
  page.evaluate(() => (document.querySelector('lf-page') as PageElement | null)?.desk?.at ?? -1);
const lines = (page: Page, type: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      (document.querySelector('lf-page') as PageElement).desk.journal.lines.filter((line) => line.type === wanted)
        .length,
    type,
  );
const submit = (page: Page, act: object): Promise<boolean> =>
  page.evaluate((given) => (document.querySelector('lf-page') as PageElement).desk.submit(given), act);

/** The exit code of `verify`. */
async function verified(text: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-windows-'));
  const file = join(folder, 'windows.drill');
  writeFileSync(file, text);
  const { exit } = await command(['verify', file]);
  rmSync(folder, { recursive: true });
  return exit;
}

onThePage('several windows of one browser', (open) => {
  test('a seat follows the drill of another window, acts in it, is refused with reason, and never has its script', async () => {
    const host = await open({ path: '?scenario=first-drill' });
    await startEx(host.page);
    const drill = keptName(host.page);

    const start = await host.beside();
    await start.page.locator('lf-kept .entry a', { hasText: '加入' }).click();
    await start.page.locator('lf-lobby .seat', { hasText: '港区防指' }).click();
    await seatIn(start.page, '港区防指').waitFor();
    await expect.poll(() => lines(host.page, 'seat.taken'), PATIENT).toBe(1);

    await jump(host.page, hours(4));
    await pause(host.page);
    await expect.poll(() => clock(start.page), PATIENT).toBe(await clock(host.page));
    const script = await start.page.evaluate(() => {
      const { desk } = document.querySelector('lf-page') as unknown as {
        desk: { scenario: { injects: { to: string[] }[]; incidents: unknown[]; objectives: unknown[] }; seat: string };
      };
      const { injects, incidents, objectives } = desk.scenario;
      return {
        foreign: injects.filter(({ to }) => !to.includes(desk.seat)).length,
        n: injects.length,
        incidents,
        objectives,
      };
    });
    expect(script).toMatchObject({ foreign: 0, incidents: [], objectives: [] });
    expect(script.n).toBeGreaterThan(0);
    expect(script.n).toBeLessThan(
      await host.page.evaluate(
        () =>
          (document.querySelector('lf-page') as unknown as { desk: { scenario: { injects: unknown[] } } }).desk.scenario
            .injects.length,
      ),
    );

    expect(await submit(start.page, { type: 'level', level: 'IV' })).toBe(true);
    await expect.poll(() => lines(host.page, 'level'), PATIENT).toBeGreaterThan(0);
    expect(await submit(start.page, { type: 'level', level: 'IV' })).toBe(false);
    await start.page.locator('lf-drill .notice', { hasText: '未执行' }).waitFor();
    await start.page.keyboard.press('Escape');
    await chooseInMenu(start.page, '下载记录');
    await start.page.locator('lf-drill .notice', { hasText: '本席不应知道' }).waitFor();

    await start.page.reload();
    await seatIn(start.page, '港区防指').waitFor();
    expect(new URL(start.page.url()).search).toBe(seatPath(drill, 'harbour'));
    await start.page.close();
    await expect.poll(() => lines(host.page, 'seat.released'), PATIENT).toBe(1);
  });

  test('when the window that runs the drill is closed, the next goes on with it, and its log verifies', async () => {
    const host = await open({ path: '?scenario=first-drill' });
    await startEx(host.page);
    const drill = keptName(host.page);
    const leader = await host.beside(seatPath(drill, 'director'));
    await leader.page.locator('lf-clock [role=timer]').waitFor();
    const player = await host.beside(seatPath(drill, 'harbour'));
    await seatIn(player.page, '港区防指').waitFor();
    await chooseSpeed(leader.page, 60);
    const before = await drillTime(host.page);
    await expect.poll(() => drillTime(player.page), PATIENT).toBeGreaterThan(before);

    await host.page.close();
    const left = await drillTime(player.page);
    await expect.poll(() => drillTime(leader.page), PATIENT).toBeGreaterThan(left);
    await expect.poll(() => drillTime(player.page), PATIENT).toBeGreaterThan(left);
    expect(await lines(player.page, 'drill.started')).toBe(1);

    // A wall goes on too, though the window that has the drill then may not see what is on it.
    const wall = await player.beside('?wall=command');
    const shown = () => wall.page.locator('lf-wall .clock strong').first().textContent();
    await expect.poll(shown, PATIENT).toMatch(/T\+/);

    await leader.page.close();
    const again = await drillTime(player.page);
    await expect.poll(() => drillTime(player.page), PATIENT).toBeGreaterThan(again);
    const stood = await shown();
    await expect.poll(shown, PATIENT).not.toBe(stood);
    expect(await wall.page.locator('lf-wall .tag.lost').count()).toBe(0);
    const script = await wall.page.evaluate(() => {
      const at = document.querySelector('lf-page')?.shadowRoot?.querySelector('lf-wall-page');
      const { desk } = at as unknown as { desk: { scenario: { injects: unknown[]; incidents: unknown[] } } };
      return [...desk.scenario.injects, ...desk.scenario.incidents];
    });
    expect(script).toEqual([]);
    // A director who joins then has the walls to cut, and gives them back when leaving.
    const cutter = await player.beside(seatPath(drill, 'director'));
    await cutter.page.locator('lf-clock [role=timer]').waitFor();
    await cutter.page.keyboard.press('w');
    const walls = cutter.page.locator('lf-walls');
    await walls.locator('[role=status]', { hasText: '已打开 1 块' }).waitFor();
    await walls.locator('textarea').fill('演练：落实转移责任');
    await walls.locator('.foot .primary').click();
    await wall.page.locator('.card', { hasText: '落实转移责任' }).waitFor();
    await cutter.page.close();
    await expect.poll(() => wall.page.locator('lf-wall .tag.lost').count(), PATIENT).toBe(0);
    const given = await shown();
    await expect.poll(shown, PATIENT).not.toBe(given);
    await wall.page.close();
    const back = await player.beside(seatPath(drill, 'director'));
    await back.page.locator('lf-clock [role=timer]').waitFor();
    await pause(back.page);
    await chooseInMenu(back.page, /结束演练|EndEx/, 2);
    const { text } = await downloadLog(back.page);
    expect(await verified(text)).toBe(0);
  });
});
