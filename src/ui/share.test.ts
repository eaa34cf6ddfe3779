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
    store: {
      state: {
        selection,
        seat: 'T01',
        panels: { injects: true, boards: true, feed: false, timeline: true },
        sideTab: 'orders',
      },
      mapLook: () => ({ box: [120.1, 35.95, 120.6, 36.25], layers: ['water', 'sites'] }),
    },
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
          map: { box: [120.1, 35.95, 120.6, 36.25], layers: ['water', 'sites'] },
          panels: ['injects', 'boards', 'timeline'],
          tab: 'orders',
        });
        expect([...link.searchParams.keys()].sort()).toEqual(['at', 'layers', 'log', 'map', 'panels', 'select', 'tab']);
      },
    ),
  );
});

test('of a live drill only the scenario and how it is looked at; what stands in an address otherwise is ignored', () => {
  expect(linkOf(deskOf(true, 'x', 5000))).toBe(
    'http://drill.example/page/?scenario=small&map=120.1000%2C35.9500%2C120.6000%2C36.2500&layers=water.sites&panels=injects.boards.timeline&tab=orders',
  );
  for (const query of [
    'at=-5',
    'at=yesterday',
    'select=seat:T01',
    'select=team',
    'select=__proto__:x',
    'map=1,2,3',
    'map=9,0,8,1',
    'map=a,b,c,d',
    'tab=x',
    '',
  ])
    expect(goalOf(new URLSearchParams(query))).toEqual({});
});
