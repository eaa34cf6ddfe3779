/**
 * Who may order what (审批权限): acts that the scenario's table names are decided by the seats that it gives them to, and by nobody
 * else; all others by the posts. A rule of a post's plan goes through the desk at its headquarters that has the authority.
 */
import type { Command } from '../log/vocabulary.ts';
import type { Act, Chain } from './scenario.ts';

/** What of a scenario says who may order what. */
interface Seating {
  readonly seats: readonly { readonly id: string; readonly post?: string }[];
  readonly posts: readonly { readonly id: string; readonly of?: string }[];
  readonly chain?: Pick<Chain, 'authority'>;
}

/** The seats that may order `act`; undefined where the table does not name it, and every post may. */
export const holders = ({ chain }: Seating, act: string): readonly string[] | undefined =>
  chain?.authority.find(({ acts }) => acts.some((one) => one === act))?.by;

/** The task, measure or level that a command or a rule decides on. A request decides nothing. */
export function actOf(deed: Command | Act): string | undefined {
  switch (deed.type) {
    case 'order':
      return deed.task;
    case 'measure':
      return deed.measure;
    case 'level':
      return `level-${deed.level}`;
    default:
      return undefined;
  }
}

/** The post for which a seat acts: its own, or that at whose headquarters it has its desk. */
export function postOf({ posts, seats }: Seating, seat: string): string | undefined {
  return posts.some(({ id }) => id === seat) ? seat : seats.find(({ id }) => id === seat)?.post;
}

/** Who decides on `act` for `post`: itself, a desk of its own, or one at the post above; undefined when nobody it could turn to. */
export function holderFor(seating: Seating, post: string, act: string): string | undefined {
  const by = holders(seating, act);
  if (by === undefined || by.includes(post)) return post;
  const above = seating.posts.find(({ id }) => id === post)?.of;
  const at = (where: string): string | undefined => by.find((seat) => postOf(seating, seat) === where);
  return at(post) ?? (above === undefined ? undefined : at(above));
}
