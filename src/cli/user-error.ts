/** What a user got wrong, told in one line of their language; the stack is nobody's business. */
import type { Text } from '../text/words.ts';

export class UserError extends Error {
  readonly text: Text;
  readonly exit: number;

  /** Exit 1 for what was given, 2 for wrong usage. */
  constructor(text: Text, exit: 1 | 2 = 1) {
    super(text.en);
    this.text = text;
    this.exit = exit;
  }
}
