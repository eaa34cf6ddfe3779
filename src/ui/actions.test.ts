import { expect, test } from 'vitest';
import { ACTIONS } from './actions.ts';
import { type KeyStroke, keyLabel } from './keys.ts';
import { en } from './labels/en.ts';
import { zh } from './labels/zh.ts';

const print = ({ code, ctrl, shift }: KeyStroke): string => `${ctrl ? 'C-' : ''}${shift ? 'S-' : ''}${code}`;

test('no key means two things, and no action stands twice', () => {
  const keys = ACTIONS.flatMap((action) => action.keys.map(print));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
});

test('what needs a drill cannot be done without one; what could not be opened can be left', () => {
  const store = { state: {} } as never;
  const free = ACTIONS.filter((action) => action.when({ store, desk: undefined, leave: () => {}, open: () => {} })).map(
    ({ id }) => id,
  );
  expect(free.sort()).toEqual(['clear', 'close', 'help', 'language', 'theme']);
});

test('keys are printed as they are known', () => {
  expect(keyLabel({ code: 'KeyK', ctrl: true, shift: false }, en)).toBe('Ctrl K');
  expect(keyLabel({ code: 'Slash', ctrl: false, shift: true }, zh)).toBe('?');
  expect(keyLabel({ code: 'ArrowLeft', ctrl: false, shift: true }, zh)).toBe('Shift ←');
  expect(keyLabel({ code: 'Digit1', ctrl: false, shift: false }, zh)).toBe('1');
});
