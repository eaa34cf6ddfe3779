/** The map's picture: a Pixi application, its layers in their order, and the loop that draws a frame when there is news. */
import 'pixi.js/unsafe-eval';
import { Application, type Container } from 'pixi.js';
import type { Subscription } from 'rxjs';
import type { Player, SeatView, Status } from '../../player/player.ts';
import type { LonLat } from '../../world/geo.ts';
import { themePaint } from '../look/symbols/paint.ts';
import { THEMES } from '../look/tokens.ts';
import { PageNames } from '../names.ts';
import { rosterOf } from '../roster.ts';
import type { ScenarioView } from '../session.ts';
import type { Selection, ViewState } from '../store.ts';
import { speechOf } from '../words.ts';
import { centreOfPlaces, homeBox, rangeBox } from './area.ts';
import { Camera } from './camera.ts';
import { FramePace } from './frame-pace.ts';
import { Ground } from './ground/ground.ts';
import { Crowd } from './layers/crowd.ts';
import { IncidentsLayer } from './layers/incidents.ts';
import { InjectsLayer } from './layers/injects.ts';
import { LabelsLayer } from './layers/labels.ts';
import { SelectionLayer } from './layers/selection.ts';
import { SitesLayer } from './layers/sites.ts';
import { StormLayer } from './layers/storm.ts';
import { TeamsLayer } from './layers/teams.ts';
import { TilingLayer } from './layers/tiling.ts';
import { WaysLayer } from './layers/ways.ts';
import { WindLayer } from './layers/wind.ts';
import { WindField } from './layers/wind-field.ts';
import type { MapFiles } from './map-files.ts';
import { onMap, placeOf } from './places.ts';
import { fromScreen, type Point, Projection } from './projection.ts';
import type { Changes, Layer, Pick, Scene, Toggle } from './scene.ts';
import { SymbolBook } from './symbol-book.ts';
import { TeamPositions } from './team-positions.ts';
import { mapWords } from './words.ts';

/** Device pixels of a CSS pixel beyond which a sharper picture only costs. */
const SHARPEST = 2;
/** A look at one thing shows it at this many metres a px, or nearer if the map is nearer already. */
const CLOSE = 40;
/** Real ms after which a picture that stands still looks again whether the wind has come. */
const LATER = 550;

/** Where no graphics card helps, four samples a pixel are four times the work; strokes and symbols are smooth without. */
function drawnBySoftware(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  const named = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = gl && named ? String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class MapStage {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly wind = new WindField();
  /** Called after a frame in which something other than the drift of streaks changed. */
  onFrame: () => void = () => {};
  readonly #app: Application;
  readonly #player: Player;
  readonly #ground: Ground;
  readonly #layers: readonly Layer[];
  readonly #labels: LabelsLayer;
  readonly #windLayer: WindLayer;
  readonly #teams: TeamsLayer;
  readonly #subscriptions: Subscription[] = [];
  readonly #changes: Changes = { view: true, look: true, facts: true, time: true, attention: true };
  readonly #pace = new FramePace((now) => this.#draw(now));
  #later: ReturnType<typeof setTimeout> | undefined;
  #lastFrame = 0;
  #occupied: unknown;
  #mapped = false;
  #closed = false;

  /** Opens a WebGL canvas in `host`; rejects when there is none to be had. */
  static async open(host: HTMLElement, scenario: ScenarioView, player: Player, look: ViewState): Promise<MapStage> {
    const app = new Application();
    const resolution = Math.min(SHARPEST, devicePixelRatio || 1);
    await app.init({
      preference: 'webgl',
      autoStart: false,
      sharedTicker: false,
      antialias: !drawnBySoftware(),
      resolution,
      autoDensity: true,
      background: THEMES[look.theme].colours.bg0,
      width: Math.max(1, host.clientWidth),
      height: Math.max(1, host.clientHeight),
      // A map that stands for an hour must not lose its ground.
      gcActive: false,
      accessibilityOptions: { enabledByDefault: false, activateOnTab: false },
    });
    // The map picks by itself; Pixi's own pointer handling would search the whole scene.
    app.renderer.events.setTargetElement(null as unknown as HTMLElement);
    app.stage.eventMode = 'none';
    host.append(app.canvas);
    return new MapStage(app, scenario, player, look);
  }

  private constructor(app: Application, scenario: ScenarioView, player: Player, look: ViewState) {
    this.#app = app;
    this.#player = player;
    this.camera = new Camera(() => this.#note('view'));
    const { resolution } = app.renderer;
    const theme = THEMES[look.theme];
    const speech = speechOf(look.language);
    const roster = rosterOf(scenario);
    this.scene = {
      scenario,
      roster,
      symbols: new SymbolBook(resolution, () => this.#note('look')),
      teams: new TeamPositions(scenario.teams.map(({ id }) => id)),
      shown: { wind: true, teams: true, incidents: true, sites: true, districts: false, labels: true },
      projection: new Projection(centreOfPlaces(scenario)),
      terrains: [],
      view: this.camera.view,
      theme,
      paint: themePaint(theme),
      speech,
      words: mapWords(look.language),
      names: new PageNames(roster, speech, scenario.meta.landfall, () => this.scene.drill?.state),
      drill: undefined,
      status: undefined,
      at: 0,
      selection: undefined,
      hovered: undefined,
      playing: false,
      still: true,
      now: 0,
      elapsed: 0,
    };
    this.#ground = new Ground(app.renderer, theme);
    this.#ground.onChange = () => this.#note('view');
    this.#ground.setLanguage(look.language);
    const crowd = new Crowd();
    const incidents = new IncidentsLayer(crowd);
    const sites = new SitesLayer(scenario);
    const injects = new InjectsLayer(scenario);
    const storms = scenario.hazards.map((hazard) => new StormLayer(hazard));
    this.#windLayer = new WindLayer(this.wind);
    this.#teams = new TeamsLayer(this.scene.teams.ids, crowd);
    const named: readonly Layer[] = [sites, injects, ...storms, incidents, this.#teams];
    this.#labels = new LabelsLayer(named, resolution);
    const ways = new WaysLayer(this.scene.teams.ids);
    const selection = new SelectionLayer(named);
    const tiling = new TilingLayer(resolution);
    this.#layers = [
      this.#windLayer,
      ...storms,
      ways,
      sites,
      injects,
      incidents,
      this.#teams,
      selection,
      this.#labels,
      tiling,
    ];
    const { container, roads, labels } = this.#ground;
    const [windy, ...rest] = this.#layers.map((layer) => layer.container) as [Container, ...Container[]];
    app.stage.addChild(container, windy, roads, labels, ...rest);
    this.#bound();
    this.setLook(look);
    this.#subscriptions.push(
      player.state$.subscribe((drill) => this.#take(drill)),
      player.status$.subscribe((status) => this.#follow(status)),
    );
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
    this.#note('look');
    await painted;
    this.#note('look');
  }

  /** Theme, language and selection of the page. */
  setLook({ theme, language, selection }: ViewState): void {
    const { scene } = this;
    if (scene.theme.name !== theme) {
      scene.theme = THEMES[theme];
      scene.paint = themePaint(scene.theme);
      scene.symbols.forget();
      this.#app.renderer.background.color = scene.theme.colours.bg0;
      if (this.#mapped) void this.#ground.setTheme(scene.theme).then(() => this.#note('view'));
      this.#note('look');
    }
    if (scene.speech.language !== language) {
      scene.speech = speechOf(language);
      scene.words = mapWords(language);
      scene.names = new PageNames(scene.roster, scene.speech, scene.scenario.meta.landfall, () => scene.drill?.state);
      this.#ground.setLanguage(language);
      this.#note('look');
    }
    scene.selection = onMap(selection, scene.roster, scene.drill?.state);
    this.#note('attention');
  }

  toggle(what: Toggle): void {
    const { shown } = this.scene;
    shown[what] = !shown[what];
    if (what === 'districts') this.#ground.setDistricts(shown.districts);
    this.#ground.labels.visible = shown.labels;
    this.#note('view');
    this.#note('attention');
  }

  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return;
    this.#app.renderer.resize(width, height);
    this.camera.resize(width, height);
  }

  hover(at: Point | undefined): void {
    const found = at && this.pick(at);
    const { hovered } = this.scene;
    if (found?.kind === hovered?.kind && found?.id === hovered?.id) return;
    this.scene.hovered = found;
    this.#app.canvas.style.cursor = found ? 'pointer' : '';
    this.#note('attention');
  }

  /** What is under a point of the screen: of the uppermost layer that has something there, the nearest. */
  pick(at: Point): Selection | undefined {
    let found: Selection | undefined;
    for (const layer of this.#layers) {
      if (!layer.container.visible) continue;
      let nearest = 1;
      layer.picks?.(({ selection, x, y, radius }: Pick) => {
        const share = Math.hypot(at.x - x, at.y - y) / radius;
        if (share <= nearest) [nearest, found] = [share, selection];
      });
    }
    return found;
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
    if (thing.kind === 'team' && teams.known)
      return { x: teams.x(teams.row(thing.id)), y: teams.y(teams.row(thing.id)) };
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
    void this.scene.teams
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
    if (!this.#closed) this.#pace.now();
  }

  #draw(now: number): void {
    if (this.#closed) return;
    const { scene } = this;
    scene.elapsed = Math.min(100, now - this.#lastFrame);
    scene.now = now;
    this.#lastFrame = now;
    scene.still = !scene.playing || reducedMotion();
    this.camera.step(now);
    scene.view = this.camera.view;
    if (scene.playing) this.#ask();
    this.#blow(now);
    for (const layer of this.#layers) layer.draw(scene, this.#changes);
    this.#drawGround();
    this.#app.renderer.render(this.#app.stage);
    this.#settle();
    if (scene.playing || this.camera.flying || this.#teams.settling || this.#windLayer.moving(scene)) this.#pace.next();
  }

  #drawGround(): void {
    const { view, look } = this.#changes;
    const { occupied } = this.#labels;
    if (!this.#mapped || (!view && !look && occupied === this.#occupied)) return;
    this.#occupied = occupied;
    this.#ground.update(this.scene.view, occupied);
  }

  #blow(now: number): void {
    const { projection, view, at, shown } = this.scene;
    if (!shown.wind) return;
    this.wind.refresh(this.#player, projection, view, at, now, () => this.#note('look'));
    clearTimeout(this.#later);
    if (this.wind.stale(view, at)) this.#later = setTimeout(() => this.#note('time'), LATER);
  }

  #settle(): void {
    const changes = this.#changes;
    const news = changes.view || changes.look || changes.facts || changes.time || changes.attention;
    changes.view = changes.look = changes.facts = changes.time = changes.attention = false;
    if (news) this.onFrame();
  }

  destroy(): void {
    this.#closed = true;
    this.#pace.stop();
    clearTimeout(this.#later);
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    for (const layer of this.#layers) layer.destroy();
    this.#ground.destroy();
    this.scene.symbols.destroy();
    this.#app.destroy({ removeView: true });
  }
}
