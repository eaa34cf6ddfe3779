/**
 * Where a scenario's figures come from, and of them what a city must confirm before it trusts the drill (待本地核定清单): all
 * that is assumed, and all that does not say. What an entry says of itself goes before what its section says for all.
 */
import type { Basis, Figured, Provenance, Scenario } from './scenario.ts';
import { FIGURED, type FiguredName } from './schema.ts';

/** One entry that says where its figures come from; or, counted together, those of a section that leave it to the section. */
export interface Stated {
  readonly section: FiguredName;
  /** Where it stands, as `teams[3]`; the section itself for those that leave it to it. */
  readonly path: string;
  readonly id?: string;
  /** Entries it speaks for. */
  readonly count: number;
  /** `unstated` when neither the entry nor its section says. */
  readonly basis: Basis | 'unstated';
  readonly note?: Provenance['note'];
}

/** Of every section that has entries, in the order of the format. */
export const statedIn = (scenario: Scenario): Stated[] =>
  FIGURED.flatMap((section) => {
    const entries = entriesOf(scenario, section);
    const own = entries.flatMap(({ provenance, ...entry }): Stated[] =>
      provenance === undefined ? [] : [{ section, ...entry, count: 1, ...provenance }],
    );
    const count = entries.length - own.length;
    return count === 0 ? own : [...own, { section, path: section, count, ...saidFor(scenario, section) }];
  });

/** What is assumed and what does not say; measured and literature figures are left out. */
export const toConfirm = (scenario: Scenario): Stated[] =>
  statedIn(scenario).filter(({ basis }) => basis === 'assumed' || basis === 'unstated');

const saidFor = (scenario: Scenario, section: FiguredName): Pick<Stated, 'basis' | 'note'> =>
  (section === 'households' ? scenario.households?.provenance : undefined) ??
  scenario.provenance[section] ?? { basis: 'unstated' };

interface Entry extends Figured {
  readonly path: string;
  readonly id?: string;
}

function entriesOf(scenario: Scenario, section: FiguredName): Entry[] {
  const { map, roads, households, preposition, bulletins, chain, roster, support } = scenario;
  switch (section) {
    case 'map':
      return unnamed(section, [...map.terrain, ...(map.file === undefined ? [] : [map.file])]);
    case 'roads':
      return unnamed(section, [...(roads?.lines ?? []), ...(roads?.closures ?? [])]);
    case 'bulletins':
      return unnamed(section, bulletins === undefined ? [] : [bulletins]);
    case 'chain':
      return unnamed(section, chain === undefined ? [] : [chain]);
    case 'roster':
      return unnamed(section, roster?.posts ?? []);
    case 'preposition':
      return unnamed(section, preposition?.sites ?? []);
    case 'support':
      return named('support.depots', support?.depots ?? []);
    case 'households':
      if (households === undefined) return [];
      // The section itself too: its deadline and how people answer.
      return [
        ...named('households.areas', households.areas),
        ...named('households.shelters', households.shelters),
        ...unnamed(section, [...households.channels, households.response]),
      ];
    default:
      return named(section, scenario[section]);
  }
}

const unnamed = (path: string, entries: readonly unknown[]): Entry[] => entries.map(() => ({ path }));

const named = (section: string, entries: readonly (Figured & { readonly id: string })[]): Entry[] =>
  entries.map(({ id, provenance }, i) => ({
    path: `${section}[${i}]`,
    id,
    ...(provenance === undefined ? {} : { provenance }),
  }));
