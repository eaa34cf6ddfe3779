/** A person's whole way, in either language: a showing of the city is run and acted in until after landfall, ended, replayed, branched and compared. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, barriers } from './axe.ts';
import {
  chooseInMenu,
  chooseSpeed,
  clock,
  downloadLog,
  dropFile,
  exerciseStates,
  feedLine,
  goTo,
  hours,
  inEnglish,
  jump,
  type PageElement,
  pause,
  picture,
  showFeed,
  startEx,
  told,
  waitForClock,
} from './drill.ts';
import { onThePage } from './suite.ts';

/** A whole way takes longer than a test may otherwise. */
const LONG = { timeout: 300_000 };
const LANDFALL = hours(72);
/** Longer than any step takes on a machine that others use too, ms. */
const PATIENT = { timeout: 60_000 };

/** Where a thing stands on the screen, px. */
const placeOf = (page: Page, kind: string, id: string): Promise<{ readonly x: number; readonly y: number }> =>
  page.locator('landfall-map').evaluate(
    (map, thing) => {
      const { left, top } = map.getBoundingClientRect();
      const { x, y } = (map as unknown as { screenOf(thing: object): { x: number; y: number } }).screenOf(thing);
      return { x: left + x, y: top + y };
    },
    { kind, id },
  );
const status = (page: Page, words: RegExp) => page.locator('lf-clock [role=status]', { hasText: words });
/** The last command of the log, as the page was told of it. */
const asked = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => {
    const { lines } = (document.querySelector('lf-page') as PageElement).desk.journal;
    return lines.filter((told) => (told as unknown as { readonly line: string }).line === 'command').at(-1) as never;
  });
/** Longitude and latitude of every team, as the map asks for them. */
const places = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { desk } = document.querySelector('lf-page') as PageElement;
    const teams = Object.keys((desk.view.state as unknown as { teams: object }).teams);
    const { positions } = await desk.player.frame({ teams });
    return teams.map((_, i) => `${positions[4 * i]} ${positions[4 * i + 1]}`);
  });
async function accessible(page: Page, view: string): Promise<void> {
  await page.evaluate(axe);
  expect.soft(await barriers(page), view).toEqual([]);
}
/** Goes to a time, and waits until the clock is there. */
async function arriveAt(page: Page, time: string, seconds: number): Promise<void> {
  await goTo(page, time);
  await expect.poll(() => clock(page), PATIENT).toBe(seconds);
}
async function endEx(page: Page): Promise<void> {
  await chooseInMenu(page, /结束演练|EndEx/, 2);
  await status(page, /结束|Ended/).waitFor();
}

onThePage('a person’s whole way', (open) => {
  test.each(['zh', 'en'] as const)(
    'in %s: run, acted in, ended, replayed, branched, compared',
    LONG,
    async (language) => {
      const { page } = await open({ path: '?scenario=qingdao-2022' });
      await page.locator('lf-briefing').waitFor();
      if (language === 'en') await inEnglish(page);
      await page.locator('lf-briefing #showing').selectOption('show-60');
      await startEx(page);
      await page.keyboard.press('Shift+BracketRight');
      await waitForClock(page, hours(72 - 41.5));
      await pause(page);
      await showFeed(page);
      expect(await page.locator('lf-timeline .label').count()).toBeGreaterThan(8);
      const before = { states: await exerciseStates(page), places: await places(page) };
      expect(before.states).toHaveLength(8);

      // A team is ordered by dragging it, with its way and arrival told before.
      await page.locator('landfall-map[state=ready]').waitFor(PATIENT);
      const [from, to] = await Promise.all([placeOf(page, 'team', 'T04'), placeOf(page, 'site', 'yinghai')]);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      const dialog = page.locator('lf-order');
      await dialog.locator('.expected', { hasText: /预计 .* 到位|[Ee]xpected/ }).waitFor();
      expect(await dialog.locator('#team').inputValue()).toBe('T04');
      expect(await dialog.locator('#site').inputValue()).toBe('yinghai');
      expect((await asked(page))['type']).toBe('pause');
      await dialog.locator('.foot .primary').click();
      await expect.poll(() => asked(page)).toMatchObject({ type: 'order', to: 'T04', site: 'yinghai' });
      // Let go of over nothing, a team stays where it is; and the ground is dragged as before.
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 140, { steps: 4 });
      await page.mouse.up();
      expect(await dialog.count()).toBe(0);

      // An inject is let out by two keys; once more, it is refused with a reason and what to do.
      await showFeed(page);
      await page.keyboard.press('n');
      await page.keyboard.press('Enter');
      await expect.poll(async () => String((await asked(page))['type'])).toMatch(/^inject\.(fire|release)$/);
      const { inject } = (await asked(page)) as { readonly inject: string };
      const again = (id: string): Promise<boolean> =>
        page.evaluate(
          (fired) =>
            (document.querySelector('lf-page') as PageElement).desk.submit({ type: 'inject.fire', inject: fired }),
          id,
        );
      expect(await again(inject)).toBe(false);
      await page.locator('.notice[role=alert]', { hasText: /状态不允许|state/ }).waitFor();
      await feedLine(page, /未执行|Not done|Refused/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');

      await page.keyboard.press('b');
      await page.keyboard.type('gate 2 min late');
      await page.keyboard.press('Enter');
      await feedLine(page, 'gate 2 min late').first().waitFor();
      await accessible(page, 'drill');
      await picture(page, `way-acted-${language}`);

      // A report that a district owes is written down as it says it, by keys.
      await chooseSpeed(page, 1);
      await page.keyboard.press('Space');
      await jump(page, hours(61.4));
      await pause(page);
      await page.keyboard.press('y');
      await page
        .locator('lf-answers li', { hasText: /风景区协助转移进展|as the scenic area sees it/ })
        .first()
        .locator('button.owed')
        .click();
      await page.keyboard.press('p');
      await page.locator('lf-report legend', { hasText: /7\/7|7 of 7/ }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => asked(page)).toMatchObject({ seat: 'scenic', enteredBy: 'director', type: 'report' });

      // A real emergency stops it; the director lifts it, and the drill goes on.
      await page.locator('lf-noduff-button button').click();
      await page.locator('lf-noduff-button button').click();
      await page.locator('lf-noduff-screen .screen').waitFor();
      await accessible(page, 'NO DUFF');
      for (let press = 0; press < 2; press++) await page.locator('lf-noduff-screen button').click();
      await page.locator('lf-noduff-screen .screen').waitFor({ state: 'detached' });
      await status(page, /^(运行|Running|暂停|Paused)$/).waitFor();
      if (await status(page, /^(暂停|Paused)$/).isVisible()) await page.keyboard.press('Space');
      await status(page, /^(运行|Running)$/).waitFor();

      // The landfall is watched. In its midst the page is loaded anew, and goes on.
      await jump(page, LANDFALL - 120);
      await pause(page);
      const [at, lines] = [await clock(page), await told(page)];
      await page.reload();
      await expect.poll(() => told(page), PATIENT).toBe(lines);
      expect(await clock(page)).toBe(at);
      await page.keyboard.press('Space');
      await chooseSpeed(page, 60);
      await waitForClock(page, LANDFALL + 60);
      await page.locator('landfall-map[state=ready]').waitFor(PATIENT);
      await picture(page, `way-landfall-${language}`);
      const changed = (await exerciseStates(page)).filter((state, i) => state !== before.states[i]);
      expect(changed.length).toBeGreaterThanOrEqual(3);
      const moved = (await places(page)).filter((place, i) => place !== before.places[i]);
      expect(moved.length).toBeGreaterThanOrEqual(3);
      await page.locator('lf-warnings .badge', { hasText: /台风.色|[Tt]yphoon/ }).waitFor();

      // EndEx takes two presses; then the log is sealed and nothing can be done any more.
      await endEx(page);
      const log = await downloadLog(page);
      expect(log.name).toBe('qingdao-2022.drill');
      expect(JSON.parse(log.text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ line: 'end' });
      expect(await page.locator('lf-controls .button').isDisabled()).toBe(true);

      // Its log is opened: back to where it was acted in, and why a team went.
      await page.goto(new URL('.', page.url()).href);
      await page.locator('lf-start .entry').first().waitFor();
      await dropFile(page, log.name, log.text);
      await page.locator('lf-transport').waitFor(PATIENT);
      await arriveAt(page, 'L-00:01', LANDFALL - 60);
      await arriveAt(page, 'L-40:00', LANDFALL - hours(40));
      await page.locator('lf-teams tr, lf-teams .row', { hasText: 'T04' }).first().click();
      await page.locator('lf-why li, lf-why .cause').first().waitFor();
      await accessible(page, 'replay');
      await picture(page, `way-why-${language}`);

      // Another way is gone from there, and held against the first.
      await page.keyboard.press('x');
      await page.locator('lf-transport').waitFor({ state: 'detached' });
      await chooseSpeed(page, 60);
      await page.keyboard.press('Space');
      await waitForClock(page, LANDFALL - hours(40) + 30);
      await endEx(page);
      const branch = await downloadLog(page);
      const { seed, forkedFrom } = JSON.parse(branch.text.split('\n')[0] ?? '');
      expect(forkedFrom).toMatchObject({ at: 1000 * (LANDFALL - hours(40)), dropped: [] });
      expect(seed).toBe(JSON.parse(log.text.split('\n')[0] ?? '').seed);
      await page.goto(new URL('.', page.url()).href);
      await page.locator('lf-start .entry').first().waitFor();
      await dropFile(page, log.name, log.text);
      await page.locator('lf-transport').waitFor();
      await page.keyboard.press('z');
      await page.locator('lf-compare-dialog .drop').waitFor();
      await dropFile(page, branch.name, branch.text);
      await page.locator('lf-runs .strip.b').waitFor(PATIENT);
      await arriveAt(page, 'L-40:00', LANDFALL - hours(40));
      await expect.poll(() => page.locator('lf-compare tbody tr').count()).toBeGreaterThan(0);
      await accessible(page, 'compare');
      await picture(page, `way-compare-${language}`);
    },
  );
});
