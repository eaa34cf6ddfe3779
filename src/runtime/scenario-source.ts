/** A scenario's files as a host has them, read once; and what of them a log's header must keep (design 7). */
import { sha256Of } from '../engine/sha256.ts';
import { utf8 } from '../engine/utf8.ts';
import { BEHAVIOUR, FORMAT, type Header, type HeaderFile } from '../log/vocabulary.ts';
import { MAIN, type ParsedScenario, parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ScenarioFiles } from '../scenario/scenario-files.ts';

export interface ScenarioSource extends ScenarioFiles {
  /** The folder's name. */
  readonly id: string;
  /** Undefined when there is no such file. */
  bytes(path: string): Uint8Array | undefined;
}

export interface OpenedScenario extends ParsedScenario {
  readonly source: ScenarioSource;
  /** Files whose text was asked for, in order of their paths. */
  readonly read: readonly string[];
}

/** The scenario of a source, and which files it was made from. */
export function openScenario(source: ScenarioSource): OpenedScenario {
  const read = new Set<string>();
  const files: ScenarioFiles = {
    list: () => source.list(),
    text: (path) => {
      read.add(path);
      return source.text(path);
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
  const text = opened.source.text(MAIN) ?? '';
  return {
    format: FORMAT,
    behaviour: BEHAVIOUR,
    scenario: { id: opened.source.id, hash: sha256Of(text), text },
    files: headerFiles(opened, scenario),
    seed,
    arithmetic: 'f64',
    ...(forkedFrom === undefined ? {} : { forkedFrom }),
  };
}

function headerFiles({ source, read }: OpenedScenario, scenario: Scenario): HeaderFile[] {
  const pictures = pictureFiles(source, scenario);
  const inputs = read.filter((path) => path !== MAIN && !pictures.includes(path));
  const files = [...pictures.map((path) => fileOf(source, path)), ...inputs.map((path) => inputOf(source, path))];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is looked at and not computed with: the map, the terrain and each grid's packed heights. */
function pictureFiles(source: ScenarioSource, { map }: Scenario): string[] {
  const there = new Set(source.list().map(({ path }) => path));
  const grids = map.terrain.flatMap((path) => [path, path.replace(/\.json$/, '.dz.gz')]);
  const named = [...(map.file === undefined ? [] : [map.file]), ...grids];
  return [...new Set(named)].filter((path) => there.has(path));
}

function fileOf(source: ScenarioSource, path: string): HeaderFile {
  const bytes = source.bytes(path);
  if (bytes === undefined) throw new Error(`the scenario file ${path} cannot be read`);
  return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
}

/** A file that the engine reads. Its hash is that of the text as it was read, so that the header can be held against itself. */
function inputOf(source: ScenarioSource, path: string): HeaderFile {
  const text = source.text(path) ?? '';
  const bytes = utf8(text);
  const file = { path, bytes: bytes.length, sha256: sha256Of(bytes) };
  return bytes.length > INLINE_BYTES ? file : { ...file, text };
}
