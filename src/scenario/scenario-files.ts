/** The files of a scenario's folder, as the host of the moment has them: a disk, a server, a dropped folder, a log. */
export interface ScenarioFiles {
  /** Paths below the folder, with `/`. */
  list(): readonly { readonly path: string; readonly bytes: number }[];
  /** Undefined when there is no such file, or it is no UTF-8 text, or too large. */
  text(path: string): string | undefined;
  /** Undefined when there is no such file. */
  bytes(path: string): Uint8Array | undefined;
  /** Whether a file that belongs to the scenario is not at hand: a log opens without it, and is not run again. */
  absent?(path: string): boolean;
  /** The host's own SHA-256, as 64 hex digits, and unpacking of gzip, where it has faster ones than ours. */
  sha256?(bytes: Uint8Array): string;
  gunzip?(packed: Uint8Array): Uint8Array;
}
