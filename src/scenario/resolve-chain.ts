/** How orders, requests and injects travel, and how soon each link answers. */
import { HOUR, MINUTE } from '../units/time.ts';
import { type Context, given } from './context.ts';
import type { Chain } from './scenario.ts';
import type { Author } from './shape.ts';

/** Each link acknowledges within ten minutes (叫应, doctrine 2.8); 设定. */
const ACKNOWLEDGE = 10 * MINUTE;
/** Who is on duty answers a check within so long; 设定. */
const ON_DUTY = 5 * MINUTE;
/** 设定. */
const PATIENCE = HOUR;

export function resolveChain(context: Context, { chain, channels }: Author): Chain | undefined {
  if (chain === undefined) return undefined;
  const all = channels.map(({ entry }) => entry.id);
  const {
    by,
    acknowledge,
    receipts,
    patience,
    authority = [],
    terms = [],
    first = [],
    checks = [],
    parts = false,
  } = chain;
  if (all.length === 0) context.findings.at(['chain'], 'chain-no-channel');
  return {
    by: by === undefined ? all : context.refs('channel', ['chain', 'by'], by),
    acknowledge: context.duration(acknowledge, ACKNOWLEDGE),
    ...given('receipts', receipts),
    authority: authority.map(({ acts, by: seats }, i) => ({
      acts,
      by: context.refs('seat', ['chain', 'authority', i, 'by'], seats),
    })),
    terms: terms.map(({ to, answer, declines, because, later }, i) => {
      const path = ['chain', 'terms', i];
      return {
        to: context.refs('team', [...path, 'to'], to),
        ...given('answer', answer === undefined ? undefined : context.duration(answer, 0)),
        ...given('declines', declines === undefined ? undefined : context.condition([...path, 'declines'], declines)),
        because: because ?? 'unavailable',
        ...given('later', later === undefined ? undefined : context.duration(later, 0)),
      };
    }),
    checks: checks.map(({ id, from, of, at, within }, i) => {
      const path = ['chain', 'checks', i];
      return {
        id,
        from: context.ref('post', [...path, 'from'], from),
        of: context.refs('seat', [...path, 'of'], of),
        at: at.map((when, k) => context.time([...path, 'at', k], when)),
        within: context.duration(within, ON_DUTY),
      };
    }),
    parts,
    first: context.refs('site', ['chain', 'first'], first),
    patience: context.duration(patience, PATIENCE),
  };
}
