/** A drill as a headquarters knows it: its player tells what was reported, and answers no question about the rest. */
import { map, NEVER, type Observable } from 'rxjs';
import { reportedState, type Telling } from '../drill/known.ts';
import { expectedLanding, type Landing } from '../drill/landing.ts';
import type { DrillTime } from '../units/time.ts';
import type {
  Accepted,
  Box,
  DryRun,
  Field,
  FieldId,
  Frame,
  FrameRequest,
  Pacing,
  Player,
  Power,
  SeatView,
} from './player.ts';

/** Whose picture the command wall has: the city's headquarters', or the uppermost post's. */
export const headquartersOf = ({
  posts,
}: {
  readonly posts: readonly { readonly id: string; readonly level: string; readonly of?: string | undefined }[];
}): string | undefined => (posts.find(({ level }) => level === 'city') ?? posts.find(({ of }) => of === undefined))?.id;

interface Script {
  readonly injects: unknown;
  readonly objectives: unknown;
  readonly incidents: unknown;
  readonly plans: unknown;
  readonly variants: unknown;
  readonly bulletins?: unknown;
  readonly hazards: readonly { readonly kind: string }[];
}

/**
 * What cannot be known on a command wall does not even cross to it: no script, no source of gas or drift, and where bulletins foretell
 * the storm, not its track. Where water is computed is a place on the map.
 */
export const withoutScript = <T extends Script>(scenario: T): T => ({
  ...scenario,
  injects: [],
  objectives: [],
  incidents: [],
  plans: [],
  variants: [],
  hazards: scenario.hazards
    .filter(({ kind }) => kind === 'typhoon' || kind === 'flood')
    .map((hazard) =>
      hazard.kind === 'typhoon' && scenario.bulletins !== undefined ? { ...hazard, track: [] } : hazard,
    ),
});

/** Who watches the truth is told nothing of what will be played in either. */
export const withoutInjects = <T extends { readonly injects: unknown }>(scenario: T): T => ({
  ...scenario,
  injects: [],
});

/** What a window that is a wall may ask, and how often it is told, ms: nobody across a room reads faster. */
export const WALL_SERVING = { calls: new Set<'frame' | 'field'>(['frame', 'field']), every: 250 } as const;

/** What is measured from afar, and no secret of whoever stands in it. */
const SEEN: ReadonlySet<FieldId> = new Set(['wind', 'rain', 'pressure']);

/** How many figures a team has in a frame. */
const ROW = 4;

export class ReportedPlayer implements Player {
  readonly can: ReadonlySet<Power>;
  readonly state$: Observable<SeatView>;
  /** What is told is in the state: the log itself is not this seat's. */
  readonly events$ = NEVER;
  readonly #whole: Player;
  /** Teams that answer nobody, and where each team was when it last did. */
  #lost: ReadonlySet<string> = new Set();
  readonly #last = new Map<string, Float32Array>();

  constructor(player: Player, scenario: Telling & Landing, seat: string) {
    this.#whole = player;
    this.can = new Set([...player.can].filter((power) => power === 'seek'));
    this.state$ = player.state$.pipe(map((view) => this.#reported(view, scenario, seat)));
  }

  #reported({ at, state, weather }: SeatView, scenario: Telling & Landing, seat: string): SeatView {
    const { sites, storms } = weather;
    this.#lost = new Set(Object.keys(state.teams).filter((id) => state.teams[id]?.link === 'lost'));
    const landfall = expectedLanding(scenario, state, at);
    const told = { seat, at, state: reportedState(scenario, state, seat), weather: { sites, storms } };
    return landfall === undefined ? told : { ...told, landfall };
  }

  get status$(): Player['status$'] {
    return this.#whole.status$;
  }
  play(pacing: Pacing, until?: DrillTime): void {
    this.#whole.play(pacing, until);
  }
  pause(): void {
    this.#whole.pause();
  }
  seek(at: DrillTime): Promise<void> {
    this.#last.clear();
    return this.#whole.seek(at);
  }
  /** It is looked at only. */
  submit(): Promise<Accepted> {
    return Promise.reject(new Error('a reported picture takes no command'));
  }
  async dryRun(): Promise<DryRun | undefined> {
    return undefined;
  }

  /** A team that cannot be heard stands where it was last heard of. */
  async frame(request: FrameRequest): Promise<Frame> {
    const frame = await this.#whole.frame(request);
    request.teams.forEach((id, i) => {
      const row = frame.positions.subarray(ROW * i, ROW * (i + 1));
      const last = this.#last.get(id);
      if (this.#lost.has(id) && last !== undefined) row.set(last);
      else this.#last.set(id, row.slice());
    });
    return frame;
  }
  async field(id: FieldId, at: DrillTime, box: Box): Promise<Field> {
    return SEEN.has(id) ? this.#whole.field(id, at, box) : { id, at, box, planes: new Float32Array() };
  }
  close(): void {
    this.#whole.close();
  }
}
