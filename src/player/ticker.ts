/** Real time, as a host gives it: the only clock a player's pacing knows, so that tests can bring their own. */
export interface Ticker {
  /** Milliseconds since some start, steady. */
  now(): number;
  /** Calls `tick` about sixty times a second until the returned function is called. */
  every(tick: () => void): () => void;
}
