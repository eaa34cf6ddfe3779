import { expect, test } from 'vitest';
import { conditionReference } from './condition-reference.ts';

test('the reference page of conditions is fresh', async () => {
  await expect(conditionReference()).toMatchFileSnapshot('../../docs/conditions.md');
});
