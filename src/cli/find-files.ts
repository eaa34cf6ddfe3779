/** Where a log's files may lie (design 7): beside it, in `scenarios/<id>/`, then where `--files` says. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Of } from '../engine/sha256.ts';
import type { FileFinder } from '../runtime/rebuild.ts';
import { isInside } from '../scenario/paths.ts';
import { textOf } from './scenario-folder.ts';

/** The scenarios that came with the program. */
const OWN = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Looks for files of a log at `path`; the first of the right hash counts. */
export function fileFinder(path: string, extra: string | undefined): FileFinder {
  const beside = dirname(resolve(path));
  return (file, scenario) => {
    if (!isInside(file.path)) return 'absent';
    const ids = isInside(scenario)
      ? [join(beside, 'scenarios', scenario), resolve('scenarios', scenario), join(OWN, scenario)]
      : [];
    const folders = [beside, ...ids, ...(extra === undefined ? [] : [extra])];
    let found: 'absent' | 'different' = 'absent';
    for (const folder of new Set(folders)) {
      const bytes = bytesOf(join(folder, file.path));
      if (bytes === undefined) continue;
      if (bytes.length === file.bytes && sha256Of(bytes) === file.sha256) return { text: textOf(bytes), bytes };
      found = 'different';
    }
    return found;
  };
}

/** No file of a scenario is larger. */
const MOST = 512_000_000;

function bytesOf(path: string): Uint8Array | undefined {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= MOST ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
