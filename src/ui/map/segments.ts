/**
 * Many straight strokes in one draw call: wind, trails, routes, the storm's track. A stroke is a rectangle whose width is told in px whatever the scale, so that a zoom redraws nothing; its two ends fade apart, its
 * edges are smooth without multisampling, and dashes keep their length in px.
 */
import 'pixi.js/unsafe-eval';
import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader, UniformGroup } from 'pixi.js';
import { type Rgb, rgb } from '../look/colour.ts';

const VERTEX = `#version 300 es
in vec2 aFrom;
in vec2 aTo;
in vec3 aShape;
in vec4 aColour;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform mat3 uTransformMatrix;
out vec4 vColour;
out vec2 vAcross;
out float vAlong;
void main() {
  vec2 corner = vec2(float((gl_VertexID >> 1) & 1), float(gl_VertexID & 1) * 2.0 - 1.0);
  mat3 place = uWorldTransformMatrix * uTransformMatrix;
  vec2 from = (place * vec3(aFrom, 1.0)).xy;
  vec2 to = (place * vec3(aTo, 1.0)).xy;
  float scale = length(place[0].xy);
  vec2 way = to - from;
  float run = length(way);
  vec2 ahead = run > 0.0 ? way / run : vec2(1.0, 0.0);
  float reach = aShape.x * 0.5 + 0.5;
  vec2 at = mix(from, to, corner.x) + vec2(-ahead.y, ahead.x) * corner.y * reach;
  if (run == 0.0) at += ahead * (corner.x - 0.5) * aShape.x;
  gl_Position = vec4((uProjectionMatrix * vec3(at, 1.0)).xy, 0.0, 1.0);
  vAcross = vec2(corner.y * reach, reach);
  vAlong = aShape.y * scale + run * corner.x;
  vColour = vec4(aColour.rgb, mix(aColour.a, aShape.z, corner.x));
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec4 vColour;
in vec2 vAcross;
in float vAlong;
uniform vec2 uDash;
uniform vec4 uColor;
out vec4 finalColor;
void main() {
  float alpha = vColour.a * clamp(vAcross.y - abs(vAcross.x), 0.0, 1.0);
  if (uDash.y > 0.0) {
    float at = mod(vAlong, uDash.x + uDash.y);
    alpha *= clamp(at + 0.5, 0.0, 1.0) * clamp(uDash.x - at + 0.5, 0.0, 1.0);
  }
  finalColor = vec4(vColour.rgb * alpha, alpha) * uColor;
}`;

/**
 * 32-bit words of a corner: both ends, width, way so far, opacity at its end, colour with the opacity at its start. The
 * same four times a stroke: drawing instances would cost a draw call each where there is no graphics card.
 */
const WORDS = 8;
const CORNERS = 4;
const STRIDE = 4 * WORDS;
/** Two triangles over the corners. */
const FACES = [0, 1, 2, 2, 1, 3] as const;
/** A full buffer grows by this factor, so that it is seldom made anew. */
const GROWTH = 1.5;

/** A colour as the buffer takes it; parse it once, not for each stroke. */
export type Ink = Rgb;
export const ink = (hex: string): Ink => rgb(hex);

export class Segments {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #buffer: Buffer;
  readonly #indices: Buffer;
  readonly #geometry: Geometry;
  #floats: Float32Array;
  #inks: Uint32Array;
  #count = 0;

  /** `dash`: px drawn and px left out; none for a solid line. */
  constructor(capacity: number, dash?: readonly [on: number, off: number]) {
    [this.#floats, this.#inks] = room(capacity);
    this.#buffer = new Buffer({ data: this.#floats, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
    this.#indices = new Buffer({ data: faces(capacity), usage: BufferUsage.INDEX | BufferUsage.COPY_DST });
    const part = (format: 'float32x2' | 'float32x3' | 'unorm8x4', offset: number) => ({
      buffer: this.#buffer,
      format,
      offset,
      stride: STRIDE,
    });
    this.#geometry = new Geometry({
      attributes: {
        aFrom: part('float32x2', 0),
        aTo: part('float32x2', 8),
        aShape: part('float32x3', 16),
        aColour: part('unorm8x4', 28),
      },
      indexBuffer: this.#indices,
    });
    const strokes = new UniformGroup({ uDash: { value: new Float32Array(dash ?? [1, 0]), type: 'vec2<f32>' } });
    const glProgram = GlProgram.from({ vertex: VERTEX, fragment: FRAGMENT, name: 'segments' });
    this.mesh = new Mesh({ geometry: this.#geometry, shader: new Shader({ glProgram, resources: { strokes } }) });
    this.mesh.visible = false;
  }

  /** Takes all strokes away; `show` afterwards. */
  clear(): void {
    this.#count = 0;
  }

  /**
   * Adds a stroke in the mesh's own coordinates. `width` is px on the screen, `along` how long its line is before it (for
   * dashes that run on), opacities are those of its two ends.
   */
  add(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    width: number,
    colour: Ink,
    from: number,
    to = from,
    along = 0,
  ): void {
    let at = this.#count * CORNERS * WORDS;
    if (at >= this.#floats.length) this.#grow();
    const [floats, inks] = [this.#floats, this.#inks];
    // Bytes of a word run from its low end on every machine that has WebGL.
    const inked = colour[0] | (colour[1] << 8) | (colour[2] << 16) | ((from * 255) << 24);
    for (const end = at + CORNERS * WORDS; at < end; at += WORDS) {
      floats[at] = x0;
      floats[at + 1] = y0;
      floats[at + 2] = x1;
      floats[at + 3] = y1;
      floats[at + 4] = width;
      floats[at + 5] = along;
      floats[at + 6] = to;
      inks[at + 7] = inked;
    }
    this.#count += 1;
  }

  /** Adds a square dot, px wide. */
  dot(x: number, y: number, width: number, colour: Ink, alpha: number): void {
    this.add(x, y, x, y, width, colour, alpha);
  }

  /** Adds a line of flat coordinates [x0, y0, x1, y1 …] in one colour. */
  line(points: ArrayLike<number>, width: number, colour: Ink, alpha: number): void {
    let along = 0;
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
      this.add(x0, y0, x1, y1, width, colour, alpha, alpha, along);
      along += Math.hypot(x1 - x0, y1 - y0);
    }
  }

  /** Shows what was added. */
  show(): void {
    this.#geometry.indexCount = this.#count * FACES.length;
    this.mesh.visible = this.#count > 0;
    if (this.#count > 0) this.#buffer.update(this.#count * CORNERS * STRIDE);
  }

  #grow(): void {
    const old = this.#floats;
    const strokes = Math.ceil((old.length / WORDS / CORNERS) * GROWTH) + 16;
    [this.#floats, this.#inks] = room(strokes);
    this.#floats.set(old);
    this.#buffer.data = this.#floats;
    this.#indices.data = faces(strokes);
  }

  destroy(): void {
    this.mesh.destroy();
    this.#geometry.destroy(true);
  }
}

/** Two views of the same words. */
function room(strokes: number): [Float32Array, Uint32Array] {
  const words = new ArrayBuffer(strokes * CORNERS * STRIDE);
  return [new Float32Array(words), new Uint32Array(words)];
}

const faces = (strokes: number): Uint32Array =>
  Uint32Array.from(
    { length: strokes * FACES.length },
    (_, i) => Math.floor(i / FACES.length) * CORNERS + FACES[i % FACES.length]!,
  );
