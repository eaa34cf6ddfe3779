/** Depots and what is in them; and that teams have, or can get, what their orders need. */
import { GOODS, type Goods, keptBy, usedBy, wearersOf } from '../teams/supplies.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import { provenanceOf } from './resolve-provenance.ts';
import type { Scenario, Support, Team } from './scenario.ts';
import type { Author } from './shape.ts';

export function resolveSupport(context: Context, { support, teams }: Author): Support | undefined {
  if (support === undefined) {
    for (const { index, entry } of teams)
      for (const key of ['shifts', 'carries'] as const)
        if (entry[key] !== undefined)
          context.findings.at(['teams', index, key], 'support-missing', { found: entry.id, values: { key } });
    return undefined;
  }
  const seen = new Set<string>();
  return {
    depots: support.depots.map(({ id, name, site, stocks, provenance }, i) => {
      const path: Path = ['support', 'depots', i];
      if (seen.has(id)) context.findings.at([...path, 'id'], 'depot-twice', { found: id });
      seen.add(id);
      return {
        id,
        name: context.text([...path, 'name'], name),
        site: context.ref('site', [...path, 'site'], site),
        stocks: stocks as Support['depots'][number]['stocks'],
        ...provenanceOf(context, path, provenance),
      };
    }),
  };
}

/** An order that needs more than the team carries and all depots hold together can never be carried out. */
export function lintSupport({ support, teams, plans }: Scenario, author: Author, { findings }: Context): void {
  if (support === undefined) return;
  const inDepots = (goods: Goods): number => support.depots.reduce((sum, { stocks }) => sum + (stocks[goods] ?? 0), 0);
  plans.forEach(({ rules }, p) => {
    rules.forEach(({ act }, r) => {
      const team = act.type === 'order' ? teams.find(({ id }) => id === act.to) : undefined;
      if (act.type !== 'order' || team === undefined) return;
      for (const goods of GOODS) {
        const need = (usedBy(act.task)[goods] ?? 0) + (keptBy(act.task)[goods] ?? 0) + worn(goods, act.task);
        const there = carried(team, goods) + inDepots(goods);
        if (need <= there) continue;
        const key = author.plans[p]?.entry.rules[r]?.order === undefined ? 'request' : 'order';
        const values = { need, there, goods, task: act.task };
        findings.at(['plans', p, 'rules', r, key, 'task'], 'supplies-short', { found: team.id, values });
      }
    });
  });
}

const carried = ({ carries = {} }: Team, goods: Goods): number => carries[goods] ?? 0;
const worn = (goods: Goods, task: Parameters<typeof wearersOf>[0]): number =>
  goods === 'suits' || goods === 'air' ? wearersOf(task) : 0;

/** What a team has with it, and in how many shifts it works. */
export const supplied = ({ shifts, carries }: { shifts?: number | undefined; carries?: unknown }) => ({
  ...given('shifts', shifts),
  ...given('carries', carries as Team['carries']),
});
