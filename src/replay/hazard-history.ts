/**
 * What the hazards of a log did, worked out again beside its viewing: from the scenario, the seed, the devices' settings and, where
 * it matters to a hazard, the motion of people in the log, never from machines (design 7). Readings are kept for each minute, so that a seek shows what the live drill
 * showed; what the map draws each ten minutes, its grids packed.
 */

import { fold } from '../drill/fold.ts';
import { DrillHazards, type HazardPicture, type HazardReadings, READINGS } from '../drill/hazards.ts';
import { initialState } from '../drill/initial-state.ts';
import type { DrillState } from '../drill/state.ts';
import { RunningHash } from '../engine/hash.ts';
import { Streams } from '../engine/random.ts';
import { ACCOUNTS, type Flows } from '../hazards/hazard.ts';
import { modelOf } from '../hazards/index.ts';
import { BEHAVIOUR, type DrillEvent, type Entry } from '../log/vocabulary.ts';
import { folkOf } from '../player/positions.ts';
import { meetsPeople, type Scenario } from '../scenario/scenario.ts';
import { type DrillTime, MINUTE, type Millis } from '../units/time.ts';
import { type PackedGrid, packGrid, unpackGrid } from './packed-grid.ts';
import type { Column, SavedHistory } from './saved-history.ts';

/** Between two pictures for the map. */
const PICTURE_EVERY: Millis = 10 * MINUTE;

/** The map's part of a picture; the grids of all but each sixth are differences to the one before. */
type MapPicture = Pick<HazardPicture, 'particles'> & {
  readonly grids: readonly PackedGrid[];
  readonly flows: readonly Flows[];
};

interface Setting {
  readonly at: number;
  readonly device: string;
  readonly value: number;
}

export class HazardHistory {
  readonly #hazards: DrillHazards;
  readonly #to: number;
  /** Minutes to be worked out: a log may end inside one. */
  readonly #length: number;
  readonly #settings: readonly Setting[];
  readonly #set: DrillState['settings'] = {};
  #nextSetting = 0;
  /** What moved people, where it matters to a hazard; and where they are because of it. */
  readonly #motion: readonly DrillEvent[];
  readonly #folk: DrillState;
  #nextMotion = 0;
  #columns: readonly Column[] = [];
  /** By minute, by column; NaN where there is none. */
  readonly #minutes: Float64Array[] = [];
  /** By minute too: nothing while nothing leaks or drifts. */
  readonly #outlines: HazardPicture['outlines'][] = [];
  readonly #pictures: MapPicture[] = [];

  constructor(scenario: Scenario, seed: number, entries: readonly Entry[], to: DrillTime) {
    const streams = new Streams(seed);
    this.#hazards = new DrillHazards(
      scenario,
      (name) => streams.get(`hazard:${name}`),
      () => this.#set,
      undefined,
      folkOf(scenario, () => this.#folk),
    );
    this.#folk = initialState(scenario);
    this.#motion = meetsPeople(scenario) ? entries.filter(isMotion) : [];
    this.#settings = entries.flatMap((entry) =>
      entry.line === 'event' && 'device' in entry ? [{ at: entry.at, device: entry.device, value: entry.value }] : [],
    );
    this.#to = scenario.hazards.some((hazard) => modelOf(hazard).closed !== true) ? to : -1;
    this.#length = Math.floor(this.#to / MINUTE) + 1;
  }

  /** All of it, once it is worked out: a cache, kept beside the log (design 7, `.fields`). It shares memory with this. */
  save(key: string): SavedHistory {
    return {
      key,
      columns: this.#columns,
      minutes: this.#minutes,
      outlines: this.#outlines,
      pictures: this.#pictures.map(({ particles, grids, flows }) => ({
        particles,
        flows,
        grids: grids.map(({ grid, bytes, before }) => ({ grid, bytes, fresh: before === undefined })),
      })),
    };
  }

  /** Takes up what was saved of the same log; false when it is of another. */
  load(saved: SavedHistory, key: string): boolean {
    if (saved.key !== key || this.#to < 0 || saved.minutes.length !== this.#length) return false;
    this.#columns = saved.columns;
    this.#minutes.push(...saved.minutes);
    this.#outlines.push(...saved.outlines);
    for (const { particles, grids, flows } of saved.pictures) {
      const before = this.#pictures.at(-1)?.grids;
      this.#pictures.push({
        particles,
        flows,
        grids: grids.map(({ grid, bytes, fresh }, i) => ({ grid, bytes, before: fresh ? undefined : before?.[i] })),
      });
    }
    return true;
  }

  /** What is kept of the hazards of a log, and what they follow from, as a word: scenario, seed, settings and how far it goes. */
  key(scenarioHash: string, seed: number): string {
    const hash = new RunningHash().text(`${BEHAVIOUR} ${scenarioHash} ${seed} ${this.#to}`);
    hash.text(JSON.stringify([this.#settings, KEPT]));
    if (this.#motion.length > 0) hash.text(JSON.stringify(this.#motion));
    return hash.hex();
  }

  /** Share of the log that is worked out, 0–1. */
  get share(): number {
    return this.#length === 0 ? 1 : this.#minutes.length / this.#length;
  }

  /** Goes on until all is worked out or `enough` says so; it is asked once a drill minute. */
  work(enough: () => boolean): void {
    for (let at = this.#minutes.length * MINUTE; at <= this.#to && !enough(); at += MINUTE) this.#step(at as DrillTime);
  }

  /** What there was to be seen at `at`: undefined while it is not worked out. */
  picture(at: number): HazardPicture | undefined {
    const minute = Math.floor(at / MINUTE);
    const row = this.#minutes[Math.min(minute, this.#minutes.length - 1)];
    if (row === undefined || (minute >= this.#minutes.length && this.share < 1)) return undefined;
    const index = Math.min(Math.floor(at / PICTURE_EVERY), this.#pictures.length - 1);
    const { particles = [], grids = [], flows = [] } = this.#pictures[index] ?? {};
    const outlines = this.#outlines[Math.min(minute, this.#outlines.length - 1)] ?? [];
    const unpacked = (): ReturnType<HazardPicture['grids']> => grids.map((grid) => unpackGrid(grid));
    return { at, ...this.#readings(row), outlines, particles, grids: unpacked, flows: () => flows };
  }

  /** One step as the drill made it: with the settings made before it. */
  #step(at: DrillTime): void {
    for (
      let setting = this.#settings[this.#nextSetting];
      setting !== undefined && setting.at < at;
      setting = this.#settings[++this.#nextSetting]
    )
      this.#set[setting.device] = setting.value;
    for (
      let event = this.#motion[this.#nextMotion];
      event !== undefined && event.at < at;
      event = this.#motion[++this.#nextMotion]
    )
      fold(this.#folk, event);
    this.#hazards.step(at);
    const whole = at % PICTURE_EVERY === 0;
    const readings = this.#hazards.readings();
    if (this.#columns.length === 0) this.#columns = columnsOf(readings);
    this.#minutes.push(Float64Array.from(this.#columns, (column) => figureOf(readings, column)));
    this.#outlines.push(this.#hazards.outlines());
    if (!whole) return;
    const { particles, grids, flows } = this.#hazards.picture();
    const before = this.#pictures.at(-1)?.grids;
    const fresh = this.#pictures.length % 6 === 0;
    this.#pictures.push({
      particles,
      flows: flows(),
      grids: grids().map((grid, i) => packGrid(grid, fresh ? undefined : before?.[i])),
    });
  }

  #readings(row: Float64Array): HazardReadings {
    const readings: { -readonly [T in Table]: Record<string, Record<string, number>> } = emptyTables();
    this.#columns.forEach(([table, id, key], i) => {
      readings[table][id] ??= {};
      const value = row[i] as number;
      if (!Number.isNaN(value)) (readings[table][id] as Record<string, number>)[key] = value;
    });
    return readings as unknown as HazardReadings;
  }
}

/** Moves a team, or the people of a danger area. */
const isMotion = (entry: Entry): entry is Extract<Entry, { line: 'event' }> =>
  entry.line === 'event' &&
  (entry.type.startsWith('team.') || entry.type === 'area.peopled' || entry.type === 'households.moved');

/** What is kept of each table of the readings. */
const KEPT = { sites: READINGS, waters: ['stage', 'flow'], ...ACCOUNTS } as const satisfies Record<
  keyof HazardReadings,
  readonly string[]
>;
type Table = keyof typeof KEPT;
const TABLES = Object.keys(KEPT) as Table[];
const emptyTables = () =>
  Object.fromEntries(TABLES.map((table) => [table, {}])) as Record<Table, Record<string, never>>;

const columnsOf = (readings: HazardReadings): Column[] =>
  TABLES.flatMap((table) =>
    Object.keys(readings[table]).flatMap((id) => KEPT[table].map((key): Column => [table, id, key])),
  );

const figureOf = (readings: HazardReadings, [table, id, key]: Column): number =>
  (readings[table][id] as Readonly<Record<string, number>> | undefined)?.[key] ?? Number.NaN;
