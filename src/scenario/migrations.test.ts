import { expect, test } from 'vitest';
import { Findings } from './findings.ts';
import { isNewer, MIGRATIONS, type Migration, migrate } from './migrations.ts';
import { FORMAT } from './schema.ts';

test('migrations are single steps without gaps, up to the present format', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(Array.from({ length: FORMAT - 1 }, (_, i) => i + 2));
});

const steps: readonly Migration[] = [
  { to: 2, up: ({ squads, ...rest }) => ({ ...rest, teams: squads }) },
  { to: 3, up: (document) => ({ ...document, voices: [] }) },
];

test('an older document is brought up step by step, and is itself left alone', () => {
  const old = { landfall: 1, squads: ['a'] };
  expect(migrate(old, new Findings('f'), steps, 3)).toEqual({ landfall: 3, teams: ['a'], voices: [] });
  expect(old).toEqual({ landfall: 1, squads: ['a'] });
});

test('a step that is missing is our mistake, and thrown', () => {
  expect(() => migrate({ landfall: 1 }, new Findings('f'), steps.slice(1), 3)).toThrow(
    'no migration to scenario format 2',
  );
});

test.each([
  ['landfall: 2\n', 'format-newer', '1:11'],
  ['# said later\nmeta: {}\n"landfall": 17 # soon\n', 'format-newer', '3:13'],
])('%j is of a newer format', (text, code, place) => {
  const findings = new Findings('scenario.yaml');
  expect(isNewer(text, findings)).toBe(true);
  expect(findings.list().map((one) => [one.code, `${one.line}:${one.column}`])).toEqual([[code, place]]);
});

test.each([
  [{}, 'format-missing'],
  [{ landfall: 'one' }, 'format-wrong'],
  [{ landfall: 0 }, 'format-wrong'],
  [{ landfall: 1.5 }, 'format-wrong'],
  [{ landfall: FORMAT + 1 }, 'format-newer'],
])('%j is told as %s', (document, code) => {
  const findings = new Findings('f');
  expect(migrate(document, findings)).toBeUndefined();
  expect(findings.list().map((one) => one.code)).toEqual([code]);
});
