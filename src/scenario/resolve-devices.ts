/** Devices: what of the teams' and posts' work reaches a hazard. */
import { DEVICE_SETTINGS } from '../hazards/device.ts';
import { devicesOf } from '../hazards/index.ts';
import { few } from './condition-arguments.ts';
import { type Context, given } from './context.ts';
import type { Device, Hazard } from './scenario.ts';
import type { Author } from './shape.ts';
import { suggest } from './suggest.ts';

export function resolveDevices(context: Context, author: Author, hazards: readonly Hazard[]): Device[] {
  const known = new Map(
    hazards.flatMap((hazard) => devicesOf(hazard).map(({ id, kind }) => [id, { kind, hazard: hazard.id }] as const)),
  );
  const ids = [...known.keys()];
  return author.devices.flatMap(({ index, entry }) => {
    const path = ['devices', index];
    const { id, name, site, when, to, otherwise, begins, rate } = entry;
    const own = known.get(id);
    if (own === undefined) {
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
      ...own,
      name: name === undefined ? { zh: id, en: id } : context.text([...path, 'name'], name),
      ...given('site', site === undefined ? undefined : context.ref('site', [...path, 'site'], site)),
      when: context.condition([...path, 'when'], when),
      to: setting('to', to),
      ...given('otherwise', otherwise === undefined ? undefined : setting('otherwise', otherwise)),
      begins: setting('begins', begins ?? otherwise ?? 0),
      ...given('rate', rate),
    };
  });
}

const allowed = (value: number, most: number, unit: string) => ({
  found: String(value),
  allowed: `≤ ${most}${unit === '' ? '' : ` ${unit}`}`,
});
