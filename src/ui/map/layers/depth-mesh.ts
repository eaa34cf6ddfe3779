/**
 * A grid of depths as one rectangle of the world: classes as flat areas with the contours that matter, worked out at each pixel from
 * the depths themselves. A new moment costs the page no more than handing the grid over, and a zoom nothing.
 */
import 'pixi.js/unsafe-eval';
import { BufferImageSource, Geometry, GlProgram, Mesh, Shader, UniformGroup } from 'pixi.js';
import { rgb } from '../../look/colour.ts';
import { DEPTH_CONTOURS, RAMP_BREAKS, type Theme } from '../../look/tokens.ts';

const CLASSES = RAMP_BREAKS.depth.length;

const VERTEX = `#version 300 es
in vec2 aPosition;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform mat3 uTransformMatrix;
out vec2 vAt;
void main() {
  vAt = aPosition;
  gl_Position = vec4((uProjectionMatrix * uWorldTransformMatrix * uTransformMatrix * vec3(aPosition, 1.0)).xy, 0.0, 1.0);
}`;

const glFloat = (value: number): string => value.toFixed(3);

/** A cell below 0 is drawn by a finer grid; beyond the sides of a finer grid itself its water goes on (uInner). */
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 vAt;
uniform highp sampler2D uDepth;
uniform vec3 uRamp[${CLASSES}];
uniform vec3 uContour;
uniform float uInner;
uniform vec4 uColor;
out vec4 finalColor;
ivec2 size;
float depthAt(ivec2 cell, float own) {
  if (cell.x < 0 || cell.y < 0 || cell.x >= size.x || cell.y >= size.y) return uInner > 0.5 ? own : 0.0;
  float found = texelFetch(uDepth, cell, 0).r;
  return found < 0.0 ? own : found;
}
void main() {
  size = textureSize(uDepth, 0);
  vec2 at = vAt * vec2(size);
  ivec2 cell = min(ivec2(at), size - 1);
  float depth = texelFetch(uDepth, cell, 0).r;
  vec2 px = 1.0 / fwidth(at);
  if (depth < 0.0) discard;
  vec4 colour = vec4(0.0);
${RAMP_BREAKS.depth.map((least, i) => `  if (depth >= ${glFloat(least)}) colour = vec4(uRamp[${i}], 1.0);`).join('\n')}
  vec2 after = fract(at) * px;
  vec2 before = px - after;
  float west = depthAt(cell + ivec2(-1, 0), depth);
  float east = depthAt(cell + ivec2(1, 0), depth);
  float north = depthAt(cell + ivec2(0, -1), depth);
  float south = depthAt(cell + ivec2(0, 1), depth);
${DEPTH_CONTOURS.map(contour).join('\n')}
  finalColor = colour * uColor;
}`;

/** A line along the sides that part cells deeper than it from others: never wider than a third of a cell. */
function contour({ depth, width, alpha }: (typeof DEPTH_CONTOURS)[number]): string {
  const least = glFloat(depth);
  const side = (name: string, away: string): string =>
    `    if ((${name} >= ${least}) != within) away = min(away, ${away});`;
  return `  {
    bool within = depth >= ${least};
    float away = 1e6;
${[side('west', 'after.x'), side('east', 'before.x'), side('north', 'after.y'), side('south', 'before.y')].join('\n')}
    float half_ = min(${glFloat(width / 2)}, px.x / 6.0);
    float line = clamp(half_ + 0.5 - away, 0.0, 1.0) * ${glFloat(alpha)} * clamp(px.x - 1.0, 0.0, 1.0);
    colour = mix(colour, vec4(uContour, 1.0), line);
  }`;
}

export class DepthMesh {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #source: BufferImageSource;
  readonly #geometry: Geometry;
  readonly #look: UniformGroup;
  readonly #cells: Float32Array;

  /** Of `nx` by `ny` cells; `inner` is one that stands in the place of a coarser one's cells. */
  constructor(nx: number, ny: number, inner: boolean) {
    this.#cells = new Float32Array(nx * ny);
    this.#source = new BufferImageSource({
      resource: this.#cells,
      width: nx,
      height: ny,
      format: 'r32float',
      scaleMode: 'nearest',
      alphaMode: 'no-premultiply-alpha',
    });
    this.#geometry = new Geometry({
      attributes: { aPosition: [0, 0, 1, 0, 1, 1, 0, 1] },
      indexBuffer: [0, 1, 2, 0, 2, 3],
    });
    this.#look = new UniformGroup({
      uRamp: { value: new Float32Array(3 * CLASSES), type: 'vec3<f32>', size: CLASSES },
      uContour: { value: new Float32Array(3), type: 'vec3<f32>' },
      uInner: { value: inner ? 1 : 0, type: 'f32' },
    });
    const glProgram = GlProgram.from({ vertex: VERTEX, fragment: FRAGMENT, name: 'depth' });
    const resources = { uDepth: this.#source, look: this.#look };
    this.mesh = new Mesh({ geometry: this.#geometry, shader: new Shader({ glProgram, resources }) });
  }

  paint({ ramps }: Theme): void {
    const { uRamp, uContour } = this.#look.uniforms as Record<'uRamp' | 'uContour', Float32Array>;
    ramps.depth.forEach((colour, i) => {
      uRamp.set(shares(colour), 3 * i);
    });
    uContour.set(shares(ramps.depthContour));
    this.#look.update();
  }

  /** Other depths, row 0 in the north; `hidden` cells are drawn by a finer grid. */
  fill(depth: Float32Array, hidden: readonly number[]): void {
    if (depth.length === this.#cells.length) this.#cells.set(depth);
    else this.#cells.fill(0);
    for (const cell of hidden) this.#cells[cell] = -1;
    this.#source.update();
  }

  destroy(): void {
    this.mesh.destroy();
    this.#geometry.destroy(true);
    this.#source.destroy();
  }
}

const shares = (hex: string): number[] => rgb(hex).map((value) => value / 255);
