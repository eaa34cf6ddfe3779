/**
 * The five parts of an order (收文、依据、决定、要求、落款, doctrine 2.4): to whom, on what ground, what is decided, what is demanded
 * (where and by when, or in words), and who signs.
 */
import type { OrderPart } from '../log/names.ts';

/** What of an order is looked at. */
export interface Worded {
  readonly to?: string;
  readonly from?: string;
  readonly what?: string;
  readonly basis?: string;
  readonly site?: string;
  readonly deadline?: number;
  readonly text?: string;
}

export function missingParts({ to, from, what, basis, site, deadline, text }: Worded): OrderPart[] {
  const demands = said(text) || (said(site) && deadline !== undefined);
  const there: Readonly<Record<OrderPart, boolean>> = {
    addressee: said(to),
    basis: said(basis),
    decision: said(what),
    demands,
    signature: said(from),
  };
  return (Object.keys(there) as OrderPart[]).filter((part) => !there[part]);
}

const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
