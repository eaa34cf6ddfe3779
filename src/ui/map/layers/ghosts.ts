/** The teams of the run that this one is held against, where they stand elsewhere: tinted, dashed, tied to the same team of this run. */
import { Container, Sprite } from 'pixi.js';
import type { Subscription } from 'rxjs';
import type { Player } from '../../../player/player.ts';
import { MARKER_MARGIN, teamSymbol } from '../../look/symbols/markers.ts';
import type { ScenarioView } from '../../session.ts';
import { type Changes, type Layer, type Scene, type Tag, tag } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { TeamPositions } from '../team-positions.ts';
import { teamSize } from './team-look.ts';

/** Nearer than this to its own team, a ghost would only cover it: px. */
const APART = 16;
const DASH = [2, 4] as const;

interface Ghost {
  readonly id: string;
  readonly row: number;
  readonly symbol: Sprite;
  readonly tag: Tag;
}

export class GhostsLayer implements Layer {
  readonly container = new Container({ label: 'ghosts' });
  readonly tags: readonly Tag[];
  readonly #positions: TeamPositions;
  readonly #ghosts: readonly Ghost[];
  readonly #ties = new Segments(64, DASH);
  readonly #told: Subscription;
  readonly #ask: () => void;
  #scene: Scene | undefined;
  #seen = '';

  /** `onNews` is called when the ghosts have moved. */
  constructor({ teams }: ScenarioView, player: Player, onNews: () => void) {
    this.#positions = new TeamPositions(teams.map(({ id }) => id));
    this.#ghosts = teams.map(({ id }, row) => {
      const symbol = new Sprite();
      symbol.anchor.set(0.5);
      return { id, row, symbol, tag: tag('ghost', undefined, ['below', 'right', 'left', 'above'], false) };
    });
    this.tags = this.#ghosts.map((ghost) => ghost.tag);
    this.container.addChild(this.#ties.mesh, ...this.#ghosts.map(({ symbol }) => symbol));
    this.#ask = () => {
      const { projection } = this.#scene ?? {};
      if (projection === undefined) return;
      // A player that was closed meanwhile answers nothing.
      this.#positions.ask(player, () => this.#scene?.projection ?? projection, onNews).catch(() => undefined);
    };
    this.#told = player.state$.subscribe(this.#ask);
  }

  draw(scene: Scene, changes: Changes): void {
    const first = this.#scene === undefined;
    if (this.#scene?.projection !== scene.projection) this.#positions.project(scene.projection);
    this.#scene = scene;
    if (first) this.#ask();
    const { teams, shown, view } = scene;
    this.container.visible = shown.teams && this.#positions.known && teams.known;
    const seen = `${this.#positions.version} ${teams.version}`;
    if (!this.container.visible || (seen === this.#seen && !changes.view && !changes.look && !changes.attention))
      return;
    this.#seen = seen;
    const { size, detail } = teamSize(1 / view.scale);
    const line = ink(scene.theme.colours.runB);
    this.#ties.clear();
    for (const ghost of this.#ghosts) this.#place(ghost, scene, size, detail !== 'cluster', line);
    this.#ties.show();
  }

  #place(ghost: Ghost, scene: Scene, size: number, near: boolean, line: ReturnType<typeof ink>): void {
    const { teams, view, symbols, paint } = scene;
    const its = ghost.tag;
    const row = teams.row(ghost.id);
    const left = (x: number): number => (x - view.x) * view.scale + view.width / 2;
    const top = (y: number): number => (y - view.y) * view.scale + view.height / 2;
    const at = { x: left(this.#positions.x(ghost.row)), y: top(this.#positions.y(ghost.row)) };
    const own = row < 0 ? undefined : { x: left(teams.x(row)), y: top(teams.y(row)) };
    const there = near && (own === undefined || Math.hypot(at.x - own.x, at.y - own.y) > APART);
    ghost.symbol.visible = there;
    its.there = there;
    if (!there) return;
    const glyph = scene.roster.teams.get(ghost.id)?.kind;
    if (glyph !== undefined)
      ghost.symbol.texture = symbols.get(`ghost:${glyph}`, size * MARKER_MARGIN, () =>
        teamSymbol({ glyph, ring: 'standby', ghost: true }, paint),
      );
    ghost.symbol.position.set(Math.round(at.x), Math.round(at.y));
    [its.x, its.y] = [ghost.symbol.x, ghost.symbol.y];
    its.reach = size * 0.44;
    its.text = `B·${ghost.id}`;
    if (own !== undefined) this.#ties.add(at.x, at.y, own.x, own.y, 1.2, line, 0.8);
  }

  destroy(): void {
    this.#told.unsubscribe();
    this.#ties.destroy();
    this.container.destroy({ children: true });
  }
}
