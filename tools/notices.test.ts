import { expect, test } from 'vitest';
import { noticesIn } from './notices.ts';

test('what a licence asks to keep is read out of a file, what merely explains is not', () => {
  const code = [
    '/**\n* @license Apache-2.0\n*\n* Copyright (c) 2018 Somebody.\n*/',
    '/* Rounds up. */\nconst a = 1; // Copyright is no comment of a line',
    '/*!\n * Mine 1.2.3\n */',
    '/* Permission to use, copy, modify, and distribute this\n * software is freely granted, provided that this notice\n * is preserved. */',
  ].join('\n');
  expect(noticesIn(code)).toEqual([
    '@license Apache-2.0\n\nCopyright (c) 2018 Somebody.',
    'Mine 1.2.3',
    'Permission to use, copy, modify, and distribute this\nsoftware is freely granted, provided that this notice\nis preserved.',
  ]);
});
