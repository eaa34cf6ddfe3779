/** What an author, a player or a file got wrong: what, where, what is allowed, what to do. Never a stack trace. */
export interface Problem {
  /** A code of `text/problems`, for machines; the words are made from it and `values`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based; 0 when the problem is of the whole file. */
  readonly line: number;
  readonly column: number;
  /** Where in the document, as `injects[3].at`. */
  readonly path: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly found?: string;
  readonly allowed?: string;
  readonly suggest?: string;
}

/** A reasoned no to a command (design law 3): codes are words in `text/`, `about` names the thing. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly about?: string;
}
export type RefusalCode =
  | 'not-running'
  | 'already-started'
  | 'not-paused'
  | 'frozen'
  | 'ended'
  | 'not-your-seat'
  | 'not-spoken'
  | 'unknown-inject'
  | 'unknown-team'
  | 'unknown-order'
  | 'unknown-site'
  | 'unknown-channel'
  | 'unknown-rule'
  | 'unknown-seat'
  | 'inject-state'
  | 'team-cannot'
  | 'not-commanded'
  | 'not-above'
  | 'ordered-already'
  | 'nothing-to-answer'
  | 'no-authority'
  | 'team-faulted'
  | 'not-a-field-team'
  | 'time-past'
  | 'script-done'
  | 'no-showing'
  | 'unknown-showing'
  | 'unknown-variant'
  | 'unknown-exercise'
  | 'not-a-post'
  | 'same-level'
  | 'nothing-to-acknowledge'
  | 'nothing-to-refuse'
  | 'must-carry-out'
  | 'already-reported'
  | 'seat-taken'
  | 'seat-free';
