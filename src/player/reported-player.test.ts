import { expect, test } from 'vitest';
import { scenarioOf } from '../../tests/drills/drill.ts';
import { withoutScript } from './reported-player.ts';

const scenario = { ...scenarioOf('first-drill'), bulletins: undefined };
const tracksOf = ({ hazards }: Pick<typeof scenario, 'hazards'>) =>
  hazards.flatMap((hazard) => (hazard.kind === 'typhoon' ? hazard.track : []));

test('a command wall is sent no script, no source of gas or drift, and no track that bulletins foretell', () => {
  const sources = [{ kind: 'chemical' }, { kind: 'drift' }] as unknown as typeof scenario.hazards;
  const foretold = { ...scenario, hazards: [...scenario.hazards, ...sources], bulletins: { every: 1 } };
  const sent = withoutScript(foretold);
  expect([sent.injects, sent.incidents, sent.objectives, sent.plans, sent.variants].flat()).toEqual([]);
  expect(sent.hazards.map(({ kind }) => kind).filter((kind) => kind === 'chemical' || kind === 'drift')).toEqual([]);
  expect(tracksOf(foretold as unknown as typeof scenario).length).toBeGreaterThan(0);
  expect(tracksOf(sent as unknown as typeof scenario)).toEqual([]);
});

test('where no bulletin foretells it, the track is the forecast that everybody has', () => {
  expect(tracksOf(withoutScript(scenario))).toEqual(tracksOf(scenario));
});
