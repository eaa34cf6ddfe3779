/** Plans that lead nowhere: orders that a team cannot carry out, posts that lead without a plan. */

import { skillOf } from '../teams/index.ts';
import { NOUNS } from '../text/nouns.ts';
import { MINUTE } from '../units/time.ts';
import { holderFor } from './authority.ts';
import { type Context, listed } from './context.ts';
import type { Path } from './findings.ts';
import type { MarkWork, Scenario } from './scenario.ts';
import type { Author } from './shape.ts';

export function lintPlans(scenario: Scenario, author: Author, context: Context): void {
  const { findings } = context;
  const followed = new Set(scenario.seats.map(({ plan }) => plan));
  const withPlan = new Set(scenario.seats.filter(({ plan }) => plan !== undefined).map(({ id }) => id));
  scenario.plans.forEach(({ id }, i) => {
    if (!followed.has(id)) findings.at(['plans', i], 'plan-unused', { found: id });
  });
  scenario.exercises.forEach(({ id, lead }, i) => {
    if (!withPlan.has(lead))
      findings.at(['exercises', i, 'lead'], 'seat-no-plan', { values: { exercise: id }, found: lead });
  });
  lintOrders(scenario, author, context);
  lintTwice(author, context);
  lintAuthority(scenario, author, context);
  lintWork(scenario, author, context);
}

function lintOrders(scenario: Scenario, author: Author, { findings }: Context): void {
  const teams = new Map(scenario.teams.map((team) => [team.id, team]));
  author.plans.forEach(({ index, entry }) => {
    entry.rules.forEach((rule, i) => {
      const key = rule.order ? 'order' : 'request';
      const order = rule[key];
      const team = order && teams.get(order.to);
      if (!team) return;
      const path = ['plans', index, 'rules', i, key];
      if (!skillOf(team.kind, order.task)) {
        findings.at([...path, 'task'], 'task-impossible', {
          values: { team: team.id, kind: team.kind },
          found: order.task,
        });
      }
      if (team.command !== key)
        findings.atKey(path, key === 'order' ? 'request-needed' : 'order-needed', { found: team.id });
    });
  });
}

/** What nobody may decide whom the post could turn to would never be done. */
function lintAuthority(scenario: Scenario, author: Author, { findings }: Context): void {
  author.plans.forEach(({ index, entry }) => {
    const seat = scenario.seats.find(({ plan }) => plan === entry.id)?.id;
    entry.rules.forEach((rule, i) => {
      const act = rule.level === undefined ? (rule.measure ?? rule.order?.task) : `level-${rule.level}`;
      if (seat === undefined || act === undefined || holderFor(scenario, seat, act) !== undefined) return;
      findings.at(['plans', index, 'rules', i], 'rule-no-authority', { found: rule.id, values: { other: act } });
    });
  });
}

/** Two orders to one team that fall due together: the second waits for the first to be done, or is refused. */
function lintTwice(author: Author, { findings }: Context): void {
  const first = new Map<string, string>();
  author.plans.forEach(({ index, entry }) => {
    entry.rules.forEach((rule, i) => {
      const key = rule.order ? 'order' : 'request';
      const order = rule[key];
      if (order === undefined) return;
      const due = `${order.to} ${rule.when} ${rule.after ?? ''}`;
      const other = first.get(due);
      if (other === undefined) first.set(due, rule.id);
      else findings.at(['plans', index, 'rules', i, key, 'to'], 'team-twice', { found: order.to, values: { other } });
    });
  });
}

/** A mark's work must have room for the work: the quickest of its teams decides. */
function lintWork(scenario: Scenario, author: Author, context: Context): void {
  scenario.objectives.forEach(({ teams, work }, i) => {
    const places = listed(['objectives', i, 'work'], author.objectives[i]?.entry.work);
    for (const [j, one] of work.entries()) lintPlaceOfWork(scenario, teams, one, places[j]?.[0] ?? [], context);
  });
}

function lintPlaceOfWork(
  { teams: known }: Scenario,
  teams: readonly string[],
  { task, from, to }: MarkWork,
  path: Path,
  { findings }: Context,
): void {
  const minutes = known.flatMap(({ id, kind }) => (teams.includes(id) ? (skillOf(kind, task)?.minutes ?? []) : []));
  if (teams.length > 0 && minutes.length === 0) {
    findings.at([...path, 'task'], 'task-impossible', {
      values: { team: teams.join(', '), kind: NOUNS.team },
      found: task,
    });
  }
  const need = Math.min(...minutes);
  const room = (to - from) / MINUTE;
  if (minutes.length > 0 && room < need)
    findings.at([...path, 'to'], 'work-short', { values: { minutes: room, task, need }, found: task });
}
