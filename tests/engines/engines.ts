/** The four engines: V8 in Node and in Chromium, SpiderMonkey in Firefox, JavaScriptCore in WebKit's shell. */
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { locate, type Tool } from '../../tools/browsers.mjs';
import type { Answer, Errand } from './headless.ts';
import { callOf, scriptFile } from './script.ts';

export interface Engine {
  readonly name: string;
  /** The program it needs beside Node. */
  readonly tool?: Tool;
  /** Runs errands one after the other in a fresh engine. */
  run(core: string, errands: readonly Errand[], executable: string): Promise<Answer[]>;
}

const answerOf = (printed: string): Answer => JSON.parse(printed) as Answer;
const shell = (executable: string, path: string): Answer =>
  answerOf(execFileSync(executable, [path], { encoding: 'utf8', maxBuffer: 1 << 26 }));

const node: Engine = {
  name: 'Node',
  run: async (core, errands) =>
    errands.map((errand) => shell(process.execPath, scriptFile(core, errand, 'console.log'))),
};

const webkit: Engine = {
  name: 'WebKit jsc',
  tool: 'jsc',
  run: async (core, errands, jsc) => errands.map((errand) => shell(jsc, scriptFile(core, errand, 'print'))),
};

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumEngine: Engine = {
  name: 'Chromium',
  tool: 'chromium',
  run: async (core, errands, executablePath) => {
    const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_FLAGS });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: core });
      const answers: Answer[] = [];
      for (const errand of errands) answers.push(answerOf(await page.evaluate<string>(callOf(errand))));
      return answers;
    } finally {
      await browser.close();
    }
  },
};

const firefox: Engine = {
  name: 'Firefox',
  tool: 'firefox',
  run: async (core, errands, executablePath) => {
    const browser = await launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 600_000 });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: core });
      const answers: Answer[] = [];
      for (const errand of errands) answers.push(answerOf((await page.evaluate(callOf(errand))) as string));
      return answers;
    } finally {
      await browser.close();
    }
  },
};

export const ENGINES: readonly Engine[] = [node, chromiumEngine, firefox, webkit];

/** Where an engine's program is; Node is always there. */
export const executableOf = ({ tool }: Engine): string | undefined =>
  tool === undefined ? process.execPath : locate(tool);
