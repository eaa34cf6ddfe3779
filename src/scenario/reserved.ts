/**
 * Ids that nobody who takes part may have: the engine's own parts are sent messages by them, in the same space of names as posts, teams,
 * seats, exercises and injects (design 4). Those that a section brings are free where it is absent, as they were when old logs were written.
 */
const ALWAYS = [
  'conditions',
  'deadlines',
  'devices',
  'figures',
  'findings',
  'hazards',
  'minute',
  'plans',
  'reports',
  'scoring',
  'showing',
] as const;

const BY_SECTION: Readonly<Record<string, readonly string[]>> = {
  bulletins: ['bulletins'],
  chain: ['courier', 'duty', 'requests'],
  households: ['households'],
  preposition: ['placing'],
  roads: ['roads'],
  roster: ['roster'],
  support: ['support'],
};

export function reservedIn(document: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const present = Object.entries(BY_SECTION).filter(([section]) => document[section] !== undefined);
  const { bulletins, chain, hazards } = document;
  const receipts = has(chain, 'receipts') ? ['receipts'] : [];
  const alarms = has(bulletins, 'alarms') ? ['alarms'] : [];
  const followed = Array.isArray(hazards) && hazards.some((one) => has(one, 'follow') && one['kind'] === 'flood');
  return new Set([
    ...ALWAYS,
    ...present.flatMap(([, ids]) => ids),
    ...alarms,
    ...receipts,
    ...(followed ? ['waders'] : []),
  ]);
}

/** Whether something as it stands in a file is a mapping with this field. */
const has = (one: unknown, field: string): one is Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null && (one as Readonly<Record<string, unknown>>)[field] !== undefined;
