/** The live layers of a map, from the water up to the exercise mark. */

import { Container } from 'pixi.js';
import { stormsOf } from '../../scenario/scenario.ts';
import type { Selection } from '../store.ts';
import type { ScreenBox } from './ground/label-placement.ts';
import { Crowd } from './layers/crowd.ts';
import { IncidentsLayer } from './layers/incidents.ts';
import { InjectsLayer } from './layers/injects.ts';
import { LabelsLayer } from './layers/labels.ts';
import type { MoreLayers } from './layers/more.ts';
import { PeopleLayer } from './layers/people.ts';
import { PlumeLayer } from './layers/plume.ts';
import { RoadsLayer } from './layers/roads.ts';
import { SelectionLayer } from './layers/selection.ts';
import { SitesLayer } from './layers/sites.ts';
import { StormLayer } from './layers/storm.ts';
import { TeamsLayer } from './layers/teams.ts';
import { TilingLayer } from './layers/tiling.ts';
import { WaterLayer } from './layers/water.ts';
import type { WaterField } from './layers/water-field.ts';
import { WaysLayer } from './layers/ways.ts';
import { WindLayer } from './layers/wind.ts';
import type { WindField } from './layers/wind-field.ts';
import type { Point } from './projection.ts';
import { type Changes, isTruth, type Layer, type Pick, type Scene, type Toggle } from './scene.ts';

/** What is asked of the player field by field. */
export interface Fields {
  readonly wind: WindField;
  readonly water: WaterField;
  redraw(): void;
}

export class LayerStack {
  /** Stand below the roads, in this order. */
  readonly fields: readonly Container[];
  /** Stand above all of the ground, in this order. */
  readonly others: readonly Container[];
  #layers: readonly Layer[];
  /** What is switched on, off and made fainter by which name. */
  readonly #switched: (readonly [Toggle, Layer])[];
  /** Where the layers that come later stand: above the wind, below the roads' blocks. */
  readonly #later = new Container({ label: 'more' });
  /** Where the ghosts of another run stand: below the teams. */
  readonly #below = new Container({ label: 'below teams' });
  /** Where what is only thought of stands. */
  readonly #above = new Container({ label: 'above teams' });
  /** What nobody is told by itself, beside the layers of the truth that can be switched. */
  readonly #untold: readonly Container[];
  readonly #windLayer: WindLayer;
  readonly #teams: TeamsLayer;
  readonly #labels: LabelsLayer;

  constructor({ scenario, teams }: Scene, fields: Fields, resolution: number) {
    const { wind, water } = fields;
    const crowd = new Crowd();
    const incidents = new IncidentsLayer(crowd);
    const storms = stormsOf(scenario).map((hazard) => new StormLayer(hazard));
    const sites = new SitesLayer(scenario);
    const injects = new InjectsLayer(scenario);
    const waterLayer = new WaterLayer(water, () => fields.redraw());
    const plume = new PlumeLayer();
    const people = new PeopleLayer(scenario);
    this.#windLayer = new WindLayer(wind);
    this.#teams = new TeamsLayer(teams.ids, crowd);
    const named: readonly Layer[] = [people, sites, injects, ...storms, incidents, this.#teams];
    this.#labels = new LabelsLayer(named, resolution);
    const above = [new SelectionLayer(named), this.#labels, new TilingLayer(resolution)];
    const roads = new RoadsLayer(scenario);
    this.#untold = [roads.container, injects.container];
    const rest = [roads, people, ...storms, new WaysLayer(teams.ids), sites, injects, incidents, this.#teams, ...above];
    this.#layers = [waterLayer, this.#windLayer, plume, ...rest];
    this.#switched = [
      ['water', waterLayer],
      ['wind', this.#windLayer],
      ['plume', plume],
      ['people', people],
      ['sites', sites],
      ['incidents', incidents],
      ['teams', this.#teams],
    ];
    this.fields = [waterLayer.container, this.#windLayer.container, plume.container, this.#later];
    const about = (layer: Layer): readonly Container[] =>
      layer === this.#teams ? [this.#below, layer.container, this.#above] : [layer.container];
    this.others = rest.flatMap(about);
  }

  /** What symbols and labels hold of the screen, px; the same array while that stays the same. */
  get occupied(): readonly ScreenBox[] {
    return this.#labels.occupied;
  }

  /** Layers that were fetched after the first picture. */
  add({ layers: more, draft, dots }: MoreLayers): void {
    this.#switched.push(...more);
    const layers = more.map(([, layer]) => layer);
    this.#layers = [...layers, ...this.#layers, draft];
    this.#labels.add(layers);
    this.#later.addChild(...layers.map(({ container }) => container));
    this.#above.addChild(draft.container);
    this.#teams.useDots(dots);
  }

  /** A layer that stands below the teams while it is wanted. */
  addBelow(layer: Layer): void {
    this.#layers = [layer, ...this.#layers];
    this.#labels.add([layer]);
    this.#below.addChild(layer.container);
  }
  remove(layer: Layer): void {
    this.#layers = this.#layers.filter((one) => one !== layer);
    this.#labels.remove(layer);
    layer.destroy();
  }

  /** All that headquarters may not know; incidents are known one by one. */
  get truths(): readonly Container[] {
    const switched = this.#switched.filter(([name]) => isTruth(name) && name !== 'incidents');
    return [...this.#untold, ...switched.map(([, { container }]) => container)];
  }

  draw(scene: Scene, changes: Changes): void {
    for (const [name, { container }] of this.#switched) container.alpha = scene.opacity[name] ?? 1;
    for (const layer of this.#layers) layer.draw(scene, changes);
  }

  /** Whether something moves by itself and wants another frame. */
  moving(scene: Scene): boolean {
    return this.#teams.settling || this.#labels.late || this.#windLayer.moving(scene);
  }

  /** What is under a point of the screen: of the uppermost layer that has something there, the nearest. */
  pick(at: Point, wanted: (one: Selection) => boolean = () => true): Selection | undefined {
    let found: Selection | undefined;
    for (const layer of this.#layers) {
      if (!layer.container.visible) continue;
      let nearest = 1;
      layer.picks?.(({ selection, x, y, radius }: Pick) => {
        const share = Math.hypot(at.x - x, at.y - y) / radius;
        if (share <= nearest && wanted(selection)) [nearest, found] = [share, selection];
      });
    }
    return found;
  }

  /** Tells where everything is that can be picked now. */
  picks(tell: (pick: Pick) => void): void {
    for (const layer of this.#layers) if (layer.container.visible) layer.picks?.(tell);
  }

  destroy(): void {
    for (const layer of this.#layers) layer.destroy();
  }
}
