import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Surroundings } from '../hazard.ts';
import { type CurrentNode, type Currents, currentAt, currentOf, type Stream } from './currents.ts';
import { type SeaState, sea } from './sea.ts';
import { SEA_DEFAULTS, type SeaSpec } from './spec.ts';

const START = Date.UTC(2022, 7, 9, 7) / 1000;
const M2_HOURS = 12.4206;
const still = { u: 0, v: 0 };
const node = (at: LonLat, towards: number, speed: number): CurrentNode => ({
  at,
  towards,
  tide: { M2: [speed, 160] },
});
const mouth = node([120.27, 36.04], 315, 0.75);
const currents: Currents = { nodes: [mouth, node([120.65, 35.93], 240, 0.35)] };
const speedOf = ([u, v]: Stream): number => Math.hypot(u, v);

describe('a tidal stream', () => {
  test('runs along its line to and fro: it turns round in half a tide, and takes nobody away in a whole one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
        const at = START + seconds;
        const [now, later] = [0, (M2_HOURS / 2) * 3_600].map((more) =>
          currentOf(mouth, currents, at + more, still),
        ) as [Stream, Stream];
        expect(now[0]).toBeCloseTo(-now[1], 9);
        expect(later[0]).toBeCloseTo(-now[0], 2);
        expect(speedOf(now)).toBeLessThan(0.75 * 1.05);
      }),
    );
    const steps = 1_000;
    const sums = Array.from({ length: steps }, (_, k) =>
      currentOf(mouth, currents, START + (k * M2_HOURS * 3_600) / steps, still),
    );
    expect(Math.abs(sums.reduce((sum, [u]) => sum + u, 0) / steps)).toBeLessThan(0.005);
  });

  test('the wind drags its share along, to the right of where it blows', () => {
    const with1 = { ...currents, wind: { share: 0.02, turn: 90 } };
    const [u, v] = currentOf({ ...mouth, tide: {} }, with1, START, { u: 0, v: 10 });
    expect(u).toBeCloseTo(0.2, 12);
    expect(v).toBeCloseTo(0, 12);
  });

  test('at a node it is that node’s, between nodes within what they have, and nearer ones count for more', () => {
    const streams: Stream[] = [
      [1, 0],
      [0, 1],
    ];
    expect(currentAt(currents.nodes, streams, mouth.at)).toEqual([1, 0]);
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(share, (part) => {
        const at: LonLat = [120.27 + 0.38 * part, 36.04 - 0.11 * part];
        const [u, v] = currentAt(currents.nodes, streams, at);
        expect(u + v).toBeCloseTo(1, 9);
        expect(u > v).toBe(part < 0.5 - 1e-3 || (part <= 0.5 && u > v));
      }),
    );
    expect(currentAt([], [], mouth.at)).toEqual([0, 0]);
  });
});

describe('a sea with currents', () => {
  const spec: SeaSpec = { id: 'sea', kind: 'sea', tide: {}, ...SEA_DEFAULTS, points: [], currents };
  const around = (u: number): Surroundings =>
    ({ startEx: START, air: () => ({ wind: u, u, v: 0 }) }) as unknown as Surroundings;
  const stateAfter = (one: SeaSpec, hours: number, wind = 0): SeaState => {
    let state: SeaState = sea.initial(one, around(0));
    for (let at = 0; at < hours * HOUR; at += MINUTE)
      state = sea.step(state, one, at as DrillTime, (at + MINUTE) as DrillTime, around(wind));
    return state;
  };

  test('tells them far from every coast point too, as they are at the time of its step', () => {
    const { currentU = 0, currentV = 0, stage } = sea.sample(stateAfter(spec, 3), spec, mouth.at);
    const [u, v] = currentOf(mouth, currents, START + 3 * 3_600, still);
    expect(currentU).toBeCloseTo(u, 12);
    expect(currentV).toBeCloseTo(v, 12);
    expect(stage).toBeUndefined();
  });

  test('without them says nothing of the open sea, and keeps the state that it had', () => {
    const { currents: _currents, ...slack } = spec;
    expect(sea.sample(stateAfter(slack, 1), slack, mouth.at)).toEqual({});
    expect(Object.keys(stateAfter(slack, 1))).toEqual(['tide', 'points']);
  });
});
