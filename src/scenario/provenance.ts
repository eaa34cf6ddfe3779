/** What a city must confirm before it trusts the drill (待本地核定清单): all that is assumed, and all that does not say. */
import type { Basis, Provenance, Scenario } from './scenario.ts';

export interface ToConfirm {
  /** Where it stands, as `teams[3]`. */
  readonly path: string;
  readonly id: string;
  /** `unstated` when the scenario does not say where the figures come from. */
  readonly basis: Basis | 'unstated';
  readonly note?: string;
}

interface Figured {
  readonly id: string;
  readonly provenance?: Provenance;
}

/** In the order of the file; measured and literature figures are left out. */
export function toConfirm(scenario: Scenario): ToConfirm[] {
  const { hazards, sites, teams, objectives } = scenario;
  return [
    ...listOf('hazards', hazards),
    ...listOf('sites', sites),
    ...listOf('teams', teams),
    ...listOf('objectives', objectives),
  ];
}

function listOf(section: string, entries: readonly Figured[]): ToConfirm[] {
  return entries.flatMap(({ id, provenance }, i) => {
    const basis = provenance?.basis ?? 'unstated';
    if (basis === 'measured' || basis === 'literature') return [];
    return [
      { path: `${section}[${i}]`, id, basis, ...(provenance?.note === undefined ? {} : { note: provenance.note }) },
    ];
  });
}
