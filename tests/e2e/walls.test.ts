import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { downloadLog, dropFile, hours, jump, picture, startEx } from './drill.ts';
import { onThePage } from './suite.ts';

/** The walls that the look is drawn for; software draws them, so the greater ones are opened once each. */
const UHD = { width: 3840, height: 2160 };
const SMALL = { width: 800, height: 450 };
const BAND = { width: 3840, height: 1080 };

interface Lettering {
  readonly text: string;
  /** px of the screen, with all zooms and scales. */
  readonly size: number;
  readonly key: boolean;
}

/** Every text that stands on the wall, and how large its letters are. */
const lettering = (page: Page): Promise<Lettering[]> =>
  page.evaluate(() => {
    const found: { text: string; size: number; key: boolean }[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const text = [...element.childNodes]
          .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
          .map(({ textContent }) => textContent?.trim() ?? '')
          .join('');
        if (text === '' || element.matches('style, title') || !(element instanceof HTMLElement)) continue;
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || element.offsetHeight === 0) continue;
        const size = (Number.parseFloat(getComputedStyle(element).fontSize) * height) / element.offsetHeight;
        found.push({ text, size, key: element.matches('.figure strong, .clock strong') });
      }
    };
    visit(document.querySelector('lf-wall')?.shadowRoot ?? document);
    return found;
  });

/** Runs in the page: whether the camera's picture moves, or why there is none. */
function playing(): { readonly ready: boolean; readonly reason: string | undefined } {
  const within = (root: ParentNode): Element | undefined => {
    for (const one of root.querySelectorAll('*')) {
      const found = one.localName === 'lf-wall-video' ? one : one.shadowRoot ? within(one.shadowRoot) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const shown = within(document);
  const video = shown?.shadowRoot?.querySelector('video');
  return {
    ready: video !== null && video !== undefined && video.videoWidth > 0 && !video.paused,
    reason: (shown as { reason?: string } | undefined)?.reason,
  };
}

/** What is too small to be read across the room. */
async function tooSmall(page: Page, height: number): Promise<Lettering[]> {
  const all = await lettering(page);
  expect(all.filter(({ key }) => key).length).toBeGreaterThanOrEqual(8);
  return all.filter(({ key, size }) => size < height / (key ? 25 : 50));
}

/** What does not stand whole on the wall. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('lf-wall-page')?.shadowRoot?.querySelector('lf-wall')?.shadowRoot;
    return [...(root?.querySelectorAll('header, aside, .row, .strip, .figure, .clock, .state') ?? [])]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.className || one.tagName} ${one.textContent?.trim().slice(0, 40)}`);
  });

/** In Chinese in the dark, in English, and in the light: everything is large enough and whole. */
async function legible(page: Page, { width, height }: typeof UHD, name: string): Promise<void> {
  for (const [stroke, look] of [
    ['', 'zh'],
    ['l', 'en'],
    ['t', 'en-light'],
  ] as const) {
    if (stroke) await page.keyboard.press(stroke);
    expect(await tooSmall(page, height), `${name} ${width}×${height} ${look}`).toEqual([]);
    expect(await cutOff(page), `${name} ${width}×${height} ${look}`).toEqual([]);
    await picture(page, `wall-${name}-${height}-${look}`);
  }
  await page.keyboard.press('l');
  await page.keyboard.press('t');
}

const ready = (page: Page): Promise<void> =>
  page.locator('lf-wall landfall-map[state=ready]').waitFor({ timeout: 60_000 });

/** Shows a wall at one of its true sizes. A map of so many px takes software minutes: it is there only for a picture. */
async function enlarge(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  const pictured = process.env['SCREENSHOTS'] !== undefined;
  if (!pictured)
    await page.locator('lf-wall landfall-map').evaluateAll((maps) => maps.forEach((map) => void map.remove()));
  await page.setViewportSize(size);
  const unit = (): Promise<string> =>
    page.locator('lf-wall').evaluate((wall) => (wall as HTMLElement).style.getPropertyValue('--u'));
  await expect.poll(unit, { timeout: 20_000 }).toBe(`${size.height / 1080}px`);
  if (pictured) await page.locator('lf-wall landfall-map[state=ready]').waitFor({ timeout: 110_000 });
}

onThePage('the two walls', (open) => {
  test('show what headquarters knows and what really is; the director cuts scenes; both are legible across a room', async () => {
    const director = await open({ path: '?scenario=qingdao-2022' });
    const { page } = director;
    await startEx(page);
    await jump(page, hours(65));
    await page.keyboard.press('Space');

    const command = (await director.beside('?wall=command')).page;
    await command.setViewportSize(SMALL);
    await ready(command);
    await command.locator('.tag', { hasText: /已上报态势\d\d:\d\d 汇总/ }).waitFor();
    expect(await command.locator('.strip').count()).toBe(8);
    expect(await command.locator('.row[data-figure=teams] .figure').textContent()).toMatch(/\d+\/ 15/);
    expect(await command.locator('.clock.landfall strong').textContent()).toMatch(/^0[67]:\d\d:\d\d$/);
    // Of the storm they know what its bulletins say.
    expect(await command.locator('.clock.landfall span').textContent()).toBe('预计登陆');
    expect(await command.locator('button').count()).toBe(1); // NO DUFF
    // What it was given holds no script and no truth: law 11.
    const given = await command.evaluate(() => {
      const page = document.querySelector('lf-page')?.shadowRoot ?? document;
      const { desk } = page.querySelector('lf-wall-page') as unknown as {
        desk: { scenario: { injects: unknown[]; objectives: unknown[] }; view: { state: object; weather: object } };
      };
      return { ...desk.scenario, state: desk.view.state, weather: desk.view.weather };
    });
    expect(given).toMatchObject({ injects: [], objectives: [], incidents: [], state: { injects: {}, waters: {} } });
    expect(given.weather).not.toHaveProperty('hazards');
    // The director looks at a scene before it is cut to.
    await page.keyboard.press('w');
    const walls = page.locator('lf-walls');
    await walls.locator('[role=status]', { hasText: '已打开 1 块' }).waitFor();
    await walls.locator('.kinds button', { hasText: '科目' }).click();
    await walls.locator('textarea').fill('演练：各区县\n落实转移责任');
    const preview = page.frameLocator('lf-walls iframe').locator('lf-wall .card');
    await preview.filter({ hasText: '落实转移责任' }).waitFor();
    expect(await command.locator('.card').count()).toBe(0);
    await picture(page, 'walls-dialog-zh');
    await walls.locator('.foot .primary').click();
    await command.locator('.card', { hasText: '各区县' }).waitFor();
    await walls.locator('.kinds button', { hasText: '全局' }).click();
    await walls.locator('textarea').fill('');
    await walls.locator('.foot .primary').click();
    // The video window has the camera of the wall's own machine.
    await walls.locator('.kinds button', { hasText: '视频' }).click();
    await walls.locator('.foot .primary').click();
    await expect
      .poll(() => command.evaluate(playing), { timeout: 20_000 })
      .toMatchObject({ reason: undefined, ready: true });
    await walls.locator('.kinds button', { hasText: '全局' }).click();
    await walls.locator('.foot .primary').click();
    await command.locator('lf-wall-video').waitFor({ state: 'detached' });
    // Where there is none it says why, and the rest of the wall stands.
    await command.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Requested device not found'));
    });
    await walls.locator('.kinds button', { hasText: '视频' }).click();
    await walls.locator('.foot .primary').click();
    await command.locator('lf-wall-video', { hasText: 'Requested device not found' }).waitFor();
    const [said] = (await lettering(command)).filter(({ text }) => text.includes('Requested device'));
    expect(said?.size).toBeGreaterThanOrEqual(SMALL.height / 50);
    await walls.locator('.kinds button', { hasText: '全局' }).click();
    await walls.locator('.foot .primary').click();
    await page.keyboard.press('Escape');
    await enlarge(command, UHD);
    await legible(command, UHD, 'command');
    await enlarge(command, BAND);
    await legible(command, BAND, 'command');
    await command.close();

    const observers = (await director.beside('?wall=observers')).page;
    await ready(observers);
    await enlarge(observers, BAND);
    await observers.locator('.band', { hasText: '真实态势 · 观摩' }).waitFor();
    await legible(observers, BAND, 'observers');
    await enlarge(observers, UHD);
    await legible(observers, UHD, 'observers');
  }, 240_000);

  test('a wall shows a log by itself, and stands when its director is gone', async () => {
    const director = await open({ path: '?scenario=first-drill' });
    await startEx(director.page);
    await jump(director.page, hours(2));
    const log = await downloadLog(director.page);
    const wall = (await director.beside('?wall=command')).page;
    await ready(wall);
    await director.page.goto('about:blank');
    await wall.locator('.tag.lost', { hasText: '与导演席断开' }).waitFor();
    await dropFile(wall, log.name, log.text);
    await wall.locator('.tag.lost', { hasText: '单独放映' }).waitFor();
    await wall.keyboard.press('ArrowRight');
    await wall.locator('.clock strong', { hasText: 'T+00:01' }).waitFor();
    // The log has the script; the wall has not.
    const injects = await wall.evaluate(() => {
      const page = document.querySelector('lf-page')?.shadowRoot ?? document;
      const shown = page.querySelector('lf-wall-page') as unknown as { desk: { scenario: { injects: unknown[] } } };
      return shown.desk.scenario.injects;
    });
    expect(injects).toEqual([]);
  });
});
