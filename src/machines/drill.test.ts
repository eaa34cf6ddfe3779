import { describe, expect, test } from 'vitest';
import { Play } from '../../tests/machines/play.ts';
import { unreached } from '../../tests/machines/walk.ts';
import { drillMachine } from './drill.ts';

const drill = (...told: string[]) => {
  const play = new Play(drillMachine, { id: 'drill' });
  play.tell(...told);
  return play;
};
const said = (play: Play) => play.log.at(-1)?.type;

describe('the drill', () => {
  test.each([
    [[], 'START', 'running', 'drill.started'],
    [['START'], 'PAUSE', 'paused', 'drill.paused'],
    [['START', 'PAUSE'], 'RESUME', 'running', 'drill.resumed'],
    [['START'], 'END', 'ended', 'drill.ended'],
    [['START', 'PAUSE'], 'END', 'ended', 'drill.ended'],
    [['START', 'END'], 'REVIEW', 'reviewed', 'drill.reviewed'],
    [['START', 'NODUFF'], 'RESUME', 'running', 'drill.resumed'],
    [['NODUFF'], 'RESUME', 'briefed', 'drill.resumed'],
    [['START', 'END', 'NODUFF'], 'RESUME', 'ended', 'drill.resumed'],
    [['START', 'NODUFF'], 'END', 'ended', 'drill.ended'],
  ] as const)('after %j, %s makes it %s', (before, told, state, event) => {
    const play = drill(...before, told);
    expect(play.value).toBe(state);
    expect(said(play)).toBe(event);
  });

  test.each([[[]], [['START']], [['START', 'PAUSE']], [['START', 'END']]])(
    'NO DUFF freezes it after %j, and says by whom',
    (before) => {
      const play = drill(...before);
      expect(play.tell({ type: 'NODUFF', seat: 'safety-officer' })).toMatchObject([
        { type: 'drill.frozen', by: 'safety-officer' },
      ]);
      expect(play.value).toBe('frozen');
    },
  );

  test('what does not fit is refused, and nothing moves', () => {
    const play = drill('START', 'NODUFF');
    expect(play.tell('PAUSE')).toMatchObject([{ type: 'message.refused', message: 'PAUSE', reason: 'no-transition' }]);
    expect(play.value).toBe('frozen');
    expect(drill('START', 'END', 'REVIEW').tell('START')).toMatchObject([{ reason: 'finished' }]);
  });

  test('every state is reached', () => {
    const messages = ['START', 'PAUSE', 'RESUME', 'END', 'REVIEW', 'NODUFF'].map((type) => ({ type }));
    expect(unreached({ machine: drillMachine, input: undefined, messages })).toEqual([]);
  });
});
