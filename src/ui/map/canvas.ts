/** Opens the WebGL canvas of a map, as good as the machine can carry. */
import 'pixi.js/unsafe-eval';
import { WebGLRenderer } from 'pixi.js';

/** Device pixels of a CSS pixel beyond which a sharper picture only costs. */
const SHARPEST = 2;

/** This browser or machine has no WebGL 2. */
export class NoWebGl extends Error {
  constructor() {
    super('WebGL 2');
  }
}

/**
 * A Pixi renderer with its canvas in `host`, which draws when it is told to; rejects with `NoWebGl`. `scale` is how much larger
 * the page shows it. It is made by name: what Pixi chooses among would bring WebGPU and a plain canvas along, which cannot show
 * the half of this map.
 */
export async function openCanvas(host: HTMLElement, background: string, scale = 1): Promise<WebGLRenderer> {
  const software = drawnBySoftware();
  const renderer = new WebGLRenderer();
  await renderer.init({
    // Without a graphics card four samples a pixel are four times the work; strokes and symbols are smooth by themselves.
    antialias: !software,
    resolution: Math.min(SHARPEST * Math.max(1, scale), (devicePixelRatio || 1) * scale),
    autoDensity: true,
    background,
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    // A map that stands for an hour must not lose its ground.
    gcActive: false,
    // Pixi's own pointer handling, its tree for readers of screens, its filters: this page has its own, or none.
    skipExtensionImports: true,
  });
  // Choosing among many textures at every pixel is dear there too: rather more draw calls.
  if (software) renderer.limits.maxBatchableTextures = 1;
  host.append(renderer.canvas);
  return renderer;
}

function drawnBySoftware(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) throw new NoWebGl();
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name = named ? String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
