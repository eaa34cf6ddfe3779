import { expect, test } from 'vitest';
import { limitsReference } from './limits-reference.ts';

test('the page of limits is fresh', async () => {
  await expect(limitsReference()).toMatchFileSnapshot('../../docs/scenario-limits.md');
});
