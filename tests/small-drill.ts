/** A hand-made drill, small enough to see through: one exercise, two teams, one rule that orders, three injects, four hours. */
import type { TimedCommand } from '../src/runtime/commands-file.ts';
import { type HeadlessEnd, runHeadless } from '../src/runtime/headless.ts';
import { Recording } from '../src/runtime/recording.ts';
import { headerOf, openScenario, type ScenarioSource } from '../src/runtime/scenario-source.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { DrillTime } from '../src/units/time.ts';

export const SMALL = `landfall: 1
meta:
  title: { zh: 小演练, en: A small drill }
  place: { zh: 小港, en: Smallport }
  startEx: 2024-08-18T08:00
  utcOffset: "+08:00"
  endEx: T+04:00
  landfall: T+03:00
  seed: 7
  contact: { zh: 值班室 000, en: Duty room 000 }
map: { file: map.geojson }
hazards:
  - { id: storm, kind: typhoon, track: track.csv }
sites:
  - { id: quay, name: { zh: 码头, en: The quay }, at: [140.02, 28.02] }
  - { id: base, name: { zh: 驻地, en: The base }, at: [140.0, 28.05], exposure: urban }
posts:
  - { id: city, level: city, name: { zh: 市防指, en: City }, site: base }
teams:
  - { id: T01, kind: drainage, name: { zh: 排水队, en: Drainage }, people: 12, base: base, post: city, mobilise: 00:10 }
  - { id: T02, kind: water-rescue, name: { zh: 水域队, en: Water rescue }, people: 8, base: base, post: city, mobilise: 00:05 }
seats:
  - { id: city, plan: city-plan, skill: { delay: 00:02, error: 0 } }
  - { id: controller-1, role: controller }
plans:
  - id: city-plan
    rules:
      - { id: place-pumps, when: "inject('rain').acknowledged", order: { to: T01, task: place-pumps, at: quay, within: 01:00, exercise: urban-flooding, then: stay }, basis: { zh: 《防汛预案》, en: The flood plan } }
      - { id: consult, when: "inject('ask').delivered", measure: consult }
exercises:
  - { id: urban-flooding, name: { zh: 码头积水, en: Flooding at the quay }, site: quay, trigger: "inject('rain').released", lead: city, teams: [T01] }
voices: [weather-desk]
injects:
  - { id: rain, title: { zh: 雨来了, en: Rain is coming }, at: T+00:20, from: weather-desk, to: [city], text: { zh: 演练：一小时后有大雨。演练, en: "EXERCISE: heavy rain in an hour. EXERCISE" }, expects: [{ id: pumps-out, action: "order('place-pumps').issued", within: 00:15 }] }
  - { id: ask, at: T+01:00, from: weather-desk, to: [city], text: { zh: 演练：情况如何？演练, en: "EXERCISE: how do things stand? EXERCISE" } }
  - { id: spare, parked: true, from: weather-desk, to: [city], text: { zh: 演练：备用。演练, en: "EXERCISE: a spare one. EXERCISE" } }
objectives:
  - { id: pumps-in-time, target: { zh: 60 分钟到位, en: On site in 60 min }, measure: "minutes(order('place-pumps').issued, team('T01').arrived('quay'))", limit: 60 }
  - { id: never, target: { zh: 决不, en: Never }, measure: "team('T02').arrived('quay')", hard: true, by: T+02:00 }
`;
const TRACK = 't_rel_h,lat,lon,pmin_hpa,vmax_ms\n-12,25.0,140.0,985,25\n0,28.05,140.05,985,25\n12,31.0,140.1,990,22\n';
const MAP = '{"type":"FeatureCollection","features":[]}';
export const SMALL_FILES: Readonly<Record<string, string>> = {
  'scenario.yaml': SMALL,
  'track.csv': TRACK,
  'map.geojson': MAP,
};

export function sourceOf(files: Readonly<Record<string, string>> = SMALL_FILES, id = 'small'): ScenarioSource {
  const bytes = (path: string) => (files[path] === undefined ? undefined : Buffer.from(files[path], 'utf8'));
  return {
    id,
    list: () => Object.keys(files).map((path) => ({ path, bytes: bytes(path)?.length ?? 0 })),
    text: (path) => files[path],
    bytes,
  };
}

export interface Recorded {
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly lines: readonly string[];
  readonly text: string;
  readonly end: HeadlessEnd;
}

/** Runs the small drill, or another made from `files`, to its end and seals its log. */
export function record(
  commands: readonly TimedCommand[] = [],
  options: { files?: Readonly<Record<string, string>>; seed?: number; until?: DrillTime } = {},
): Recorded {
  const opened = openScenario(sourceOf(options.files));
  const { scenario, problems } = opened;
  if (scenario === undefined) throw new Error(problems.map(({ line, message }) => `${line} ${message.en}`).join('\n'));
  const lines: string[] = [];
  const recording = new Recording(scenario, headerOf(opened, scenario, options.seed ?? scenario.meta.seed), (line) =>
    lines.push(line),
  );
  const end = runHeadless(recording.engine, {
    commands,
    ...(options.until === undefined ? {} : { until: options.until }),
  });
  recording.seal();
  return { scenario, recording, lines, text: `${lines.join('\n')}\n`, end };
}
