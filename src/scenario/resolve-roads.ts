/** Roads: the file of lines that `roads` names, when they are closed by order, and whether sites and pieces hang together. */
import { teamKind } from '../teams/index.ts';
import { buildGraph, severed } from '../world/roads/graph.ts';
import { type RoadLine, readRoadLines, WAY_CLASSES } from '../world/roads/lines.ts';
import { type Context, given } from './context.ts';
import type { Closure, Roads, Scenario } from './scenario.ts';
import type { Author } from './shape.ts';
import { stopsOf } from './stops.ts';

/** The lines first: conditions name roads. */
export function readRoads(context: Context, file: unknown): readonly RoadLine[] {
  if (typeof file !== 'string') return [];
  const found = context.file(['roads', 'file'], file);
  const text = found === undefined ? undefined : context.files.text(found);
  if (text === undefined) return [];
  try {
    const { lines, faults } = readRoadLines(text);
    for (const { code, line, column, found: what } of faults)
      context.findings.atPlace({ line, column }, code, { found: what, ...allowedOf(code) }, file, ['roads', 'file']);
    context.ids.addRoads(lines.map(({ id }) => id));
    return lines;
  } catch (thrown) {
    const values = { detail: (thrown as Error).message };
    context.findings.at(['roads', 'file'], 'roads-unreadable', { found: file, values });
    return [];
  }
}

const allowedOf = (code: string) => (code === 'road-class' ? { allowed: WAY_CLASSES.join(', ') } : {});

export function resolveRoads(context: Context, { roads }: Author, lines: readonly RoadLine[]): Roads | undefined {
  if (roads === undefined) return undefined;
  const closures = (roads.closed ?? []).map(({ road, when, at }, i): Closure => {
    const path = ['roads', 'closed', i];
    return {
      road: context.ref('road', [...path, 'road'], road),
      when: context.condition([...path, 'when'], when),
      ...given('site', at === undefined ? undefined : context.ref('site', [...path, 'at'], at)),
    };
  });
  return { file: roads.file, lines, closures };
}

/** A graph in two pieces, and sites that a team is to drive to and cannot: told where they stand. */
export function checkRoads(scenario: Scenario, context: Context): void {
  const { roads, teams, plans, sites } = scenario;
  if (roads === undefined || roads.lines.length === 0) return;
  const graph = buildGraph(roads.lines, stopsOf(sites));
  for (const water of [false, true]) {
    for (const node of severed(graph, water)) {
      const cut = graph.stretches[graph.leaving[graph.first[node] as number] as number];
      context.findings.at(['roads', 'file'], 'roads-severed', { found: cut?.road ?? '' });
    }
  }
  const byRoad = new Set(teams.filter(({ kind }) => teamKind(kind).by === 'road').map(({ id }) => id));
  const driven = new Set([
    ...teams.filter(({ id }) => byRoad.has(id)).map(({ base }) => base),
    ...plans.flatMap(({ rules }) =>
      rules.flatMap(({ act }) => (act.type === 'order' && byRoad.has(act.to) ? [act.site] : [])),
    ),
  ]);
  sites.forEach(({ id }, i) => {
    if (driven.has(id) && !graph.sites.has(id)) context.findings.at(['sites', i, 'at'], 'site-no-road', { found: id });
  });
  // Homes that no road and no ferry comes near are an island: somebody must be sent there over the water.
  const sailed = new Set(
    plans.flatMap(({ rules }) =>
      rules.flatMap(({ act }) => (act.type === 'order' && !byRoad.has(act.to) ? [act.site] : [])),
    ),
  );
  (scenario.households?.areas ?? []).forEach(({ id, site }, i) => {
    if (!graph.sites.has(site) && !sailed.has(site))
      context.findings.at(['households', 'areas', i, 'site'], 'area-no-boat', { found: id });
  });
}
