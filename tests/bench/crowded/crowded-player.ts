/**
 * A player whose drill is made up: every frame of the display it tells a new moment, with news of twenty teams, and every
 * two seconds that households have moved. What a worker would do is done beforehand, so that the page's own work is left.
 */
import { BehaviorSubject, NEVER } from 'rxjs';
import type { DrillState } from '../../../src/drill/state.ts';
import type { Box, Field, FieldId, Frame, FrameRequest, Player, SeatView, Status } from '../../../src/player/player.ts';
import type { ScenarioView } from '../../../src/ui/session.ts';
import { type DrillTime, HOUR } from '../../../src/units/time.ts';
import { countsOf, crowdedState, PARTICLES, SIDE, strewn, TEAMS } from './crowded-scenario.ts';

/** Teams of which there is news in a frame. */
const NEWS = 20;
/** Frames from one change of the households to the next, and how many move then. */
const HOMES = 120;
const FROM = (71 * HOUR) as DrillTime;
/** Drill ms a frame: 60 × at 60 frames a second. */
const PACE = 1_000;

export class CrowdedPlayer implements Player {
  readonly can = new Set<never>();
  readonly events$ = NEVER;
  readonly state$: BehaviorSubject<SeatView>;
  readonly status$: BehaviorSubject<Status>;
  readonly #state: DrillState;
  readonly #weather: SeatView['weather'];
  readonly #teams: readonly string[];
  readonly #positions = new Float32Array(4 * TEAMS);
  /** Two of each, so that every answer is a new one. */
  readonly #depths = [depths(0), depths(1)];
  readonly #particles = [particles(0), particles(1)];
  #answers = 0;
  #frames = 0;
  #at: DrillTime = FROM;

  constructor(scenario: ScenarioView) {
    this.#state = crowdedState(scenario);
    this.#teams = scenario.teams.map(({ id }) => id);
    const ring = [strewn(1), strewn(2), strewn(3)];
    this.#weather = {
      sites: Object.fromEntries(scenario.sites.map(({ id }) => [id, { wind: 21, from: 60, gust: 30, rain: 20 }])),
      storms: {},
      hazards: { ...NOTHING, outlines: [{ hazard: 'drift', what: 'containment', rings: [ring] }] } as never,
    };
    this.state$ = new BehaviorSubject<SeatView>(this.#view());
    this.status$ = new BehaviorSubject<Status>(this.#status());
    const tick = (): void => {
      this.#tick();
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  #view(): SeatView {
    // As it comes from a worker: every time a copy.
    return { seat: 'director', at: this.#at, state: this.#state, weather: structuredClone(this.#weather) };
  }
  #status(): Status {
    const [from, to] = [0 as DrillTime, (96 * HOUR) as DrillTime];
    return { mode: 'live', at: this.#at, from, to, playing: true, speed: 60, break: 0 };
  }

  #tick(): void {
    const frame = this.#frames++;
    this.#at = (this.#at + PACE) as DrillTime;
    const { teams, areas = {} } = this.#state;
    for (let k = 0; k < NEWS; k += 1) {
      const id = this.#teams[(frame * NEWS + k) % TEAMS]!;
      const old = teams[id]!;
      teams[id] = { ...old, lastNews: this.#at, fitness: old.fitness === 'fresh' ? 'tired' : 'fresh' };
    }
    if (frame % HOMES === 0) for (const area of Object.values(areas)) area.counts = countsOf((frame / HOMES) % 50);
    this.status$.next(this.#status());
    this.state$.next(this.#view());
  }

  async frame({ teams }: FrameRequest): Promise<Frame> {
    const share = ((this.#at - FROM) / (15 * HOUR)) % 1;
    for (let k = 0; k < teams.length; k += 1) {
      const [lon, lat] = strewn(k);
      const moves = k % 6 === 2 || k % 6 === 5;
      const [x, y] = moves ? strewn(k + 7) : [lon, lat];
      const row = 4 * k;
      this.#positions[row] = lon + (x - lon) * share;
      this.#positions[row + 1] = lat + (y - lat) * share;
      this.#positions[row + 2] = moves ? (k * 37) % 360 : Number.NaN;
      this.#positions[row + 3] = share;
    }
    return { at: this.#at, positions: this.#positions };
  }

  async field(id: FieldId, at: DrillTime, box: Box): Promise<Field> {
    const turn = this.#answers++ % 2;
    const planes = id === 'depth' ? this.#depths[turn]! : id === 'particles' ? this.#particles[turn]! : air(id, box);
    return { id, at, box, planes };
  }

  play(): void {}
  pause(): void {}
  async seek(): Promise<void> {}
  async submit(): Promise<never> {
    throw new Error('Nobody acts in a made-up drill.');
  }
  async dryRun(): Promise<undefined> {
    return undefined;
  }
  close(): void {}
}

/** What a hazard picture is besides its outlines. */
const NOTHING = { sites: {}, waters: {}, levels: {}, releases: {}, drifts: {} };

/** Ponds as a 512² grid has them after rain: a quarter of its cells wet. */
function depths(shift: number): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE }, (_, cell) => {
    const [i, j] = [cell % SIDE, Math.floor(cell / SIDE)];
    return Math.max(0, Math.sin((i + shift) / 17) + Math.sin(j / 23) - 0.9);
  });
}

function particles(shift: number): Float32Array {
  return Float32Array.from({ length: 2 * PARTICLES }, (_, k) => strewn((k >> 1) + shift / 100)[(k & 1) as 0 | 1]);
}

/** An even north-easter of 20 m/s, or rain of 20 mm/h. */
function air(id: FieldId, { nx, ny }: Box): Float32Array {
  if (id === 'flow') return new Float32Array(0);
  return new Float32Array((id === 'wind' ? 2 : 1) * nx * ny).fill(id === 'wind' ? -14 : 20);
}
