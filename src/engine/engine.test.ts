import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda, type Due } from './agenda.ts';
import { DrillClock, RestlessInstant } from './clock.ts';
import { hashText, RunningHash } from './hash.ts';
import { Streams } from './random.ts';

/** Something due, with a name. */
interface Named extends Due {
  readonly item: string | number;
}
const due = (at: number, rank: number, item: string | number): Named => ({ at, rank, seq: 0, slot: -1, item });

test('what is due comes out by time, then rank, then order of entry, whatever is cancelled in between', () => {
  const entry = fc.record({ at: fc.nat(50), rank: fc.nat(8), cancel: fc.boolean() });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 200 }), (plan) => {
      const agenda = new Agenda<Named>();
      const dues = plan.map((p, i) => agenda.add(due(p.at, p.rank, i)));
      for (const [i, p] of plan.entries()) if (p.cancel) agenda.cancel(dues[i] as Named);
      const expected = plan
        .map((p, i) => ({ ...p, i }))
        .filter((p) => !p.cancel)
        .sort((a, b) => a.at - b.at || a.rank - b.rank || a.i - b.i)
        .map((p) => p.i);
      const got: (string | number)[] = [];
      for (let next = agenda.pop(); next !== undefined; next = agenda.pop()) got.push(next.item);
      expect(got).toEqual(expected);
    }),
  );
});

test('the clock stops at every due moment, and runs what an instant makes due at that instant before moving on', () => {
  const clock = new DrillClock<Named>();
  const heard: string[] = [];
  clock.schedule(due(1000, 4, 'a'));
  clock.schedule(due(2000, 4, 'c'));
  clock.advanceTo(5000, ({ item }) => {
    heard.push(`${item}@${clock.now}`);
    if (item === 'a') clock.schedule(due(clock.now, 0, 'b'));
  });
  expect(heard).toEqual(['a@1000', 'b@1000', 'c@2000']);
  expect(clock.now).toBe(5000);
  expect(() => clock.advanceTo(10, () => {})).toThrow(RangeError);
  expect(() => clock.schedule(due(10, 0, 'late'))).toThrow(RangeError);
});

test('an instant that never comes to rest is stopped', () => {
  const clock = new DrillClock<Named>();
  clock.schedule(due(7, 0, 'again'));
  expect(() => clock.advanceTo(10, () => clock.schedule(due(7, 0, 'again')))).toThrow(RestlessInstant);
});

test('the hash is over UTF-8 bytes, and a chain may be taken up from any of its hashes', () => {
  const bytes = new TextEncoder().encode('海港 é 😀 ok');
  expect(new RunningHash().bytes(bytes).hex()).toBe(hashText('海港 é 😀 ok'));
  expect(new RunningHash().bytes(bytes, 3, 6).hex()).toBe(hashText('港'));
  expect(hashText('海港')).not.toBe(hashText('海屿'));
  const running = new RunningHash().text('a');
  expect(running.link()).toBe(hashText('a'));
  expect(running.text('b').link()).toBe(new RunningHash().seed(hashText('a')).text('b').hex());
  expect(hashText('landfall')).toMatchInlineSnapshot(`"19d45aeac9675304"`);
});

test('streams are their own: drawing from one leaves the other as it was, and a saved one goes on', () => {
  const one = new Streams(7);
  const two = new Streams(7);
  one.get('team:T01').next();
  expect(one.get('seat:city').next()).toBe(two.get('seat:city').next());
  const saved = one.save();
  const expected = [one.get('team:T01').next(), one.get('seat:city').next()];
  one.restore(saved);
  expect([one.get('team:T01').next(), one.get('seat:city').next()]).toEqual(expected);
  expect(new Streams(8).get('x').next()).not.toBe(new Streams(7).get('x').next());
});

test('a stream is even enough', () => {
  const stream = new Streams(2208).get('even');
  let sum = 0;
  for (let i = 0; i < 10_000; i++) sum += stream.next();
  expect(sum / 10_000).toBeCloseTo(0.5, 1);
});
