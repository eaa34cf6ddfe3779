/** Posts, teams, seats, plans: who can act, and what they do while nobody sits there. */

import { POST_LEVELS, type PostLevel } from '../log/names.ts';
import { teamKind } from '../teams/index.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import { provenanceOf } from './resolve-provenance.ts';
import { supplied } from './resolve-support.ts';
import type { Act, Plan, Post, Rule, Seat, Team, Variant } from './scenario.ts';
import type { AuthorEntry } from './schema.ts';
import type { Author } from './shape.ts';

/** How fast an automatic seat acts where the author says nothing: a duty officer who reads, asks back, and speaks. */
const USUAL_DELAY: Millis = 3 * MINUTE;
/** What a person is given to read, to ask and to say it; 设定. */
const HANDLING: Millis = 2 * MINUTE;

export function resolvePosts(context: Context, author: Author): Post[] {
  const at = (level: PostLevel | undefined): ReadonlySet<string> =>
    new Set(author.posts.filter(({ entry }) => entry.level === level).map(({ entry }) => entry.id));
  return author.posts.map(({ index, entry }) => {
    const path = ['posts', index];
    const { id, level, of, site } = entry;
    if (level === 'city' && of !== undefined) context.findings.at([...path, 'of'], 'post-of-city', { found: of });
    const above = at(POST_LEVELS[POST_LEVELS.indexOf(level) - 1]);
    if (level !== 'city' && (of === undefined || !above.has(of))) {
      if (of !== undefined && !context.ids.of('post').has(of)) context.ref('post', [...path, 'of'], of);
      else context.findings.at(path, 'post-of', { found: id, allowed: [...above].slice(0, 20).join(', ') });
    }
    return {
      id,
      level,
      ...given('of', of),
      name: entry.name === undefined ? { zh: id, en: id } : context.text([...path, 'name'], entry.name),
      ...given('site', site === undefined ? undefined : context.ref('site', [...path, 'site'], site)),
    };
  });
}

export function resolveTeams(context: Context, author: Author): Team[] {
  return author.teams.map(({ index, entry }) => {
    const path = ['teams', index];
    const kind = teamKind(entry.kind);
    return {
      id: entry.id,
      kind: entry.kind,
      name: context.text([...path, 'name'], entry.name),
      people: entry.people,
      base: context.ref('site', [...path, 'base'], entry.base),
      post: context.ref('post', [...path, 'post'], entry.post),
      mode: entry.mode ?? 'simulated',
      command: entry.command ?? 'order',
      mobilise: context.duration(entry.mobilise, kind.mobilise),
      speed: entry.speed ?? kind.speed,
      ...given('seats', entry.seats),
      ...supplied(entry),
      ...given('wears', entry.wears),
      equipment: (entry.equipment ?? []).map(({ name, count }, i) => ({
        name: context.text([...path, 'equipment', i, 'name'], name),
        count,
      })),
      ...provenanceOf(context, path, entry.provenance),
    };
  });
}

/** The seats that are written, and after them the director, each post and each team that has none. */
export function resolveVariants(context: Context, author: Author): Variant[] {
  return author.variants.map(({ index, entry: { id, name, pace = 1, without } }) => ({
    id,
    name: context.text(['variants', index, 'name'], name),
    pace,
    without: context.refs('rule', ['variants', index, 'without'], without),
  }));
}

export function resolveSeats(context: Context, author: Author): Seat[] {
  const posts = context.ids.of('post');
  const teams = context.ids.of('team');
  const own = (id: string): Seat['role'] | undefined =>
    id === 'director' ? 'director' : posts.has(id) ? 'post' : teams.has(id) ? 'team-leader' : undefined;
  const written = author.seats.map(({ index, entry }): Seat => {
    const path = ['seats', index];
    const { id, plan, skill = {}, handling, desk, post } = entry;
    const role = own(id) ?? entry.role ?? (desk === undefined ? undefined : 'desk');
    if (role === undefined) context.findings.at(path, 'role-needed', { found: id });
    else if (entry.role !== undefined && (entry.role !== role || (!own(id) && OWNED.has(role)))) {
      context.findings.at([...path, 'role'], 'role-wrong', { found: id });
    }
    if ((desk !== undefined || post !== undefined) && role !== 'desk')
      context.findings.at(path, 'desk-role', { found: id });
    if (desk !== undefined && post === undefined) context.findings.at(path, 'desk-post', { found: id });
    return {
      id,
      role: role ?? 'observer',
      ...given('desk', desk),
      ...given('post', post === undefined ? undefined : context.ref('post', [...path, 'post'], post)),
      ...given('plan', plan === undefined ? undefined : context.ref('plan', [...path, 'plan'], plan)),
      skill: { delay: context.duration(skill.delay, USUAL_DELAY), error: skill.error ?? 0 },
      handling: context.duration(handling, HANDLING),
    };
  });
  const taken = new Set(written.map(({ id }) => id));
  const implied = ['director', ...posts, ...teams].filter((id) => !taken.has(id));
  const skill = { delay: USUAL_DELAY, error: 0 };
  return [...written, ...implied.map((id): Seat => ({ id, role: own(id) ?? 'observer', skill, handling: HANDLING }))];
}

/** Roles that belong to the post or team of the same id. */
const OWNED: ReadonlySet<string> = new Set(['post', 'team-leader']);

export function resolvePlans(context: Context, author: Author): Plan[] {
  return author.plans.map(({ index, entry }) => {
    const path = ['plans', index];
    const followers = author.seats.filter((seat) => seat.entry.plan === entry.id);
    if (followers.length > 1 && entry.rules.some((rule) => rule.order ?? rule.request)) {
      context.findings.at(path, 'plan-shared', { found: entry.id, allowed: '1' });
    }
    const basis = given('basis', entry.basis === undefined ? undefined : context.text([...path, 'basis'], entry.basis));
    return {
      id: entry.id,
      rules: entry.rules.map((rule, i) => ({ ...basis, ...ruleOf(context, [...path, 'rules', i], rule) })),
    };
  });
}

type AuthorRule = AuthorEntry<'plans'>['rules'][number];

function ruleOf(context: Context, path: Path, rule: AuthorRule): Rule {
  const acts = [rule.order, rule.request, rule.ask, rule.level, rule.measure].filter((act) => act !== undefined);
  if (acts.length !== 1)
    context.findings.at(path, 'choose-one', { found: rule.id, allowed: 'order | request | ask | level | measure' });
  if (rule.exercise !== undefined && rule.measure === undefined)
    context.findings.at([...path, 'exercise'], 'rule-exercise', { found: rule.exercise });
  return {
    id: rule.id,
    when: context.condition([...path, 'when'], rule.when),
    after: context.duration(rule.after, 0),
    act: actOf(context, path, rule),
    ...given('basis', rule.basis === undefined ? undefined : context.text([...path, 'basis'], rule.basis)),
    ...given('text', rule.text === undefined ? undefined : context.text([...path, 'text'], rule.text)),
    ...given('only', rule.only && context.refs('variant', [...path, 'only'], rule.only)),
  };
}

function actOf(context: Context, path: Path, rule: AuthorRule): Act {
  const exercise = (at: Path, id: string | undefined) =>
    given('exercise', id === undefined ? undefined : context.ref('exercise', [...at, 'exercise'], id));
  if (rule.level !== undefined) return { type: 'level', level: rule.level };
  if (rule.measure !== undefined) return { type: 'measure', measure: rule.measure, ...exercise(path, rule.exercise) };
  if (rule.ask !== undefined) return askOf(context, [...path, 'ask'], rule.ask);
  const order = rule.order ?? rule.request;
  if (!order) return { type: 'level', level: 'duty' };
  const at = [...path, rule.order ? 'order' : 'request'];
  return {
    type: 'order',
    to: context.ref('team', [...at, 'to'], order.to),
    task: order.task,
    site: context.ref('site', [...at, 'at'], order.at),
    ...given('within', order.within === undefined ? undefined : context.duration(order.within, 0)),
    ...given('work', order.work === undefined ? undefined : context.duration(order.work, 0)),
    ...exercise(at, order.exercise),
    ...given(
      'channel',
      order.channel === undefined ? undefined : context.ref('channel', [...at, 'channel'], order.channel),
    ),
    stays: order.then === 'stay',
  };
}

function askOf(context: Context, at: Path, ask: NonNullable<AuthorRule['ask']>): Act {
  const { to, task, at: site, team, within, channel } = ask;
  return {
    type: 'ask',
    to: context.ref('post', [...at, 'to'], to),
    task,
    site: context.ref('site', [...at, 'at'], site),
    ...given('team', team === undefined ? undefined : context.ref('team', [...at, 'team'], team)),
    ...given('within', within === undefined ? undefined : context.duration(within, 0)),
    ...given('channel', channel === undefined ? undefined : context.ref('channel', [...at, 'channel'], channel)),
  };
}
