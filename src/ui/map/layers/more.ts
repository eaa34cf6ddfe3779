/** Layers that no first picture needs: they come when the map stands. */
import type { Layer, Toggle } from '../scene.ts';
import { ConeLayer } from './cone.ts';
import { SheltersLayer, WorksLayer } from './places.ts';
import { RainField, RainLayer } from './rain.ts';

export interface MoreLayers {
  readonly rain: RainField;
  /** From below, each with what switches it. */
  readonly layers: readonly (readonly [Toggle, Layer])[];
}

export function moreLayers(): MoreLayers {
  const rain = new RainField();
  return {
    rain,
    layers: [
      ['rain', new RainLayer(rain)],
      ['cone', new ConeLayer()],
      ['shelters', new SheltersLayer()],
      ['works', new WorksLayer()],
    ],
  };
}
