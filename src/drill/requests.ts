/** Requests (协调商请) that wait for their answer, and those that ask for the same. */
import { isUnderWay } from './demands.ts';
import type { DrillState, OrderRecord } from './state.ts';

/** There, and neither agreed to, granted nor declined. */
export const isOpen = (order: OrderRecord): boolean =>
  order.acknowledged === undefined && order.refused === undefined && order.granted === undefined && !isUnderWay(order);

/** The open requests at one headquarters for the team that `id` asks for, itself among them, in the order in which they were made. */
export function rivals({ orders }: Pick<DrillState, 'orders'>, id: string): string[] {
  const asked = orders[id];
  if (asked?.team === undefined) return [id];
  return Object.entries(orders).flatMap(([other, order]) =>
    order.to === asked.to && order.team === asked.team && isOpen(order) ? [other] : [],
  );
}

/** Whether a team cannot come, or has an order or a request besides `but` that is not over: taken on, or on its way to it. */
export function isCommitted({ teams, orders }: Pick<DrillState, 'teams' | 'orders'>, id: string, but = ''): boolean {
  const { state } = teams[id] ?? {};
  if (state === undefined || state === 'faulted' || state === 'stranded') return true;
  return Object.entries(orders).some(
    ([order, { to, done, refused, undelivered }]) =>
      to === id && order !== but && done === undefined && refused === undefined && undelivered === undefined,
  );
}

/** An order or a request by which the same seat asks the same of the same, and that is neither done nor refused nor given up. */
export function standingOrder(
  { orders }: Pick<DrillState, 'orders'>,
  asked: {
    readonly to: string;
    readonly task: string;
    readonly site?: string | undefined;
    readonly from?: string | undefined;
  },
): string | undefined {
  const same = ({ to, task, site, from, done, refused, undelivered }: OrderRecord): boolean =>
    to === asked.to &&
    task === asked.task &&
    site === asked.site &&
    from === asked.from &&
    (done ?? refused ?? undelivered) === undefined;
  return Object.entries(orders).find(([, order]) => same(order))?.[0];
}
