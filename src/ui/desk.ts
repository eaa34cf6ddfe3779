/** One opened drill as its panels share it: the player's latest view, the log so far, names, and what the seat may do. */
import type { Subscription } from 'rxjs';
import { decide } from '../drill/decide.ts';
import { hears } from '../drill/hears.ts';
import { circleOf, type Rights, rightsOf } from '../drill/seats.ts';
import type { Command } from '../log/vocabulary.ts';
import type { Player, SeatView, Status } from '../player/player.ts';
import { sayRefusal } from '../text/say.ts';
import type { Language } from '../text/words.ts';
import type { Book } from './bookmarks/book.ts';
import { Journal, type Line } from './journal.ts';
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
  roster: Roster;
  readonly journal: Journal;
  readonly pulse = new Pulse();
  /** Of a recorded drill, once they have been read. */
  bookmarks: Book | undefined;
  /** The player's, to be read at once and not kept. Absent until the first comes. */
  view: SeatView | undefined;
  status: Status | undefined;
  #circle: { readonly seat: string; readonly circle: ReadonlySet<string> } | undefined;
  #names: { readonly speech: Speech; readonly names: PageNames } | undefined;
  readonly #subscriptions: readonly Subscription[];

  constructor(opened: Opened, store: Store) {
    this.opened = opened;
    this.store = store;
    this.roster = rosterOf(opened.scenario);
    const { player } = opened;
    this.journal = new Journal(player.archive !== undefined);
    this.#subscriptions = [
      player.status$.subscribe((status) => this.#takeStatus(status)),
      player.state$.subscribe((view) => {
        this.view = view;
        if (view.handed !== undefined && view.handed.length !== this.scenario.injects.length) this.#hand(view.handed);
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
  /** The seat that the page was opened in: who leads from here. */
  get chair(): string {
    return this.view?.seat ?? 'director';
  }
  /** The seat that the viewer sits in now. */
  get seat(): string {
    return this.store.state.seat ?? this.chair;
  }
  get rights(): Rights | undefined {
    return rightsOf(this.scenario, this.seat);
  }
  /** Whether the drill's clock and injects are this seat's. */
  get leads(): boolean {
    return this.rights?.may.has('pause') === true;
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
  /** Whose news the seat gets; undefined for a seat that sees everything. */
  get circle(): ReadonlySet<string> | undefined {
    const { seat, told } = this.store.state;
    if (seat === undefined || !told) return undefined;
    if (this.#circle?.seat !== seat) this.#circle = { seat, circle: circleOf(this.scenario, seat) };
    return this.#circle.circle;
  }
  /** Whether the seat was told of a line of the log (law 11). */
  hears(line: Line): boolean {
    const { circle, view, seat, journal } = this;
    if (circle === undefined || view === undefined) return true;
    if (line.type === 'command.refused') {
      const asked = journal.get(line.command);
      return asked?.line === 'command' && asked.seat === seat;
    }
    return hears(line, { seat, circle, state: view.state });
  }

  /** Only these lift a NO DUFF (law 9): whoever sits elsewhere for a while is still who they are. */
  get mayLift(): boolean {
    return rightsOf(this.scenario, this.chair)?.lifts === true;
  }

  /** The script of a seat that is told things grows by what is handed to it. */
  #hand(injects: NonNullable<SeatView['handed']>): void {
    const script = this.scenario.injects as ScenarioView['injects'][number][];
    script.splice(0, script.length, ...injects);
    this.roster = rosterOf(this.scenario);
    this.#names = undefined;
  }

  /** An act as the command of `seat`; what another seat says is written down for it (代录). */
  #command(act: Act, seat: string): Command {
    const entered = seat === this.seat || seat === this.chair ? {} : { enteredBy: this.seat };
    return { ...act, seat, ...entered } as Command;
  }

  /** Whether the engine would say yes to it now: buttons grey out by the same call (law 3). */
  may(act: Act, seat = this.seat): boolean {
    const { view } = this;
    return this.live && view !== undefined && decide(view.state, this.scenario, this.#command(act, seat), view.at).ok;
  }

  /** Gives a command; a refusal is said with its reason and remedy. Whether it was accepted. */
  async submit(act: Act, seat = this.seat): Promise<boolean> {
    const { words, labels } = this.speech;
    try {
      const answer = await this.player.submit(this.#command(act, seat));
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
    if (broke && this.player.archive === undefined) this.journal.rewind(status.at);
    else if (broke) this.journal.clear();
    this.pulse.beat();
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.player.close();
  }
}
