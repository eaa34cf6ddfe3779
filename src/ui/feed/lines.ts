/** Which lines of the log the feed shows, under which heading, and in which words. */
import { type Said, sayCommand, sayEvent } from '../../text/say.ts';
import type { Desk } from '../desk.ts';
import { about, type Line, mentions } from '../journal.ts';
import type { FeedKind, ViewState } from '../store.ts';

/** The engine's own bookkeeping: in the log, and in "why", but not worth a line for people. */
const UNSEEN: ReadonlySet<string> = new Set([
  'hazard.stepped',
  'inject.authored',
  'inject.armed',
  'inject.delivered',
  'action.owed',
  'exercise.armed',
  'inject.responded',
  'area.peopled',
  'report.owed',
  'report.sent',
  'team.used',
]);

const FAMILIES: Readonly<Record<string, FeedKind>> = {
  order: 'orders',
  team: 'teams',
  stock: 'teams',
  inject: 'injects',
  action: 'injects',
  contingency: 'injects',
  exercise: 'exercises',
  incident: 'exercises',
  objective: 'exercises',
  area: 'households',
  areas: 'households',
  shelter: 'households',
  household: 'households',
  households: 'households',
  pump: 'teams',
  gate: 'teams',
  line: 'teams',
  leak: 'teams',
  drain: 'teams',
  repair: 'teams',
  breach: 'weather',
  cast: 'weather',
  dose: 'households',
  release: 'weather',
  search: 'teams',
  plan: 'posts',
  people: 'households',
  warning: 'weather',
  bulletin: 'weather',
  hazard: 'weather',
  post: 'posts',
  report: 'posts',
  drill: 'posts',
  safety: 'refusals',
};

export const isBookkeeping = ({ type }: Line): boolean => UNSEEN.has(type);

export function feedKind(line: Line): FeedKind {
  if (
    line.type === 'command.refused' ||
    line.type === 'message.refused' ||
    line.type === 'order.refused' ||
    line.type === 'actor.faulted'
  )
    return 'refusals';
  if (line.line === 'command') return line.type.startsWith('inject.') ? 'injects' : 'orders';
  return FAMILIES[line.type.split('.')[0] ?? ''] ?? 'posts';
}

/** Lines to be looked at twice: colour and weight, beside their words. */
const DANGER: ReadonlySet<string> = new Set([
  'command.refused',
  'order.refused',
  'order.overdue',
  'action.missed',
  'team.faulted',
  'team.alarmed',
  'team.casualties',
  'safety.breached',
  'objective.missed',
  'actor.faulted',
  'drill.faulted',
  'drill.frozen',
  'inject.failed',
  'household.missed',
  'people.endangered',
  'report.late',
  'report.missed',
]);
const WARN: ReadonlySet<string> = new Set([
  'team.stranded',
  'team.lacking',
  'team.withdrawn',
  'households.hindered',
  'stock.short',
  'order.withheld',
  'message.refused',
  'incident.occurred',
  'dose.passed',
  'release.reached',
]);
export const toneOf = ({ type }: Line): string =>
  DANGER.has(type)
    ? 'danger'
    : WARN.has(type) || type === 'warning.issued'
      ? 'warn'
      : type === 'team.held'
        ? 'hold'
        : '';

/** What another line of the same moment says better: a due inject that goes out by itself, one of many receipts, a report of work done. */
function isEcho(desk: Desk, line: Line): boolean {
  if (line.line === 'command') return false;
  // How many moved is the board's; a line is for a household by itself.
  if (line.type === 'households.moved') return line.household === undefined;
  if (line.type === 'inject.due') return desk.roster.injects.get(line.inject)?.release === 'auto';
  if (line.type === 'inject.acknowledged') return (desk.roster.injects.get(line.inject)?.to.length ?? 0) > 1;
  return line.type === 'order.done' && desk.roster.teams.has(line.by);
}

export function sayLine(desk: Desk, line: Line): string {
  const { words } = desk.speech;
  const said = line as unknown as Said;
  return line.line === 'command' ? sayCommand(said, words, desk.names) : sayEvent(said, words, desk.names);
}

/** The lines that pass the filters, oldest first. */
export function feedLines(desk: Desk, { feed, selection }: ViewState): readonly Line[] {
  const text = feed.text.trim().toLowerCase();
  // Before a gap in what is here no line says what came next.
  const { from } = desk.journal;
  const fits = (line: Line): boolean => {
    if (line.seq < from || isBookkeeping(line) || isEcho(desk, line) || !desk.hears(line)) return false;
    if (feed.kind !== undefined && feedKind(line) !== feed.kind) return false;
    if (feed.selected && selection && about(line)?.id !== selection.id && !mentions(line, selection.id)) return false;
    return text === '' || sayLine(desk, line).toLowerCase().includes(text);
  };
  return desk.journal.lines.filter(fits);
}
