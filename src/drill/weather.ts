/**
 * The weather of a drill: what its hazards do at its sites now, and what is to come there. Everything follows from the
 * scenario, so nothing of it goes into a keyframe but the hazards' own states.
 */

import { OUTLOOK_STEP, type Outlook, outlook, rainBetween } from '../hazards/forecast/outlook.ts';
import { warningChanges, warningsOf } from '../hazards/forecast/warning.ts';
import { type Weather as Air, type TyphoonState, typhoon, weatherAt } from '../hazards/typhoon/typhoon.ts';
import { vortexAt } from '../hazards/typhoon/vortex.ts';
import type { Colour } from '../log/names.ts';
import type { Scenario, Site } from '../scenario/scenario.ts';
import { beaufort } from '../units/scales.ts';
import { type DrillTime, HOUR } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';

export interface WarningChange {
  readonly at: number;
  readonly hazard: string;
  readonly family: 'typhoon' | 'rainstorm';
  readonly colour: Colour;
}

const CALM: Air = { wind: 0, from: 0, u: 0, v: 0, gust: 0, rain: 0, pressure: 1013.25 };

export class DrillWeather {
  readonly warnings: readonly WarningChange[];
  readonly #scenario: Scenario;
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #order: ReadonlyMap<string, number>;
  readonly #outlooks: readonly Outlook[];
  #states: TyphoonState[];
  #at = 0 as DrillTime;
  readonly #now = new Map<string, Air>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#sites = new Map(scenario.sites.map((site) => [site.id, site]));
    this.#order = new Map(scenario.sites.map((site, i) => [site.id, i]));
    this.#outlooks = outlooksOf(scenario);
    this.#states = scenario.hazards.map((storm) => typhoon.initial(storm));
    this.warnings = scenario.hazards.flatMap((storm, i) =>
      changesOf(storm.id, this.#outlooks[i] as Outlook, this.#places(storm.warnFor)),
    );
  }

  /** Moves all hazards to `at` (design law 1: every 60 s of drill time). */
  step(at: DrillTime): void {
    this.#states = this.#scenario.hazards.map((storm, i) =>
      typhoon.step(this.#states[i] as TyphoonState, storm, this.#at, at),
    );
    this.#at = at;
    this.#now.clear();
  }

  /** Drill time of the latest step. */
  get stepped(): DrillTime {
    return this.#at;
  }

  get states(): readonly TyphoonState[] {
    return this.#states;
  }

  /** The air at a site now; with several storms, the one that blows hardest. Still air at an unknown site. */
  at(site: string): Air {
    let air = this.#now.get(site);
    if (air === undefined) {
      const known = this.#sites.get(site);
      air = known === undefined ? CALM : this.over(known.at, known.exposure);
      this.#now.set(site, air);
    }
    return air;
  }

  /** The air over any place now. */
  over(place: LonLat, exposure: Site['exposure'] = 'open'): Air {
    let worst = CALM;
    this.#scenario.hazards.forEach((storm, i) => {
      const air = typhoon.sample(this.#states[i] as TyphoonState, storm, place, this.#at, exposure);
      if (worst === CALM || air.wind > worst.wind) worst = air;
    });
    return worst;
  }

  /** Mean Beaufort force at a place now. */
  force(place: LonLat): number {
    return beaufort(this.over(place).wind);
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
    for (const storm of this.#scenario.hazards) {
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

  /** For keyframes: the states are closed forms of the time. */
  restore(at: DrillTime): void {
    this.step(at);
  }

  #places(sites: readonly string[] | undefined): number[] | undefined {
    return sites?.map((site) => this.#order.get(site)).filter((place) => place !== undefined);
  }
}

/** An outlook takes longer than all the rest of a restore, and follows from the scenario alone: it is made once. */
const OUTLOOKS = new WeakMap<Scenario, readonly Outlook[]>();

function outlooksOf(scenario: Scenario): readonly Outlook[] {
  const known = OUTLOOKS.get(scenario);
  if (known !== undefined) return known;
  const made = scenario.hazards.map((storm) => outlook(storm, scenario.sites));
  OUTLOOKS.set(scenario, made);
  return made;
}

function changesOf(hazard: string, ahead: Outlook, places: readonly number[] | undefined): WarningChange[] {
  return warningChanges(warningsOf(ahead, places)).map(({ at, signal, colour }) => ({
    at,
    hazard,
    family: signal,
    colour,
  }));
}
