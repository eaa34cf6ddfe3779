/** Devices: what of the teams' and posts' work reaches a hazard. */
import { DEVICE_SETTINGS } from '../hazards/device.ts';
import { devicesOf } from '../hazards/index.ts';
import { NOUNS } from '../text/nouns.ts';
import { few } from './condition-arguments.ts';
import { type Context, given } from './context.ts';
import type { Device, Hazard } from './scenario.ts';
import type { Author } from './shape.ts';
import { suggest } from './suggest.ts';

export function resolveDevices(context: Context, author: Author, hazards: readonly Hazard[]): Device[] {
  const known = knownDevices(context, author, hazards);
  const ids = [...known].flatMap(([id, { kind }]) => (kind === 'domain' ? [] : [id]));
  const written = author.devices.flatMap(({ index, entry }) => {
    const path = ['devices', index];
    const { id, name, site, when, to, otherwise, begins, rate } = entry;
    const own = known.get(id);
    if (own === undefined || own.kind === 'domain') {
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
      to: setting('to', to),
      ...given('otherwise', otherwise === undefined ? undefined : setting('otherwise', otherwise)),
      begins: setting('begins', begins ?? otherwise ?? 0),
      ...given('rate', rate),
    };
  });
  return [...waiting(context, author, hazards), ...written];
}

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
