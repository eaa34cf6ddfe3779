import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrillTime } from '../units/time.ts';
import type { Desk } from './desk.ts';
import { goalOf, linkOf } from './share.ts';

Object.defineProperty(globalThis, 'location', {
  value: new URL('http://drill.example/page/?scenario=x&kept=1'),
  configurable: true,
});

const deskOf = (live: boolean, source: string, at: number, selection?: object): Desk =>
  ({
    live,
    opened: { source },
    at,
    scenario: { id: 'small' },
    store: { state: { selection, seat: 'T01' } },
  }) as unknown as Desk;

test('a link leads back to the log, the second and the thing, whatever they are called, and to no seat', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.integer({ min: 0, max: 400_000 }),
      fc.constantFrom('team', 'inject', 'entry'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (source, seconds, kind, id) => {
        const link = new URL(linkOf(deskOf(false, source, seconds * 1000, { kind, id })));
        expect(goalOf(link.searchParams)).toEqual({
          log: source,
          at: (seconds * 1000) as DrillTime,
          selection: { kind, id },
        });
        expect([...link.searchParams.keys()].sort()).toEqual(['at', 'log', 'select']);
      },
    ),
  );
});

test('of a live drill only the scenario; what stands in an address otherwise is ignored', () => {
  expect(linkOf(deskOf(true, 'x', 5000))).toBe('http://drill.example/page/?scenario=small');
  for (const query of ['at=-5', 'at=yesterday', 'select=seat:T01', 'select=team', 'select=__proto__:x', ''])
    expect(goalOf(new URLSearchParams(query))).toEqual({});
});
