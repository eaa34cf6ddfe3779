/** A window that is a wall: it looks at the drill that another window has open, or shows a log that is dropped on it by itself. */
import { html, type TemplateResult } from 'lit';
import { type OpenAnswer, seatLock, type WallAsks } from '../../player/opening.ts';
import { headquartersOf, ReportedPlayer, withoutInjects, withoutScript } from '../../player/reported-player.ts';
import type { Port } from '../../player/wire.ts';
import { type DrillTime, MINUTE } from '../../units/time.ts';
import { Desk } from '../desk.ts';
import '../map/map-element.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { Opened, Opener } from '../session.ts';
import { WindowGuest } from '../windows/link.ts';
import { holdUntil } from '../windows/seat-host.ts';
import { joinDrill } from '../windows/shared-drill.ts';
import { fill } from '../words.ts';
import type { OnAir, WallGiven } from './host.ts';
import { wallLabels } from './labels.ts';
import type { WallLent } from './lender.ts';
import { FIRST, type Wall, type WallScene } from './scene.ts';
import { wallStyles } from './styles.ts';
import './wall.ts';

/** How fast a log is shown by itself: drill seconds a second. */
const SPEED = 60;
/** How often it says that it listens, until it is answered, ms. */
const BEGIN_EVERY = 300;

export class WallPage extends View {
  static override properties = {
    ...View.properties,
    opener: { attribute: false },
    wall: {},
    drill: {},
    shows: {},
    desk: { state: true },
    scene: { state: true },
    lost: { state: true },
    said: { state: true },
  };
  declare opener: Opener;
  declare wall: Wall;
  declare drill: string | undefined;
  /** What is on air, or what the director is about to cut to. */
  declare shows: 'air' | 'preview';
  declare desk: Desk | undefined;
  declare scene: WallScene;
  declare lost: boolean;
  /** Why there is no picture yet. */
  declare said: string | undefined;
  #guest: WindowGuest | undefined;
  #port: Port | undefined;
  /** Ends asking a worker for the picture, and holding that this window is there. */
  #quiet: (() => void) | undefined;
  readonly #leaving = new AbortController();
  readonly #hear = ({ data }: MessageEvent<OnAir>): void => {
    if (data?.wall === 'scene') this.scene = data.scene;
  };
  readonly #press = (event: KeyboardEvent): void => this.#key(event);

  static override styles = [base, wallStyles];

  constructor() {
    super();
    this.scene = FIRST;
    this.lost = false;
    this.desk = undefined;
    this.said = undefined;
  }

  /** Its code may have come after it stood in the page: only now are its properties its own. */
  protected override firstUpdated(): void {
    this.#guest = new WindowGuest({ role: 'wall', wall: this.wall, shows: this.shows }, this.drill, {
      joined: (given, port) => this.#join(given as WallGiven | WallLent, port),
      left: () => {
        this.#quiet?.();
        // Its picture stands; what is said on the port from now on is for whoever has the drill next.
        this.desk?.player.close();
        this.lost = true;
      },
    });
    document.addEventListener('keydown', this.#press);
    this.addEventListener('lf-noduff', () => this.#port?.postMessage({ wall: 'noduff' } satisfies OnAir));
    this.style.setProperty('--u', `${innerHeight / 1080}px`);
  }
  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#press);
    this.#quiet?.();
    this.#leaving.abort();
    this.#guest?.close();
    this.desk?.close();
    super.disconnectedCallback();
  }

  #join(given: WallGiven | WallLent, port: Port): void {
    this.#port?.removeEventListener('message', this.#hear as (event: MessageEvent) => void);
    this.#port = port;
    if ('lent' in given) {
      this.#begin(port as BroadcastChannel);
      return;
    }
    port.addEventListener('message', this.#hear as (event: MessageEvent) => void);
    this.scene = given.scene;
    this.lost = false;
    this.#show(joinDrill(given, port));
  }

  /** Its director is gone, and a player's window goes on with the drill: its worker gives the picture; the scene stays. */
  #begin(port: BroadcastChannel): void {
    this.#quiet?.();
    void holdUntil(seatLock(port.name), this.#leaving.signal);
    const say = (): void => port.postMessage({ seat: 'begin' } satisfies WallAsks);
    const timer = setInterval(say, BEGIN_EVERY);
    const hear = ({ data }: MessageEvent<OpenAnswer>): void => {
      if (data.opening !== 'opened') return;
      this.#quiet?.();
      this.lost = false;
      this.#show(joinDrill(data, port));
    };
    port.addEventListener('message', hear);
    this.#quiet = () => {
      clearInterval(timer);
      port.removeEventListener('message', hear);
    };
    say();
  }

  #show(opened: Opened): void {
    this.desk?.close();
    this.desk = new Desk(opened, this.store);
  }

  /** A log by itself: nobody else cuts scenes or plays it, so a few keys do. */
  async openLog(file: File): Promise<void> {
    const words = wallLabels(this.speech);
    this.said = fill(words.opening, { name: file.name });
    const opened = await this.opener.log(file, () => {});
    if (!opened.ok) {
      const [problem] = opened.problems;
      this.said = fill(words.cannot, { name: file.name, reason: problem?.message[this.speech.language] ?? '' });
      return;
    }
    const seat = headquartersOf(opened.scenario);
    this.lost = false;
    // As a director's window gives it: a wall that somebody walks past has no script in it.
    const { scenario, player } = opened;
    const given =
      this.wall === 'command' && seat !== undefined
        ? { scenario: withoutScript(scenario), player: new ReportedPlayer(player, scenario, seat) }
        : { scenario: withoutInjects(scenario), player };
    this.#show({ ...opened, ...given });
    // After it: the player that was shown until now says good-bye over the port that closes with the guest.
    this.#guest?.close();
    this.#guest = undefined;
  }

  #key(event: KeyboardEvent): void {
    const { desk } = this;
    if (desk === undefined || !desk.player.can.has('seek') || event.isComposing) return;
    const step = { ArrowLeft: -MINUTE, ArrowRight: MINUTE }[event.code];
    if (event.code === 'Space') {
      if (desk.status?.playing === true) desk.player.pause();
      else desk.player.play(SPEED);
    } else if (step !== undefined) void desk.player.seek((desk.at + step) as DrillTime);
    else return;
    event.preventDefault();
  }

  override render(): TemplateResult {
    const words = wallLabels(this.speech);
    const { desk } = this;
    if (desk === undefined)
      return html`<div class="word" role="status"><strong>${words.name[this.wall]}</strong><span>${this.said ?? words.waiting}</span><span class="quiet">${words.waitingHint}</span></div>`;
    return html`<lf-wall .store=${this.store} .desk=${desk} .wall=${this.wall} .scene=${this.scene} .lost=${this.lost} .hint=${desk.player.can.has('seek') && desk.status?.playing !== true ? words.standalone : undefined}></lf-wall>`;
  }
}
define('lf-wall-page', WallPage);
