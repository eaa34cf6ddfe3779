import { expect, test } from 'vitest';
import { Sha256, sha256Of } from '../engine/sha256.ts';
import { utf8 } from '../engine/utf8.ts';
import { HostSha256, hostSha256Of } from './host-sha256.ts';

test('the host and every engine hash a log alike', () => {
  const [host, ours] = [new HostSha256(), new Sha256()];
  const pieces = ['{"line":"header"}', '登陆倒计时 😀', '\ud800', '\n', 'x'.repeat(70_000), ''];
  for (const piece of pieces) {
    host.text(piece);
    ours.text(piece);
    expect(host.hex()).toBe(ours.hex());
  }
});

test('and a file', () => {
  const bytes = utf8('风暴潮');
  expect(hostSha256Of(bytes)).toBe(sha256Of(bytes));
});
