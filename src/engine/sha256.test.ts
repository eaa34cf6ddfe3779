import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Sha256, sha256Of } from './sha256.ts';
import { utf8 } from './utf8.ts';

const TEXTS = [
  '',
  'abc',
  '台风登陆',
  'é ß €',
  '🌀 in the sea',
  'a\u{10ffff}b',
  '\ud800 alone',
  'x'.repeat(70_000) + '🌀'.repeat(70_000),
];
const node = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('UTF-8 without a host', () => {
  it('gives the bytes that TextEncoder gives', () => {
    for (const text of TEXTS) expect(Buffer.from(utf8(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
  });
});

describe('SHA-256', () => {
  it("agrees with Node's, for texts and for bytes", () => {
    for (const text of TEXTS) {
      expect(sha256Of(text)).toBe(node(text));
      expect(sha256Of(new TextEncoder().encode(text))).toBe(node(text));
    }
  });

  it('does not depend on the pieces in which a text comes', () => {
    const text = 'ab🌀'.repeat(60_000);
    const whole = new Sha256().text(text).hex();
    const pieces = new Sha256();
    for (let i = 0; i < text.length; i += 4) pieces.text(text.slice(i, i + 4));
    expect(pieces.hex()).toBe(whole);
    expect(whole).toBe(node(text));
  });

  it('can be asked on the way', () => {
    const hash = new Sha256().text('one');
    expect(hash.hex()).toBe(node('one'));
    expect(hash.text('two').hex()).toBe(node('onetwo'));
  });
});
