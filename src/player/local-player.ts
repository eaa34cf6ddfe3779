/** A player that has its drill in the same thread: how it tells what it stands at, whether that is run or read. */
import { ReplaySubject, Subject } from 'rxjs';
import type { HazardPicture } from '../drill/hazards.ts';
import type { DrillState } from '../drill/state.ts';
import type { Entry } from '../log/vocabulary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DrillTime } from '../units/time.ts';
import type { Box, DryRun, Field, FieldId, Frame, FrameRequest, SeatView, Sending, Status } from './player.ts';
import { frameOf } from './positions.ts';
import type { Ticker } from './ticker.ts';
import { fieldOf } from './weather-view.ts';

/** Where a player stands now. */
export interface Stand {
  readonly scenario: Scenario;
  readonly state: DrillState;
  readonly at: DrillTime;
  readonly picture: () => HazardPicture | undefined;
}

export abstract class LocalPlayer {
  /** The latest is there for whoever comes later. */
  readonly state$ = new ReplaySubject<SeatView>(1);
  readonly events$ = new Subject<readonly Entry[]>();
  readonly status$ = new ReplaySubject<Status>(1);
  protected readonly ticker: Ticker;
  readonly #stop: () => void;

  constructor(ticker: Ticker) {
    this.ticker = ticker;
    this.#stop = ticker.every(() => this.tick());
  }

  protected abstract tick(): void;
  protected abstract stand(): Stand;
  protected abstract view(): SeatView;
  protected abstract status(): Status;

  /** A break is told before what follows it, and what is new before the state that holds it. */
  protected publish(told: readonly Entry[]): void {
    this.status$.next(this.status());
    if (told.length > 0) this.events$.next(told);
    this.state$.next(this.view());
  }

  async frame(request: FrameRequest): Promise<Frame> {
    const { state, at } = this.stand();
    return frameOf(state, at, request);
  }
  async field(id: FieldId, at: DrillTime, box: Box): Promise<Field> {
    const { scenario, picture } = this.stand();
    return fieldOf(scenario, id, at, box, picture);
  }
  /** Nobody is sent anywhere in a drill that is only read. */
  async dryRun(_sending: Sending): Promise<DryRun | undefined> {
    return undefined;
  }

  close(): void {
    this.#stop();
    this.state$.complete();
    this.events$.complete();
    this.status$.complete();
  }
}
