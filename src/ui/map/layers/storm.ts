/** The storm: its track behind it solid and ahead of it dashed, its eye, its wind circles, and where it comes ashore. */
import { Container, Sprite } from 'pixi.js';
import { rightsOf } from '../../../drill/seats.ts';
import type { StormView } from '../../../player/player.ts';
import { distance, type LonLat } from '../../../world/geo.ts';
import { localClock } from '../../format.ts';
import { landfallSymbol, MARKER_MARGIN, stormSymbol } from '../../look/symbols/markers.ts';
import type { TrackedStorm } from '../../session.ts';
import { fill } from '../../words.ts';
import { applyView, type Point, toScreen } from '../projection.ts';
import { type Changes, type Layer, type Pick, type Scene, type Tag, tag } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { CircleLabel } from './circle-label.ts';
import { centreOn, circlePlaces, splitTrack } from './storm-path.ts';

const EYE = 40;
const LANDFALL = 30;
/** The forces whose circles the player tells. */
const FORCES = [7, 10, 12] as const;
const CIRCLE_ALPHA = 0.55;
/** Whether the viewer's seat, or whose picture this is, is one that is told things. */
const isTold = ({ circle, drill, scenario }: Scene): boolean =>
  circle !== undefined || (drill !== undefined && rightsOf(scenario, drill.seat)?.sees === 'told');

/** px. */
const UNSEEN = 0.4;
/** From one place at which it was seen to the next, m. */
const SEEN_EVERY = 3_000;

type Hazard = TrackedStorm;

export class StormLayer implements Layer {
  readonly container = new Container({ label: 'storm' });
  readonly tags: Tag[];
  readonly #hazard: Hazard;
  readonly #past = new Segments(32);
  readonly #ahead = new Segments(32, [7, 5]);
  readonly #circles = new Segments(3 * 97);
  readonly #eye = sprite();
  readonly #landfall = sprite();
  readonly #eyeTag: Tag;
  readonly #landfallTag: Tag;
  readonly #circleLabels: readonly CircleLabel[];
  #eyeAt: Point | undefined;
  #landfallAt: Point | undefined;
  /** Whether where it comes ashore is not known yet. */
  #unsaid = false;
  /** Where it has been seen, for those who were given no track: since when they look, or since a seek. */
  #seen: LonLat[] = [];
  #break: number | undefined;
  /** Where the eye stood when the lines were drawn, in world metres, and how far its wind reached. */
  #drawn: { readonly eye: Point; readonly radii: readonly number[] } | undefined;

  constructor(hazard: Hazard) {
    this.#hazard = hazard;
    const about = { kind: 'storm', id: hazard.id } as const;
    this.#eyeTag = tag('storm', about, ['right', 'left', 'below', 'above']);
    this.#landfallTag = tag('storm', undefined, ['right', 'left', 'below', 'above']);
    this.#circleLabels = FORCES.map((force) => new CircleLabel(force));
    this.tags = [this.#eyeTag, this.#landfallTag, ...this.#circleLabels.map((label) => label.tag)];
    const lines = [this.#circles.mesh, this.#past.mesh, this.#ahead.mesh];
    this.container.addChild(...lines, this.#landfall, this.#eye);
  }

  draw(scene: Scene, changes: Changes): void {
    const storm = scene.drill?.weather.storms[this.#hazard.id];
    if (changes.look) {
      this.#dress(scene);
      this.#drawn = undefined;
    }
    if (changes.facts || changes.look) this.#trace(scene, storm);
    if (changes.view || changes.look || changes.facts) this.#place(scene);
  }

  #dress(scene: Scene): void {
    const { symbols, paint, words, scenario } = scene;
    this.#eye.texture = symbols.get('storm', EYE * MARKER_MARGIN, () => stormSymbol(paint));
    this.#landfall.texture = symbols.get('landfall', LANDFALL * MARKER_MARGIN, () => landfallSymbol(paint));
    const { landfall, startEx } = scenario.meta;
    const ashore = landfall === undefined ? undefined : centreOn(this.#hazard.track, landfall);
    this.#landfallAt = ashore && scene.projection.toWorld(ashore);
    this.#landfallTag.text =
      landfall === undefined ? '' : fill(words.landfall, { time: localClock(startEx, landfall, false) });
    for (const label of this.#circleLabels) label.setText(fill(words.circle, { n: label.force }));
  }

  /** The lines, whenever the storm has moved on. */
  #trace(scene: Scene, storm: StormView | undefined): void {
    const { projection, theme } = scene;
    const at = scene.drill?.at ?? scene.at;
    const eye = storm && projection.toWorld(storm.at);
    if (eye && storm && this.#stands(eye, storm.radii, scene.view.scale)) return;
    this.#drawn = eye && storm && { eye, radii: storm.radii };
    const flat = (places: readonly (readonly [number, number])[]): number[] =>
      places.flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);
    const { past, ahead } = splitTrack(this.#hazard.track, at);
    if (this.#hazard.track.length === 0 && storm) past.push(...this.#watch(storm.at, scene.status?.break));
    // Who is told things knows of the storm's way what bulletins foretell: their layer has it.
    const foretold = scene.scenario.bulletins !== undefined && isTold(scene);
    // Where it will come ashore is theirs to say too, until it has.
    this.#unsaid = foretold && at < (scene.scenario.meta.landfall ?? 0);
    const colour = ink(theme.colours.tx1);
    this.#past.clear();
    this.#past.line(flat(past), 2, colour, 0.9);
    this.#past.show();
    this.#ahead.clear();
    if (!foretold) this.#ahead.line(flat(ahead), 1.8, colour, 0.8);
    this.#ahead.show();
    this.#circles.clear();
    this.#circleLabels.forEach((label, i) => {
      const km = storm?.radii[i] ?? 0;
      const edge = storm && km > 0 ? flat(circlePlaces(storm.at, km)) : [];
      this.#circles.line(edge, 1.2, colour, CIRCLE_ALPHA);
      label.edge = edge;
    });
    this.#circles.show();
    this.#eyeAt = eye;
    this.#eyeTag.text = storm ? scene.words.eye : '';
  }

  #watch(at: LonLat, since: number | undefined): readonly LonLat[] {
    if (since !== this.#break) this.#seen = [];
    this.#break = since;
    const last = this.#seen.at(-1);
    if (last === undefined || distance(last, at) > SEEN_EVERY) this.#seen.push(at);
    return [...this.#seen, at];
  }

  /** Whether nobody would see the storm having moved. */
  #stands(eye: Point, radii: readonly number[], scale: number): boolean {
    const old = this.#drawn;
    if (!old || Math.hypot(old.eye.x - eye.x, old.eye.y - eye.y) * scale > UNSEEN) return false;
    return radii.every((km, i) => Math.abs(km - (old.radii[i] ?? 0)) * 1000 * scale <= UNSEEN);
  }

  #place({ view }: Scene): void {
    for (const { mesh } of [this.#past, this.#ahead, this.#circles]) applyView(mesh, view);
    stand(this.#eye, this.#eyeTag, this.#eyeAt && toScreen(view, this.#eyeAt), EYE / 2);
    const ashore = this.#unsaid ? undefined : this.#landfallAt;
    stand(this.#landfall, this.#landfallTag, ashore && toScreen(view, ashore), LANDFALL / 3);
    for (const label of this.#circleLabels) label.place(view);
  }

  picks(tell: (pick: Pick) => void): void {
    const { about, there, x, y, reach } = this.#eyeTag;
    if (there && about) tell({ selection: about, x, y, radius: reach });
  }

  destroy(): void {
    for (const strokes of [this.#past, this.#ahead, this.#circles]) strokes.destroy();
    this.container.destroy({ children: true });
  }
}

const sprite = (): Sprite => {
  const made = new Sprite();
  made.anchor.set(0.5);
  return made;
};

function stand(symbol: Sprite, its: Tag, at: Point | undefined, reach: number): void {
  symbol.visible = at !== undefined;
  its.there = at !== undefined;
  if (!at) return;
  symbol.position.set(Math.round(at.x), Math.round(at.y));
  [its.x, its.y, its.reach] = [symbol.x, symbol.y, reach];
}
