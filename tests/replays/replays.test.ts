/** One log of each behaviour is kept here: this build must prove those of its own, and open the others. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLogFile } from '../../src/cli/log-file.ts';
import { BEHAVIOUR } from '../../src/log/vocabulary.ts';
import { command } from '../command-line.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const logs = readdirSync(folder).filter((name) => name.endsWith('.drill.gz'));

describe('recorded drills', () => {
  it('are kept, one of this behaviour among them', async () => {
    const behaviours = await Promise.all(
      logs.map(async (name) => (await readLogFile(join(folder, name))).header?.behaviour),
    );
    if (logs.length > 0) expect(behaviours).toContain(BEHAVIOUR);
  });

  for (const name of logs) {
    it(`${name}: its chain holds, and it is the same when run again by the behaviour that recorded it`, async () => {
      const path = join(folder, name);
      const { header } = await readLogFile(path);
      const verified = await command(['verify', path, '--json']);
      expect(verified.err.filter((line) => !line.includes('picture-'))).toEqual(
        header?.behaviour === BEHAVIOUR ? [] : [expect.stringContaining('other-behaviour')],
      );
      expect(verified.exit).toBe(header?.behaviour === BEHAVIOUR ? 0 : 4);
    });

    it(`${name}: opens at its start and at its end`, async () => {
      for (const at of ['T+00:00', 'T+9999:00']) {
        const shown = await command(['show', join(folder, name), '--at', at, '--json']);
        expect(shown.exit).toBe(0);
      }
    });
  }
});
