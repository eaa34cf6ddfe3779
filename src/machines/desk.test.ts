import { expect, test } from 'vitest';
import { Play } from '../../tests/machines/play.ts';
import { coversAll, followsTransitions, TIME, type TransitionTable } from '../../tests/machines/table.ts';
import { unreached } from '../../tests/machines/walk.ts';
import { MINUTE } from '../units/time.ts';
import { deskMachine } from './desk.ts';

const desk = () => new Play(deskMachine, { id: 'controller-1', delay: MINUTE } as { id: string }, ['gale', 'flood']);
const inject = (id: string) => ({ type: 'INJECT', inject: id });

test('an automatic desk acknowledges each inject after its own time, also two at once', () => {
  const play = desk();
  play.tell(inject('gale'), inject('flood'));
  expect(play.sent).toEqual([]);
  play.until(MINUTE);
  expect(play.sent).toEqual(['gale ACKNOWLEDGED', 'flood ACKNOWLEDGED']);
});

test('a manned desk acknowledges when its holder does, and only what it has got', () => {
  const play = desk();
  play.tell('MAN', inject('gale'));
  play.until(10 * MINUTE);
  expect(play.sent).toEqual([]);
  play.tell({ type: 'ACKNOWLEDGE', of: 'gale' });
  expect(play.sent).toEqual(['gale ACKNOWLEDGED']);
  expect(play.tell({ type: 'ACKNOWLEDGE', of: 'gale' })).toMatchObject([{ type: 'message.refused' }]);
});

test('every state is reached', () => {
  const messages = [inject('gale'), { type: 'MAN' }, { type: 'UNMAN' }];
  expect(unreached({ machine: deskMachine, input: { id: 'x', delay: 1 }, messages })).toEqual([]);
});

const table: TransitionTable = {
  start: desk,
  messages: {
    INJECT: inject('gale'),
    ACKNOWLEDGE: { type: 'ACKNOWLEDGE', of: 'gale' },
    INJECT_WAITS: { type: 'INJECT_WAITS', inject: 'gale' },
    MAN: { type: 'MAN' },
    UNMAN: { type: 'UNMAN' },
  },
  everywhere: { INJECT: '=', MAN: '=', UNMAN: '=' },
  lines: [
    [[], 'attended', {}],
    [['INJECT'], 'attended', { ACKNOWLEDGE: '=', INJECT_WAITS: '=' }],
    [['INJECT', TIME], 'attended', {}],
    [['MAN', 'INJECT', TIME], 'attended', { ACKNOWLEDGE: '=' }],
    [['MAN', 'INJECT', 'UNMAN'], 'attended', { ACKNOWLEDGE: '=', INJECT_WAITS: '=' }],
    [['MAN', 'INJECT', 'UNMAN', TIME], 'attended', {}],
  ],
};
followsTransitions('a desk: what it takes in each state', table);
coversAll(deskMachine, [table]);
