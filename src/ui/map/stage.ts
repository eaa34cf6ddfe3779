/** The map's picture: the ground, the live layers over it, and the loop that draws a frame when there is news. */

import type { TemplateResult } from 'lit';
import { Container, type WebGLRenderer } from 'pixi.js';
import type { Subscription } from 'rxjs';
import type { Player, SeatView, Status } from '../../player/player.ts';
import type { LonLat } from '../../world/geo.ts';
import { THEMES } from '../look/tokens.ts';
import type { ScenarioView } from '../session.ts';
import type { MapLook, Selection, ViewState } from '../store.ts';
import { homeBox, rangeBox } from './area.ts';
import { Camera } from './camera.ts';
import { openCanvas } from './canvas.ts';
import { FramePace } from './frame-pace.ts';
import { Ground } from './ground/ground.ts';
import { LayerStack } from './layer-stack.ts';
import { DriftField, drifts } from './layers/drift-field.ts';
import type { MoreLayers } from './layers/more.ts';
import { WaterField } from './layers/water-field.ts';
import { WindField } from './layers/wind-field.ts';
import type { MapFiles } from './map-files.ts';
import { applyLook, newScene } from './new-scene.ts';
import { placeOf } from './places.ts';
import { boxOf, fromScreen, type Point, toScreen, viewBox } from './projection.ts';
import { type Changes, isTruth, type Layer, type Pick, type Scene, TOGGLES, type Toggle } from './scene.ts';
import { SymbolBook } from './symbol-book.ts';

/** A look at one thing shows it at this many metres a px, or nearer if the map is nearer already. */
const CLOSE = 40;
/** Share of the picture's side that what is gone after may stand from the middle. */
const ASTRAY = 0.3;
/** Real ms after which a picture that stands still looks again whether the wind has come. */
const LATER = 550;

/** What works on the map while it is open; some take its clicks in place of choosing things. */
export interface MapTool {
  readonly layer: Layer;
  choose?(at: Point): void;
  render(): TemplateResult;
  end(): void;
}

/** A wall's look at the map. */
export interface Aim {
  readonly shown: Partial<Scene['shown']>;
  /** A thing, or places of which all are to be seen; everything when absent. */
  readonly at?: Selection | readonly LonLat[] | undefined;
}

export class MapStage {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly wind = new WindField();
  readonly water = new WaterField();
  readonly drift = new DriftField();
  /** What no first picture needs, once it has come. */
  more: MoreLayers | undefined;
  /** Called after a frame in which something other than the drift of streaks changed. */
  onFrame: () => void = () => {};
  readonly #renderer: WebGLRenderer;
  readonly #stage = new Container();
  readonly #player: Player;
  readonly #ground: Ground;
  readonly #layers: LayerStack;
  readonly #subscriptions: readonly Subscription[];
  readonly #changes: Changes = { view: true, look: true, facts: true, time: true, attention: true };
  readonly #pace = new FramePace((now) => this.#draw(now));
  readonly #quiet = matchMedia('(prefers-reduced-motion: reduce)');
  #later: ReturnType<typeof setTimeout> | undefined;
  #lastFrame = 0;
  #occupied: unknown;
  #mapped = false;
  #closed = false;
  #aimed: Aim['at'];
  #pursued: Selection | undefined;
  #second: ViewState['second'];
  #ghosts: Layer | undefined;
  #tool: MapTool | undefined;
  /** Whether the graphics card has taken its context back: what stands on the canvas is old. */
  lost = false;

  /** Opens a WebGL canvas in `host`; rejects when there is none to be had. */
  static async open(
    host: HTMLElement,
    scenario: ScenarioView,
    player: Player,
    look: ViewState,
    scale?: number,
  ): Promise<MapStage> {
    return new MapStage(await openCanvas(host, THEMES[look.theme].colours.bg0, scale), scenario, player, look);
  }

  private constructor(renderer: WebGLRenderer, scenario: ScenarioView, player: Player, look: ViewState) {
    this.#renderer = renderer;
    this.#player = player;
    this.camera = new Camera(() => this.#note('view'));
    const { resolution } = renderer;
    this.scene = newScene(scenario, new SymbolBook(resolution, () => this.#note('look')), this.camera.view, look);
    this.#ground = new Ground(renderer, this.scene.theme);
    this.#ground.onChange = () => this.#note('view');
    this.#ground.setLanguage(look.language);
    this.#layers = new LayerStack(this.scene, this, resolution);
    const { container, roads, labels } = this.#ground;
    this.#stage.addChild(container, ...this.#layers.fields, roads, labels, ...this.#layers.others);
    renderer.canvas.addEventListener('webglcontextlost', () => this.#missing(true));
    renderer.canvas.addEventListener('webglcontextrestored', () => {
      this.#missing(false);
      this.#repaint();
    });
    this.#bound();
    this.setLook(look);
    this.#subscriptions = [
      player.state$.subscribe((drill) => this.#take(drill)),
      player.status$.subscribe((status) => this.#follow(status)),
    ];
  }

  #missing(lost: boolean): void {
    this.lost = lost;
    this.onFrame();
  }

  /** Puts the scenario's map under the drill; the promise is kept when its relief is painted. */
  async setMap({ basemap, terrains }: MapFiles, onShare: (share: number) => void): Promise<void> {
    if (basemap.land.length === 0 && terrains.length === 0) return;
    const { scene } = this;
    const painted = this.#ground.load(basemap, terrains, scene.theme, onShare);
    scene.projection = this.#ground.projection;
    scene.terrains = terrains;
    scene.teams.project(scene.projection);
    this.#mapped = true;
    this.#bound();
    if (this.#aimed !== undefined) this.#look();
    this.#note('look');
    await painted;
    this.#note('look');
  }

  /** What no first picture needs. Without it the map is as good as before, so that nobody is told. */
  async addMore(): Promise<void> {
    const more = await import('./layers/more.ts').then(
      ({ moreLayers }) => moreLayers(this.scene.scenario, this.drift),
      () => undefined,
    );
    if (more === undefined || this.#closed || this.more !== undefined) return;
    this.more = more;
    this.#layers.add(more);
    this.#note('look');
  }

  /** Theme, language and selection of the page. */
  setLook(look: ViewState): void {
    const news = applyLook(this.scene, look);
    if (news.language) this.#ground.setLanguage(look.language);
    if (news.theme) this.#repaint();
    this.#note(news.theme || news.language || news.seat ? 'look' : 'attention');
    if (look.second !== this.#second) void this.#haunt(look.second);
  }

  get tool(): MapTool | undefined {
    return this.#tool;
  }
  setTool(tool: MapTool | undefined): void {
    this.#tool?.end();
    if (this.#tool !== undefined) this.#layers.remove(this.#tool.layer);
    this.#tool = tool;
    if (tool !== undefined) this.#layers.addBelow(tool.layer);
    this.redraw();
  }
  redraw(): void {
    this.#note('attention');
  }
  truths(): LayerStack['truths'] {
    return this.#layers.truths;
  }

  /** The teams of a run that this one is held against; what draws them is fetched then. */
  async #haunt(second: ViewState['second']): Promise<void> {
    this.#second = second;
    if (this.#ghosts !== undefined) this.#layers.remove(this.#ghosts);
    this.#ghosts = undefined;
    if (second === undefined) return this.#note('look');
    const { GhostsLayer } = await import('./layers/ghosts.ts');
    if (this.#closed || this.#second !== second) return;
    const { scenario, player } = second.desk.opened;
    this.#ghosts = new GhostsLayer(scenario, player, () => this.#note('time'));
    this.#layers.addBelow(this.#ghosts);
    this.#note('look');
  }

  /** The ground in the theme's colours, anew: its pictures do not come back by themselves. */
  #repaint(): void {
    this.#renderer.background.color = this.scene.theme.colours.bg0;
    if (this.#mapped) void this.#ground.setTheme(this.scene.theme).then(() => this.#note('view'));
    this.#note('look');
  }

  toggle(what: Toggle): void {
    const { shown, circle } = this.scene;
    if (circle !== undefined && isTruth(what)) return;
    shown[what] = !shown[what];
    this.#ground.setDistricts(shown.districts);
    this.#ground.labels.visible = shown.labels;
    this.#note('view');
    this.#note('attention');
  }

  /** What a wall's scene shows, and where it looks: at a thing that it goes after, at a box of places, or at everything. */
  aim({ shown, at }: Aim): void {
    const { scene } = this;
    Object.assign(scene.shown, shown);
    this.#ground.setDistricts(scene.shown.districts);
    this.#ground.labels.visible = scene.shown.labels;
    this.#pursued = at !== undefined && 'kind' in at ? at : undefined;
    this.#aimed = at;
    this.#look();
    this.#note('attention');
  }

  /** What the map shows, for a link to it. */
  get look(): MapLook {
    const { projection, shown, view } = this.scene;
    const { left, top, right, bottom } = viewBox(view);
    const [west, north] = projection.toPlace({ x: left, y: top });
    const [east, south] = projection.toPlace({ x: right, y: bottom });
    return { box: [west, south, east, north], layers: TOGGLES.filter((what) => shown[what]) };
  }

  /** Shows what a link asks for: its layers as far as the viewer may see them, and at least its box. */
  seek({ box, layers }: MapLook): void {
    const { projection, shown } = this.scene;
    for (const what of TOGGLES) if (shown[what] !== layers.includes(what)) this.toggle(what);
    this.camera.show(projection.toWorldBox(box));
  }

  #look(): void {
    const now = performance.now();
    const at = this.#aimed;
    const place = this.whereIs(this.#pursued);
    if (place) this.camera.focus(place, CLOSE, now);
    else if (at === undefined || 'kind' in at) this.camera.fit(now);
    else this.camera.frame(boxOf(at.map((one) => this.scene.projection.toWorld(one))), now);
  }

  /** What is gone after stays well inside the picture. */
  #pursue(): void {
    const place = this.whereIs(this.#pursued);
    if (!place || this.camera.flying) return;
    const { width, height } = this.camera.view;
    const { x, y } = toScreen(this.camera.view, place);
    if (Math.abs(x - width / 2) > width * ASTRAY || Math.abs(y - height / 2) > height * ASTRAY)
      this.camera.focus(place, CLOSE, performance.now());
  }

  /** Makes a layer fainter, or whole again. */
  fade(what: Toggle, opacity: number): void {
    this.scene.opacity[what] = opacity;
    if (what === 'labels') this.#ground.labels.alpha = opacity;
    this.#note('attention');
  }

  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return;
    this.#renderer.resize(width, height);
    this.camera.resize(width, height);
    // A canvas of another size is empty, and the browser would show it so until the next frame.
    this.#draw(performance.now());
  }

  pick(at: Point, wanted?: (one: Selection) => boolean): Selection | undefined {
    return this.#layers.pick(at, wanted);
  }

  picks(tell: (pick: Pick) => void): void {
    this.#layers.picks(tell);
  }

  hover(at: Point | undefined): void {
    const found = at && this.pick(at);
    const { hovered } = this.scene;
    if (found?.kind === hovered?.kind && found?.id === hovered?.id) return;
    this.scene.hovered = found;
    this.#renderer.canvas.style.cursor = found ? 'pointer' : '';
    this.#note('attention');
  }

  /** A team is being dragged: the line to the pointer, what it would be let go of over, the pointer's look. */
  pull(line: Scene['pulled'], over: Selection | undefined, cursor: string): void {
    this.scene.pulled = line;
    this.scene.hovered = over;
    this.#renderer.canvas.style.cursor = cursor;
    this.#note('attention');
  }
  worldUnder(at: Point): Point {
    return fromScreen(this.camera.view, at);
  }

  /** Where a thing stands on the screen, px. */
  screenOf(thing: Selection): Point | undefined {
    const place = this.whereIs(thing);
    return place && toScreen(this.camera.view, place);
  }

  /** Looks at the selection; at everything when there is none, or when it stands in the middle already. */
  focus(): void {
    const place = this.whereIs(this.scene.selection);
    if (!place || this.camera.isAt(place)) this.camera.fit(performance.now());
    else this.camera.focus(place, CLOSE, performance.now());
  }

  /** Looks at a thing from as near as now. */
  flyTo(thing: Selection): void {
    const place = this.whereIs(thing);
    if (place) this.camera.focus(place, Number.POSITIVE_INFINITY, performance.now());
  }

  /** Where a thing is, in world metres. */
  whereIs(thing: Selection | undefined): Point | undefined {
    const { roster, drill, projection, teams } = this.scene;
    if (!thing) return undefined;
    const row = thing.kind === 'team' && teams.known ? teams.row(thing.id) : -1;
    if (row >= 0) return { x: teams.x(row), y: teams.y(row) };
    const place = thing.kind === 'storm' ? drill?.weather.storms[thing.id]?.at : placeOf(thing, roster, drill?.state);
    return place && projection.toWorld(place);
  }

  placeUnder(at: Point): LonLat {
    return this.scene.projection.toPlace(fromScreen(this.camera.view, at));
  }

  #bound(): void {
    const { scenario, projection } = this.scene;
    const map = this.#mapped ? this.#ground.box : undefined;
    this.camera.setBounds(homeBox(scenario, projection, map), rangeBox(scenario, projection, map));
  }

  #take(drill: SeatView): void {
    this.scene.drill = drill;
    this.scene.at = drill.at;
    this.#pursue();
    this.#note('facts');
    if (!this.scene.playing) this.#ask();
  }

  #follow(status: Status): void {
    const { scene } = this;
    if (scene.status?.break !== status.break) this.#note('look');
    if (scene.playing !== status.playing || scene.status?.at !== status.at) this.#note('time');
    scene.status = status;
    scene.playing = status.playing;
    if (!status.playing) this.#ask();
  }

  #ask(): void {
    const { teams } = this.scene;
    // A player that was closed meanwhile answers nothing.
    void teams
      .ask(
        this.#player,
        () => this.scene.projection,
        () => this.#note('time'),
      )
      .catch(() => undefined);
  }

  /** Something is new: a frame is wanted. */
  #note(what: keyof Changes): void {
    this.#changes[what] = true;
    if (!this.#closed) this.#pace.now(what === 'view' || what === 'attention');
  }

  #draw(now: number): void {
    if (this.#closed) return;
    const { scene } = this;
    scene.elapsed = Math.min(100, now - this.#lastFrame);
    scene.now = now;
    this.#lastFrame = now;
    scene.still = !scene.playing || this.#quiet.matches;
    this.camera.step(now);
    scene.view = this.camera.view;
    if (scene.playing) this.#ask();
    this.#blow(now);
    this.#layers.draw(scene, this.#changes);
    this.#drawGround();
    this.#renderer.render(this.#stage);
    this.#settle();
    if (scene.playing || this.camera.flying || this.#layers.moving(scene)) this.#pace.next();
  }

  /** Asks for the fields that are shown; what has to wait its turn is asked for a little later. */
  #blow(now: number): void {
    const { scenario, projection, view, at, shown } = this.scene;
    const came = (): void => this.#note('time');
    if (shown.wind) this.wind.refresh(this.#player, projection, view, at, now, came);
    if (shown.flow) this.more?.flow.refresh(this.#player, scenario, at, now, came);
    if (shown.rain) this.more?.rain.refresh(this.#player, projection, view, at, now, came);
    if (shown.water) this.water.refresh(this.#player, scenario, at, now, came);
    if (shown.drift) this.drift.refresh(this.#player, scenario, at, now, came);
    clearTimeout(this.#later);
    const late =
      (shown.wind && this.wind.stale(view, at)) ||
      (shown.water && this.water.stale(at)) ||
      (shown.drift && drifts(scenario) && this.drift.stale(at));
    if (late) this.#later = setTimeout(came, LATER);
  }

  #drawGround(): void {
    const { view, look } = this.#changes;
    const { occupied } = this.#layers;
    if (!this.#mapped || (!view && !look && occupied === this.#occupied)) return;
    this.#occupied = occupied;
    this.#ground.update(this.scene.view, occupied);
  }

  #settle(): void {
    const changes = this.#changes;
    const news = changes.view || changes.look || changes.facts || changes.time || changes.attention;
    changes.view = changes.look = changes.facts = changes.time = changes.attention = false;
    if (news) this.onFrame();
  }

  destroy(): void {
    this.#closed = true;
    this.#tool?.end();
    this.#pace.stop();
    clearTimeout(this.#later);
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#layers.destroy();
    this.#ground.destroy();
    this.scene.symbols.destroy();
    this.#stage.destroy();
    this.#renderer.destroy({ removeView: true });
  }
}
