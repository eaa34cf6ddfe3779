/**
 * Many straight strokes in one draw call: wind, trails, routes, the storm's track. A stroke is one instance of a
 * rectangle whose width is told in px whatever the scale, so that a zoom redraws nothing; its two ends fade apart, its
 * edges are smooth without multisampling, and dashes keep their length in px.
 */
import 'pixi.js/unsafe-eval';
import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader, UniformGroup } from 'pixi.js';
import { type Rgb, rgb } from '../look/colour.ts';

const VERTEX = `
in vec2 aCorner;
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
  mat3 place = uWorldTransformMatrix * uTransformMatrix;
  vec2 from = (place * vec3(aFrom, 1.0)).xy;
  vec2 to = (place * vec3(aTo, 1.0)).xy;
  float scale = length(place[0].xy);
  vec2 way = to - from;
  float run = length(way);
  vec2 ahead = run > 0.0 ? way / run : vec2(1.0, 0.0);
  float reach = aShape.x * 0.5 + 0.5;
  vec2 at = mix(from, to, aCorner.x) + vec2(-ahead.y, ahead.x) * aCorner.y * reach;
  gl_Position = vec4((uProjectionMatrix * vec3(at, 1.0)).xy, 0.0, 1.0);
  vAcross = vec2(aCorner.y * reach, reach);
  vAlong = aShape.y * scale + run * aCorner.x;
  vColour = vec4(aColour.rgb, mix(aColour.a, aShape.z, aCorner.x));
}`;

const FRAGMENT = `
precision highp float;
in vec4 vColour;
in vec2 vAcross;
in float vAlong;
uniform vec2 uDash;
out vec4 finalColor;
void main() {
  float alpha = vColour.a * clamp(vAcross.y - abs(vAcross.x), 0.0, 1.0);
  if (uDash.y > 0.0) {
    float at = mod(vAlong, uDash.x + uDash.y);
    alpha *= clamp(at + 0.5, 0.0, 1.0) * clamp(uDash.x - at + 0.5, 0.0, 1.0);
  }
  finalColor = vec4(vColour.rgb * alpha, alpha);
}`;

/** 32-bit words of a stroke: ends, width, way so far, opacity at its end, colour with the opacity at its start. */
const WORDS = 8;
const BYTES = 4 * WORDS;
/** A full buffer grows by this factor, so that it is seldom made anew. */
const GROWTH = 1.5;

/** A colour as the buffer takes it; parse it once, not for each stroke. */
export type Ink = Rgb;
export const ink = (hex: string): Ink => rgb(hex);

export class Segments {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #buffer: Buffer;
  readonly #geometry: Geometry;
  #floats: Float32Array;
  #bytes: Uint8Array;
  #count = 0;

  /** `dash`: px drawn and px left out; none for a solid line. */
  constructor(capacity: number, dash?: readonly [on: number, off: number]) {
    [this.#floats, this.#bytes] = room(capacity);
    this.#buffer = new Buffer({ data: this.#floats, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
    const own = (format: 'float32x2' | 'float32x3' | 'unorm8x4', offset: number) => ({
      buffer: this.#buffer,
      format,
      offset,
      stride: BYTES,
      instance: true,
    });
    this.#geometry = new Geometry({
      topology: 'triangle-strip',
      attributes: {
        aCorner: { buffer: new Float32Array([0, -1, 0, 1, 1, -1, 1, 1]), format: 'float32x2' },
        aFrom: own('float32x2', 0),
        aTo: own('float32x2', 8),
        aShape: own('float32x3', 16),
        aColour: own('unorm8x4', 28),
      },
      instanceCount: 0,
    });
    const strokes = new UniformGroup({ uDash: { value: new Float32Array(dash ?? [1, 0]), type: 'vec2<f32>' } });
    const glProgram = GlProgram.from({ vertex: VERTEX, fragment: FRAGMENT, name: 'segments' });
    this.mesh = new Mesh({ geometry: this.#geometry, shader: new Shader({ glProgram, resources: { strokes } }) });
    this.mesh.visible = false;
  }

  /** How many strokes stand. */
  get count(): number {
    return this.#count;
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
    const at = this.#count * WORDS;
    if (at + WORDS > this.#floats.length) this.#grow();
    const floats = this.#floats;
    floats[at] = x0;
    floats[at + 1] = y0;
    floats[at + 2] = x1;
    floats[at + 3] = y1;
    floats[at + 4] = width;
    floats[at + 5] = along;
    floats[at + 6] = to;
    const bytes = this.#bytes;
    const byte = this.#count * BYTES + 28;
    bytes[byte] = colour[0];
    bytes[byte + 1] = colour[1];
    bytes[byte + 2] = colour[2];
    bytes[byte + 3] = from * 255;
    this.#count += 1;
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
    this.#geometry.instanceCount = this.#count;
    this.mesh.visible = this.#count > 0;
    if (this.#count > 0) this.#buffer.update(this.#count * BYTES);
  }

  #grow(): void {
    const old = this.#floats;
    [this.#floats, this.#bytes] = room(Math.ceil((old.length / WORDS) * GROWTH) + 16);
    this.#floats.set(old);
    this.#buffer.data = this.#floats;
  }

  destroy(): void {
    this.mesh.destroy();
    this.#geometry.destroy(true);
  }
}

function room(strokes: number): [Float32Array, Uint8Array] {
  const bytes = new ArrayBuffer(strokes * BYTES);
  return [new Float32Array(bytes), new Uint8Array(bytes)];
}
