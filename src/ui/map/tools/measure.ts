/** Measuring on the map, by pointer and by keyboard: a way's length, what it encloses, its last leg's bearing; and going to a place. */
import { html, type TemplateResult } from 'lit';
import { bearing, distance, type LonLat, pathLength } from '../../../world/geo.ts';
import { fill } from '../../words.ts';
import type { Point } from '../projection.ts';
import type { MapStage, MapTool } from '../stage.ts';
import { areaOf, areaWords, lengthWords, placeFrom } from './geometry.ts';
import { toolLabels } from './labels.ts';
import { MeasureLayer } from './measure-layer.ts';

/** Metres a px at which a place that somebody goes to is shown, or nearer. */
const CLOSE = 40;

export class MeasureTool implements MapTool {
  readonly layer = new MeasureLayer();
  readonly #stage: MapStage;
  readonly #surface: HTMLElement;
  #points: readonly LonLat[] = [];
  #missing: string | undefined;
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);
  readonly #focus = (): void => this.#show();

  /** `surface` is what has the map's focus. */
  constructor(stage: MapStage, surface: HTMLElement) {
    this.#stage = stage;
    this.#surface = surface;
    surface.addEventListener('keydown', this.#key);
    surface.addEventListener('focus', this.#focus);
    surface.addEventListener('blur', this.#focus);
    surface.focus({ preventScroll: true });
    this.#show();
  }

  choose(at: Point): void {
    this.#become([...this.#points, this.#stage.placeUnder(at)]);
  }

  /** What means something else on the page means this while one measures. */
  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { width, height } = this.#stage.scene.view;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') this.choose({ x: width / 2, y: height / 2 });
    else if (event.code === 'Backspace' || event.code === 'Delete') this.#become(this.#points.slice(0, -1));
    else if (event.code === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #become(points: readonly LonLat[]): void {
    this.#points = points;
    this.#show();
  }
  #show(): void {
    this.layer.points = this.#points;
    this.layer.cross = this.#surface.matches(':focus-visible');
    this.#stage.redraw();
  }
  #close(): void {
    this.#stage.setTool(undefined);
  }

  render(): TemplateResult {
    const { speech } = this.#stage.scene;
    const words = toolLabels(speech.language);
    const points = this.#points;
    const [before, last] = points.slice(-2);
    const leg =
      before && last && points.length > 1 ? { metres: distance(before, last), to: bearing(before, last) } : undefined;
    const row = (label: string, value: string | undefined): TemplateResult =>
      html`<dt>${label}</dt><dd>${value ?? words.none}</dd>`;
    return html`<section class="box tool" aria-label=${words.title}><header><strong>${words.title}</strong><button type="button" aria-label=${words.close} title=${words.close} @click=${() => this.#close()}>×</button></header>
      <dl aria-live="polite">${row(words.along, points.length > 1 ? lengthWords(pathLength(points)) : undefined)}
        ${row(words.last, leg && `${lengthWords(leg.metres)} · ${Math.round(leg.to)}° ${speech.words.compass[Math.round(leg.to / 22.5) % 16] ?? ''}`)}
        ${row(words.area, points.length > 2 ? areaWords(areaOf(points)) : undefined)}</dl>
      <div class="acts"><button type="button" ?disabled=${points.length === 0} @click=${() => this.#become(points.slice(0, -1))}>${words.undo}</button><button type="button" ?disabled=${points.length === 0} @click=${() => this.#become([])}>${words.clear}</button></div>
      <form @submit=${this.#goTo}><input name="place" autocomplete="off" spellcheck="false" placeholder=${words.goToHint} aria-label=${words.goTo} /><button>${words.goTo}</button></form>
      ${this.#missing === undefined ? html`<p class="key">${words.hint}</p>` : html`<p class="key bad" role="alert">${fill(words.notFound, { text: this.#missing })}</p>`}</section>`;
  }

  #goTo = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('place') as HTMLInputElement;
    const text = input.value.trim();
    if (text === '') return;
    const place = placeFrom(text);
    const { projection } = this.#stage.scene;
    const at = place === undefined ? this.#named(text) : projection.toWorld(place);
    this.#missing = at === undefined ? text : undefined;
    if (at !== undefined) this.#stage.camera.focus(at, CLOSE, performance.now());
    this.#stage.redraw();
  };

  /** A site or team whose name or id is what was typed, or else begins with it, or else has it somewhere. */
  #named(text: string): Point | undefined {
    const { roster, names, circle } = this.#stage.scene;
    const known = [
      ...[...roster.sites.keys()].map((id) => ({ kind: 'site', id, name: names.name('site', id) }) as const),
      ...[...roster.teams.keys()]
        .filter((id) => circle?.has(id) !== false)
        .map((id) => ({ kind: 'team', id, name: names.party(id) }) as const),
    ].map((one) => ({ ...one, said: [one.id, one.name].map((said) => said.toLowerCase()) }));
    const wanted = text.toLowerCase();
    const found =
      known.find(({ said }) => said.includes(wanted)) ??
      known.find(({ said }) => said.some((each) => each.startsWith(wanted))) ??
      known.find(({ said }) => said.some((each) => each.includes(wanted)));
    return found && this.#stage.whereIs({ kind: found.kind, id: found.id });
  }

  end(): void {
    this.#surface.removeEventListener('keydown', this.#key);
    this.#surface.removeEventListener('focus', this.#focus);
    this.#surface.removeEventListener('blur', this.#focus);
  }
}
