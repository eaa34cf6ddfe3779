/** `<lf-wall>`: a wall of an opened drill: head, map with the scene on air, column of figures, strips of exercises. No control but NO DUFF. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { COLOURS } from '../../log/names.ts';
import { type DrillTime, formatDrillTime, formatDuration } from '../../units/time.ts';
import { localClock } from '../format.ts';
import { landingOf } from '../landing.ts';
import '../noduff/button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { Pace } from '../pulse.ts';
import { fill } from '../words.ts';
import { aimOf } from './aim.ts';
import { type Figure, figuresOf, pictureAt, responseOf, type StripShown, stripsOf, warningsOf } from './figures.ts';
import { wallLabels } from './labels.ts';
import { captionLines, type Wall, type WallScene } from './scene.ts';
import { wallStyles } from './styles.ts';
import './video.ts';

/** A wall is drawn for this height; the map's own px are twice as large there, so that its smallest letters are 1/49 of it. */
const HEIGHT = 1080;
const MAP = 2;
/** The map is made anew when it is shown at another size: in steps, and once the size stands so long; ms. */
const FINER = 0.5;
const STANDS = 300;
/** px of symbols in the head and the rows, before they are zoomed with the wall. */
const SIGN = 24;
/** As wide as two screens beside each other: the columns stand at the sides, and there is no row below. */
const WIDE = 2.6;

export class WallView extends Panel {
  static override properties = {
    ...Panel.properties,
    wall: {},
    scene: { attribute: false },
    lost: { attribute: false },
    hint: {},
    wide: { type: Boolean, reflect: true },
  };
  declare wall: Wall;
  declare scene: WallScene;
  /** Whether the window that has the drill is gone: the picture stands. */
  declare lost: boolean;
  /** What can be done here, where nobody else does it. */
  declare hint: string | undefined;
  declare wide: boolean;
  protected override readonly pace: Pace = 'calm';
  #unit = 1;
  #box: readonly [number, number] = [1, 1];
  /** How fine the map's picture is, and when that is looked at again. */
  #fine = MAP;
  #settles: ReturnType<typeof setTimeout> | undefined;
  #watch: ResizeObserver | undefined;
  #aimed: { readonly scene: WallScene; readonly aim: ReturnType<typeof aimOf> } | undefined;

  static override styles = [base, wallStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => this.#measure());
    this.#watch.observe(this);
    this.#measure();
  }
  override disconnectedCallback(): void {
    this.#watch?.disconnect();
    clearTimeout(this.#settles);
    super.disconnectedCallback();
  }

  #measure(): void {
    const [width, height] = [this.clientWidth || innerWidth, this.clientHeight || innerHeight];
    this.wide = width / height >= WIDE;
    this.#unit = Math.min(height / HEIGHT, this.wide ? Number.POSITIVE_INFINITY : width / ((HEIGHT * 16) / 9));
    clearTimeout(this.#settles);
    const fine = Math.max(1, Math.round((MAP * this.#unit) / FINER) * FINER);
    if (!this.hasUpdated) this.#fine = fine;
    else if (fine !== this.#fine)
      this.#settles = setTimeout(() => {
        this.#fine = fine;
        this.requestUpdate();
      }, STANDS);
    this.style.setProperty('--u', `${this.#unit}px`);
    this.style.setProperty('--z', String(this.#unit));
    this.requestUpdate();
  }

  protected override updated(_: PropertyValues): void {
    const stage = this.renderRoot.querySelector('.stage');
    if (stage === null) return;
    const [width, height] = this.#box;
    if (width === stage.clientWidth && height === stage.clientHeight) return;
    this.#box = [stage.clientWidth, stage.clientHeight];
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`<header role="banner">${this.#head()}</header>
      <main>${this.#picture()}</main>
      <aside>${this.#signals()}${figuresOf(this.desk, this.wall).map((figure) => this.#figure(figure))}</aside>
      <section class="strips" aria-label=${wallLabels(this.speech).exercises}>${stripsOf(this.desk).map((strip) => this.#strip(strip))}</section>`;
  }

  #head(): TemplateResult {
    const { desk, speech } = this;
    const said = wallLabels(speech);
    const { meta } = desk.scenario;
    const landing = landingOf(desk);
    const clock = (word: string, time: string, of = ''): TemplateResult =>
      html`<div class="clock ${of}"><span>${word}</span><strong>${time}</strong></div>`;
    const local = meta.utcOffset === '+08:00' ? said.beijing : said.local;
    return html`<div class="name"><h1>${desk.names.text(meta.title)}</h1><p class="line">${this.#act()}<b>${this.#exercise()}</b></p></div>
      <div class="emergency"><lf-noduff-button .store=${this.store}></lf-noduff-button></div>
      ${clock(said.clock, formatDrillTime(desk.at as DrillTime, false))}${clock(local, localClock(meta.startEx, desk.at, false))}
      ${landing === undefined ? nothing : clock(said[landing.word], landing.left === undefined ? '—' : formatDuration(landing.left), 'landfall')}`;
  }

  #act(): string {
    const { desk } = this;
    const on = desk.view?.state.showing;
    const act = desk.scenario.showings.find(({ id }) => id === on?.id)?.segments[on?.segment ?? -1]?.act;
    return desk.names.text(act) ?? desk.speech.words.phase[desk.view?.state.phase ?? 'briefed'];
  }

  /** The exercise that the scene is of, or the latest that is under way. */
  #exercise(): string {
    const { desk, scene } = this;
    if (scene.kind === 'exercise' && scene.id !== undefined) return desk.names.name('exercise', scene.id);
    const under = Object.entries(desk.view?.state.exercises ?? {})
      .filter(([, { state }]) => state === 'underway')
      .sort(([, a], [, b]) => (b.underwayAt ?? 0) - (a.underwayAt ?? 0));
    return under[0] === undefined ? '' : desk.names.name('exercise', under[0][0]);
  }

  #picture(): TemplateResult {
    const { scene, desk } = this;
    const lines = captionLines(scene);
    const said = wallLabels(this.speech);
    const video = scene.kind === 'video';
    const truth = this.wall === 'observers';
    return html`${truth ? html`<div class="band">${said.truth}</div>` : nothing}
      <div class="stage">${video ? html`<lf-wall-video .store=${this.store}></lf-wall-video>` : this.#map()}
      ${truth ? nothing : html`<div class="tag">${said.reported}<span>${this.#asOf()}</span></div>`}
      ${lines.length === 0 ? nothing : html`<div class="card">${lines.map((line) => html`<div>${line}</div>`)}</div>`}
      ${this.lost ? html`<div class="tag lost" role="status">${fill(said.lost, { time: localClock(desk.scenario.meta.startEx, desk.at, false) })}</div>` : nothing}
      ${this.hint === undefined ? nothing : html`<div class="tag lost">${this.hint}</div>`}</div>`;
  }

  #asOf(): string {
    const said = wallLabels(this.speech);
    const time = pictureAt(this.desk);
    return time === undefined ? said.none : fill(said.asOf, { time });
  }

  #map(): TemplateResult {
    const { desk, store, scene, wall } = this;
    const scale = MAP * this.#unit;
    const [width, height] = this.#box.map((px) => px / scale);
    if (this.#aimed?.scene !== scene) this.#aimed = { scene, aim: aimOf(desk, wall, scene) };
    return html`<div class="scaled" .style=${`width:${width}px;height:${height}px;transform:scale(${scale})`}>
      ${width === undefined || width < 2 ? nothing : html`<landfall-map plain .scale=${this.#fine} .aim=${this.#aimed.aim} .player=${desk.player} .scenario=${desk.scenario} .store=${store}></landfall-map>`}</div>`;
  }

  #signals(): TemplateResult {
    const { words } = this.speech;
    const said = wallLabels(this.speech);
    const warnings = warningsOf(this.desk.view?.state).slice(0, 2);
    const response = responseOf(this.desk);
    const since =
      response && fill(said.since, { time: localClock(this.desk.scenario.meta.startEx, response.since, false) });
    return html`<div class="row signals">${warnings.map(
      ({ family, colour }) =>
        html`<span class="badge ${colour}"><lf-symbol glyph="warning-${COLOURS.indexOf(colour)}" size=${SIGN}></lf-symbol>${words.family[family]}${words.family[family].length > 2 ? ' ' : ''}${words.colour[colour]}</span>`,
    )}${response ? html`<span class="level ${response.level}">${words.level[response.level]}</span><span class="quiet">${since}</span>` : warnings.length === 0 ? html`<span class="quiet">${said.noWarning}</span>` : nothing}</div>`;
  }

  #figure({ id, label, value, rest, more, tone }: Figure): TemplateResult {
    const sign =
      tone === ''
        ? nothing
        : html`<lf-symbol glyph=${id === 'overdue' ? 'clock' : 'alert'} size=${SIGN + 8}></lf-symbol>`;
    return html`<div class="row" data-figure=${id}><div class="what"><p class="line">${label}</p><p class="quiet">${more}</p></div>
      <div class="figure ${tone}">${sign}<strong>${value}</strong>${rest ? html`<span>${rest}</span>` : nothing}</div></div>`;
  }

  #strip({ kind, name, more, word, glyph, tone }: StripShown): TemplateResult {
    return html`<div class="strip"><lf-symbol glyph=${kind} size=${SIGN}></lf-symbol>
      <div class="what"><p class="line">${name}</p><p class="line quiet">${more}</p></div>
      <span class="state ${tone}"><lf-symbol glyph=${glyph} size=${SIGN}></lf-symbol>${word}</span></div>`;
  }
}
define('lf-wall', WallView);
