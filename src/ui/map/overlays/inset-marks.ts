/** What is drawn on the overview of a storm: lines, the graticule, the eye, a dot, a frame. */
import type { LonLat } from '../../../world/geo.ts';
import type { Theme } from '../../look/tokens.ts';
import { type Point, type Projection, type View, viewBox, type WorldBox } from '../projection.ts';

/** Degrees between the lines of the graticule. */
const GRATICULE = 2;

/** Where a place is on the overview, px. */
export const placeOn = (view: View, projection: Projection, [lon, lat]: LonLat): Point => ({
  x: (projection.x(lon) - view.x) * view.scale + view.width / 2,
  y: (projection.y(lat) - view.y) * view.scale + view.height / 2,
});

/** Draws a line through places. */
export type Trace = (places: readonly LonLat[], width: number, alpha: number, dash?: readonly number[]) => void;

export const tracer =
  (pen: CanvasRenderingContext2D, view: View, projection: Projection): Trace =>
  (places, width, alpha, dash = []) => {
    pen.beginPath();
    for (const place of places) {
      const { x, y } = placeOn(view, projection, place);
      pen.lineTo(x, y);
    }
    pen.lineWidth = width;
    pen.globalAlpha = alpha;
    pen.setLineDash([...dash]);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  };

export function graticule(
  pen: CanvasRenderingContext2D,
  trace: Trace,
  view: View,
  projection: Projection,
  theme: Theme,
): void {
  const { left, top, right, bottom } = viewBox(view);
  const [west, north, east, south] = [
    projection.lon(left),
    projection.lat(top),
    projection.lon(right),
    projection.lat(bottom),
  ];
  pen.strokeStyle = theme.colours.line2;
  const first = (from: number): number => Math.ceil(from / GRATICULE) * GRATICULE;
  for (let lon = first(west); lon < east; lon += GRATICULE)
    trace(
      [
        [lon, south],
        [lon, north],
      ],
      1,
      0.45,
    );
  for (let lat = first(south); lat < north; lat += GRATICULE) {
    trace(
      [
        [west, lat],
        [east, lat],
      ],
      1,
      0.45,
    );
    pen.fillStyle = theme.colours.tx3;
    pen.font = '10px sans-serif';
    pen.textAlign = 'right';
    const { y } = placeOn(view, projection, [west, lat]);
    if (y > 60 && y < view.height - 8) pen.fillText(`${lat}° N`, view.width - 5, y - 3);
  }
}

export function dot(pen: CanvasRenderingContext2D, { x, y }: Point, theme: Theme): void {
  pen.beginPath();
  pen.arc(x, y, 3, 0, 2 * Math.PI);
  pen.fillStyle = theme.colours.ink;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = theme.colours.disc;
  pen.stroke();
}

/** The two-armed spiral, small. */
export function eye(pen: CanvasRenderingContext2D, { x, y }: Point, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  pen.lineCap = 'round';
  for (const [colour, width] of [
    [theme.ground.halo, 4.5],
    [theme.colours.storm, 2.2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(0, 0, 3.2, 0, 2 * Math.PI);
    for (const turn of [1, -1]) {
      pen.moveTo(-8 * turn, 1 * turn);
      pen.bezierCurveTo(-8 * turn, -5 * turn, -4 * turn, -8.4 * turn, 1 * turn, -8.6 * turn);
      pen.lineTo(8 * turn, -8.2 * turn);
    }
    pen.stroke();
  }
  pen.restore();
}

/** A box for what the great map shows. */
export function frame(pen: CanvasRenderingContext2D, view: View, shown: WorldBox, theme: Theme): void {
  const [x, y] = [
    (shown.left - view.x) * view.scale + view.width / 2,
    (shown.top - view.y) * view.scale + view.height / 2,
  ];
  pen.strokeStyle = theme.colours.accent;
  pen.lineWidth = 1.5;
  pen.strokeRect(
    Math.round(x) + 0.5,
    Math.round(y) + 0.5,
    (shown.right - shown.left) * view.scale,
    (shown.bottom - shown.top) * view.scale,
  );
}
