/**
 * The weather of a drill: what its storms do at its sites now, and what is to come there. Everything follows from the
 * scenario and the hazards' states, so nothing of it goes into a keyframe.
 */
import { onceFor } from '../engine/once.ts';
import { ForetoldWeather, foretoldAir, foretoldRain, type TrackPoint } from '../hazards/forecast/bulletin.ts';
import { OUTLOOK_STEP, type Outlook, outlook, rainBetween, rainKnown } from '../hazards/forecast/outlook.ts';
import { foretoldSea, gravity, SEA_AHEAD, type SeaError, seaOutlook } from '../hazards/forecast/sea-warning.ts';
import { rainstormSeverity, typhoonSeverity, warningChanges, warningsOf } from '../hazards/forecast/warning.ts';
import type { Air, Exposure } from '../hazards/hazard.ts';
import type { TyphoonSpec } from '../hazards/typhoon/spec.ts';
import { weatherAt } from '../hazards/typhoon/typhoon.ts';
import { vortexAt } from '../hazards/typhoon/vortex.ts';
import type { Colour, WarningFamily } from '../log/names.ts';
import { type Hazard, rainsOf, type Scenario, type Site, stormsOf } from '../scenario/scenario.ts';
import { beaufort } from '../units/scales.ts';
import { type DrillTime, HOUR, later, MINUTE, type Millis } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import { closedHazards, type DrillHazards, type SiteReading, STILL } from './hazards.ts';
import type { DrillState } from './state.ts';

export interface WarningChange {
  readonly at: number;
  readonly hazard: string;
  readonly family: WarningFamily;
  readonly colour: Colour;
}

/** Signals by bulletins are looked at so often, and so far ahead. */
export const SIGNAL_STEP: Millis = 30 * MINUTE;
const SIGNAL_AHEAD: Millis = 24 * HOUR;
/** So far back, and ahead, the signal of rain looks (doctrine 2.6). */
const RAIN_BACK: Millis = 12 * HOUR;
const LOWEST = Number.NEGATIVE_INFINITY;

/** Severities at each SIGNAL_STEP. */
export interface ForeseenSignals {
  readonly typhoon: readonly number[];
  readonly rainstorm: readonly number[];
}

/** What is foretold of a sea: severities at each SIGNAL_STEP, and the highest level of the next day at a gauge with marks, m, if any has. */
export interface ForeseenSea {
  readonly hazard: string;
  readonly surge: readonly number[];
  readonly wave: readonly number[];
  readonly peak: number | undefined;
}

export class DrillWeather {
  readonly hazards: DrillHazards;
  readonly #scenario: Scenario;
  readonly #storms: readonly TyphoonSpec[];
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #order: ReadonlyMap<string, number>;
  readonly #now = new Map<string, Air>();
  readonly #readings = new Map<string, SiteReading>();

  constructor(scenario: Scenario, hazards: DrillHazards) {
    this.hazards = hazards;
    this.#scenario = scenario;
    this.#storms = stormsOf(scenario);
    this.#sites = new Map(scenario.sites.map((site) => [site.id, site]));
    this.#order = new Map(scenario.sites.map((site, i) => [site.id, i]));
  }

  get warnings(): readonly WarningChange[] {
    return warningsIn(this.#scenario);
  }

  /** A replay never asks for them. */
  get #outlooks(): readonly Outlook[] {
    return outlooksOf(this.#scenario);
  }

  /** Moves all hazards to `at` (design law 1: every 60 s of drill time). */
  step(at: DrillTime): void {
    this.hazards.step(at);
    this.moved();
  }

  /** To be called when the hazards were moved by another. */
  moved(): void {
    this.#now.clear();
    this.#readings.clear();
  }

  get #at(): DrillTime {
    return this.hazards.at;
  }

  /** The air at a site now; with several storms, the one that blows hardest. Still air at an unknown site. */
  at(site: string): Air {
    let air = this.#now.get(site);
    if (air === undefined) {
      const known = this.#sites.get(site);
      air = known === undefined ? STILL : this.hazards.air(known.at, known.exposure);
      this.#now.set(site, air);
    }
    return air;
  }

  /** What the other hazards do at a site now: water, sea, gas. Nothing at an unknown site. */
  reading(site: string): SiteReading {
    let reading = this.#readings.get(site);
    if (reading === undefined) {
      const known = this.#sites.get(site);
      reading = known === undefined ? {} : this.hazards.reading(known.at);
      this.#readings.set(site, reading);
    }
    return reading;
  }

  /** Mean Beaufort force at a place now. */
  force(place: LonLat): number {
    return beaufort(this.hazards.air(place).wind);
  }

  /** The highest mean Beaufort force to come at a site from now for `span` ms, by the storm's own course. */
  worstForce(site: string, span: number): number {
    const place = this.#order.get(site);
    if (place === undefined) return 0;
    let worst = this.at(site).wind;
    for (const ahead of this.#outlooks) {
      const series = ahead.wind[place];
      const first = Math.max(0, Math.ceil((this.#at - ahead.from) / OUTLOOK_STEP));
      const last = Math.min(ahead.count - 1, Math.ceil((this.#at + span - ahead.from) / OUTLOOK_STEP));
      for (let i = first; i <= last; i++) worst = Math.max(worst, series?.[i] ?? 0);
    }
    return beaufort(worst);
  }

  /** The highest mean Beaufort force to come over any place from now for `span` ms, looked at each ten minutes. */
  worstOver(place: LonLat, span: number): number {
    let worst = 0;
    for (const storm of this.#storms) {
      for (let ahead = 0; ahead <= span; ahead += OUTLOOK_STEP) {
        const vortex = vortexAt(storm, (this.#at + ahead) as DrillTime);
        if (vortex !== undefined) worst = Math.max(worst, weatherAt(vortex, storm, place, 'open').wind);
      }
    }
    return beaufort(worst);
  }

  /** Rain at a site over the last `hours`, mm. */
  rainOver(site: string, hours: number): number {
    const place = this.#order.get(site);
    if (place === undefined) return 0;
    const from = (this.#at - hours * HOUR) as DrillTime;
    return this.#outlooks.reduce((sum, ahead) => sum + rainBetween(ahead, place, from, this.#at), 0);
  }

  /** The most rain to come at any site in the next `hours`, mm. */
  rainToCome(hours: number): number {
    const to = (this.#at + hours * HOUR) as DrillTime;
    const at = (place: number): number =>
      this.#outlooks.reduce((sum, ahead) => sum + rainBetween(ahead, place, this.#at, to), 0);
    return Math.max(0, ...[...this.#order.values()].map(at));
  }

  /** The same where the storm goes as a bulletin has it. */
  rainForetold(hazard: string, track: readonly TrackPoint[], hours: number): number {
    const places = [...this.#order.values()];
    const known = this.#rainKnown(hazard, track, 1, hours * HOUR, places);
    const to = later(this.#at, hours * HOUR);
    return known === undefined ? 0 : Math.max(0, ...places.map((place) => rainBetween(known, place, this.#at, to)));
  }

  /** Rain as gauges have it and, `factor` times, as the storm brings it along a bulletin's track. */
  #rainKnown(
    hazard: string,
    track: readonly TrackPoint[],
    factor: number,
    span: Millis,
    places: readonly number[],
  ): Outlook | undefined {
    const scenario = this.#scenario;
    const index = this.#storms.findIndex(({ id }) => id === hazard);
    const [storm, truth] = [this.#storms[index], this.#outlooks[index]];
    if (storm === undefined || truth === undefined) return undefined;
    // As in the outlook, what falls besides belongs to the first storm; nobody has the gauges of tomorrow.
    const rains = index === 0 ? rainsOf(scenario).map((spec) => ({ ...spec, observed: [] })) : [];
    const now = this.#at;
    return rainKnown(truth, now, RAIN_BACK, span, places, (p, ahead) => {
      const { at } = scenario.sites[p] as Site;
      return factor * foretoldRain(storm, rains, track, now, ahead, at);
    });
  }

  /** The highest level to come at any gauge with marks in the next `hours`, m; undefined where there is none. */
  tideToCome(hours: number): number | undefined {
    const first = Math.ceil(this.#at / OUTLOOK_STEP);
    const peaks = seasIn(this.#scenario).map(({ levels }) =>
      levels.subarray(first, first + (hours * HOUR) / OUTLOOK_STEP + 1).reduce((a, b) => Math.max(a, b), LOWEST),
    );
    const peak = Math.max(LOWEST, ...peaks);
    return peak === LOWEST ? undefined : peak;
  }

  /**
   * How grave the signals of a storm are at each SIGNAL_STEP from now for `span` ms, by a bulletin's track and with its rain `factor`
   * times what will fall. The storm is looked at as far ahead as a signal does, for the worst of its places.
   */
  foreseenSignals(
    hazard: string,
    track: readonly TrackPoint[],
    factor: number,
    span: number,
    rainFollows = false,
  ): ForeseenSignals {
    const scenario = this.#scenario;
    const index = forecastOf(scenario).findIndex(({ id }) => id === hazard);
    const storm = this.#storms[index];
    const ahead = outlooksOf(scenario)[index];
    if (storm === undefined || ahead === undefined) return { typhoon: [], rainstorm: [] };
    const places = placesOf(scenario, forecastOf(scenario)[index]?.warnFor);
    const now = this.#at;
    const [wind, gust]: [number[], number[]] = [[], []];
    for (let t = 0; t <= span + SIGNAL_AHEAD; t += SIGNAL_STEP) {
      const airs = places.map((place) => {
        const { at, exposure } = scenario.sites[place] as Site;
        return foretoldAir(storm, track, now, t, at, exposure);
      });
      wind.push(Math.max(0, ...airs.map((air) => air.wind)));
      gust.push(Math.max(0, ...airs.map((air) => air.gust)));
    }
    const moments = Array.from({ length: Math.floor(span / SIGNAL_STEP) }, (_, i) => i);
    const known = rainFollows ? this.#rainKnown(hazard, track, factor, span + RAIN_BACK, places) : undefined;
    const rain = known ?? ahead;
    return {
      typhoon: moments.map((i) => typhoonSeverity(wind.slice(i), gust.slice(i), SIGNAL_STEP)),
      rainstorm: moments.map((i) =>
        rainstormSeverity(rain, places, later(now, i * SIGNAL_STEP), rainFollows ? 1 : factor),
      ),
    };
  }

  /** The highest mean Beaufort force to come at a site in `span` ms, as the latest bulletins have it. */
  expectedForce(site: string, span: number, bulletins: DrillState['bulletins']): number {
    const known = this.#sites.get(site);
    if (bulletins === undefined || known === undefined) return this.worstForce(site, span);
    return beaufort(Math.max(this.at(site).wind, this.#foretoldWind(known.at, known.exposure, span, bulletins)));
  }

  /** The same over any place, on open ground: what a team that holds may count on. */
  expectedOver(place: LonLat, span: number, bulletins: DrillState['bulletins']): number {
    if (bulletins === undefined) return this.worstOver(place, span);
    return beaufort(this.#foretoldWind(place, 'open', span, bulletins));
  }

  /**
   * What the bulletins let one expect of each sea: its signals at each SIGNAL_STEP from now for `span` ms, and its highest level of the
   * next day. It begins at the sea as it is, which its gauges tell; what comes is off by `error`.
   */
  foreseenSeas(bulletins: Bulletined, error: SeaError, span: number): readonly ForeseenSea[] {
    const now = this.#at;
    const told = this.#storms.flatMap((storm) => {
      const { track, issued } = bulletins[storm.id] ?? {};
      return track === undefined ? [] : [{ storm, track, issued: issued as DrillTime }];
    });
    const stride = SIGNAL_STEP / OUTLOOK_STEP;
    const day = SEA_AHEAD / OUTLOOK_STEP;
    return this.hazards.of('sea').map(({ spec, state }) => {
      const still = { ...STILL, pressure: spec.pressure };
      const weather = new ForetoldWeather(this.hazards.startEx, told, still, now);
      const ahead = foretoldSea(spec, state, now, span + SEA_AHEAD, weather, error);
      const worst = (signal: 'surge' | 'wave'): number[] =>
        Array.from({ length: Math.floor(span / SIGNAL_STEP) }, (_, i) =>
          Math.max(...ahead.slice(i * stride, i * stride + day + 1).map((one) => one[signal])),
        );
      const peak = Math.max(...ahead.slice(0, day + 1).map(({ level }) => level));
      return { hazard: spec.id, surge: worst('surge'), wave: worst('wave'), peak: peak === LOWEST ? undefined : peak };
    });
  }

  /** How grave each sea is now, which its gauges tell. */
  seasNow(): readonly { readonly hazard: string; readonly surge: number; readonly wave: number }[] {
    return this.hazards.of('sea').map(({ spec, state }) => ({ hazard: spec.id, ...gravity(spec, state) }));
  }

  /** The strongest mean wind, m/s, at a place from now for `span` ms, as the latest bulletins have it. */
  #foretoldWind(place: LonLat, exposure: Exposure | undefined, span: number, bulletins: Bulletined): number {
    let worst = 0;
    for (const storm of this.#storms) {
      const told = bulletins[storm.id];
      for (let ahead = 0; told !== undefined && ahead <= span; ahead += OUTLOOK_STEP) {
        const issued = told.issued as DrillTime;
        const { wind } = foretoldAir(storm, told.track, issued, this.#at + ahead - issued, place, exposure);
        worst = Math.max(worst, wind);
      }
    }
    return worst;
  }
}

/** The latest bulletin of each storm. */
type Bulletined = Readonly<
  Record<string, { readonly issued: number; readonly track: readonly TrackPoint[] } | undefined>
>;

/** An outlook takes longer than all the rest of a restore. */
const outlooksOf = onceFor((scenario: Scenario): readonly Outlook[] => {
  // What falls besides belongs to the first storm's outlook, or stands alone: no rain may count twice.
  const rains = rainsOf(scenario);
  return forecastOf(scenario).map((hazard, i) =>
    outlook(hazard.kind === 'typhoon' ? hazard : undefined, scenario.sites, i === 0 ? rains : []),
  );
});

/** All that will be issued, of the air and of the sea. */
const warningsIn = onceFor((scenario: Scenario): readonly WarningChange[] => {
  // With `signals` the weather desk warns of a storm by its bulletins, as it foresees it.
  const byBulletin = (kind: string): boolean => kind === 'typhoon' && scenario.bulletins?.signals === true;
  const ofTheAir = forecastOf(scenario).flatMap(({ id, warnFor, kind }, i) =>
    byBulletin(kind) ? [] : changesOf(id, outlooksOf(scenario)[i] as Outlook, placesOf(scenario, warnFor)),
  );
  return [...ofTheAir, ...(scenario.bulletins?.throughout === true ? [] : seaChanges(scenario))];
});

/** The places that are warned for, by number; all of them when none are named. */
const placesOf = ({ sites }: Scenario, warnFor: readonly string[] | undefined): number[] =>
  sites.flatMap(({ id }, i) => (warnFor === undefined || warnFor.includes(id) ? [i] : []));

/** The hazards that warnings are issued of: the storms, or the first rain where there is none. */
function forecastOf(scenario: Scenario): readonly (Hazard & { readonly kind: 'typhoon' | 'rain' })[] {
  const storms = stormsOf(scenario);
  return storms.length > 0 ? storms : rainsOf(scenario).slice(0, 1);
}

function changesOf(hazard: string, ahead: Outlook, places: readonly number[]): WarningChange[] {
  return warningChanges(warningsOf(ahead, places)).map(({ at, signal, colour }) => ({
    at,
    hazard,
    family: signal,
    colour,
  }));
}

/** What the sea will do follows from the storm alone. */
const seasIn = onceFor((scenario: Scenario) =>
  scenario.hazards.flatMap((hazard) =>
    hazard.kind === 'sea'
      ? [{ hazard: hazard.id, ...seaOutlook(hazard, scenario.meta.endEx, closedHazards(scenario)) }]
      : [],
  ),
);

const seaChanges = (scenario: Scenario): readonly WarningChange[] =>
  seasIn(scenario).flatMap(({ hazard, warnings }) =>
    warnings.map(({ at, signal, colour }) => ({ at, hazard, family: signal, colour })),
  );
