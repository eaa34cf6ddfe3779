/**
 * The files of a scenario's folder → the scenario, or all that is wrong with it in one pass, each with its place. Never
 * throws for an author's mistake, reads nothing but the files it is given, and takes no time that the limits do not bound.
 */
import { needsGround } from '../hazards/index.ts';
import type { Problem } from '../text/problem.ts';
import { type DrillTime, parseDrillTime, parseLocal } from '../units/time.ts';
import { Catalogue, isRecord } from './catalogue.ts';
import { checkPumps } from './check-pumps.ts';
import { checkWater } from './check-water.ts';
import { Context, given } from './context.ts';
import { Findings, START, show } from './findings.ts';
import { readGround } from './ground.ts';
import { lint } from './lint.ts';
import { isNewer, migrate } from './migrations.ts';
import { resolveAssets } from './resolve-assets.ts';
import { resolveBulletins } from './resolve-bulletins.ts';
import { resolveChain } from './resolve-chain.ts';
import { resolveDevices } from './resolve-devices.ts';
import { resolvePlans, resolvePosts, resolveSeats, resolveTeams, resolveVariants } from './resolve-forces.ts';
import { lintHouseholds, resolveHouseholds } from './resolve-households.ts';
import { resolveInjects } from './resolve-injects.ts';
import { nestPatches, settlePatches } from './resolve-patches.ts';
import { resolveExercises, resolveObjectives, resolveShowings } from './resolve-play.ts';
import { resolvePreposition } from './resolve-preposition.ts';
import { resolveProvenance } from './resolve-provenance.ts';
import { resolveChannels, resolveFigures, resolveReports } from './resolve-reports.ts';
import { checkRoads, readRoads, resolveRoads } from './resolve-roads.ts';
import { resolveRoster } from './resolve-roster.ts';
import { lintSupport, resolveSupport } from './resolve-support.ts';
import { resolveHazards, resolveIncidents, resolveMap, resolveSites } from './resolve-world.ts';
import type { Meta, Scenario } from './scenario.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import { FORMAT } from './schema.ts';
import { type Author, readShape } from './shape.ts';
import { readYaml } from './yaml-document.ts';

export const MAIN = 'scenario.yaml';

export interface ScenarioInput {
  /** The folder's name. */
  readonly id: string;
  readonly files: ScenarioFiles;
  readonly main?: string;
}
export interface ParsedScenario {
  /** Absent when there is an error. */
  readonly scenario?: Scenario;
  /** Errors and warnings, by file, line and column. */
  readonly problems: readonly Problem[];
}

/** A scenario whose main file has been read; with the others it is made. */
export type BegunScenario = (files: ScenarioFiles) => ParsedScenario;

export function parseScenario({ id, files, main = MAIN }: ScenarioInput): ParsedScenario {
  const text = files.text(main);
  if (text !== undefined) return beginScenario(id, text, main)(files);
  const findings = new Findings(main);
  const there = files.list().some(({ path }) => path === main);
  findings.atPlace(START, there ? 'file-not-text' : 'file-missing', { found: main });
  return { problems: findings.list() };
}

/** Reads the main file of a scenario, for who has it before the others. */
export function beginScenario(id: string, text: string, main = MAIN): BegunScenario {
  const findings = new Findings(main);
  const document = readDocument(text, findings);
  return (files) => {
    const scenario = document && build(id, document, files, findings);
    return { ...given('scenario', scenario), problems: findings.list() };
  };
}

function readDocument(text: string, findings: Findings): Record<string, unknown> | undefined {
  if (isNewer(text, findings)) return undefined;
  const value = readYaml(text, findings);
  if (isRecord(value)) return migrate(value, findings);
  if (findings.errors === 0)
    findings.atPlace(START, value === undefined || value === null ? 'scenario-empty' : 'yaml-root', {
      found: show(value),
    });
  return undefined;
}

function build(
  id: string,
  document: Record<string, unknown>,
  files: ScenarioFiles,
  findings: Findings,
): Scenario | undefined {
  const author = readShape(document, findings);
  const ids = new Catalogue(document, findings);
  const context = new Context(findings, ids, files, ...clockOf(document));
  const meta = metaOf(context, author);
  const lines = readRoads(context, author.roads?.file);
  const hazards = settlePatches(context, author, resolveHazards(context, author));
  const parts = {
    provenance: resolveProvenance(context, author),
    map: resolveMap(context, author),
    hazards,
    devices: resolveDevices(context, author, hazards),
    sites: resolveSites(context, author),
    posts: resolvePosts(context, author),
    teams: resolveTeams(context, author),
    seats: resolveSeats(context, author),
    plans: resolvePlans(context, author),
    variants: resolveVariants(context, author),
    exercises: resolveExercises(context, author),
    voices: author.voices.map(({ entry }) => entry),
    incidents: resolveIncidents(context, author),
    assets: resolveAssets(context, author),
    channels: resolveChannels(context, author),
    figures: resolveFigures(context, author),
    reports: resolveReports(context, author),
    injects: resolveInjects(context, author),
    objectives: resolveObjectives(context, author),
    showings: resolveShowings(context, author),
    ...given('roads', resolveRoads(context, author, lines)),
    ...given('bulletins', resolveBulletins(context, author)),
    ...given('chain', resolveChain(context, author)),
    ...given('support', resolveSupport(context, author)),
    ...given('roster', resolveRoster(context, author)),
    ...given('preposition', resolvePreposition(context, author)),
    ...given('households', resolveHouseholds(context, author)),
  };
  if (!meta || findings.errors > 0) return undefined;
  const onGround = parts.hazards.some(needsGround);
  // A grid that is only looked at must be one too; a log opens without what its drill did not compute with.
  const looked = onGround || files.absent === undefined;
  const grids = looked ? readGround(context, parts.hazards, parts.map.terrain) : [];
  if (findings.errors > 0) return undefined;
  // A log ran with what it had, whatever would be told to its author today.
  if (files.absent === undefined) {
    checkWater(context, parts.hazards, parts.sites, grids);
    checkPumps(context, author, parts.hazards, parts.devices, grids);
  }
  if (findings.errors > 0) return undefined;
  const scenario: Scenario = {
    id,
    format: FORMAT,
    meta,
    ...parts,
    hazards: nestPatches(author, hazards),
    terrain: onGround ? grids : [],
  };
  if (files.absent === undefined) {
    checkRoads(scenario, context);
    lintHouseholds(scenario, author, context);
    lintSupport(scenario, author, context);
    lint(scenario, author, context);
  }
  return findings.errors === 0 ? scenario : undefined;
}

/** Landfall and EndEx as far as they can be read, so that a mistake elsewhere in meta hides nothing that hangs on them. */
function clockOf(
  document: Record<string, unknown>,
): [landfall: DrillTime | undefined, endEx: DrillTime | undefined, startEx: number | undefined] {
  const meta = isRecord(document['meta']) ? document['meta'] : {};
  const read = (key: string) => (typeof meta[key] === 'string' ? parseDrillTime(meta[key]) : undefined);
  const { startEx } = meta;
  return [read('landfall'), read('endEx'), typeof startEx === 'string' ? parseLocal(startEx) : undefined];
}

/** The code words where a scenario brings none of its own (design law 9). */
const CODE_WORD = { zh: '真实险情', en: 'NO DUFF' };

function metaOf(context: Context, { meta }: Author): Meta | undefined {
  if (!meta) return undefined;
  const startEx = parseLocal(meta.startEx);
  if (startEx === undefined) context.findings.at(['meta', 'startEx'], 'local-time-form', { found: meta.startEx });
  const endEx = context.time(['meta', 'endEx'], meta.endEx);
  if (endEx <= 0) context.findings.at(['meta', 'endEx'], 'time-order', { found: meta.endEx });
  return {
    title: context.text(['meta', 'title'], meta.title),
    place: context.text(['meta', 'place'], meta.place),
    startEx: startEx ?? 0,
    utcOffset: meta.utcOffset,
    endEx,
    ...given('landfall', context.landfall),
    seed: meta.seed,
    contact: context.text(['meta', 'contact'], meta.contact),
    codeWord: meta.codeWord === undefined ? CODE_WORD : context.text(['meta', 'codeWord'], meta.codeWord),
    ...given('notice', meta.notice === undefined ? undefined : context.text(['meta', 'notice'], meta.notice)),
  };
}
