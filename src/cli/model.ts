/** `model <kind>`: one hazard model from standard input to standard output (design 8.1). */
import { model as evaluate, MODEL_KINDS } from '../hazards/model.ts';

/** What the command needs of the world around it. */
export interface ModelIo {
  stdin(): Promise<string>;
  out(line: string): void;
  err(line: string): void;
}

/** Answers `{kind, values}` on one line. Exit 0, 1 for input that cannot be evaluated, 2 for wrong usage. */
export async function model(args: string[], io: ModelIo): Promise<number> {
  const [word, ...rest] = args;
  const kind = MODEL_KINDS.find((one) => one === word);
  if (!kind || rest.length > 0) {
    const reason = word === undefined || kind ? '' : `model: "${word}" is not known. `;
    io.err(`${reason}Usage: landfall model ${MODEL_KINDS.join(' | ')} < input.json`);
    return 2;
  }
  let input: unknown;
  try {
    input = JSON.parse(await io.stdin());
  } catch (error) {
    io.err(
      `model ${kind}: the input is not JSON: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable'}`,
    );
    return 1;
  }
  const result = evaluate(kind, input);
  if (!result.ok) {
    for (const { path, message } of result.problems) io.err(`model ${kind}: ${path} ${message}`);
    return 1;
  }
  io.out(JSON.stringify({ kind: result.kind, values: result.values }));
  return 0;
}
