import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../needs.ts';
import { type Bench, openBench } from './browser.ts';

describeWith('chromium', 'the built page in Chromium', (executable) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(executable);
  });
  afterAll(() => bench?.close());

  test('loads, shows something, and has nothing to complain of', async () => {
    const { page, troubles } = await bench.open();
    await page.waitForFunction(() => (document.getElementById('app')?.childNodes.length ?? 0) > 0);
    await page.waitForLoadState('networkidle');
    expect(await page.title()).toMatch(/登陆|Landfall/);
    expect(await page.getAttribute('html', 'lang')).toMatch(/^(zh-CN|en)/);
    expect(troubles).toEqual([]);
  });

  test('is alone in its process, with WebGL and exact headers', async () => {
    const { page } = await bench.open();
    const answer = await page.request.get(bench.url);
    expect(answer.headers()).toMatchObject({
      'content-security-policy': [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
      ].join('; '),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(true);
  });

  test('a breach of the policy and an error in the console do not pass unseen', async () => {
    const { page, troubles } = await bench.open();
    await page.evaluate(() => {
      document.body.appendChild(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }));
      console.error('a trial');
    });
    await expect.poll(() => troubles.filter((trouble) => /^policy: style-src|a trial/.test(trouble)).length).toBe(2);
  });

  test('finds the scenario folders with their files and sizes, byte for byte', async () => {
    const { page } = await bench.open();
    const sizes = await page.evaluate(async () => {
      const index: { scenarios: { name: string; files: { path: string; bytes: number }[] }[] } = await (
        await fetch('/scenarios/index.json')
      ).json();
      const files = index.scenarios.flatMap(({ name, files }) => files.map((file) => ({ ...file, name })));
      return Promise.all(
        files.map(async ({ name, path, bytes }) => {
          const response = await fetch(`/scenarios/${name}/${path}`);
          return { path: `${name}/${path}`, said: bytes, got: (await response.arrayBuffer()).byteLength };
        }),
      );
    });
    expect(sizes.filter(({ said, got }) => said !== got)).toEqual([]);
    expect((await page.request.get(`${bench.url}scenarios/%2e%2e%2fpackage.json`)).status()).toBe(404);
    expect((await page.request.get(`${bench.url}scenarios/none/scenario.yaml`)).status()).toBe(404);
  });
});
