/** How orders, requests and injects travel, and how soon each link answers. */
import { HOUR, MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import type { Chain } from './scenario.ts';
import type { Author } from './shape.ts';

/** Each link acknowledges within ten minutes (叫应, doctrine 2.8); 设定. */
const ACKNOWLEDGE = 10 * MINUTE;
/** 设定. */
const PATIENCE = HOUR;

export function resolveChain(context: Context, { chain, channels }: Author): Chain | undefined {
  if (chain === undefined) return undefined;
  const all = channels.map(({ entry }) => entry.id);
  const { by, acknowledge, patience, authority = [] } = chain;
  if (all.length === 0) context.findings.at(['chain'], 'chain-no-channel');
  return {
    by: by === undefined ? all : context.refs('channel', ['chain', 'by'], by),
    acknowledge: context.duration(acknowledge, ACKNOWLEDGE),
    authority: authority.map(({ acts, by: seats }, i) => ({
      acts,
      by: context.refs('seat', ['chain', 'authority', i, 'by'], seats),
    })),
    patience: context.duration(patience, PATIENCE),
  };
}
