/** Reservoirs: the level in its bar against the marks that mean something, and by which it stands. */
import { Container, Graphics } from 'pixi.js';
import type { ScenarioView } from '../../session.ts';
import { fill } from '../../words.ts';
import { toScreen } from '../projection.ts';
import { type Changes, type Layer, type Scene, type Tag, tag } from '../scene.ts';
import { moreLabels } from './more-labels.ts';
import { Trends } from './trend.ts';

type River = Extract<ScenarioView['hazards'][number], { kind: 'river' }>;
type Reservoir = Extract<River['parts'][number], { part: 'reservoir' }>;
/** From the lowest, as the engine orders them. */
const MARKS = ['flood-limit', 'normal', 'flood-high', 'design', 'check', 'crest'] as const;
type MarkName = (typeof MARKS)[number];
/** From which mark on a level is a loss of safety, and from which a danger. */
const DANGER: ReadonlySet<MarkName> = new Set(['design', 'check', 'crest']);
/** px. */
const BAR = { wide: 10, high: 40 } as const;
/** Metres a px up to which a reservoir says its numbers, and more of them. */
const SAID = 260;
const MORE = 90;

export const reservoirsOf = (scenario: ScenarioView): readonly Reservoir[] =>
  scenario.hazards.flatMap((hazard) =>
    hazard.kind === 'river' ? hazard.parts.filter((part) => part.part === 'reservoir' && part.at !== undefined) : [],
  ) as readonly Reservoir[];

/** The marks that a reservoir has, from the lowest. */
export const marksOf = ({ marks }: Pick<Reservoir, 'marks'>): readonly (readonly [MarkName, number])[] =>
  MARKS.flatMap((name) => (marks[name] === undefined ? [] : [[name, marks[name]] as const]));

export class ReservoirsLayer implements Layer {
  readonly container = new Container({ label: 'reservoirs' });
  readonly tags: readonly Tag[];
  /** Whether one of them is on the screen. */
  near = false;
  readonly #bars = new Graphics();
  readonly #all: readonly { readonly one: Reservoir; readonly tag: Tag }[];
  readonly #trends = new Trends();

  constructor(scenario: ScenarioView) {
    this.#all = reservoirsOf(scenario).map((one) => ({
      one,
      tag: tag('circle', undefined, ['right', 'left', 'below', 'above'], false),
    }));
    this.tags = this.#all.map((each) => each.tag);
    this.container.addChild(this.#bars);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.reservoirs;
    if (!scene.shown.reservoirs || (!changes.facts && !changes.view && !changes.look && !changes.attention)) return;
    this.#bars.clear();
    this.near = false;
    for (const { one, tag: its } of this.#all) this.#draw(one, its, scene);
  }

  #draw(one: Reservoir, its: Tag, scene: Scene): void {
    const { view, projection, theme, drill } = scene;
    const water = drill?.weather.hazards?.waters[one.id];
    its.there = water?.stage !== undefined && one.at !== undefined;
    if (water?.stage === undefined || one.at === undefined) return;
    const { colours } = theme;
    const { stage } = water;
    const marks = marksOf(one);
    const levels = [...marks.map(([, level]) => level), one.stage];
    const [low, high] = [Math.min(...levels, stage) - 1, Math.max(...levels, stage)];
    const { x, y } = toScreen(view, projection.toWorld(one.at));
    const [left, top] = [Math.round(x - BAR.wide / 2), Math.round(y - BAR.high / 2)];
    const heightOf = (level: number): number => top + BAR.high * (1 - (level - low) / Math.max(0.1, high - low));
    const passed = marks.findLast(([, level]) => stage >= level)?.[0];
    const colour =
      passed === undefined ? (theme.ramps.depth[2] as string) : DANGER.has(passed) ? colours.danger : colours.warn;
    this.#bars
      .rect(left, top, BAR.wide, BAR.high)
      .fill({ color: colours.disc, alpha: 0.92 })
      .rect(left, heightOf(stage), BAR.wide, top + BAR.high - heightOf(stage))
      .fill({ color: colour })
      .rect(left, top, BAR.wide, BAR.high)
      .stroke({ width: 1, color: colours.line3 });
    for (const [, level] of marks)
      this.#bars.moveTo(left - 4, heightOf(level)).lineTo(left + BAR.wide, heightOf(level));
    this.#bars.stroke({ width: 1.2, color: colours.tx1 });
    [its.x, its.y, its.reach] = [Math.round(x), Math.round(y), BAR.wide];
    its.wanted = 1 / view.scale <= SAID;
    this.near ||= x > 0 && y > 0 && x < view.width && y < view.height;
    its.text = this.#text(one, water.stage, water.flow, passed, scene);
  }

  #text(one: Reservoir, stage: number, flow: number | undefined, passed: MarkName | undefined, scene: Scene): string {
    const words = moreLabels(scene.speech.language);
    const trend = this.#trends.of(one.id, scene.at, stage);
    const near = 1 / scene.view.scale <= MORE;
    return [
      fill(words.reservoirTag, { name: scene.names.name('water', one.id), stage: stage.toFixed(1), trend }),
      passed === undefined ? undefined : fill(words.above, { mark: scene.speech.words.waterMark[passed] }),
      near && flow !== undefined ? fill(words.flowing, { flow: flow.toFixed(0) }) : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
