/**
 * What each seat (席位) may do and see: one table. `decide.ts` holds commands against it, the page and `show --seat` show by it.
 * Who commands whom is the scenario's: a post has the teams and posts below it.
 */
import type { CommandType } from '../log/vocabulary.ts';
import type { Chain, Seat } from '../scenario/scenario.ts';

export type SeatRole = Seat['role'];

export interface Rights {
  readonly may: ReadonlySet<CommandType>;
  /** Whose seats it takes and leaves, and whose field teams it marks. */
  readonly over: 'itself' | 'everybody';
  /** Whether it may write down what another seat has said (代录). */
  readonly enters: boolean;
  /** Whether it may lift a NO DUFF (law 9). */
  readonly lifts: boolean;
  /** The truth, or what was told it (law 11). */
  readonly sees: 'truth' | 'told';
}

/** The drill itself: its clock, its injects, its plans. */
const LEADING: readonly CommandType[] = [
  'startex',
  'pause',
  'resume',
  'jump',
  'endex',
  'inject.release',
  'inject.hold',
  'inject.skip',
  'inject.fire',
  'inject.defer',
  'script.later',
  'script.earlier',
  'segment.shorten',
  'segment.lengthen',
  'segment.skip',
  'suppress',
];
/** Whoever sits anywhere takes and leaves the seat and says 收到. NO DUFF is everybody's and asks nobody (law 9). */
const EVERYBODY: readonly CommandType[] = ['seat.take', 'seat.release', 'acknowledge', 'noduff'];
const rights = (
  may: readonly CommandType[],
  sees: Rights['sees'],
  more: Partial<Pick<Rights, 'over' | 'enters' | 'lifts'>> = {},
): Rights => ({ may: new Set([...EVERYBODY, ...may]), over: 'itself', enters: false, lifts: false, sees, ...more });

/** Asking others, and taking what they offer. */
const ASKING: readonly CommandType[] = ['request', 'accept', 'offer'];

/** Who leads the drill speaks for the forces too: what it orders goes out in the name of the team's post. */
const CONTROL: readonly CommandType[] = [
  ...LEADING,
  ...ASKING,
  'order',
  'report',
  'refuse',
  'grant',
  'mark',
  'bookmark',
];

export const RIGHTS: Readonly<Record<SeatRole, Rights>> = {
  director: rights(CONTROL, 'truth', { over: 'everybody', enters: true, lifts: true }),
  controller: rights(CONTROL, 'truth', { over: 'everybody', enters: true }),
  /** Stops what is not safe, and may order people out. */
  'safety-officer': rights([...LEADING, ...ASKING, 'order', 'report', 'bookmark'], 'truth', { lifts: true }),
  evaluator: rights(['bookmark'], 'truth'),
  observer: rights([], 'truth'),
  post: rights([...ASKING, 'order', 'grant', 'level', 'measure', 'report', 'refuse', 'bookmark'], 'told'),
  desk: rights([...ASKING, 'report', 'bookmark'], 'told'),
  'team-leader': rights(['mark', 'report', 'refuse', 'offer', 'bookmark'], 'told'),
};

/** What somebody says in a seat, and another may write down for them. */
export const SPOKEN: ReadonlySet<CommandType> = new Set<CommandType>([
  'acknowledge',
  'refuse',
  'order',
  'request',
  'offer',
  'accept',
  'grant',
  'level',
  'measure',
  'report',
  'mark',
]);

/** What of a scenario says who sits where. */
export interface Seating {
  readonly seats: readonly { readonly id: string; readonly role: SeatRole; readonly post?: string }[];
  readonly posts: readonly { readonly id: string; readonly of?: string }[];
  readonly teams: readonly { readonly id: string; readonly post: string }[];
  readonly chain?: Pick<Chain, 'authority'>;
}

/** The role of a seat: what the scenario says, and a director, a safety officer and controllers always are. */
export function roleOf({ seats, posts, teams }: Seating, seat: string): SeatRole | undefined {
  const named = seats.find(({ id }) => id === seat)?.role;
  if (named !== undefined) return named;
  if (seat === 'director' || seat === 'safety-officer') return seat;
  if (seat.startsWith('controller')) return 'controller';
  if (posts.some(({ id }) => id === seat)) return 'post';
  return teams.some(({ id }) => id === seat) ? 'team-leader' : undefined;
}

export function rightsOf(scenario: Seating, seat: string): Rights | undefined {
  const role = roleOf(scenario, seat);
  return role && RIGHTS[role];
}

/** Whether `post` is above `team` in the chain of command. */
export function commands({ posts, teams }: Seating, post: string, team: string): boolean {
  let above = teams.find(({ id }) => id === team)?.post;
  // A chain has no more links than there are posts, whatever a file says.
  for (let links = 0; above !== undefined && links <= posts.length; links++) {
    if (above === post) return true;
    above = posts.find(({ id }) => id === above)?.of;
  }
  return false;
}

/** The seat, and what is below it in the chain of command: whose news it gets. */
export function circleOf(scenario: Seating, seat: string): ReadonlySet<string> {
  const circle = new Set([seat]);
  // A department at a headquarters is told what comes in there.
  const at = scenario.seats.find(({ id }) => id === seat)?.post;
  if (at !== undefined) circle.add(at);
  // Each round adds one level of posts; there are no more levels than posts.
  for (const _ of scenario.posts)
    for (const { id, of } of scenario.posts) if (of !== undefined && circle.has(of)) circle.add(id);
  for (const { id } of scenario.teams) if (commands(scenario, at ?? seat, id)) circle.add(id);
  return circle;
}
