/** Injects and the actions they expect, and the rings in which they wait for each other. */
import { type Context, given } from './context.ts';
import { cyclesOf, ringWords } from './cycles.ts';
import type { Path } from './findings.ts';
import type { ExpectedAction, Inject } from './scenario.ts';
import type { AuthorEntry } from './schema.ts';
import type { Author, Entry } from './shape.ts';

export function resolveInjects(context: Context, author: Author): Inject[] {
  const parked = new Set(author.injects.filter(({ entry }) => entry.parked).map(({ entry }) => entry.id));
  const injects = author.injects.map(({ index, entry }) =>
    injectOf(context, ['injects', index], index + 1, entry, parked),
  );
  tellCycles(context, author.injects);
  return injects;
}

function injectOf(
  context: Context,
  path: Path,
  number: number,
  entry: AuthorEntry<'injects'>,
  parked: ReadonlySet<string>,
): Inject {
  const { id, at, when, after } = entry;
  const starts = [at, when, after, entry.parked || undefined].filter((start) => start !== undefined);
  if (starts.length !== 1)
    context.findings.at(path, 'choose-one', { found: id, allowed: 'at | when | after | parked: true' });
  const text = context.text([...path, 'text'], entry.text);
  return {
    id,
    number,
    title: entry.title === undefined ? { zh: id, en: id } : context.text([...path, 'title'], entry.title),
    text,
    from: context.ref('speaker', [...path, 'from'], entry.from),
    to: context.refs('seat', [...path, 'to'], entry.to),
    type: entry.type ?? (entry.parked ? 'contingency' : 'scripted'),
    by: entry.by ?? 'phone',
    ...given('site', entry.site === undefined ? undefined : context.ref('site', [...path, 'site'], entry.site)),
    ...given(
      'exercise',
      entry.exercise === undefined ? undefined : context.ref('exercise', [...path, 'exercise'], entry.exercise),
    ),
    ...given('at', at === undefined ? undefined : context.time([...path, 'at'], at)),
    ...given('when', when === undefined ? undefined : context.condition([...path, 'when'], when)),
    ...given('after', after && afterOf(context, [...path, 'after'], after)),
    parked: entry.parked ?? false,
    release: entry.release ?? 'auto',
    expects: (entry.expects ?? []).map((action, i) => expectedOf(context, [...path, 'expects', i], action, parked)),
    ...given('note', entry.note === undefined ? undefined : context.text([...path, 'note'], entry.note)),
  };
}

function afterOf(
  context: Context,
  path: Path,
  after: NonNullable<AuthorEntry<'injects'>['after']>,
): NonNullable<Inject['after']> {
  return {
    inject: context.ref('inject', [...path, 'inject'], after.inject),
    state: after.state ?? 'released',
    delay: context.duration(after.delay, 0),
  };
}

type AuthorAction = NonNullable<AuthorEntry<'injects'>['expects']>[number];

function expectedOf(context: Context, path: Path, action: AuthorAction, parked: ReadonlySet<string>): ExpectedAction {
  const { otherwise } = action;
  if (
    otherwise !== undefined &&
    context.ref('inject', [...path, 'otherwise'], otherwise) &&
    context.ids.of('inject').has(otherwise) &&
    !parked.has(otherwise)
  ) {
    context.findings.at([...path, 'otherwise'], 'inject-not-parked', { found: otherwise });
  }
  return {
    id: action.id,
    ...given('name', action.name === undefined ? undefined : context.text([...path, 'name'], action.name)),
    action: context.condition([...path, 'action'], action.action),
    within: context.duration(action.within, 0),
    ...given('otherwise', otherwise),
  };
}

/** Injects that wait for each other by `after`, or arm each other by `otherwise`, round and round. */
function tellCycles(context: Context, injects: readonly Entry<'injects'>[]): void {
  const steps = new Map<string, string[]>();
  const link = (from: string, to: string) => steps.set(from, [...(steps.get(from) ?? []), to]);
  for (const { entry } of injects) {
    if (entry.after) link(entry.after.inject, entry.id);
    for (const { otherwise } of entry.expects ?? []) if (otherwise !== undefined) link(entry.id, otherwise);
  }
  const places = new Map(
    injects.map(({ index, entry }) => [entry.id, { index, key: entry.after ? 'after' : 'expects' }]),
  );
  for (const cycle of cyclesOf(steps)) {
    const place = places.get(cycle[0] ?? '');
    if (place)
      context.findings.atKey(['injects', place.index, place.key], 'inject-cycle', {
        values: { members: ringWords(cycle) },
        found: cycle[0] ?? '',
      });
  }
}
