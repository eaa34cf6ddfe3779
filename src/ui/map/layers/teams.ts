/** The teams: symbol by kind, ring by state, arrow on the heading, id below. They move by the player's positions. */
import { Container } from 'pixi.js';
import { ringOf } from '../../drill-view.ts';
import { localClock } from '../../format.ts';
import { clusterSymbol, MARKER_MARGIN, teamDotSymbol, teamSymbol } from '../../look/symbols/markers.ts';
import type { Ring } from '../../look/symbols/rings.ts';
import { type Changes, type Layer, type Pick, type Scene, same, type Tag } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import type { Crowd } from './crowd.ts';
import { clusters, type TeamSize, teamReach, teamSize, worstRing } from './team-look.ts';
import { TeamMark } from './team-mark.ts';

/** px between clusters' middles. */
const CLUSTER = 30;
/** From how far off its place a team is tied to it by a line, px. */
const TIED = 12;

export class TeamsLayer implements Layer {
  readonly container = new Container({ label: 'teams' });
  readonly tags: readonly Tag[];
  readonly #marks: readonly TeamMark[];
  readonly #crowd: Crowd;
  /** From each team that had to make room to where it is, and what is left of its strength. */
  readonly #lines = new Segments(64);
  #version = -1;
  #size: TeamSize = teamSize(100);

  constructor(teams: readonly string[], crowd: Crowd) {
    this.#crowd = crowd;
    this.#marks = teams.map((id, row) => new TeamMark(id, row));
    this.tags = this.#marks.map((mark) => mark.tag);
    this.container.addChild(this.#lines.mesh, ...this.#marks.map((mark) => mark.container));
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.teams && scene.teams.known;
    const moved = scene.teams.version !== this.#version;
    const settling = this.#marks.some((mark) => mark.settling);
    if (!moved && !settling && !changes.view && !changes.facts && !changes.look && !changes.attention) return;
    this.#version = scene.teams.version;
    const size = teamSize(1 / scene.view.scale);
    const dress =
      changes.look ||
      changes.facts ||
      changes.attention ||
      size.size !== this.#size.size ||
      size.detail !== this.#size.detail;
    this.#size = size;
    for (const mark of this.#marks) {
      if (dress) this.#dress(mark, scene);
      this.#place(mark, scene);
    }
    if (size.detail === 'cluster') this.#gather(scene);
    this.#tie(scene);
  }

  #dress(mark: TeamMark, scene: Scene): void {
    const record = scene.drill?.state.teams[mark.id];
    const team = scene.roster.teams.get(mark.id);
    mark.tag.there = record !== undefined && scene.shown.teams && scene.circle?.has(mark.id) !== false;
    mark.container.visible = mark.tag.there;
    if (!record || !team) return;
    const ring = ringOf(record);
    const { detail, size } = this.#size;
    const { symbols, paint } = scene;
    mark.ring = ring;
    mark.fitness = record.fitness;
    mark.moving = record.leg !== undefined && (ring === 'travelling' || ring === 'returning');
    mark.tag.reach = teamReach(ring, size);
    mark.symbol.texture =
      detail === 'whole'
        ? symbols.get(`team:${team.kind}:${ring}`, size * MARKER_MARGIN, () =>
            teamSymbol({ glyph: team.kind, ring }, paint),
          )
        : symbols.get(`ring:${ring}`, size * MARKER_MARGIN, () => teamDotSymbol(ring, paint));
    mark.point(detail === 'whole' && mark.moving, size, symbols, paint);
    mark.tag.text = this.#text(mark, ring, record.lastNews, scene);
  }

  /** The id; asked-for teams in brackets until they are sent; with name and state where somebody looks at it. */
  #text({ id, tag: its }: TeamMark, ring: Ring, lastNews: number, scene: Scene): string {
    const record = scene.drill?.state.teams[id];
    const attended = same(its.about, scene.selection) || same(its.about, scene.hovered);
    its.wanted = attended || this.#size.detail === 'whole';
    if (attended) return `${scene.names.party(id)} · ${scene.speech.words.teamState[ring]}`;
    if (ring === 'lost') return `${id} ${localClock(scene.scenario.meta.startEx, lastNews, false)}`;
    const asked =
      scene.roster.teams.get(id)?.command === 'request' && record?.state === 'standby' && record.order === undefined;
    return asked ? `(${id})` : id;
  }

  #place(mark: TeamMark, { teams, view, still }: Scene): void {
    const { row, id } = mark;
    if (mark.moving || !mark.tag.there || this.#size.detail === 'cluster') this.#crowd.remove(id);
    else this.#crowd.set(id, teams.x(row), teams.y(row), mark.tag.reach, false);
    const off = this.#crowd.offset(id, view.scale);
    mark.stand(teams, view, off?.dx ?? 0, off?.dy ?? 0, still);
  }

  /** From very far: one symbol for teams that would cover each other, with their number. */
  #gather({ symbols, paint }: Scene): void {
    const there = this.#marks.filter((mark) => mark.tag.there);
    for (const group of clusters(
      there.map((mark) => mark.tag),
      CLUSTER,
    )) {
      group.forEach((i, place) => {
        const mark = there[i]!;
        mark.container.visible = place === 0;
        mark.tag.wanted = false;
      });
      const first = there[group[0]!]!;
      const ring = worstRing(group.map((i) => there[i]!.ring));
      if (group.length > 1)
        first.symbol.texture = symbols.get(`cluster:${group.length}:${ring}`, 34 * MARKER_MARGIN, () =>
          clusterSymbol(group.length, ring, paint),
        );
    }
  }

  #tie({ theme }: Scene): void {
    const quiet = ink(theme.colours.tx2);
    this.#lines.clear();
    for (const mark of this.#marks) {
      if (!mark.container.visible) continue;
      if (Math.hypot(mark.dx, mark.dy) > TIED) {
        const { x, y } = mark.tag;
        this.#lines.add(x - mark.dx, y - mark.dy, x, y, 1, quiet, 0.7);
      }
      if (this.#size.detail === 'whole') mark.drawStrength(this.#lines, theme.colours);
    }
    this.#lines.show();
  }

  picks(tell: (pick: Pick) => void): void {
    for (const { tag: its, container } of this.#marks)
      if (its.there && container.visible && its.about)
        tell({ selection: its.about, x: its.x, y: its.y, radius: Math.max(12, its.reach) });
  }

  /** Whether a team is still on its way to the room it was given. */
  get settling(): boolean {
    return this.#marks.some((mark) => mark.settling);
  }

  destroy(): void {
    this.#lines.destroy();
    this.container.destroy({ children: true });
  }
}
