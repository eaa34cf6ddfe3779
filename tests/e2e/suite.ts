import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { describeWith } from '../needs.ts';
import { openBench, type Window, type WindowOptions } from './browser.ts';

export type Open = (options?: WindowOptions) => Promise<Window>;

/** The screen that the director's seat is drawn for, as small as it goes: software draws it. */
const DIRECTOR = { width: 1400, height: 800 };

/**
 * Tests on the built page in one Chromium. After each test its windows are closed, and nothing may have gone wrong in
 * any: no console error, page error, breach of the policy or request abroad.
 */
export function onThePage(title: string, suite: (open: Open) => void): void {
  describeWith('chromium', title, (executable) => {
    let bench: Awaited<ReturnType<typeof openBench>>;
    let windows: Window[] = [];
    beforeAll(async () => {
      bench = await openBench(executable);
    });
    afterAll(() => bench?.close());
    afterEach(async () => {
      const opened = windows;
      windows = [];
      for (const window of opened) await window.close();
      expect(opened.flatMap(({ troubles }) => troubles)).toEqual([]);
    });

    const kept = (window: Window): Window => {
      windows.push(window);
      return { ...window, beside: async (path) => kept(await window.beside(path)) };
    };
    suite(async (options) => kept(await bench.open({ viewport: DIRECTOR, ...options })));
  });
}
