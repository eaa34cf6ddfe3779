/** The scenario of a log as this page can have it: its files from the header or the server, and the water's code that it asks for. */
import { fetchShallow } from '../hazards/flood/shallow.ts';
import type { Header } from '../log/vocabulary.ts';
import { beginRebuild, type FileFinder, type Rebuilt } from '../runtime/rebuild.ts';
import { finderBeside } from './fetch-scenario.ts';
import { turn } from './host.ts';

/** Rebuilt, with the finder of its files; `source` is what problems are said of, `progress` hears the share of the files, 0–1. */
export async function rebuiltHere(
  header: Header,
  base: string,
  source: string,
  progress: (share: number) => void = () => {},
): Promise<Rebuilt & { readonly find: FileFinder }> {
  const coming = finderBeside(header, base, progress);
  // The files are asked for in this turn; the text is read while they come.
  await turn();
  const begun = beginRebuild(header, source);
  const find = await coming;
  const rebuilt = begun(find);
  if (rebuilt.scenario !== undefined) await fetchShallow(rebuilt.scenario.hazards);
  return { ...rebuilt, find };
}
