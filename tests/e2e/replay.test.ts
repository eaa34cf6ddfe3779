import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type DrillTime, formatDrillTime, MINUTE } from '../../src/units/time.ts';
import { command } from '../command-line.ts';
import {
  chooseInMenu,
  clock,
  downloadLog,
  dropFile,
  exerciseStates,
  feedLine,
  goTo,
  hours,
  jump,
  type PageDesk,
  type PageElement,
  picture,
  showFeed,
  startEx,
  waitForClock,
} from './drill.ts';
import { onThePage } from './suite.ts';

const seal = (page: Page, words: string) => page.locator('lf-header .verified', { hasText: words });

/** Another run: the same but for what a rule of a plan ordered. */
async function without(text: string, rule: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-beside-'));
  const [file, other] = [join(folder, 'a.drill'), join(folder, 'b.drill')];
  writeFileSync(file, text);
  const ordered = text.split('\n').find((line) => line.includes(`"type":"order.issued","order":"${rule}"`)) ?? '{}';
  const { at, seq } = JSON.parse(ordered);
  const before = formatDrillTime((at - MINUTE) as DrillTime);
  expect(await command(['fork', file, '--at', before, '--drop', String(seq), '--log', other])).toMatchObject({
    exit: 0,
  });
  const made = readFileSync(other, 'utf8');
  rmSync(folder, { recursive: true });
  return made;
}

onThePage('a log dropped on the page', (open) => {
  /** The first drill, run on the page to EndEx by a director, as the page gave it. */
  let log: { readonly name: string; readonly text: string };

  test('is what a live drill gave for download', async () => {
    const { page } = await open({ path: '?scenario=first-drill' });
    await startEx(page);
    await jump(page, hours(9));
    await chooseInMenu(page, '结束演练');
    await page.locator('lf-menu [role=menuitem].armed').click();
    await page.locator('lf-clock [role=status]', { hasText: '结束' }).waitFor();
    log = await downloadLog(page);
    expect(log.name).toBe('first-drill.drill');
    expect(log.text.split('\n').length).toBeGreaterThan(100);
  });

  test('is shared as a link without the log: whoever follows it gives the file, and is brought to the moment and the thing', async () => {
    const window = await open();
    const { page } = window;
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await goTo(page, 'T+06:30');
    await expect.poll(() => clock(page)).toBe(hours(6.5));
    await page.locator('lf-teams .row').first().click();
    await page.locator('lf-details').waitFor();
    await page.locator('landfall-map[state=ready]').waitFor();
    await page.keyboard.press('4');
    await page.locator('landfall-map button', { hasText: '注记' }).click();
    await chooseInMenu(page, '复制链接');
    const link = /http\S+/.exec((await page.locator('lf-drill .notice').textContent()) ?? '')?.[0] ?? '';
    expect(new URL(link).searchParams.get('at')).toBe('T+06:30:00');

    const other = await window.beside(new URL(link).search);
    await other.page.locator('lf-start .asked', { hasText: log.name }).waitFor();
    await dropFile(other.page, log.name, log.text);
    await other.page.locator('lf-transport').waitFor();
    await expect.poll(() => clock(other.page)).toBe(hours(6.5));
    await other.page.locator('lf-details').waitFor();
    expect(new URL(other.page.url()).search).toBe('');
    // As it was looked at: the timeline closed, no labels, the same box of the map.
    await other.page.locator('landfall-map[state=ready]').waitFor();
    await other.page.locator('landfall-map button[aria-pressed=false]', { hasText: '注记' }).waitFor();
    await expect.poll(() => other.page.locator('lf-timeline').count()).toBe(0);
    await chooseInMenu(other.page, '复制链接');
    const again = /http\S+/.exec((await other.page.locator('lf-drill .notice').textContent()) ?? '')?.[0] ?? '';
    const boxes = [link, again].map((one) => new URL(one).searchParams.get('map')?.split(',').map(Number) ?? []);
    for (const [side, degrees] of boxes[0]?.entries() ?? []) expect(boxes[1]?.[side]).toBeCloseTo(degrees, 3);

    // Both may go with one playhead: the one touched last leads.
    await page.keyboard.press('q');
    await page.locator('lf-drill .notice', { hasText: '同走一个播放头' }).waitFor();
    await other.page.keyboard.press('q');
    await other.page.locator('lf-drill .notice', { hasText: '同走一个播放头' }).waitFor();
    await goTo(page, 'T+02:00');
    await expect.poll(() => clock(other.page)).toBe(hours(2));
    await goTo(other.page, 'T+03:00');
    await expect.poll(() => clock(page)).toBe(hours(3));
    await other.page.keyboard.press('q');
    await other.page.locator('lf-drill .notice', { hasText: '不再跟随' }).waitFor();
    await goTo(page, 'T+04:00');
    await expect.poll(() => clock(page)).toBe(hours(4));
    expect(await clock(other.page)).toBe(hours(3));
  });

  test('is verified beside its viewing; it plays forwards, and back is as near as forth', async () => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await seal(page, '记录已核验').waitFor();
    expect(await page.locator('.banner').count()).toBe(0);
    expect(await clock(page)).toBe(0);
    const start = await exerciseStates(page);
    await showFeed(page);

    await page.keyboard.press('Space');
    await waitForClock(page, 120);
    await page.keyboard.press('Space');

    await goTo(page, 'T+06:30');
    await expect.poll(() => clock(page)).toBe(hours(6.5));
    await expect.poll(() => exerciseStates(page)).not.toEqual(start);
    const late = await exerciseStates(page);
    await feedLine(page, /^L−02:\d\d/)
      .first()
      .waitFor();

    await goTo(page, 'T+00:30');
    await expect.poll(() => clock(page)).toBe(hours(0.5));
    await expect.poll(() => exerciseStates(page)).not.toEqual(late);
    await expect.poll(() => feedLine(page, /^L−02:\d\d/).count()).toBe(0);
    await goTo(page, 'L-01:30');
    await expect.poll(() => exerciseStates(page)).toEqual(late);
  });

  test('is stepped through by keys and by the seek bar', async () => {
    const { page } = await open();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await goTo(page, 'T+05:00');
    await expect.poll(() => clock(page)).toBe(hours(5));
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => clock(page)).toBe(hours(5) - 60);
    await page.keyboard.press('Control+ArrowLeft');
    await expect.poll(() => clock(page)).toBe(hours(5) - 70);
    await page.keyboard.press('Control+ArrowRight');
    await expect.poll(() => clock(page)).toBe(hours(5) - 60);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => clock(page)).toBe(hours(5) + 540);
    const here = await clock(page);
    await page.keyboard.press('Period');
    await expect.poll(() => clock(page)).toBeGreaterThan(here);
    await page.locator('lf-transport input[type=range]').fill(String(hours(2) * 1000));
    await expect.poll(() => clock(page)).toBe(hours(2));

    await page.keyboard.press('Shift+Period');
    await expect.poll(() => clock(page)).toBeGreaterThan(hours(2));
    const mark = await clock(page);
    await page.keyboard.press('Shift+Comma');
    await expect.poll(() => clock(page)).toBeLessThan(mark);
    await page.locator('lf-transport input[type=range]').fill(String((mark - 60) * 1000));
    await expect.poll(() => clock(page)).toBe(mark - 60);
    await page.keyboard.press('m');
    await page.keyboard.press('Space');
    await waitForClock(page, mark);
    await page.locator('lf-clock [role=status]', { hasText: '暂停' }).waitFor();
    expect(await clock(page)).toBe(mark);
    await page.keyboard.press('m');

    // Why: one sentence, whose causes lead to their moment and back.
    await goTo(page, 'T+06:30');
    await expect.poll(() => clock(page)).toBe(hours(6.5));
    await showFeed(page);
    await feedLine(page, /T\d\d.* 到位：/)
      .last()
      .locator('.row')
      .click();
    const why = page.locator('lf-details lf-why');
    await why.locator('.sentence', { hasText: /^因为.+。$/ }).waitFor();
    const fact = await why.locator('.fact').textContent();
    await picture(page, 'why');
    const lines = await why.locator('.chain').first().locator('li').count();
    await why.locator('.sentence a').last().click();
    await expect.poll(() => clock(page)).toBeLessThan(hours(6.5));
    expect(await why.locator('.fact').textContent()).toBe(fact);
    await expect.poll(() => why.locator('.chain .later').count()).toBeGreaterThan(0);
    await why
      .locator('.chain')
      .first()
      .locator('.row')
      .nth(lines - 1)
      .click();
    await expect.poll(() => why.locator('.chain .later').count()).toBe(0);

    // Bookmarks with notes, beside the log: still there when the same log is opened again.
    await page.keyboard.press('Escape');
    const marks = page.locator('lf-bookmarks');
    for (const note of ['太早', '转移令晚了']) {
      await page.keyboard.press('b');
      await expect.poll(() => marks.locator('input.note:focus').count()).toBe(1);
      await page.keyboard.type(note);
      await page.keyboard.press('Enter');
      const here = await clock(page);
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => clock(page)).toBeGreaterThan(here);
    }
    await picture(page, 'bookmarks');
    expect(await page.locator('lf-timeline path.flag').count()).toBe(2);
    // A moment made a span, to where the playhead is.
    await marks.locator('li button', { hasText: '至此' }).first().click();
    await expect.poll(() => page.locator('lf-timeline rect.flag').count()).toBe(1);
    await marks.locator('li select.colour').first().selectOption('red');
    await page.locator('lf-timeline rect.flag.red').waitFor();
    // It is played again and again until somebody pauses.
    const loop = marks.locator('li button', { hasText: '循环' });
    await loop.click();
    await expect.poll(() => loop.getAttribute('aria-pressed')).toBe('true');
    await page.locator('lf-clock [role=status]', { hasText: '运行' }).waitFor();
    await picture(page, 'bookmarks-loop');
    await page.keyboard.press('Space');
    await expect.poll(() => loop.getAttribute('aria-pressed')).toBe('false');
    await marks.locator('li button', { hasText: '成点' }).click();
    await expect.poll(() => page.locator('lf-timeline rect.flag').count()).toBe(0);
    await marks.locator('li').first().locator('button').last().click();
    await marks.locator('.undo button', { hasText: '撤销' }).click();
    await expect.poll(() => marks.locator('li').count()).toBe(2);
    await marks.locator('li').first().locator('button').last().click();
    const coming = page.waitForEvent('download');
    await marks.locator('button', { hasText: '导出' }).click();
    const file = await (await coming).path();
    expect(JSON.parse(readFileSync(file, 'utf8')).bookmarks).toMatchObject([{ note: '转移令晚了' }]);
    await page.reload();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-timeline .flag').waitFor();
    await page.locator('lf-side [role=tab]', { hasText: '书签' }).click();
    expect(await marks.locator('input.note').inputValue()).toBe('转移令晚了');
    await marks
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
    await marks.locator('[role=status]', { hasText: '“x.json”没有导入' }).waitFor();
  });

  test('is held against another run: one playhead, its teams as ghosts, two strips, and who acted sooner on what', async () => {
    const { page } = await open();
    await dropFile(page, log.name, log.text);
    await page.locator('lf-transport').waitFor();
    await page.keyboard.press('z');
    const dialog = page.locator('lf-compare-dialog');
    await dialog.locator('.drop').waitFor();
    await dropFile(page, 'other.drill', '# a shopping list\n');
    await dialog.locator('[role=alert]', { hasText: '没有打开' }).waitFor();
    await dropFile(page, 'other.drill', await without(log.text, 'place-pumps'));
    await page.locator('lf-runs .strip.b').waitFor();
    expect(await dialog.count()).toBe(0);

    const both = (): Promise<number[]> =>
      page.evaluate(() => {
        const { desk, store } = document.querySelector('lf-page') as PageElement & {
          readonly store: { readonly state: { readonly second: { readonly desk: PageDesk } } };
        };
        return [desk.at, store.state.second.desk.at].map((at) => at / 1000);
      });
    await goTo(page, 'T+01:00');
    await expect.poll(both).toEqual([hours(1), hours(1)]);
    const rows = page.locator('lf-compare tbody tr');
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
    const early = await rows.count();
    await page.keyboard.press('Space');
    await waitForClock(page, hours(1) + 240);
    await page.keyboard.press('Space');
    await expect.poll(async () => new Set(await both()).size).toBe(1);
    await goTo(page, 'T+08:30');
    await expect.poll(both).toEqual([hours(8.5), hours(8.5)]);
    await expect.poll(() => rows.count()).toBeGreaterThan(early);
    // Nobody brought pumps: the underpass was acted on later, or not at all.
    await rows.filter({ hasText: '#5' }).locator('td.b', { hasText: '分' }).waitFor();
    // The water of the underpass in both, as far as it was looked at; and B set later by hand, a minute to a minute.
    await expect.poll(() => page.locator('lf-runs dt.depth').count()).toBe(2);
    await picture(page, 'compare');
    await page.locator('lf-compare #align').selectOption('hand');
    await page.locator('lf-compare input[type=number]').fill('20');
    await page.keyboard.press('Enter');
    await expect.poll(both).toEqual([hours(8.5), hours(8.5) + 1200]);
    await page.locator('lf-compare #align').selectOption('start');
    await expect.poll(both).toEqual([hours(8.5), hours(8.5)]);
    await page.locator('lf-compare [role=tab]', { hasText: '任务' }).click();
    await page.locator('lf-compare tr', { hasText: 'T02' }).locator('td:last-child', { hasText: '+1' }).waitFor();
    await page.locator('lf-compare button', { hasText: '结束比较' }).click();
    await page.locator('lf-strip').waitFor();
    expect(await page.locator('lf-runs').count()).toBe(0);
  });

  test('that was edited shows its first bad line, and opens as far as it stands', async () => {
    const { page } = await open();
    const lines = log.text.split('\n');
    const bad = lines.findIndex((line, i) => i > lines.length / 2 && line.includes('"line":"event"'));
    lines[bad] = (lines[bad] ?? '').replace(/"at":\d/, '"at":9');
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, 'edited.drill', lines.join('\n'));
    await page.locator('lf-transport').waitFor();
    await seal(page, '记录核验不符').waitFor();
    const banner = page.locator('.banner');
    await banner.filter({ hasText: '可看到坏处之前的部分' }).waitFor();
    await banner.locator('button').click();
    await page
      .locator('lf-problems-dialog .problem', { hasText: `第 ${bad + 1} 行` })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await waitForClock(page, 60);
  });

  test('that nobody sealed is called unverified, not false', async () => {
    const { page } = await open();
    const lines = log.text.split('\n');
    const end = lines.findIndex((line) => line.startsWith('{"line":"end"'));
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, 'open.drill', `${lines.slice(0, end).join('\n')}\n`);
    await page.locator('lf-transport').waitFor();
    await seal(page, '记录未核验').waitFor();
    expect(await seal(page, '记录核验不符').count()).toBe(0);
  });

  test.each([
    ['nothing at all', ''],
    ['some other text', '# a shopping list\nmilk\n'],
  ])('%s is a problem on the screen, with what to do', async (_, text) => {
    const { page } = await open();
    await page.locator('lf-start .entry').first().waitFor();
    await dropFile(page, 'other.drill', text);
    await page.locator('lf-problems .problem').first().waitFor();
    await page.locator('lf-problems .lead', { hasText: '请找原件' }).waitFor();
    await page.locator('lf-problems button', { hasText: '返回' }).click();
    await page.locator('lf-start .entry').first().waitFor();
  });
});
