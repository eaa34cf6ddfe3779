/** One opened drill as its panels share it: the player's latest view, the log so far, names, and what the seat may do. */
import type { Subscription } from 'rxjs';
import { decide } from '../drill/decide.ts';
import type { Command } from '../log/vocabulary.ts';
import type { Player, SeatView, Status } from '../player/player.ts';
import { sayRefusal } from '../text/say.ts';
import type { Language } from '../text/words.ts';
import { Journal } from './journal.ts';
import { PageNames } from './names.ts';
import { Pulse } from './pulse.ts';
import { type Roster, rosterOf } from './roster.ts';
import type { Opened, ScenarioView } from './session.ts';
import type { Store } from './store.ts';
import { type Speech, speechOf } from './words.ts';

/** A command as a panel gives it: the seat is put in by the desk. */
export type Act = Command extends infer C ? (C extends Command ? Omit<C, 'seat'> : never) : never;

export class Desk {
  readonly opened: Opened;
  readonly store: Store;
  readonly roster: Roster;
  readonly journal = new Journal();
  readonly pulse = new Pulse();
  /** The player's, to be read at once and not kept. Absent until the first comes. */
  view: SeatView | undefined;
  status: Status | undefined;
  #names: { readonly speech: Speech; readonly names: PageNames } | undefined;
  readonly #subscriptions: readonly Subscription[];

  constructor(opened: Opened, store: Store) {
    this.opened = opened;
    this.store = store;
    this.roster = rosterOf(opened.scenario);
    const { player } = opened;
    this.#subscriptions = [
      player.status$.subscribe((status) => this.#takeStatus(status)),
      player.state$.subscribe((view) => {
        this.view = view;
        this.pulse.beat();
      }),
      player.events$.subscribe((entries) => {
        this.journal.add(entries);
        this.pulse.beat();
      }),
    ];
  }

  get player(): Player {
    return this.opened.player;
  }
  get scenario(): ScenarioView {
    return this.opened.scenario;
  }
  get landfall(): number | undefined {
    return this.scenario.meta.landfall;
  }
  /** Drill time shown, ms. */
  get at(): number {
    return this.status?.at ?? this.view?.at ?? 0;
  }
  get seat(): string {
    return this.view?.seat ?? 'director';
  }
  get live(): boolean {
    return this.player.can.has('act');
  }
  get speech(): Speech {
    return speechOf(this.store.state.language);
  }
  get names(): PageNames {
    const { speech } = this;
    if (this.#names?.speech !== speech) {
      this.#names = { speech, names: new PageNames(this.roster, speech, this.landfall, () => this.view?.state) };
    }
    return this.#names.names;
  }
  /** The same names in a language that is not the viewer's own. */
  namesIn(language: Language): PageNames {
    return new PageNames(this.roster, speechOf(language), this.landfall, () => this.view?.state);
  }
  /** Only these lift a NO DUFF (law 9). */
  get mayLift(): boolean {
    const role = this.roster.seats.get(this.seat)?.role ?? this.seat;
    return role === 'director' || role === 'safety-officer';
  }

  /** Whether the engine would say yes to it now: buttons grey out by the same call (law 3). */
  may(act: Act): boolean {
    const { view } = this;
    return (
      this.live &&
      view !== undefined &&
      decide(view.state, this.scenario, { ...act, seat: this.seat } as Command, view.at).ok
    );
  }

  /** Gives a command; a refusal is said with its reason and remedy. Whether it was accepted. */
  async submit(act: Act): Promise<boolean> {
    const { words, labels } = this.speech;
    try {
      const answer = await this.player.submit({ ...act, seat: this.seat } as Command);
      if (!answer.ok) this.store.set({ notice: `${labels.notice.notDone}${sayRefusal(answer.code, words)}` });
      return answer.ok;
    } catch (error) {
      this.store.set({
        notice: labels.notice.engine.replace('{text}', error instanceof Error ? error.message : String(error)),
      });
      return false;
    }
  }

  #takeStatus(status: Status): void {
    const broke = this.status !== undefined && this.status.break !== status.break;
    this.status = status;
    if (broke) this.journal.rewind(status.at);
    this.pulse.beat();
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.player.close();
  }
}
