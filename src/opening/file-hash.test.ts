import { expect, test } from 'vitest';
import { chain, closeLine } from '../log/line.ts';
import { endLine, Seal } from '../log/seal.ts';
import { hashOfLines } from './file-hash.ts';

/** Three lines with words of every width of UTF-8, sealed or not. */
function log(sealed: boolean): { readonly file: Blob; readonly seal: Seal } {
  const seal = new Seal();
  let last = '';
  const lines = ['plain', '登陆', '🌀'].map((word) => {
    const body = `{"line":"event","word":"${word}"`;
    last = chain(last, body);
    const line = closeLine(body, last);
    seal.line(line);
    return line;
  });
  if (sealed) lines.push(endLine(seal.text(), last));
  return { file: new Blob([`${lines.join('\n')}\n`]), seal };
}

test("the browser's hash of a sealed log is what its end line says", async () => {
  const { file, seal } = log(true);
  expect((await hashOfLines(file))?.hex()).toBe(seal.text().sha256);
});

test('a log whose lines were changed has another', async () => {
  const { file, seal } = log(true);
  const changed = new Blob([(await file.text()).replace('plain', 'Plain')]);
  expect((await hashOfLines(changed))?.hex()).not.toBe(seal.text().sha256);
});

test('a log that nobody sealed, a torn one and an empty file have none', async () => {
  const { file } = log(true);
  for (const none of [log(false).file, file.slice(0, file.size - 150), new Blob([])])
    expect(await hashOfLines(none)).toBeUndefined();
});
