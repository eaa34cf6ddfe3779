/** Scenarios as a browser gets them: files beside the page, listed in `scenarios/index.json`. */
import type { Header } from '../log/vocabulary.ts';
import type { FileFinder } from '../runtime/rebuild.ts';
import type { ScenarioSource } from '../runtime/scenario-source.ts';
import { hashOf } from './file-hash.ts';

interface Listed {
  readonly scenarios: readonly {
    readonly name: string;
    readonly files: readonly { readonly path: string; readonly bytes: number }[];
  }[];
}

let list: Promise<Listed> | undefined;

/** Asks which scenarios there are on the server of `base`; once for all that is opened in this worker. */
export function askForList(base: string): Promise<Listed> {
  list ??= fetch(new URL('scenarios/index.json', base)).then((answer) => {
    if (!answer.ok) throw new Error(`scenarios/index.json: HTTP ${answer.status}`);
    return answer.json() as Promise<Listed>;
  });
  list.catch(() => {
    list = undefined;
  });
  return list;
}

async function listed(name: string, base: string): Promise<Listed['scenarios'][number]['files']> {
  return (await askForList(base)).scenarios.find((one) => one.name === name)?.files ?? [];
}

/** The files of the scenario `name` on the server of `base`, all or those that are `wanted`; `progress` hears the share that has come, 0–1. */
export async function fetchScenario(
  name: string,
  base: string,
  progress: (share: number) => void,
  wanted: (path: string) => boolean = () => true,
): Promise<ScenarioSource> {
  const there = (await listed(name, base)).filter(({ path }) => wanted(path));
  const total = there.reduce((sum, { bytes }) => sum + bytes, 1);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let got = 0;
  await Promise.all(
    there.map(async ({ path, bytes }) => {
      const answer = await fetch(new URL(`scenarios/${name}/${path}`, base));
      if (!answer.ok) throw new Error(`scenarios/${name}/${path}: HTTP ${answer.status}`);
      files.set(path, new Uint8Array(await answer.arrayBuffer()));
      got += bytes;
      progress(got / total);
    }),
  );
  return {
    id: name,
    list: () => there,
    bytes: (path) => files.get(path),
    text: (path) => textOf(files.get(path)),
  };
}

/** Files of a log's scenario as the server has them, as far as they do not stand in its header; without a server there are none. */
export async function finderBeside(
  { scenario, files }: Pick<Header, 'scenario' | 'files'>,
  base: string,
  progress: (share: number) => void,
): Promise<FileFinder> {
  let source: ScenarioSource | undefined;
  const outside = new Set(files.filter(({ text }) => text === undefined).map(({ path }) => path));
  try {
    source = await fetchScenario(scenario.id, base, progress, (path) => outside.has(path));
  } catch {
    return () => 'absent';
  }
  const hashes = new Map<string, string>();
  await Promise.all(
    source
      .list()
      .map(async ({ path }) => hashes.set(path, await hashOf(source.bytes(path) as Uint8Array<ArrayBuffer>))),
  );
  return ({ path, sha256 }) => {
    const bytes = source.bytes(path);
    if (bytes === undefined) return 'absent';
    return hashes.get(path) === sha256 ? { text: textOf(bytes), bytes } : 'different';
  };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
