/** The rivers of the city's own scenario under the rain of a night that was, against the peaks and inflows that were recorded. */
import { expect, test } from 'vitest';
import type { Surroundings } from '../../src/hazards/hazard.ts';
import { rainOver } from '../../src/hazards/rain/rain.ts';
import { type RiverState, river } from '../../src/hazards/river/river.ts';
import type { CatchmentState } from '../../src/hazards/river/runoff.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import type { LonLat } from '../../src/world/geo.ts';
import { scenarioOf } from '../drills/drill.ts';
import { type Hindcast, printTable, verdicts } from './hindcast.ts';
import { JULY_2022, on } from './past-storms.ts';

const spec = (() => {
  const found = scenarioOf('qingdao-2022').hazards.find((hazard) => hazard.kind === 'river');
  if (found?.kind !== 'river') throw new Error('the city has no rivers');
  return found;
})();

/** Peak of each water, m³/s, when, and what ran off each catchment, million m³, from the evening to the next noon. */
function night() {
  let state: RiverState = river.initial(spec);
  const peaks = new Map<string, { flow: number; at: number }>();
  for (let at = on(12, 18); at < on(13, 12); at = (at + MINUTE) as DrillTime) {
    const around = {
      air: (place: LonLat) => ({ rain: rainOver([JULY_2022], place, at, 0) }),
      setting: () => 0,
    } as unknown as Surroundings;
    state = river.step(state, spec, at, (at + MINUTE) as DrillTime, around);
    for (const id of river.waters(spec)) {
      const flow = river.water(state, spec, id)?.flow ?? 0;
      if (flow > (peaks.get(id)?.flow ?? 0)) peaks.set(id, { flow, at });
    }
  }
  const ran = (id: string): number => {
    const part = state.parts[spec.parts.findIndex((one) => one.id === id)] as CatchmentState;
    const base = spec.parts.find((one) => one.id === id);
    return (part.ran + (base?.part === 'catchment' ? base.base : 0) * (18 * 3_600)) / 1e6;
  };
  return { peak: (id: string): number => peaks.get(id)?.flow ?? Number.NaN, when: (id: string) => peaks.get(id)?.at ?? 0, ran };
}

test('the night of 12 to 13 July 2022', () => {
  const { peak, when, ran } = night();
  const row = (what: string, record: number, ours: number, unit: string): Hindcast => ({
    what,
    record,
    ours,
    unit,
    source: 'report on the night',
    basis: 'calibrated',
  });
  const rows = [
    row('Licun river, peak', 209, peak('licun'), 'm³/s'),
    row('Zhangcun river at Donghan, peak', 145, peak('zhangcun-catchment'), 'm³/s'),
    row('Moshui river at Huaqiao, peak', 153, peak('moshui'), 'm³/s'),
    row('Baisha river at Wuyixiang, peak', 62.4, peak('baisha'), 'm³/s'),
    row('Laoshan reservoir, inflow', 1.88, ran('laoshan-catchment'), '10⁶m³'),
    row('Chanzhi reservoir, inflow', 3.71, ran('chanzhi-catchment'), '10⁶m³'),
  ];
  // Recorded besides; the scenario has no such place, and nothing is made up for it.
  const source = 'report on the night';
  const lacking = [
    { what: 'Moshui river at Jimo, peak', record: 64.2, unit: 'm³/s', no: 'catchment down to Jimo: area and losses are known of Huaqiao alone', source },
    { what: 'Zhu river (潴河), peak', record: 76.3, unit: 'm³/s', no: 'catchment, section or place of the gauge', source },
    { what: 'All 23 reservoirs, inflow', record: 17.05, unit: '10⁶m³', no: 'catchments of the other 21 (Laoshan and Chanzhi are above)', source },
  ];
  printTable('Rivers in the night of 12 to 13 July 2022', rows, { lacking });
  const waters = new Set(river.waters(spec));
  // Whoever gives the scenario one of these computes its row instead.
  expect(spec.parts.filter(({ part }) => part === 'reservoir').map(({ id }) => id)).toEqual(expect.arrayContaining(['laoshan', 'chanzhi']));
  expect(spec.parts.filter(({ part }) => part === 'reservoir').length).toBeLessThan(23);
  expect(['zhu', 'jimo', 'moshui-jimo'].filter((id) => waters.has(id))).toEqual([]);
  const clock = (id: string): string => new Date(when(id) + 0).toISOString().slice(11, 16);
  console.info(['licun', 'zhangcun-catchment', 'moshui', 'baisha'].map((id) => `${id} ${clock(id)}`).join(', '));
  expect(verdicts(rows).missed).toEqual([]);
});
