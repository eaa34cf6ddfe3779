import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
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
  waitForClock,
} from './drill.ts';
import { onThePage } from './suite.ts';

const QINGDAO = '?scenario=qingdao-2022';

/** The exercises' words of state on the board, top to bottom. */
const exerciseStates = (page: Page): Promise<string[]> => page.locator('lf-exercises .state').allTextContents();

/** Longitude and latitude of every team, as the map asks for them. */
const places = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { desk } = document.querySelector('lf-page') as PageElement;
    const teams = Object.keys((desk.view.state as unknown as { teams: object }).teams);
    const { positions } = await desk.player.frame({ teams });
    return teams.map((_, i) => `${positions[4 * i]} ${positions[4 * i + 1]}`);
  });

/** Everything that would show that the drill went on. */
const standing = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const { desk } = document.querySelector('lf-page') as PageElement;
    return { at: desk.at, lines: desk.journal.lines.length, weather: JSON.stringify(desk.view.weather) };
  });

onThePage('a drill run on the page', (open) => {
  test('Qingdao: StartEx starts the clock; at 1800× exercises change state and teams move', async () => {
    const { page } = await open({ path: QINGDAO, motion: true });
    await startEx(page);
    await waitForClock(page, 2);
    expect(await page.locator('lf-timeline .label').count()).toBeGreaterThan(8);

    await jump(page, hours(47));
    const before = { states: await exerciseStates(page), places: await places(page) };
    expect(before.states).toHaveLength(8);
    await chooseSpeed(page, 1800);
    await waitForClock(page, hours(51));
    await expect
      .poll(async () => (await exerciseStates(page)).filter((state, i) => state !== before.states[i]).length)
      .toBeGreaterThanOrEqual(3);
    const moved = (await places(page)).filter((place, i) => place !== before.places[i]);
    expect(moved.length).toBeGreaterThanOrEqual(3);
    await page
      .locator('lf-teams .state', { hasText: /机动|作业|到位/ })
      .first()
      .waitFor();
    await page.locator('lf-warnings .badge', { hasText: /台风.色/ }).waitFor();
  });

  test('a pause is total: clock, hazards and log stand still', async () => {
    const { page } = await open({ path: QINGDAO });
    await startEx(page);
    await jump(page, hours(60));
    await chooseSpeed(page, 300);
    await waitForClock(page, hours(60) + 300);
    await pause(page);
    const then = { shown: await clock(page), standing: await standing(page), log: (await downloadLog(page)).text };
    // A second of the room would be five minutes of the drill.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect({ shown: await clock(page), standing: await standing(page), log: (await downloadLog(page)).text }).toEqual(
      then,
    );
    await page.keyboard.press('Space');
    await waitForClock(page, then.shown + 60);
  });

  test('each speed is worth what stands beside it', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    // The fastest would be at EndEx in 24 s of the room.
    const words = ['1 秒 = 1 秒', '1 秒 = 10 秒', '1 秒 = 1 分', '1 秒 = 5 分', '1 秒 = 30 分'];
    for (const [place, speed] of [1, 10, 60, 300, 1800].entries()) {
      await chooseSpeed(page, speed);
      await page.locator('lf-controls .worth', { hasText: words[place] ?? '' }).waitFor();
      const paced = await page.evaluate(async () => {
        const { desk } = document.querySelector('lf-page') as PageElement;
        const [at, now] = [desk.at, performance.now()];
        while (performance.now() - now < 800) await new Promise((resolve) => setTimeout(resolve, 20));
        return (desk.at - at) / (performance.now() - now);
      });
      expect(paced / speed).toBeGreaterThan(0.5);
      expect(paced / speed).toBeLessThan(1.5);
    }
  });

  test('EndEx takes two presses; then the log is sealed and nothing can be done any more', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await chooseInMenu(page, '结束演练');
    await page.locator('lf-menu [role=menuitem].armed', { hasText: '再按一次结束演练' }).click();
    await page.locator('lf-clock [role=status]', { hasText: '结束' }).waitFor();
    const { name, text } = await downloadLog(page);
    expect(name).toBe('first-drill.drill');
    expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ line: 'end' });
    expect(await page.locator('lf-controls .button').isDisabled()).toBe(true);
  });
});
