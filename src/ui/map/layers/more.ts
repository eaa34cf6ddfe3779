/** Layers that no first picture needs: they come when the map stands. */
import type { nothing, TemplateResult } from 'lit';
import type { ScenarioView } from '../../session.ts';
import { type LegendTimes, legend, legendParts } from '../overlays/legend.ts';
import { LegendFolds } from '../overlays/legend-folds.ts';
import type { Layer, Scene, Toggle } from '../scene.ts';
import { ConeLayer } from './cone.ts';
import { DraftLayer } from './draft.ts';
import { DriftLayer } from './drift.ts';
import type { DriftField } from './drift-field.ts';
import { FlowField, FlowLayer } from './flow.ts';
import { HomesLayer } from './homes.ts';
import { moreLegend } from './more-legend.ts';
import { SheltersLayer, WorksLayer } from './places.ts';
import { RainField, RainLayer } from './rain.ts';
import { ReservoirsLayer, reservoirsOf } from './reservoirs.ts';
import { SeaPointsLayer, seaPointsOf } from './sea-points.ts';
import { SearchesLayer } from './searches.ts';
import { type Dot, TeamDots } from './team-dots.ts';

export interface MoreLayers {
  readonly rain: RainField;
  readonly flow: FlowField;
  /** Which of them the scenario has something for. */
  readonly has: Readonly<Partial<Record<Toggle, boolean>>>;
  /** `roomy`: there is room for all of it; `onFold` is called when a line was opened or closed. On a wall nothing is. */
  legend(
    scene: Scene,
    times: Omit<LegendTimes, 'rain'>,
    look: { readonly plain: boolean; readonly roomy: boolean; onFold(): void },
  ): TemplateResult | typeof nothing;
  /** From below, each with what switches it. */
  readonly layers: readonly (readonly [Toggle, Layer])[];
  /** Stands above the teams: nobody thinks of an order before there is a picture. */
  readonly draft: Layer;
  dots(of: readonly Dot[]): TeamDots;
}

export function moreLayers(scenario: ScenarioView, drift: DriftField): MoreLayers {
  const [rain, flow] = [new RainField(), new FlowField()];
  const folds = new LegendFolds(localStorage);
  const [homes, reservoirs] = [new HomesLayer(), new ReservoirsLayer(scenario)];
  return {
    rain,
    flow,
    has: {
      sea: seaPointsOf(scenario).length > 0,
      reservoirs: reservoirsOf(scenario).length > 0,
      search: scenario.hazards.some((hazard) => hazard.kind === 'drift' && hazard.search !== undefined),
    },
    legend: (scene, times, { plain, roomy, onFold }) => {
      const further = moreLegend(scene, flow, { homes: homes.near, reservoirs: reservoirs.near });
      const parts = legendParts(scene, { ...times, rain: rain.field?.at }, further);
      return legend(scene, parts, plain ? undefined : folds, roomy, onFold);
    },
    layers: [
      ['rain', new RainLayer(rain)],
      ['flow', new FlowLayer(flow)],
      ['homes', homes],
      ['drift', new DriftLayer(drift)],
      ['search', new SearchesLayer()],
      ['cone', new ConeLayer()],
      ['shelters', new SheltersLayer()],
      ['works', new WorksLayer()],
      ['reservoirs', reservoirs],
      ['sea', new SeaPointsLayer(scenario)],
    ],
    draft: new DraftLayer(),
    dots: (of) => new TeamDots(of),
  };
}
