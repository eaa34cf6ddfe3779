/**
 * The engine alone, as one script for a bare JavaScript shell: no Node, no DOM, no TextEncoder, no crypto. A host that has
 * files and a screen hands it a scenario as data and gets the hash of the log that it makes.
 */
import '../../src/hazards/flood/shallow-here.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import type { NewHeader } from '../../src/runtime/scenario-source.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

export interface Errand {
  readonly id: string;
  /** Every file of the folder; the text, or else the bytes, of those that the engine reads. */
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly text?: string;
    readonly hex?: string;
  }[];
  /** The log's first line; it names the seed. */
  readonly header: NewHeader;
}
export interface Answer {
  readonly logHash: string;
  readonly lines: number;
  /** The log's end line: the SHA-256 of every byte before it. */
  readonly end: string;
}

/** Runs a drill by itself from StartEx to EndEx. */
export function run({ id, files, header }: Errand): Answer {
  const find = (path: string) => files.find((file) => file.path === path);
  const folder = {
    list: () => files,
    text: (path: string) => find(path)?.text,
    bytes: (path: string) => bytesOf(find(path)?.hex),
  };
  const { scenario, problems } = parseScenario({ id, files: folder });
  if (scenario === undefined) throw new Error(`${id} cannot be run: ${JSON.stringify(problems[0])}`);
  let lines = 0;
  let end = '';
  const recording = new Recording(scenario, header, (line) => {
    lines++;
    end = line;
  });
  runHeadless(recording.engine, { commands: [] });
  recording.seal();
  return { logHash: recording.engine.log.logHash, lines, end };
}

/** A bare shell has nothing that reads base64. */
function bytesOf(hex: string | undefined): Uint8Array | undefined {
  if (hex === undefined) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
