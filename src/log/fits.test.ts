import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fits } from './fits.ts';
import { commandSchemas, eventSchemas } from './vocabulary.ts';

const schemas: Readonly<Record<string, z.ZodType>> = { ...eventSchemas, ...commandSchemas };

/** What was said in a whole drill of the city, one line of each type and shape. */
const said = ((): readonly Record<string, unknown>[] => {
  const log = gunzipSync(readFileSync('tests/replays/behaviour-5.drill.gz')).toString();
  const lines = log.trim().split('\n').slice(1, -1);
  const shapes = new Map<string, Record<string, unknown>>();
  for (const line of lines) {
    const json = JSON.parse(line) as Record<string, unknown>;
    if (typeof json['type'] === 'string') shapes.set(`${json['type']} ${Object.keys(json)}`, json);
  }
  return [...shapes.values()];
})();

const schemaOf = (json: Record<string, unknown>): z.ZodType => schemas[String(json['type'])] as z.ZodType;

it('is sure of nearly all that a drill says', () => {
  const unsure = said.filter((json) => !fits(schemaOf(json))(json)).map(({ type }) => type);
  expect(said.length).toBeGreaterThan(40);
  // What a report says of its fields is a record, whose keys are left to the schema.
  expect(new Set(unsure)).toEqual(new Set(unsure.filter((type) => String(type).startsWith('report.'))));
});

it('is never sure of what the schema would refuse, whatever was put into a line', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom(-1, 0, 0.5, 1e300, '', 'x', null, [], [1], [1, 2], {}, true),
  );
  fc.assert(
    fc.property(fc.constantFrom(...said), fc.nat(), anything, fc.boolean(), (json, which, other, inside) => {
      const keys = Object.keys(json);
      const key = keys[which % keys.length] as string;
      const held = json[key];
      const put = inside && Array.isArray(held) ? held.with(which % Math.max(1, held.length), other) : other;
      const changed = { ...json, [key]: put, type: json['type'] };
      const schema = schemaOf(json);
      if (fits(schema)(changed)) expect(schema.safeParse(changed).success).toBe(true);
    }),
    { numRuns: 3_000, seed: 20220809 },
  );
});

it('leaves to the schema what it does not know', () => {
  for (const schema of [z.string().max(3), z.email(), z.strictObject({}), z.record(z.string(), z.string())])
    expect(fits(schema as z.ZodType)({})).toBe(false);
  expect(fits(z.int().min(0).max(5))(6)).toBe(false);
  expect(fits(z.int().min(0).max(5))(5)).toBe(true);
});
