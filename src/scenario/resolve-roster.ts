/** Watches, leaders and the rhythm of consultations. */
import { HOUR, MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import type { WatchRoster } from './scenario.ts';
import type { Author } from './shape.ts';

/** What an author leaves out: 24-hour watches, and 会商 every 12, 6, 3, 2 hours at levels IV to I (doctrine 2.3); 设定. */
const SHIFT = 24 * HOUR;
const WITHIN = 45 * MINUTE;
const GRACE = 30 * MINUTE;
const CONSULT = { IV: 12 * HOUR, III: 6 * HOUR, II: 3 * HOUR, I: 2 * HOUR } as const;

export function resolveRoster(context: Context, { roster }: Author): WatchRoster | undefined {
  if (roster === undefined) return undefined;
  const { shift, handover, within, consult = {}, grace, posts } = roster;
  const levels = ['IV', 'III', 'II', 'I'] as const;
  return {
    shift: context.duration(shift, SHIFT),
    handover: context.time(['roster', 'handover'], handover),
    within: context.duration(within, WITHIN),
    consult: Object.fromEntries(levels.map((level) => [level, context.duration(consult[level], CONSULT[level])])),
    grace: context.duration(grace, GRACE),
    posts: posts.map(({ post, crews, leaders }, i) => {
      const path = ['roster', 'posts', i];
      if (posts.findIndex((one) => one.post === post) !== i)
        context.findings.at([...path, 'post'], 'roster-twice', { found: post });
      if (crews.length === 0) context.findings.at([...path, 'crews'], 'roster-empty', { found: post });
      return {
        post: context.ref('post', [...path, 'post'], post),
        crews: crews.map((name, n) => context.text([...path, 'crews', n], name)),
        leaders: Object.fromEntries(
          levels.flatMap((level) => {
            const name = leaders[level];
            return name === undefined ? [] : [[level, context.text([...path, 'leaders', level], name)]];
          }),
        ),
      };
    }),
  };
}
