/** Devices: what of the teams' and posts' work reaches a hazard. */
import { DEVICE_SETTINGS, liftOf } from '../hazards/device.ts';
import { devicesOf } from '../hazards/index.ts';
import { NOUNS } from '../text/nouns.ts';
import { few } from './condition-arguments.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import type { Device, Hazard } from './scenario.ts';
import type { AuthorEntry } from './schema.ts';
import type { Author } from './shape.ts';
import { suggest } from './suggest.ts';

export function resolveDevices(context: Context, author: Author, hazards: readonly Hazard[]): Device[] {
  const known = knownDevices(context, author, hazards);
  const ids = [...known].flatMap(([id, { kind }]) => (BY_THEMSELVES.has(kind) ? [] : [id]));
  const written = author.devices.flatMap(({ index, entry }) => {
    const path = ['devices', index];
    const { id, name, site, when, otherwise, begins, rate, rise, fall } = entry;
    const own = known.get(id);
    if (own === undefined || BY_THEMSELVES.has(own.kind)) {
      context.findings.at([...path, 'id'], 'device-unknown', {
        found: id,
        ...few(ids),
        suggest: suggest(id, ids),
      });
      return [];
    }
    const { unit, most } = DEVICE_SETTINGS[own.kind];
    const setting = (key: string, value: number): number => {
      if (value > most) context.findings.at([...path, key], 'number-range', allowed(value, most, unit));
      return value;
    };
    return {
      id,
      kind: own.kind,
      hazard: own.hazard,
      name: name === undefined ? { zh: id, en: id } : context.text([...path, 'name'], name),
      ...given('site', site === undefined ? undefined : context.ref('site', [...path, 'site'], site)),
      when: context.condition([...path, 'when'], when),
      to: target(context, path, entry, own.kind, setting),
      ...given('otherwise', otherwise === undefined ? undefined : setting('otherwise', otherwise)),
      begins: setting('begins', begins ?? otherwise ?? 0),
      ...given('rate', rate),
      ...given('rise', rise === undefined ? undefined : context.duration(rise, 0)),
      ...given('fall', fall === undefined ? undefined : context.duration(fall, 0)),
    };
  });
  return [...waiting(context, author, hazards), ...searching(context, author, hazards), ...written];
}

/** What it is set to: said as such, or by the trucks of a pump. */
function target(
  context: Context,
  path: Path,
  { id, to, trucks }: AuthorEntry<'devices'>,
  kind: Device['kind'],
  setting: (key: string, value: number) => number,
): number {
  if ((to === undefined) === (trucks === undefined))
    context.findings.at(path, 'choose-one', { found: id, allowed: 'to | trucks' });
  if (trucks === undefined) return setting('to', to ?? 0);
  if (kind !== 'pump') context.findings.at([...path, 'trucks'], 'trucks-pump', { found: id });
  return setting('trucks', Math.round(liftOf(trucks) * 1e4) / 1e4);
}

/** Kinds that no author sets: they follow from what a hazard says of itself. */
const BY_THEMSELVES: ReadonlySet<Device['kind']> = new Set(['domain', 'plan', 'search']);

/** Whoever searches for something adrift does so while the team is at that work at one of its sites; and the search is planned once. */
const searching = (context: Context, author: Author, hazards: readonly Hazard[]): Device[] =>
  author.hazards.flatMap(({ index, entry }, i): Device[] => {
    const [hazard, plan] = [hazards[i], entry.kind === 'drift' ? entry.search?.plan : undefined];
    if (hazard?.kind !== 'drift' || hazard.search === undefined || plan === undefined) return [];
    const { id, name = id, search } = hazard;
    const { zh, en } = typeof name === 'string' ? { zh: name, en: name } : name;
    const common = { hazard: id, to: 1, begins: 0 };
    const path = ['hazards', index, 'search', 'plan'];
    // What is misspelt has been told where it stands.
    const sites = search.sites.filter((site) => context.ids.of('site').has(site));
    return [
      {
        ...common,
        id: search.plan,
        kind: 'plan',
        name: { zh: `${zh}：搜寻方案已定`, en: `${en}: the search is planned` },
        when: context.condition(path, plan),
      },
      ...search.units
        .filter(({ team }) => sites.length > 0 && context.ids.of('team').has(team))
        .map(
          (unit): Device => ({
            ...common,
            id: unit.id,
            kind: 'search',
            name: { zh: `${unit.team} 搜寻${zh}`, en: `${unit.team} searches for ${en}` },
            when: context.condition(path, atWork(unit.team, sites)),
            otherwise: 0,
          }),
        ),
    ];
  });

const atWork = (team: string, sites: readonly string[]): string => {
  const there = sites.map((site) => `team('${team}').at('${site}')`).join(' || ');
  return `team('${team}').working && team('${team}').task == 'sea-search' && (${there})`;
};

/** Domains that wait for a condition are set by it, once and for all; a replay finds it in the log as any other setting. */
const waiting = (context: Context, author: Author, hazards: readonly Hazard[]): Device[] =>
  author.hazards.flatMap(({ index, entry }, i) => {
    const [hazard, when] = [hazards[i], entry.kind === 'flood' ? entry.active?.when : undefined];
    if (hazard?.kind !== 'flood' || when === undefined) return [];
    const { id, name = id } = hazard;
    return {
      id,
      kind: 'domain',
      hazard: id,
      name: typeof name === 'string' ? { zh: name, en: name } : name,
      when: context.condition(['hazards', index, 'active', 'when'], when),
      to: 1,
      begins: 0,
    };
  });

type Known = ReadonlyMap<string, { readonly kind: Device['kind']; readonly hazard: string }>;

/** Every device of every hazard; two of one id would be set by one setting. */
function knownDevices(context: Context, author: Author, hazards: readonly Hazard[]): Known {
  const known = new Map<string, { kind: Device['kind']; hazard: string; at: number }>();
  hazards.forEach((hazard, i) => {
    const at = author.hazards[i]?.index ?? i;
    for (const { id, kind } of devicesOf(hazard)) {
      const first = known.get(id);
      if (first === undefined) known.set(id, { kind, hazard: hazard.id, at });
      else {
        const line = context.findings.lineOf(['hazards', first.at]);
        context.findings.at(['hazards', at], 'id-twice', { values: { what: NOUNS.device, line }, found: id });
      }
    }
  });
  return known;
}

const allowed = (value: number, most: number, unit: string) => ({
  found: String(value),
  allowed: `≤ ${most}${unit === '' ? '' : ` ${unit}`}`,
});
