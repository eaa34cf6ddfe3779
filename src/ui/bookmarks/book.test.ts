import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Book, type Bookmark } from './book.ts';
import { readSideFile, sideFile } from './side-file.ts';

const LOG = { name: 'drill.drill', scenario: 'first-drill', id: 'a-b' };
const made = () => {
  let n = 0;
  const heard: (readonly Bookmark[])[] = [];
  return {
    book: new Book(
      [],
      () => `id-${n++}`,
      (list) => heard.push(list),
    ),
    heard,
  };
};

test('bookmarks stand in order of time, their notes change in place, and each change is heard', () => {
  const { book, heard } = made();
  const late = book.add(5000);
  book.add(1000, 'first');
  book.note(late.id, '  what was late ');
  expect(book.list.map(({ at, note }) => [at, note])).toEqual([
    [1000, 'first'],
    [5000, 'what was late'],
  ]);
  expect(heard).toHaveLength(3);
});

test('a span lies between two moments, whichever was marked first, and goes through the side file', () => {
  const time = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(time, time, (at, other) => {
      const { book } = made();
      const { id } = book.add(at, 'held');
      book.span(id, other);
      const [mark] = book.list;
      expect([mark?.at, mark?.to]).toEqual(at === other ? [at, undefined] : [Math.min(at, other), Math.max(at, other)]);
      expect(readSideFile(sideFile(LOG, book.list))).toMatchObject({ ok: true, list: book.list });
      book.span(id, undefined);
      expect(book.list[0]).not.toHaveProperty('to');
    }),
  );
});

test('a bookmark has a colour, and the name of who set it; what is neither is left out of a side file that somebody gives', () => {
  const book = new Book(
    [],
    () => 'a',
    () => {},
    () => ' 评估员甲 ',
  );
  book.add(1000, 'late');
  book.colour('a', 'red');
  expect(book.list).toEqual([{ id: 'a', at: 1000, note: 'late', author: '评估员甲', colour: 'red' }]);
  expect(readSideFile(sideFile(LOG, book.list))).toMatchObject({ ok: true, list: book.list });
  const given = sideFile(LOG, book.list).replace('"red"', '"url(x)"').replace('"评估员甲"', '7');
  expect(readSideFile(given)).toEqual({ ok: true, log: LOG, list: [{ id: 'a', at: 1000, note: 'late' }] });
});

test('what was deleted last comes back as it was, until something else is done', () => {
  const { book } = made();
  const one = book.add(1000, 'one');
  book.add(2000, 'two');
  const before = book.list;
  book.delete(one.id);
  expect(book.deleted).toEqual(one);
  book.undo();
  expect(book.list).toEqual(before);
  expect(book.deleted).toBeUndefined();
  book.delete(one.id);
  book.add(3000);
  book.undo();
  expect(book.list.map(({ note }) => note)).toEqual(['two', '']);
});

test('a side file brings back what was written, whatever the notes say, and merging twice changes nothing', () => {
  const marks = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 20 }),
      at: fc.integer({ min: 0, max: 4e8 }),
      note: fc.string({ maxLength: 500 }),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(marks, (given) => {
      const read = readSideFile(sideFile(LOG, given));
      expect(read).toEqual({ ok: true, log: LOG, list: given });
      const { book } = made();
      expect(book.merge(given)).toBe(given.length);
      const once = book.list;
      book.merge(given);
      expect(book.list).toEqual(once);
    }),
  );
});

test.each([
  ['', 'not-json'],
  ['[]', 'not-bookmarks'],
  ['{"format":"landfall-bookmarks","version":2,"bookmarks":[]}', 'newer'],
  ['{"format":"landfall-bookmarks","version":1,"bookmarks":[{"id":"a","at":-1,"note":""}]}', 'bad-entry'],
  ['{"format":"landfall-bookmarks","version":1,"bookmarks":[{"id":"a","at":"T+1","note":""}]}', 'bad-entry'],
])('%s is no side file: %s', (text, why) => {
  expect(readSideFile(text)).toMatchObject({ ok: false, why });
});
