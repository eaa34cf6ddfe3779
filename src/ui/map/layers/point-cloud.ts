/** One symbol at many places of the world in one draw call: a zoom or a drag of the map costs nothing, other places one buffer. */
import 'pixi.js/unsafe-eval';
import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader, Texture, UniformGroup } from 'pixi.js';

const VERTEX = `#version 300 es
in vec2 aPlace;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform mat3 uTransformMatrix;
uniform float uSize;
uniform float uWhole;
out vec2 vAt;
void main() {
  vAt = vec2(float((gl_VertexID >> 1) & 1), float(gl_VertexID & 1));
  vec2 middle = (uWorldTransformMatrix * uTransformMatrix * vec3(aPlace, 1.0)).xy;
  if (uWhole > 0.5) middle = floor(middle + 0.5);
  gl_Position = vec4((uProjectionMatrix * vec3(middle + (vAt - 0.5) * uSize, 1.0)).xy, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec2 vAt;
uniform sampler2D uSymbol;
uniform vec4 uColor;
out vec4 finalColor;
void main() {
  finalColor = texture(uSymbol, vAt) * uColor;
}`;

const CORNERS = 4;
const FACES = [0, 1, 2, 2, 1, 3] as const;
const GROWTH = 1.5;

export class PointCloud {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #geometry: Geometry;
  readonly #buffer: Buffer;
  readonly #indices: Buffer;
  readonly #look: UniformGroup<{ uSize: { value: number; type: 'f32' }; uWhole: { value: number; type: 'f32' } }>;
  #texture: Texture = Texture.EMPTY;
  #places = new Float32Array(0);
  #count = 0;

  /** `whole`: each stands on a whole px, which keeps what is at rest sharp; what moves would jump from px to px. */
  constructor(whole = true) {
    this.#look = new UniformGroup({ uSize: { value: 0, type: 'f32' }, uWhole: { value: whole ? 1 : 0, type: 'f32' } });
    this.#buffer = new Buffer({ data: this.#places, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
    this.#indices = new Buffer({ data: new Uint32Array(0), usage: BufferUsage.INDEX | BufferUsage.COPY_DST });
    this.#geometry = new Geometry({
      attributes: { aPlace: { buffer: this.#buffer, format: 'float32x2', offset: 0, stride: 8 } },
      indexBuffer: this.#indices,
    });
    const glProgram = GlProgram.from({ vertex: VERTEX, fragment: FRAGMENT, name: 'points' });
    const resources = { uSymbol: Texture.EMPTY.source, look: this.#look };
    this.mesh = new Mesh({ geometry: this.#geometry, shader: new Shader({ glProgram, resources }) });
    this.mesh.visible = false;
  }

  /** What stands at each place; nothing is shown until it is drawn. */
  wear(texture: Texture, size: number): void {
    if (texture !== this.#texture) {
      this.#texture = texture;
      this.mesh.shader!.resources['uSymbol'] = texture.source;
      this.#look.uniforms.uSize = size;
      this.#look.update();
    }
    this.#turn();
  }

  clear(): void {
    this.#count = 0;
  }

  add(x: number, y: number): void {
    const from = this.#count * CORNERS * 2;
    if (from >= this.#places.length) this.#grow();
    for (let at = from; at < from + CORNERS * 2; at += 2) {
      this.#places[at] = x;
      this.#places[at + 1] = y;
    }
    this.#count += 1;
  }

  show(): void {
    this.#geometry.indexCount = this.#count * FACES.length;
    if (this.#count > 0) this.#buffer.update(this.#count * CORNERS * 8);
    this.#turn();
  }

  #turn(): void {
    this.mesh.visible = this.#count > 0 && this.#texture !== Texture.EMPTY;
  }

  #grow(): void {
    const points = Math.ceil((this.#places.length / CORNERS / 2) * GROWTH) + 64;
    const places = new Float32Array(points * CORNERS * 2);
    places.set(this.#places);
    this.#places = places;
    this.#buffer.data = places;
    this.#indices.data = Uint32Array.from(
      { length: points * FACES.length },
      (_, i) => Math.floor(i / FACES.length) * CORNERS + FACES[i % FACES.length]!,
    );
  }

  destroy(): void {
    this.mesh.destroy();
    this.#geometry.destroy(true);
  }
}
