/** A team taken hold of on the map and let go of over a place: where an order would send it. */
import { rightsOf } from '../../drill/seats.ts';
import type { Selection, Store } from '../store.ts';
import type { Point } from './projection.ts';
import { same } from './scene.ts';
import type { MapStage } from './stage.ts';

export class TeamDrag {
  readonly #stage: MapStage;
  readonly #store: Store;
  #held: Selection | undefined;

  constructor(stage: MapStage, store: Store) {
    this.#stage = stage;
    this.#store = store;
  }

  /** Whether there is a team that the viewer's seat may order or ask. */
  grab(at: Point): boolean {
    const { scenario, drill } = this.#stage.scene;
    const seat = this.#store.state.seat ?? drill?.seat ?? '';
    const on = drill?.state.phase === 'running' || drill?.state.phase === 'paused';
    const found = on && rightsOf(scenario, seat)?.may.has('request') ? this.#stage.pick(at) : undefined;
    this.#held = found?.kind === 'team' ? found : undefined;
    return this.#held !== undefined;
  }

  drag(at: Point): void {
    const from = this.#held && this.#stage.whereIs(this.#held);
    if (!from) return;
    const { x, y } = this.#stage.worldUnder(at);
    const target = this.#target(at);
    const over: Selection | undefined = target === undefined ? undefined : { kind: 'site', id: target };
    this.#stage.pull([from.x, from.y, x, y], over, over ? 'copy' : 'grabbing');
  }

  /** Over a place an order begins; nothing is sent before somebody has seen what it would lead to. */
  drop(at: Point | undefined): void {
    const team = this.#held?.id;
    const site = at && this.#target(at);
    this.#held = undefined;
    this.#stage.pull(undefined, undefined, '');
    if (team === undefined || at === undefined || site === undefined) return;
    const left = at.x < this.#stage.scene.view.width / 2;
    this.#store.set({ sending: { team, site, left }, selection: { kind: 'team', id: team }, dialog: 'order' });
  }

  /** The site at a point of the screen: its own symbol, or that of what stands or happens there. */
  #target(at: Point): string | undefined {
    const { roster, drill } = this.#stage.scene;
    const found = this.#stage.pick(at, (one) => !same(one, this.#held));
    switch (found?.kind) {
      case 'site':
        return found.id;
      case 'team':
        return drill?.state.teams[found.id]?.site;
      case 'incident':
        return drill?.state.incidents[found.id]?.site ?? roster.incidents.get(found.id)?.site;
      case 'inject':
        return roster.injects.get(found.id)?.site;
      default:
        return undefined;
    }
  }
}
