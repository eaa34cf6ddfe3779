import { expect, test } from 'vitest';
import { scenarioOf } from '../../tests/drills/drill.ts';
import { withoutScript } from './reported-player.ts';

test('a command wall is sent no script, no source of gas or drift, and no track that bulletins foretell', () => {
  const scenario = scenarioOf('qingdao-2022');
  const sent = withoutScript(scenario);
  expect([sent.injects, sent.incidents, sent.objectives, sent.plans, sent.variants].flat()).toEqual([]);
  expect(new Set(sent.hazards.map(({ kind }) => kind))).toEqual(new Set(['typhoon', 'flood']));
  const tracks = sent.hazards.flatMap((hazard) => (hazard.kind === 'typhoon' ? hazard.track : []));
  expect(scenario.bulletins).toBeDefined();
  expect(tracks).toEqual([]);
});

test('where no bulletin foretells it, the track is the forecast that everybody has', () => {
  const { bulletins: _none, ...scenario } = scenarioOf('qingdao-2022');
  const kept = withoutScript(scenario).hazards.flatMap((one) => (one.kind === 'typhoon' ? one.track : []));
  expect(kept.length).toBeGreaterThan(0);
});
