import { expect, test } from 'vitest';
import { MOST } from './limits.ts';
import { jsonSchema, SECTIONS, scenarioSchema } from './schema.ts';

test('scenarios/schema.json is fresh (made again with -u)', async () => {
  await expect(`${JSON.stringify(jsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot('../../scenarios/schema.json');
});

test('every list at the top of the file has its limit, in the schema too', () => {
  expect(Object.keys(MOST).sort()).toEqual([...SECTIONS].sort());
  const properties = jsonSchema()['properties'] as Record<string, { maxItems?: number }>;
  for (const section of SECTIONS) expect(properties[section]?.maxItems, section).toBe(MOST[section]);
});

test('every key of the schema tells an editor what it is', () => {
  const properties = jsonSchema()['properties'] as Record<string, { description?: string; type?: string }>;
  const silent = Object.keys(scenarioSchema.shape).filter(
    (key) => !properties[key]?.description && !['meta', 'map'].includes(key),
  );
  expect(silent).toEqual([]);
});
