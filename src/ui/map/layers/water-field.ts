/** Water over the ground in each domain that the scenario computes, asked of the player as its minutes go by. */
import type { Field, Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { LonLat } from '../../../world/geo.ts';
import type { ScenarioView } from '../../session.ts';

/** Real ms between two questions about one domain. */
const EVERY = 400;
/** Columns and rows of a picture at most: a domain with more cells is looked at more coarsely. */
const MOST = 512;
const MINUTE = 60_000;

type Domain = Pick<Extract<ScenarioView['hazards'][number], { kind: 'flood' }>, 'id' | 'domain' | 'patches'>;

export interface WaterPicture {
  readonly id: string;
  readonly box: Box;
  readonly nx: number;
  readonly ny: number;
  /** Metres, row 0 in the north; of no length while they are not known. */
  readonly depth: Float32Array;
  /** Drill time for which it is valid. */
  readonly at: number;
  /** Boxes of the finer domains in it, which are drawn in its place; and whether it is one itself. */
  readonly finer: readonly Box[];
  readonly inner: boolean;
}
type Box = readonly [west: number, south: number, east: number, north: number];

export class WaterField {
  readonly #pictures = new Map<string, WaterPicture>();
  #askedAt = Number.NEGATIVE_INFINITY;
  #askedFor = -1;
  #waiting = 0;

  /** The latest picture of each domain. */
  get pictures(): readonly WaterPicture[] {
    return [...this.#pictures.values()];
  }

  /** Drill time of what is shown; undefined before there is any. */
  get at(): number | undefined {
    const [first] = this.pictures;
    return first === undefined || first.depth.length === 0 ? undefined : first.at;
  }

  /** Depth at a place, m, of the finest domain there; undefined where nothing is computed. */
  read([lon, lat]: LonLat): number | undefined {
    const innerFirst = this.pictures.toSorted((a, b) => cellOf(a) - cellOf(b));
    for (const { box, nx, ny, depth } of innerFirst) {
      const [west, south, east, north] = box;
      const i = Math.floor(((lon - west) / (east - west)) * nx);
      const j = Math.floor(((north - lat) / (north - south)) * ny);
      if (depth.length > 0 && i >= 0 && i < nx && j >= 0 && j < ny) return depth[j * nx + i];
    }
    return undefined;
  }

  /** Asks again when another minute is shown; `onAnswer` is called when water has come. */
  refresh(player: Player, scenario: ScenarioView, at: number, now: number, onAnswer: () => void): void {
    const minute = Math.floor(at / MINUTE);
    if (this.#waiting > 0 || now - this.#askedAt < EVERY) return;
    if (minute === this.#askedFor && this.at !== undefined) return;
    this.#askedFor = minute;
    this.#askedAt = now;
    for (const domain of domainsOf(scenario)) {
      const { box, nx, ny } = extentOf(domain);
      const finer = (domain.patches ?? []).map((patch) => patch.domain.box);
      const inner = domain.domain.berth !== undefined;
      this.#waiting++;
      player
        .field('depth', at as DrillTime, { bounds: box, nx, ny })
        .then((field: Field) => {
          this.#pictures.set(domain.id, {
            id: domain.id,
            box,
            nx,
            ny,
            depth: field.planes,
            at: field.at,
            finer,
            inner,
          });
          onAnswer();
        })
        // A player that was closed meanwhile answers nothing.
        .catch(() => undefined)
        .finally(() => {
          this.#waiting--;
        });
    }
  }

  /** Whether another minute waits to be asked for. */
  stale(at: number): boolean {
    return this.#waiting === 0 && Math.floor(at / MINUTE) !== this.#askedFor;
  }
}

/** Every domain with the patches in it, coarse before fine. */
export const domainsOf = (scenario: ScenarioView): Domain[] =>
  scenario.hazards.flatMap((hazard) => (hazard.kind === 'flood' ? withPatches(hazard) : []));
const withPatches = (domain: Domain): Domain[] => [domain, ...(domain.patches ?? []).flatMap(withPatches)];

const cellOf = ({ box, ny }: WaterPicture): number => (box[3] - box[1]) / ny;

function extentOf({ domain }: Pick<Domain, 'domain'>): Pick<WaterPicture, 'box' | 'nx' | 'ny'> {
  const [west, south, east, north] = domain.box;
  const metres = 111_195;
  const wide = ((east - west) * metres * Math.cos((((south + north) / 2) * Math.PI) / 180)) / domain.cell;
  const high = ((north - south) * metres) / domain.cell;
  const shrink = Math.min(1, MOST / Math.max(wide, high));
  return {
    box: [west, south, east, north],
    nx: Math.max(1, Math.round(wide * shrink)),
    ny: Math.max(1, Math.round(high * shrink)),
  };
}
