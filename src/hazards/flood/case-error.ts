import type { Text } from '../../text/words.ts';

/** What is wrong, and where; `near` when a name was not known. */
export class CaseError extends Error {
  readonly path: string;
  readonly text: Text;
  readonly near: { readonly word: string; readonly known: readonly string[] } | undefined;

  constructor(path: string, text: Text, near?: { readonly word: string; readonly known: readonly string[] }) {
    super(text.en);
    this.path = path;
    this.text = text;
    this.near = near;
  }
}
