/**
 * What a plan says of its orders and decisions in words (依据、要求): a log has the rule's id alone, for it speaks no language. Who gets an
 * order reads its words from here.
 */
import { onceFor } from '../engine/once.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { DrillState } from './state.ts';

/** On what ground, and what is demanded; each only where the plan says it. */
export type Wording = Pick<Rule, 'basis' | 'text'>;

/** All that is needed of a scenario: the page has its plans without their conditions. */
interface Planned {
  readonly plans: readonly { readonly rules: readonly (Wording & { readonly id: string })[] }[];
}

const rulesOf = onceFor(
  ({ plans }: Planned): ReadonlyMap<string, Wording> =>
    new Map(plans.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))),
);

/** Of an order, or of a rule, by its id: an order has the id of its rule, what passes it on adds to whom. */
export function wordingOf(scenario: Planned, id: string): Wording {
  const { basis, text } = rulesOf(scenario).get(id.split('/')[0] ?? id) ?? {};
  return { ...(basis === undefined ? {} : { basis }), ...(text === undefined ? {} : { text }) };
}

/** Of those orders that somebody has, by the order. */
export const wordings = (scenario: Planned, orders: DrillState['orders']): Readonly<Record<string, Wording>> =>
  Object.fromEntries(
    Object.keys(orders).flatMap((id) => {
      const wording = wordingOf(scenario, id);
      return Object.keys(wording).length === 0 ? [] : [[id, wording] as const];
    }),
  );
