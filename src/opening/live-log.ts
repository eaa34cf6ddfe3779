/** The log of the live drill as this worker has it: each line here, on the way to the disk where it is kept, and with the player. */
import type { Entry } from '../log/vocabulary.ts';
import type { Recording } from '../runtime/recording.ts';
import type { KeptDrillHere } from './kept-here.ts';

export class LiveLog {
  readonly here: KeptDrillHere | undefined;
  /** All lines, where the place of the drill does not give back at once what was written. */
  readonly #lines: string[] | undefined;
  /** Hears each line, once the drill has a player. */
  hearer: { line(text: string): void } | undefined;

  /** `lines`: those that stand already. */
  constructor(here: KeptDrillHere | undefined, lines: readonly string[] = []) {
    this.here = here;
    this.#lines = here?.place.standing === undefined ? [...lines] : undefined;
  }

  /** Takes a line as it is written; it is handed to a `Recording`. */
  readonly line = (text: string): void => {
    this.#lines?.push(text);
    this.here?.keeper.line(text);
    this.hearer?.line(text);
  };

  /** What was written to the disk need not be held here too; what waits for room there is the keeper's. */
  #text(): string {
    const { place, keeper } = this.here ?? {};
    const lines = this.#lines ?? keeper?.waiting ?? [];
    const written = this.#lines === undefined ? (place?.standing?.() ?? '') : '';
    return lines.length === 0 ? written : `${written}${lines.join('\n')}\n`;
  }

  /** As a file. The copy of a drill that is over is sealed, not the drill: a bookmark may still come. */
  file(recording: Recording): Blob {
    const end = recording.engine.ended ? [`${recording.endLine()}\n`] : [];
    return new Blob([this.#text(), ...end], { type: 'application/x-ndjson' });
  }

  /** What it tells a page: commands and events, not its header and checks. */
  entries(): Entry[] {
    return this.#text()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as Entry)
      .filter(({ line }) => line === 'command' || line === 'event');
  }
}
