/** The whole page: what is open, the keys, dropped files, dialogs, and the emergency over everything. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OPEN_ELSEWHERE } from '../../player/opening.ts';
import { CHAIR, sitAgain, sitInWindow } from '../acting/seating.ts';
import type { ActionContext } from '../action-context.ts';
import { ACTIONS, type ActionId, perform } from '../actions.ts';
import { Desk } from '../desk.ts';
import { dialogOf } from '../dialogs/open.ts';
import { drillMoment } from '../format.ts';
import { listenToKeys } from '../keys.ts';
import { Alarm } from '../noduff/alarm.ts';
import '../noduff/screen.ts';
import { notLoaded, want } from '../on-demand.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { Broken, Opened, Opener, OpenRequest, Progress } from '../session.ts';
import { arrive, type Goal, goalOf, reach } from '../share.ts';
import '../start/loading.ts';
import '../start/problems.ts';
import './drill.ts';
import { awaitWalls, leaveWalls } from '../wall/director.ts';
import type { WallPage } from '../wall/page.ts';
import { hostSeats } from '../windows/seat-host.ts';
import type { SeatWindow } from '../windows/seat-window.ts';
import { fill } from '../words.ts';
import { fetchMapEarly } from './map-slot.ts';

const sourceOf = (request: OpenRequest): string =>
  'log' in request
    ? request.log.name
    : 'branch' in request
      ? request.branch.name
      : 'join' in request
        ? request.seat
        : (request.scenario ?? ('kept' in request ? request.kept : ''));

type Shown =
  | { readonly page: 'start' }
  | { readonly page: 'loading'; readonly source: string; readonly progress?: Progress }
  | { readonly page: 'broken'; readonly broken: Broken }
  | { readonly page: 'lobby'; readonly drill: string }
  | { readonly page: 'drill'; readonly desk: Desk }
  | { readonly page: 'wall'; readonly wall: string; readonly drill: string | undefined; readonly shows: string };

export class LandfallPage extends View {
  static override properties = {
    ...View.properties,
    opener: { attribute: false },
    shown: { state: true },
    dropping: { state: true },
  };
  declare opener: Opener;
  declare shown: Shown;
  declare dropping: boolean;
  readonly #alarm = new Alarm();
  /** The stop that was asked of the engine, until it is answered; and the drill whose stop is being lifted. */
  #stopping: Promise<unknown> = Promise.resolve();
  #lifting: Desk | undefined;
  /** Sends the walls away that look at the opened drill. */
  #walls: (() => void) | undefined;
  /** This window's seat in a drill that another has open, and its seats for others. */
  #seat: SeatWindow | undefined;
  #unhost: () => void = () => {};
  /** Where the link leads that was followed, until it has been reached. */
  #goal: Goal | undefined;
  /** Counts openings: a slow one that was left must not come back. */
  #opening = 0;

  static override styles = [
    base,
    css`
      :host { display: block; min-height: 100vh; }
      .drop { position: fixed; inset: 0; z-index: 400; display: grid; place-content: center; background: var(--bg0); opacity: .94; border: 3px dashed var(--accent); font: var(--type-clock2); color: var(--tx1); pointer-events: none; }
    `,
  ];

  constructor() {
    super();
    this.shown = { page: 'start' };
    this.dropping = false;
    this.addEventListener('lf-open', ({ detail }) => void this.#open(detail));
    this.addEventListener('lf-act', ({ detail }) => perform(detail, this.#context));
    this.addEventListener('lf-noduff', () => this.#stop());
    this.addEventListener('lf-frozen', () => {
      if (this.#lifting === undefined || this.#lifting !== this.desk) this.#raise();
    });
    this.addEventListener('lf-lift', () => void this.#lift());
  }

  get desk(): Desk | undefined {
    return this.shown.page === 'drill' ? this.shown.desk : undefined;
  }
  get #context(): ActionContext {
    return {
      store: this.store,
      desk: this.desk,
      leave: () => this.#leave(),
      open: (request) => void this.#open(request),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#alarm.changes$.subscribe(() => this.requestUpdate());
    listenToKeys(
      document,
      ACTIONS,
      () => this.#context,
      () => this.#alarm.current !== undefined,
    );
    for (const type of ['dragover', 'dragleave', 'drop'] as const)
      document.addEventListener(type, (event) => this.#drag(event));
    window.addEventListener('beforeunload', (event) => this.#mayLeave() || event.preventDefault());
    window.addEventListener('popstate', () => this.#openAddress());
    this.#openAddress();
  }

  override render(): TemplateResult {
    const { shown, store } = this;
    return html`${this.#page(shown)}${dialogOf(store.state.dialog, this.#context)}
      ${this.dropping ? html`<div class="drop">${this.speech.labels.start.dropNow}</div>` : nothing}
      <lf-noduff-screen .store=${store} .emergency=${this.#alarm.current} .mayLift=${this.desk ? this.desk.mayLift : this.#alarm.mine}></lf-noduff-screen>`;
  }

  #page(shown: Shown): TemplateResult {
    const { store } = this;
    switch (shown.page) {
      case 'start':
        want('start', store);
        return html`<lf-start .store=${store} .shelf=${this.opener.shelf} .goal=${this.#goal}></lf-start>`;
      case 'loading':
        return html`<lf-loading .store=${store} .source=${shown.source} .progress=${shown.progress}></lf-loading>`;
      case 'broken':
        return html`<lf-problems .store=${store} .broken=${shown.broken}></lf-problems>`;
      case 'lobby':
        return html`<lf-lobby .store=${store} .drill=${shown.drill}></lf-lobby>`;
      case 'drill':
        return html`<lf-drill .store=${store} .desk=${shown.desk}></lf-drill>`;
      case 'wall':
        return html`<lf-wall-page .store=${store} .opener=${this.opener} .wall=${shown.wall} .drill=${shown.drill} .shows=${shown.shows}></lf-wall-page>`;
    }
  }

  /** Opens what the address names, or the list of scenarios. */
  #openAddress(): void {
    const asked = new URLSearchParams(location.search);
    this.#goal = goalOf(asked);
    const wall = asked.get('wall');
    const [scenario, kept] = [asked.get('scenario') ?? undefined, asked.get('kept')];
    const [join, seat] = [asked.get('join'), asked.get('seat')];
    if (wall === 'command' || wall === 'observers') this.#openWall(wall, asked);
    else if (join) this.#enter(join, seat);
    else if (kept) void this.#open({ kept, scenario }, false);
    else if (scenario) void this.#open({ scenario }, false);
    else this.#show({ page: 'start' });
  }

  /** A window that is a wall of a drill in another one. */
  #openWall(wall: string, asked: URLSearchParams): void {
    want('wall', this.store);
    this.#show({ page: 'wall', wall, drill: asked.get('drill') ?? undefined, shows: asked.get('shows') ?? 'air' });
  }
  /** A seat of a drill in another window, or the choice of one. */
  #enter(join: string, seat: string | null): void {
    if (seat !== null) return void this.#open({ join, seat }, false);
    want('lobby', this.store);
    this.#show({ page: 'lobby', drill: join });
  }

  /** The drill comes when a window lets this one in, and anew whenever another runs it. */
  async #join(drill: string, seat: string, turn: number): Promise<void> {
    const { SeatWindow: Seat } = await import('../windows/seat-window.ts');
    if (turn !== this.#opening) return;
    const loading = (progress: Progress): void => {
      if (this.shown.page !== 'loading') this.#show({ page: 'loading', source: '' }, false);
      this.shown = { page: 'loading', source: seat, progress };
    };
    this.#seat = new Seat(drill, seat, this.opener, {
      waiting: () => loading({ what: 'joining', share: 0 }),
      progress: loading,
      failed: (error) => notLoaded(this.store, error),
      opened: (opened) =>
        this.#show(
          opened.ok ? { page: 'drill', desk: new Desk(opened, this.store) } : { page: 'broken', broken: opened },
          false,
        ),
    });
    loading({ what: 'joining', share: 0 });
  }

  async #open(request: OpenRequest, remember = true): Promise<void> {
    const turn = ++this.#opening;
    if ('join' in request) {
      if (remember) history.pushState(null, '', `?${new URLSearchParams({ join: request.join, seat: request.seat })}`);
      this.#show({ page: 'loading', source: request.seat });
      return this.#join(request.join, request.seat, turn).catch((error: unknown) => notLoaded(this.store, error));
    }
    const source = sourceOf(request);
    this.#show({ page: 'loading', source });
    const progress = (now: Progress): void => {
      if (turn === this.#opening && this.shown.page === 'loading')
        this.shown = { page: 'loading', source, progress: now };
    };
    const opened = await this.#attempt(request, source, progress);
    if (turn !== this.#opening) return opened.ok ? opened.player.close() : undefined;
    // A window that is loaded again finds that another has gone on with its drill meanwhile.
    if (!opened.ok && 'kept' in request && opened.problems.some(({ code }) => code === OPEN_ELSEWHERE))
      return void this.#open({ join: request.kept, seat: 'director' });
    const desk = opened.ok ? new Desk(opened, this.store) : undefined;
    if (desk !== undefined) await arrive(desk, this.#goal, progress);
    if (turn !== this.#opening) return desk?.close();
    this.#address(request, opened, remember);
    this.#show(desk !== undefined ? { page: 'drill', desk } : { page: 'broken', broken: opened as Broken });
    if (desk !== undefined && this.#goal !== undefined) reach(desk, this.#goal);
    this.#goal = undefined;
    if (opened.ok && opened.pacing !== undefined) this.store.set({ speed: opened.pacing });
    if (opened.ok && 'branch' in request) {
      const at = drillMoment(request.at, opened.scenario.meta.landfall);
      this.store.set({ notice: { done: fill(this.speech.labels.kept.branchBegun, { at }) } });
    }
  }

  /** Puts into the address what a reload is to open again: a live drill by its name in the browser's storage. */
  #address(request: OpenRequest, opened: Opened | Broken, remember: boolean): void {
    const query = new URLSearchParams();
    if ('branch' in request) {
      if (opened.ok && opened.kept !== undefined) {
        query.set('scenario', opened.source);
        query.set('kept', opened.kept);
      }
    } else if (!('log' in request) && !('join' in request)) {
      if (request.scenario !== undefined) query.set('scenario', request.scenario);
      const asked = 'kept' in request ? request.kept : undefined;
      const kept = opened.ok && opened.player.can.has('act') ? opened.kept : asked;
      if (kept !== undefined) query.set('kept', kept);
    }
    const address = query.size === 0 ? location.pathname : `?${query}`;
    if (remember) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** Our own fault while opening is shown as a problem too: never a blank page. */
  async #attempt(
    request: OpenRequest,
    source: string,
    progress: (progress: Progress) => void,
  ): Promise<Broken | Opened> {
    fetchMapEarly();
    try {
      if ('log' in request) return await this.opener.log(request.log, progress);
      if ('branch' in request) return await this.opener.branch(request.branch, request.at, progress);
      if ('join' in request) throw new Error(request.join);
      return 'kept' in request
        ? await this.opener.kept(request.kept, request.scenario, progress)
        : await this.opener.scenario(request.scenario, progress);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        source,
        problems: [
          {
            code: 'not-opened',
            severity: 'error',
            file: source,
            line: 0,
            column: 0,
            path: '',
            message: { zh: said, en: said },
          },
        ],
      };
    }
  }

  /** `anew`: what is shown is not the next of the same seat's. */
  #show(shown: Shown, anew = true): void {
    if (anew) {
      this.#seat?.close();
      this.#seat = undefined;
    }
    this.#unhost();
    this.#unhost = () => {};
    this.desk?.close();
    this.store.state.second?.close();
    this.#walls?.();
    this.#walls = undefined;
    this.store.set({ selection: undefined, dialog: undefined, notice: undefined, ...CHAIR });
    this.shown = shown;
    if (shown.page !== 'drill') return;
    sitInWindow(shown.desk);
    sitAgain(shown.desk);
    this.#unhost = hostSeats(shown.desk);
    // Only a window that runs the drill has something for a wall.
    const { seat, admit } = shown.desk.opened;
    if (seat !== undefined && admit === undefined) {
      this.#walls = () => leaveWalls(shown.desk);
      return;
    }
    this.#walls = awaitWalls(shown.desk, (error) => notLoaded(this.store, error));
  }

  /** Back to the scenarios; a running drill asks first. */
  #leave(): void {
    if (!this.#agreesToLeave()) return;
    this.#opening += 1;
    history.pushState(null, '', location.pathname);
    this.#show({ page: 'start' });
  }
  #agreesToLeave(): boolean {
    const { leave, leaveKept } = this.speech.labels;
    return this.#mayLeave() || confirm(this.desk?.opened.kept === undefined ? leave : leaveKept);
  }
  #mayLeave(): boolean {
    // The drill runs in another window, and goes on without this one.
    if (this.desk?.opened.seat !== undefined && this.desk.opened.admit === undefined) return true;
    const phase = this.desk?.live ? this.desk.view?.state.phase : undefined;
    const unsaved = this.desk?.live === true && this.desk.status?.problem?.code === 'not-kept';
    return !unsaved && phase !== 'running' && phase !== 'paused' && phase !== 'frozen';
  }

  /** A log dropped anywhere on the page is replayed. */
  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = event.type === 'dragover';
    const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
    if (file && this.shown.page === 'wall') void this.renderRoot.querySelector<WallPage>('lf-wall-page')?.openLog(file);
    else if (file && this.#agreesToLeave()) void this.#open({ log: file });
  }

  /** The screen first: the engine may be dead, and nobody waits for it. */
  #stop(): void {
    this.#raise();
    const { desk } = this;
    if (desk?.live) this.#stopping = desk.submit({ type: 'noduff' });
  }
  #raise(): void {
    const { contact, codeWord } = this.desk?.scenario.meta ?? {};
    const { language } = this.store.state;
    this.#alarm.raise(contact?.[language] ?? '', codeWord?.[language] ?? '');
  }
  /** One who lifts it before the engine has said that it stands waits for that: else it would say so afterwards, and raise it again. */
  async #lift(): Promise<void> {
    const { desk } = this;
    this.#alarm.lift();
    if (!desk?.live) return;
    this.#lifting = desk;
    await this.#stopping;
    if (desk.view?.state.phase === 'frozen') await desk.submit({ type: 'resume' }, desk.chair);
    this.#lifting = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { language } = this.store.state;
    const { name, subtitle } = this.speech.labels.app;
    const title = this.desk?.scenario.meta.title[language];
    document.title = title ? `${title} · ${name}` : `${name} · ${subtitle}`;
  }
}
define('lf-page', LandfallPage);

declare global {
  interface HTMLElementEventMap {
    'lf-open': CustomEvent<OpenRequest>;
    'lf-act': CustomEvent<ActionId>;
    'lf-noduff': CustomEvent<undefined>;
    'lf-frozen': CustomEvent<undefined>;
    'lf-lift': CustomEvent<undefined>;
  }
}
