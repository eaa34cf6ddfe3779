/**
 * A scenario's folder on a disk. Nothing outside of it is read, not even through a link, and nothing larger than is sane:
 * what does not pass is simply not there.
 */
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MAIN, type ParsedScenario, parseScenario } from '../scenario/parse.ts';
import type { ScenarioFiles } from '../scenario/scenario-files.ts';
import { hostSha256Of } from './host-sha256.ts';

/** Files in one folder; bytes of one file; bytes of one that is read as text; nesting of folders. */
const MOST = { files: 5_000, bytes: 512_000_000, text: 16_000_000, depth: 8 } as const;

export interface ScenarioFolder extends ScenarioFiles {
  /** Where it is on the disk, without links. */
  readonly root: string;
  /** The folder's name. */
  readonly id: string;
}

/** The folder at `path`, or the one in which the `scenario.yaml` at `path` lies; undefined when there is none. */
export function openScenarioFolder(path: string): ScenarioFolder | undefined {
  const root = rootOf(path);
  if (root === undefined) return undefined;
  const files = new Map(filesIn(root, '', 0).map((file) => [file.path, file]));
  const bytes = (name: string) => (files.has(name) ? readFileSync(join(root, name)) : undefined);
  return {
    root,
    id: basename(root),
    list: () => [...files.values()],
    bytes,
    sha256: hostSha256Of,
    gunzip: gunzipSync,
    text: (name) => ((files.get(name)?.bytes ?? 0) > MOST.text ? undefined : textOf(bytes(name))),
  };
}

/** The scenario in a folder, read and checked. */
export const readScenario = (folder: ScenarioFolder): ParsedScenario => parseScenario({ id: folder.id, files: folder });

function rootOf(path: string): string | undefined {
  try {
    const whole = resolve(path);
    const folder = basename(whole) === MAIN && !statSync(whole).isDirectory() ? dirname(whole) : whole;
    return statSync(folder).isDirectory() ? realpathSync(folder) : undefined;
  } catch {
    return undefined;
  }
}

/** A scenario's file as it is told, below the folder or beside the `scenario.yaml` that was asked for. */
export const fileBeside = (path: string, file: string): string =>
  path.endsWith(MAIN) ? join(path, '..', file) : join(path, file);

interface File {
  readonly path: string;
  readonly bytes: number;
}

function filesIn(root: string, folder: string, depth: number): File[] {
  const found: File[] = [];
  for (const entry of entriesOf(join(root, folder))) {
    if (entry.name.startsWith('.') || found.length >= MOST.files) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < MOST.depth) found.push(...filesIn(root, path, depth + 1));
    } else {
      const bytes = sizeInside(root, join(root, path));
      if (bytes !== undefined && bytes <= MOST.bytes) found.push({ path, bytes });
    }
  }
  return found.slice(0, MOST.files);
}

/** In the order of their names, which no disk promises. */
const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));

/** The size of a plain file that lies in the folder, its links followed; undefined for all else. */
function sizeInside(root: string, file: string): number | undefined {
  try {
    const real = lstatSync(file).isSymbolicLink() ? realpathSync(file) : file;
    const status = statSync(real);
    return status.isFile() && real.startsWith(root + sep) ? status.size : undefined;
  } catch {
    return undefined;
  }
}

/** A file as text; undefined when it is no UTF-8. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
