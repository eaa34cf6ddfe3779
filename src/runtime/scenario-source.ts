/** A scenario's files as a host has them, read once; and what of them a log's header must keep (design 7). */
import { sha256Of } from '../engine/sha256.ts';
import { utf8 } from '../engine/utf8.ts';
import { BEHAVIOUR, FORMAT, type Header, type HeaderFile } from '../log/vocabulary.ts';
import { MAIN, type ParsedScenario, parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ScenarioFiles } from '../scenario/scenario-files.ts';
import { packedBeside } from '../scenario/terrain-files.ts';

export interface ScenarioSource extends ScenarioFiles {
  /** The folder's name. */
  readonly id: string;
}

export interface OpenedScenario extends ParsedScenario {
  readonly source: ScenarioSource;
  /** Files that were asked for, in order of their paths. */
  readonly read: readonly string[];
}

/** The scenario of a source, and which files it was made from. */
export function openScenario(source: ScenarioSource): OpenedScenario {
  const read = new Set<string>();
  const files: ScenarioFiles = {
    ...source,
    text: (path) => {
      read.add(path);
      return source.text(path);
    },
    bytes: (path) => {
      read.add(path);
      return source.bytes(path);
    },
  };
  return { ...parseScenario({ id: source.id, files }), source, read: [...read].sort() };
}

/** What a header says before its line is written. */
export type NewHeader = Omit<Header, 'line' | 'h'>;

/** Texts up to this many bytes stand in the header; larger files are named by their hash only. */
export const INLINE_BYTES = 65_536;

/** The header of a drill of `opened` with `seed`: everything its log must carry to be run again. */
export function headerOf(
  opened: OpenedScenario,
  scenario: Scenario,
  seed: number,
  forkedFrom?: Header['forkedFrom'],
): NewHeader {
  const { source } = opened;
  const text = source.text(MAIN) ?? '';
  return {
    format: FORMAT,
    behaviour: BEHAVIOUR,
    scenario: { id: source.id, hash: hashOf(source, utf8(text)), text },
    files: headerFiles(opened, scenario),
    seed,
    arithmetic: 'f64',
    ...(forkedFrom === undefined ? {} : { forkedFrom }),
  };
}

function headerFiles({ source, read }: OpenedScenario, scenario: Scenario): HeaderFile[] {
  const pictures = pictureFiles(source, scenario);
  const inputs = read.filter((path) => path !== MAIN && !pictures.includes(path) && source.bytes(path) !== undefined);
  const files = [...pictures.map((path) => fileOf(source, path)), ...inputs.map((path) => inputOf(source, path))];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is looked at and not computed with: the map, and the terrain with its packed heights unless a hazard needs the ground. */
function pictureFiles(source: ScenarioSource, { map, terrain }: Scenario): string[] {
  const there = new Set(source.list().map(({ path }) => path));
  const grids = terrain.length > 0 ? [] : map.terrain.flatMap((path) => [path, packedBeside(path)]);
  const named = [...(map.file === undefined ? [] : [map.file]), ...grids];
  return [...new Set(named)].filter((path) => there.has(path));
}

const hashOf = ({ sha256 = sha256Of }: ScenarioSource, bytes: Uint8Array): string => sha256(bytes);

function fileOf(source: ScenarioSource, path: string): HeaderFile {
  const bytes = source.bytes(path);
  if (bytes === undefined) throw new Error(`the scenario file ${path} cannot be read`);
  return { path, bytes: bytes.length, sha256: hashOf(source, bytes) };
}

/** A file that the engine reads. Its hash is that of the text as it was read, so that the header can be held against itself. */
function inputOf(source: ScenarioSource, path: string): HeaderFile {
  const text = source.text(path);
  if (text === undefined) return fileOf(source, path);
  const bytes = utf8(text);
  const file = { path, bytes: bytes.length, sha256: hashOf(source, bytes) };
  return bytes.length > INLINE_BYTES ? file : { ...file, text };
}
