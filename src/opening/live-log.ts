/** The log of the live drill as this worker has it: each line here, on the way to the disk where it is kept, and with the player. */
import type { Entry } from '../log/vocabulary.ts';
import type { Recording } from '../runtime/recording.ts';
import type { KeptDrillHere } from './kept-here.ts';

export class LiveLog {
  readonly here: KeptDrillHere | undefined;
  readonly #lines: string[];
  /** Hears each line, once the drill has a player. */
  hearer: { line(text: string): void } | undefined;

  /** `lines`: those that stand already. */
  constructor(here: KeptDrillHere | undefined, lines: readonly string[] = []) {
    this.here = here;
    this.#lines = [...lines];
  }

  /** Takes a line as it is written; it is handed to a `Recording`. */
  readonly line = (text: string): void => {
    this.#lines.push(text);
    this.here?.keeper.line(text);
    this.hearer?.line(text);
  };

  /** As a file. The copy of a drill that is over is sealed, not the drill: a bookmark may still come. */
  file(recording: Recording): Blob {
    const all = recording.engine.ended ? [...this.#lines, recording.endLine()] : this.#lines;
    return new Blob([all.join('\n'), '\n'], { type: 'application/x-ndjson' });
  }

  /** What it tells a page: commands and events, not its header and checks. */
  entries(): Entry[] {
    return this.#lines
      .slice(1)
      .map((line) => JSON.parse(line) as Entry)
      .filter(({ line }) => line === 'command' || line === 'event');
  }
}
