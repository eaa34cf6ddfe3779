/** What is printed in the place of the picture, while something asks for it: the review that is open. */
import type { TemplateResult } from 'lit';

let other: (() => TemplateResult) | undefined;

/** Until the answer is called. */
export function printInstead(make: () => TemplateResult): () => void {
  other = make;
  return () => {
    if (other === make) other = undefined;
  };
}
export const instead = (): TemplateResult | undefined => other?.();
