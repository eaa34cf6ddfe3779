/** Ways as teams find them: the streets of the scenario's own file thin, lanes at sea thin and dashed, what is blocked strong, and where it is a bar across. */
import { Container } from 'pixi.js';
import type { DrillState } from '../../../drill/state.ts';
import { stopsOf } from '../../../scenario/stops.ts';
import { buildGraph } from '../../../world/roads/graph.ts';
import type { Stretch } from '../../../world/roads/join.ts';
import type { ScenarioView } from '../../session.ts';
import { applyView, type Projection } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';

const THIN = 1;
/** Opacity of a lane at sea. */
const LANE = 0.55;
const STRONG = 3;
/** Half of the bar, m on the ground, and px across. */
const BAR = 120;
const BAR_WIDTH = 4;

export class RoadsLayer implements Layer {
  readonly container = new Container({ label: 'roads' });
  readonly #streets = new Segments(512);
  readonly #lanes = new Segments(64, [6, 6]);
  readonly #blocked = new Segments(128, [8, 4]);
  readonly #bars = new Segments(32);
  readonly #stretches: readonly Stretch[];
  #seen = '';
  #projection: Projection | undefined;

  constructor({ roads, sites }: ScenarioView) {
    this.#stretches = roads === undefined ? [] : buildGraph(roads.lines, stopsOf(sites)).stretches;
    this.container.addChild(...this.#all.map(({ mesh }) => mesh));
  }

  get #all(): readonly Segments[] {
    return [this.#streets, this.#lanes, this.#blocked, this.#bars];
  }

  draw(scene: Scene, changes: Changes): void {
    // That a road is cut is found, and told, like the water on it.
    const roads = scene.circle === undefined ? scene.drill?.state.roads : undefined;
    if (this.#stretches.length === 0) return;
    if (changes.view || changes.look) for (const { mesh } of this.#all) applyView(mesh, scene.view);
    if (changes.look || this.#projection !== scene.projection) this.#street(scene);
    const seen = signature(roads ?? {});
    if (seen === this.#seen && !changes.look && this.#projection === scene.projection) return;
    [this.#seen, this.#projection] = [seen, scene.projection];
    this.#block(scene, roads ?? {});
  }

  #street({ projection, theme }: Scene): void {
    this.#streets.clear();
    this.#lanes.clear();
    for (const stretch of this.#stretches) {
      const line = world(stretch, projection);
      if (stretch.class === 'ferry' || stretch.class === 'sea')
        this.#lanes.line(line, THIN, ink(theme.ground.seaLabel), LANE);
      else this.#streets.line(line, THIN, ink(theme.ground.road), 0.8);
    }
    this.#streets.show();
    this.#lanes.show();
  }

  #block({ projection, theme }: Scene, roads: DrillState['roads']): void {
    const colour = ink(theme.colours.danger);
    this.#blocked.clear();
    this.#bars.clear();
    for (const stretch of this.#stretches) {
      const block = roads[stretch.road]?.stretches[stretch.n];
      if (block === undefined) continue;
      // Water that stops cars only is no bar.
      const all = block.stops === undefined || block.stops.includes('off-road');
      this.#blocked.line(world(stretch, projection), STRONG, colour, all ? 0.9 : 0.5);
      const [x, y] = [projection.x(block.place[0]), projection.y(block.place[1])];
      if (all) this.#bars.add(x - BAR, y - BAR, x + BAR, y + BAR, BAR_WIDTH, colour, 1, 1);
    }
    this.#blocked.show();
    this.#bars.show();
  }

  destroy(): void {
    for (const segments of this.#all) segments.destroy();
    this.container.destroy({ children: true });
  }
}

const world = ({ points }: Stretch, projection: Projection): number[] =>
  points.flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);

/** Facts are folded in place: what is blocked, and for whom, in one text. */
const signature = (roads: DrillState['roads']): string =>
  Object.entries(roads)
    .flatMap(([road, { stretches }]) =>
      Object.entries(stretches).map(([n, { by, stops }]) => `${road}/${n} ${by} ${stops?.length ?? ''}`),
    )
    .join();
