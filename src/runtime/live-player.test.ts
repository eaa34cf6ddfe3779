import { expect, test } from 'vitest';
import { Hand } from '../../tests/hand.ts';
import { sourceOf } from '../../tests/small-drill.ts';
import { LogWriter } from '../log/writer.ts';
import type { SeatView } from '../player/player.ts';
import { weatherView } from '../player/weather-view.ts';
import { DrillEngine } from './drill-engine.ts';
import { LivePlayer } from './live-player.ts';
import { openScenario } from './scenario-source.ts';

test('a pause shows the weather of the moment it stands at, however fast the drill came there', async () => {
  const { scenario } = openScenario(sourceOf());
  if (scenario === undefined) throw new Error('the small drill has problems');
  const hand = new Hand();
  const engine = new DrillEngine(scenario, 7, new LogWriter(() => {}));
  const player = new LivePlayer(engine, hand);
  let view: SeatView | undefined;
  player.state$.subscribe((told) => {
    view = told;
  });
  await player.submit({ type: 'startex', seat: 'director' });
  player.play(1800);
  for (let i = 0; i < 20; i++) {
    hand.pass(17);
    player.pause();
    expect(view?.at).toBe(engine.now);
    expect(view?.weather).toEqual(weatherView(scenario, engine.weather, engine.now, engine.hazards.picture()));
    player.play(1800);
  }
  expect(engine.now).toBeGreaterThan(0);
});
