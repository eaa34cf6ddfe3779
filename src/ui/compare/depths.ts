/** How deep water stood at each place of a run, as far as its moments were looked at: a log has no depths, they are worked out where the playhead is. */
import { MINUTE } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { type Scale, toX } from '../timeline/scale.ts';

/** One value of each so many ms of the drill. */
const STEP = 2 * MINUTE;
/** So many of them may lie between two moments that were looked at, and a line still joins them. */
const JOINED = 3;
/** Less is not drawn on the map either, m. */
const LEAST = 0.05;

/** Moments in order, ms, and the depth in m that was seen there. */
export type DepthLine = readonly (readonly [at: number, metres: number])[];

export class SeenDepths {
  /** Steps that were looked at; and by place the depth at those of them when there was any. */
  readonly #seen = new Set<number>();
  readonly #wet = new Map<string, Map<number, number>>();

  /** Takes what stands at a run's playhead now. */
  look({ view }: Pick<Desk, 'view'>): void {
    const sites = view?.weather.hazards?.sites;
    if (view === undefined || sites === undefined) return;
    this.add(
      view.at,
      Object.entries(sites).map(([site, { depth = 0 }]) => [site, depth]),
    );
  }

  add(at: number, depths: readonly (readonly [site: string, metres: number])[]): void {
    const step = Math.floor(at / STEP);
    this.#seen.add(step);
    for (const [site, metres] of depths) {
      if (metres <= 0) this.#wet.get(site)?.delete(step);
      else {
        const known = this.#wet.get(site) ?? new Map<number, number>();
        known.set(step, metres);
        this.#wet.set(site, known);
      }
    }
  }

  /** The greatest depth of a place, m. */
  most(site: string): number {
    return Math.max(0, ...(this.#wet.get(site)?.values() ?? []));
  }
  get sites(): readonly string[] {
    return [...this.#wet.keys()];
  }

  line(site: string): DepthLine {
    const wet = this.#wet.get(site);
    return [...this.#seen].sort((a, b) => a - b).map((step) => [step * STEP, wet?.get(step) ?? 0]);
  }
}

/** The place whose water is drawn: the selected one, else where it was deepest in either run; none where all stayed dry. */
export function wettest(runs: readonly SeenDepths[], selected: string | undefined): string | undefined {
  const most = (site: string): number => Math.max(...runs.map((run) => run.most(site)));
  if (selected !== undefined && most(selected) >= LEAST) return selected;
  const sites = [...new Set(runs.flatMap((run) => run.sites))].filter((site) => most(site) >= LEAST);
  return sites.sort((a, b) => most(b) - most(a) || (a < b ? -1 : 1))[0];
}

/** As an SVG path from one moment to another, as far as the scale shows them; broken where nothing was looked at. */
export function depthPath(
  line: DepthLine,
  scale: Scale,
  y: (metres: number) => number,
  from: number,
  to: number,
): string {
  const [start, end] = [Math.max(from, scale.from), Math.min(to, scale.to)];
  const round = (px: number): number => Math.round(px * 10) / 10;
  let path = '';
  let before = Number.NEGATIVE_INFINITY;
  for (const [at, metres] of line) {
    if (at < start || at > end) continue;
    path += `${at - before > JOINED * STEP ? 'M' : 'L'}${round(toX(scale, at))} ${round(y(metres))}`;
    before = at;
  }
  return path;
}
