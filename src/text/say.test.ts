import { expect, test } from 'vitest';
import { wordsOf } from './languages.ts';
import { type Names, sayCommand, sayEvent, sayReason, sayRefusal, stepWord } from './say.ts';

const [zh, en] = [wordsOf('zh'), wordsOf('en')];
const names: Names = {
  name: (_kind, id) => id,
  exerciseKind: (id) => (id === 'leak-drill' ? 'chemical-leak' : undefined),
  time: (at) => `T${at}`,
  span: (ms) => `${ms} ms`,
};

test('an order says who, to whom, what, where and by when, and leaves out what it does not name', () => {
  const order = { type: 'order.issued', order: 'r1', kind: 'order', from: 'city', to: 'T03', task: 'place-pumps' };
  expect(sayEvent({ ...order, site: 'quay', deadline: 5 }, zh, names)).toBe('city 令 T03：布设泵车，quay，T5 前');
  expect(sayEvent(order, zh, names)).toBe('city 令 T03：布设泵车');
  expect(sayEvent({ ...order, site: 'quay' }, en, names)).toBe('city orders T03: place pumps, quay');
});

test('what one does not command is asked, and an order to respond names the level', () => {
  const base = { type: 'order.issued', order: 'r1', from: 'city' };
  expect(sayEvent({ ...base, kind: 'request', to: 'T14', task: 'raise-dyke' }, zh, names)).toBe(
    'city 商请 T14：抢筑子堤',
  );
  expect(sayEvent({ ...base, kind: 'order', to: 'east', task: 'respond', level: 'II' }, zh, names)).toBe(
    'city 令 east 启动二级响应',
  );
});

test('a warning that ends is lifted, not issued', () => {
  const warning = { type: 'warning.issued', hazard: 'storm', family: 'typhoon' };
  expect(sayEvent({ ...warning, colour: 'red' }, zh, names)).toBe('发布台风红色预警');
  expect(sayEvent({ ...warning, colour: 'none' }, zh, names)).toBe('解除台风预警');
});

test('a refusal gives its reason and its remedy', () => {
  expect(sayRefusal('not-commanded', zh)).toBe('这支队伍不归本席位指挥。改用协商请，或请其上级下达。');
  expect(sayEvent({ type: 'command.refused', command: 3, code: 'ended' }, en, names)).toContain('Download the log');
});

test('a failed exercise names what was not seen', () => {
  expect(sayReason('done.plug-leak', zh)).toBe('未见“堵漏”');
  expect(
    sayEvent({ type: 'exercise.concluded', exercise: 'x', outcome: 'failed', reason: 'measure.stop-work' }, zh, names),
  ).toBe('x 结束，未控制：未见“停工”');
  expect(
    sayEvent(
      { type: 'exercise.concluded', exercise: 'x', outcome: 'failed', reason: 'done.place-pumps', undone: ['a', 'b'] },
      zh,
      names,
    ),
  ).toMatch(/^x 结束，未控制：未见“.+”（a、b）$/);
  expect(sayReason('some new code', zh)).toBe('some new code');
});

test('a milestone has its word by the procedure that made it', () => {
  expect(sayEvent({ type: 'exercise.step', exercise: 'leak-drill', step: 'held' }, zh, names)).toBe('leak-drill：避风');
  expect(stepWord(undefined, 'held', zh)).toBe('held');
});

test('ids from a file are text, whatever they are called', () => {
  expect(sayEvent({ type: 'constructor' }, zh, names)).toBe('constructor');
  expect(sayEvent({ type: 'exercise.step', exercise: 'leak-drill', step: '__proto__' }, zh, names)).toBe(
    'leak-drill：__proto__',
  );
  expect(sayCommand({ type: 'bookmark', seat: 'director', note: '<b>{seat}</b>' }, zh, names)).toBe(
    'director 加书签：<b>{seat}</b>',
  );
});
