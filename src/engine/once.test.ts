import { expect, test } from 'vitest';
import { onceFor } from './once.ts';

test('made once for each, even when nothing comes of it', () => {
  const asked: object[] = [];
  const of = onceFor((from: { readonly n?: number }) => {
    asked.push(from);
    return from.n;
  });
  const [one, none] = [{ n: 1 }, {}];
  expect([of(one), of(one), of(none), of(none), of({ n: 1 })]).toEqual([1, 1, undefined, undefined, 1]);
  expect(asked).toEqual([one, none, { n: 1 }]);
});
