/**
 * The scenario of a log, made again from its header (design 7). Texts that stand in the header are taken from there; other
 * files the host looks for. What is only looked at, such as the map, may be missing: the drill is the same without it.
 */
import { sha256Of } from '../engine/sha256.ts';
import { utf8 } from '../engine/utf8.ts';
import { BEHAVIOUR, type Header, type HeaderFile } from '../log/vocabulary.ts';
import { type BegunScenario, beginScenario, MAIN } from '../scenario/parse.ts';
import { isInside } from '../scenario/paths.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ScenarioFiles } from '../scenario/scenario-files.ts';
import { packedBeside } from '../scenario/terrain-files.ts';
import { logProblem } from '../text/log-problems.ts';
import type { Problem } from '../text/problem.ts';

/** What a host found where a file of the scenario may lie. */
export type FoundFile = { readonly text?: string | undefined; readonly bytes: Uint8Array } | 'absent' | 'different';
/** Looks for a file by path and hash; a file of another hash is `different`. */
export type FileFinder = (file: HeaderFile, scenario: string) => FoundFile;
/** A host without files: viewing needs none. */
export const noFiles: FileFinder = () => 'absent';

export interface Rebuilt {
  readonly scenario?: Scenario;
  /** Errors keep the drill from being run again; `scenario` may be there all the same, to be looked at. */
  readonly problems: readonly Problem[];
}

/** The scenario, if the drill can be run again with it. */
export const runnable = ({ scenario, problems }: Rebuilt): Scenario | undefined =>
  problems.some(({ severity }) => severity === 'error') ? undefined : scenario;

/** What is said of a log of another behaviour, which cannot be run again here. */
export const otherBehaviour = ({ behaviour }: Header, log: string): Problem | undefined =>
  behaviour === BEHAVIOUR
    ? undefined
    : logProblem('other-behaviour', log, { line: 1, found: behaviour, known: BEHAVIOUR });

/** Stands for a map that is not at hand, so that the scenario can be read without it. */
const EMPTY_MAP = '{"type":"FeatureCollection","features":[]}';

/** `log` is what problems call the log. */
export const rebuild = (header: Header, find: FileFinder = noFiles, log = ''): Rebuilt =>
  beginRebuild(header, log)(find);

/** What can be done before the files are there; the answer does the rest with them. */
export function beginRebuild(header: Header, log = ''): (find: FileFinder) => Rebuilt {
  const { id, text } = header.scenario;
  const problems = selfCheck(header, log);
  const begun = beginScenario(id, text);
  return (find) => finishRebuild(header, begun, find, problems, log);
}

function finishRebuild(
  header: Header,
  begun: BegunScenario,
  find: FileFinder,
  problems: Problem[],
  log: string,
): Rebuilt {
  const found = new Map<string, FoundFile>();
  for (const file of header.files)
    found.set(
      file.path,
      file.text === undefined ? find(file, header.scenario.id) : { text: file.text, bytes: utf8(file.text) },
    );
  const asked = new Set<string>();
  const files: ScenarioFiles = {
    list: () => [{ path: MAIN, bytes: header.scenario.text.length }, ...header.files],
    text: (path) => {
      if (path === MAIN) return header.scenario.text;
      const file = found.get(path);
      if (typeof file === 'object') return file.text;
      asked.add(path);
      return file === undefined ? undefined : EMPTY_MAP;
    },
    bytes: (path) => {
      const file = found.get(path);
      if (typeof file === 'object') return file.bytes;
      asked.add(path);
      return undefined;
    },
    absent: (path) => [path, packedBeside(path)].some((part) => typeof found.get(part) === 'string'),
  };
  const { scenario, problems: faults } = begun(files);
  for (const [path, file] of found) {
    if (typeof file === 'object') continue;
    const needed = asked.has(path) && path !== scenario?.map.file;
    const code = `${needed ? 'file' : 'picture'}-${file}` as const;
    problems.push(logProblem(code, log, { line: 1, found: path }));
  }
  if (scenario !== undefined) return { scenario, problems };
  const fault = faults.find(({ severity }) => severity === 'error');
  const detail =
    fault === undefined ? '' : `${fault.file}:${fault.line}:${fault.column} ${fault.code} ${fault.message.en}`;
  if (!problems.some(({ severity }) => severity === 'error'))
    problems.push(logProblem('scenario-broken', log, { line: 1, detail }));
  return { problems };
}

/** Whether the header's own texts are those that its hashes name. */
function selfCheck({ scenario, files }: Header, log: string): Problem[] {
  const problems: Problem[] = [];
  if (sha256Of(scenario.text) !== scenario.hash) problems.push(logProblem('scenario-altered', log, { line: 1 }));
  for (const { path, sha256, text } of files) {
    const good = isInside(path) && (text === undefined || sha256Of(text) === sha256);
    if (!good) problems.push(logProblem('file-altered', log, { line: 1, found: path }));
  }
  return problems;
}
