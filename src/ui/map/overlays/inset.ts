/** The overview of the storm: its track, its wind circles, the land of the map, and a box for what the great map shows. */
import { stormsOf } from '../../../scenario/scenario.ts';
import type { Basemap } from '../../../world/basemap.ts';
import { centreOn, circlePlaces, splitTrack } from '../layers/storm-path.ts';
import { fitView, type Point, type Projection, type View, viewBox, type WorldBox } from '../projection.ts';
import type { Scene } from '../scene.ts';
import { dot, eye, frame, graticule, placeOn, tracer } from './inset-marks.ts';

/** No overview is narrower than this, m: it shows the storm, not the streets. */
const LEAST = 700_000;

export class Inset {
  #land: { readonly of: Basemap; readonly projection: Projection; readonly path: Path2D } | undefined;

  /** Draws the first storm that blows; whether there was one. */
  draw(canvas: HTMLCanvasElement, scene: Scene, basemap: Basemap): boolean {
    const hazard = stormsOf(scene.scenario).find(({ id }) => scene.drill?.weather.storms[id]);
    const storm = hazard && scene.drill?.weather.storms[hazard.id];
    const pen = canvas.getContext('2d');
    if (!storm || !pen) return false;
    const { projection, theme } = scene;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== width * ratio) [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const view = around([projection.toWorld(storm.at), ...corners(viewBox(scene.view))], width, height);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = theme.ground.sea[1];
    pen.fillRect(0, 0, width, height);
    this.#drawLand(pen, view, basemap, scene, ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const trace = tracer(pen, view, projection);
    graticule(pen, trace, view, projection, theme);
    const { past, ahead } = splitTrack(hazard.track, scene.drill?.at ?? scene.at);
    pen.strokeStyle = theme.colours.tx1;
    for (const km of storm.radii) if (km > 0) trace(circlePlaces(storm.at, km), 1, 0.5);
    trace(past, 1.6, 0.95);
    trace(ahead, 1.4, 0.9, [5, 4]);
    const { landfall } = scene.scenario.meta;
    const ashore = landfall === undefined ? undefined : centreOn(hazard.track, landfall);
    if (ashore) dot(pen, placeOn(view, projection, ashore), theme);
    eye(pen, placeOn(view, projection, storm.at), theme);
    frame(pen, view, viewBox(scene.view), theme);
    return true;
  }

  #drawLand(
    pen: CanvasRenderingContext2D,
    view: View,
    basemap: Basemap,
    { projection, theme }: Scene,
    ratio: number,
  ): void {
    if (this.#land?.of !== basemap || this.#land.projection !== projection)
      this.#land = { of: basemap, projection, path: landPath(basemap, projection) };
    const scale = ratio * view.scale;
    pen.setTransform(
      scale,
      0,
      0,
      scale,
      ratio * (view.width / 2 - view.x * view.scale),
      ratio * (view.height / 2 - view.y * view.scale),
    );
    pen.fillStyle = theme.ground.land[1];
    pen.fill(this.#land.path);
  }
}

function landPath(basemap: Basemap, projection: Projection): Path2D {
  const path = new Path2D();
  for (const ring of basemap.land.flatMap(({ areas }) => areas.flat())) {
    ring.forEach(([lon, lat], i) => {
      path[i === 0 ? 'moveTo' : 'lineTo'](projection.x(lon), projection.y(lat));
    });
    path.closePath();
  }
  return path;
}

const corners = ({ left, top, right, bottom }: WorldBox): Point[] => [
  { x: left, y: top },
  { x: right, y: bottom },
];

/** All points, on a square of at least `LEAST`, in the lower part: above it stands what the storm is called. */
function around(points: readonly Point[], width: number, height: number): View {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const half = Math.max(LEAST, right - left, bottom - top) / 2;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const head = 44;
  const fit = fitView({ left: x - half, right: x + half, top: y - half, bottom: y + half }, width, height - head, 10);
  return { ...fit, height, y: fit.y - head / 2 / fit.scale };
}
