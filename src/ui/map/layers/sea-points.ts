/** The sea at the points where it is computed: level with its trend against the warning levels, surge, and waves. */
import { Container, Graphics } from 'pixi.js';
import { distance } from '../../../world/geo.ts';
import type { ScenarioView } from '../../session.ts';
import { fill } from '../../words.ts';
import { toScreen } from '../projection.ts';
import { type Changes, type Layer, type Scene, type Tag, tag } from '../scene.ts';
import { moreLabels } from './more-labels.ts';
import { Trends } from './trend.ts';

type Sea = Extract<ScenarioView['hazards'][number], { kind: 'sea' }>;
type CoastPoint = Sea['points'][number];
const COLOURS = ['blue', 'yellow', 'orange', 'red'] as const;
/** px of the mark: a bar whose middle is mean sea level. */
const BAR = { wide: 7, high: 34 } as const;
/** Metres of level that half the bar stands for. */
const REACH = 4;

export const seaPointsOf = (scenario: ScenarioView): readonly CoastPoint[] =>
  scenario.hazards.flatMap((hazard) => (hazard.kind === 'sea' ? hazard.points : []));

interface Shown {
  readonly point: CoastPoint;
  readonly tag: Tag;
  /** A site whose sea is this point's. */
  readonly site: string | undefined;
}

export class SeaPointsLayer implements Layer {
  readonly container = new Container({ label: 'sea points' });
  readonly tags: readonly Tag[];
  readonly #bars = new Graphics();
  readonly #points: readonly Shown[];
  readonly #trends = new Trends();

  constructor(scenario: ScenarioView) {
    const points = seaPointsOf(scenario);
    this.#points = points.map((point) => ({
      point,
      tag: tag('circle', undefined, ['right', 'left', 'below', 'above'], false),
      site: scenario.sites.find(({ at }) => nearestOf(points, at) === point)?.id,
    }));
    this.tags = this.#points.map((one) => one.tag);
    this.container.addChild(this.#bars);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.sea;
    if (!scene.shown.sea || (!changes.facts && !changes.view && !changes.look && !changes.attention)) return;
    this.#bars.clear();
    for (const one of this.#points) this.#point(one, scene);
  }

  #point({ point, tag: its, site }: Shown, scene: Scene): void {
    const { projection, view, theme, drill } = scene;
    const hazards = drill?.weather.hazards;
    const stage = hazards?.waters[point.id]?.stage;
    its.there = stage !== undefined;
    if (stage === undefined) return;
    const { x, y } = toScreen(view, projection.toWorld(point.at));
    const { colours, warnings } = { colours: theme.colours, warnings: point.marks ?? [] };
    const [left, top] = [Math.round(x - BAR.wide / 2), Math.round(y - BAR.high / 2)];
    const heightOf = (level: number): number =>
      top + BAR.high / 2 - (Math.max(-REACH, Math.min(REACH, level)) / REACH) * (BAR.high / 2);
    const level = heightOf(stage);
    this.#bars
      .rect(left, top, BAR.wide, BAR.high)
      .fill({ color: colours.disc, alpha: 0.92 })
      .rect(left, level, BAR.wide, top + BAR.high - level)
      .fill({ color: theme.ramps.depth[2] as string })
      .rect(left, top, BAR.wide, BAR.high)
      .stroke({ width: 1, color: colours.line3 });
    for (const mark of warnings) {
      const at = heightOf(mark);
      this.#bars.moveTo(left - 3, at).lineTo(left + BAR.wide, at);
    }
    if (warnings.length > 0) this.#bars.stroke({ width: 1.2, color: colours.warn });
    [its.x, its.y, its.reach] = [Math.round(x), Math.round(y), BAR.wide];
    its.text = this.#text(point, stage, site, scene);
  }

  #text({ id, marks }: CoastPoint, stage: number, site: string | undefined, scene: Scene): string {
    const words = moreLabels(scene.speech.language);
    const here = site === undefined ? undefined : scene.drill?.weather.hazards?.sites[site];
    const trend = this.#trends.of(id, scene.at, stage);
    const over = (marks ?? []).findLastIndex((mark) => stage >= mark);
    const colour = COLOURS[over];
    return [
      fill(words.seaTag, { stage: `${stage < 0 ? '−' : ''}${Math.abs(stage).toFixed(2)}`, trend }),
      here?.surge === undefined ? undefined : fill(words.surge, { surge: signed(here.surge) }),
      here?.wave === undefined ? undefined : fill(words.wave, { wave: here.wave.toFixed(1) }),
      colour === undefined ? undefined : fill(words.over, { colour: scene.speech.words.colour[colour] }),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

function nearestOf(points: readonly CoastPoint[], at: CoastPoint['at']): CoastPoint | undefined {
  // Farther from every point the sea is not known (hazards/sea/spec.ts).
  let [nearest, far]: [CoastPoint | undefined, number] = [undefined, 30_000];
  for (const point of points) {
    const metres = distance(point.at, at);
    if (metres <= far) [nearest, far] = [point, metres];
  }
  return nearest;
}
