/**
 * A drill from one seat: what its window is told and what it may ask is held here, beside the engine, so that nothing that the seat
 * is not to know crosses to its window (law 11), and nothing that it is not to say comes back.
 */
import { concat, defer, map, type Observable, of, withLatestFrom } from 'rxjs';
import { Hearing } from '../drill/hearing.ts';
import { expectedLanding } from '../drill/landing.ts';
import { circleOf, type Rights, rightsOf } from '../drill/seats.ts';
import type { DrillState } from '../drill/state.ts';
import { handedTo, toldState, toldWordings } from '../drill/told.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
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
  Sending,
} from './player.ts';
import { frameOf } from './positions.ts';

/** What is measured from afar, and no secret of whoever stands in it. */
const SEEN: ReadonlySet<FieldId> = new Set(['wind', 'rain', 'pressure']);

export class SeatPlayer implements Player {
  readonly can: ReadonlySet<Power> = new Set<Power>(['act']);
  readonly state$: Observable<SeatView>;
  readonly events$: Observable<readonly Entry[]>;
  readonly seat: string;
  /** Whether it is one of those that are told things. */
  readonly told: boolean;
  readonly #whole: Player;
  readonly #scenario: Scenario;
  readonly #rights: Rights;
  #view: SeatView | undefined;

  /** `said`: what was said before, with which its log begins. */
  constructor(whole: Player, scenario: Scenario, seat: string, said: readonly Entry[] = []) {
    const rights = rightsOf(scenario, seat);
    if (rights === undefined) throw new Error(`there is no seat ${seat}`);
    this.#whole = whole;
    this.#scenario = scenario;
    this.seat = seat;
    this.#rights = rights;
    this.told = rights.sees === 'told';
    this.state$ = whole.state$.pipe(map((view) => this.#seen(view)));
    this.events$ = this.#heard(said);
  }

  get status$(): Player['status$'] {
    return this.#whole.status$;
  }

  #seen(view: SeatView): SeatView {
    this.#view = view;
    const { seat } = this;
    if (!this.told) return { ...view, seat };
    const { sites, storms } = view.weather;
    const [scenario, known, wordings] = [this.#scenario, () => this.#known(view), this.#wordings];
    const landfall = expectedLanding(scenario, view.state, view.at);
    return {
      seat,
      at: view.at,
      // Worked out when it is sent, which is not each time that it changes.
      get state() {
        return known();
      },
      get handed() {
        return handedTo(scenario, view.state, seat);
      },
      get worded() {
        return wordings(view.state);
      },
      weather: { sites, storms },
      ...(landfall === undefined ? {} : { landfall }),
    };
  }
  /** The same until the seat has another order, so that whoever sends it knows that nothing is new. */
  #wordings = (state: DrillState): NonNullable<SeatView['worded']> => {
    const found = toldWordings(this.#scenario, state, this.seat);
    const orders = Object.keys(found).join(' ');
    if (orders !== this.#worded?.orders) this.#worded = { orders, found };
    return this.#worded.found;
  };
  #worded: { readonly orders: string; readonly found: NonNullable<SeatView['worded']> } | undefined;
  #known = ({ state }: SeatView): DrillState => toldState(this.#scenario, state, this.seat);

  #heard(said: readonly Entry[]): Observable<readonly Entry[]> {
    const all$ = defer(() => (said.length === 0 ? this.#whole.events$ : concat(of(said), this.#whole.events$)));
    if (!this.told) return all$;
    return defer(() => {
      const hearing = new Hearing(this.#scenario, this.seat);
      return all$.pipe(
        withLatestFrom(this.#whole.state$),
        map(([entries, { state }]) => hearing.take(entries, state)),
      );
    });
  }

  /** Who leads the drill leads its clock; to others it is not theirs. */
  play(pacing: Pacing): void {
    if (!this.#rights.may.has('resume')) return;
    if (this.#view?.state.phase === 'paused') void this.submit({ type: 'resume', seat: this.seat });
    this.#whole.play(pacing);
  }
  pause(): void {
    if (this.#view?.state.phase === 'running') void this.submit({ type: 'pause', seat: this.seat });
  }
  async seek(at: DrillTime): Promise<void> {
    await this.submit({ type: 'jump', seat: this.seat, to: at });
  }

  /** In its own name only, or for others where it may speak for them. */
  async submit(command: Command): Promise<Accepted | Refusal> {
    const by = command.enteredBy ?? command.seat;
    if (this.#rights.over !== 'everybody' && by !== this.seat) return { ok: false, code: 'not-your-seat', about: by };
    return this.#whole.submit(command);
  }

  /** A team whose news does not reach the seat stands for it where it is at home. */
  async frame(request: FrameRequest): Promise<Frame> {
    if (!this.told || this.#view === undefined) return this.#whole.frame(request);
    return frameOf(this.#known(this.#view), this.#view.at, request);
  }
  /** Nothing of what is to come, and nothing that has to be found first. */
  async field(id: FieldId, at: DrillTime, box: Box): Promise<Field> {
    if (!this.told) return this.#whole.field(id, at, box);
    if (!SEEN.has(id)) return { id, at, box, planes: new Float32Array() };
    return this.#whole.field(id, Math.min(at, this.#view?.at ?? at) as DrillTime, box);
  }
  async dryRun(sending: Sending): Promise<DryRun | undefined> {
    if (!this.told) return this.#whole.dryRun(sending);
    const circle = circleOf(this.#scenario, this.seat);
    return circle.has(sending.team) ? this.#whole.dryRun({ ...sending, open: true }) : undefined;
  }
  /** The drill goes on. */
  close(): void {}
}
