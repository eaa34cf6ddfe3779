import { expect, test } from 'vitest';
import { Alarm } from './alarm.ts';

/** Two windows of one browser: what one posts, the other hears. */
function windows(): [BroadcastChannel, BroadcastChannel] {
  const name = `noduff-${Math.random()}`;
  return [new BroadcastChannel(name), new BroadcastChannel(name)];
}
const heard = (): Promise<void> => new Promise((done) => setTimeout(done, 50));

test('an emergency raised in one window is shown in the other, with its contact, and lifted in both', async () => {
  const [one, two] = windows();
  const [here, there] = [new Alarm(one), new Alarm(two)];
  here.raise('值班室 000', '真实险情');
  await heard();
  expect(there.current).toMatchObject({ contact: '值班室 000', codeWord: '真实险情' });
  expect([here.mine, there.mine]).toEqual([true, false]);
  there.lift();
  await heard();
  expect(here.current).toBeUndefined();
  one.close();
  two.close();
});

test('a window opened during an emergency shows it', async () => {
  const [one, two] = windows();
  new Alarm(one).raise('000', 'NO DUFF');
  const late = new Alarm(two);
  await heard();
  expect(late.current?.codeWord).toBe('NO DUFF');
  one.close();
  two.close();
});

test('without any channel it still has this window', () => {
  const alarm = new Alarm(undefined);
  alarm.raise('000', 'NO DUFF');
  expect(alarm.current?.contact).toBe('000');
});
