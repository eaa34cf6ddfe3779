/**
 * Who stands where: incidents keep their places as far as they can, teams at rest make room for them and for each other.
 * Offsets are px of the screen and change with the zoom only, or when somebody comes or goes.
 */
import { type Standing, spread } from './spread.ts';

const GAP = 1;
/** Zooms by less than this leave everybody where he is. */
const SAME_SCALE = 0.004;

/** A symbol's room: how far it stands from its place, px, once the crowd has settled. */
export interface Room extends Standing {
  readonly dx: number;
  readonly dy: number;
}

interface Member extends Room {
  readonly incident: boolean;
  dx: number;
  dy: number;
}

export class Crowd {
  readonly #members = new Map<string, Member>();
  #settledFor = 0;

  /** Puts a symbol at a place of the world; its room stays the same one while it stays there. */
  set(key: string, x: number, y: number, radius: number, incident: boolean): Room {
    const old = this.#members.get(key);
    if (old && old.x === x && old.y === y && old.radius === radius) return old;
    const member = { x, y, radius, incident, dx: 0, dy: 0 };
    this.#members.set(key, member);
    this.#settledFor = 0;
    return member;
  }

  /** A team that sets out needs no room, nor does what is no longer shown. */
  remove(key: string): void {
    if (this.#members.delete(key)) this.#settledFor = 0;
  }

  /** How far a symbol stands from its place, px; nothing for strangers. `scale` is that of the view. */
  offset(key: string, scale: number): { readonly dx: number; readonly dy: number } | undefined {
    this.settle(scale);
    return this.#members.get(key);
  }

  /** Gives everybody room for the view's scale; nothing to do while nobody has come, gone or moved. */
  settle(scale: number): void {
    if (Math.abs(this.#settledFor / scale - 1) <= SAME_SCALE) return;
    this.#settledFor = scale;
    const order = [...this.#members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
    const incidents = order.filter(({ incident }) => incident);
    const teams = order.filter(({ incident }) => !incident);
    const onScreen = ({ x, y, radius }: Member): Standing => ({ x: x * scale, y: y * scale, radius });
    move(incidents, spread(incidents.map(onScreen), GAP));
    const placed = incidents.map((one) => ({
      ...onScreen(one),
      x: one.x * scale + one.dx,
      y: one.y * scale + one.dy,
      fixed: true,
    }));
    move(teams, spread([...placed, ...teams.map(onScreen)], GAP).subarray(2 * placed.length));
  }
}

function move(members: readonly Member[], offsets: Float64Array): void {
  members.forEach((member, i) => {
    [member.dx, member.dy] = [offsets[2 * i]!, offsets[2 * i + 1]!];
  });
}
