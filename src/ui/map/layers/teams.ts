/** The teams: symbol by kind, ring by state, arrow on the heading, id below. They move by the player's positions. */
import { Container, Texture } from 'pixi.js';
import { ringOf } from '../../drill-view.ts';
import { localClock } from '../../format.ts';
import { clusterSymbol, MARKER_MARGIN, teamDotSymbol, teamSymbol } from '../../look/symbols/markers.ts';
import type { Ring } from '../../look/symbols/rings.ts';
import { TEAM_GLYPHS } from '../../look/symbols/team-glyphs.ts';
import { type Changes, type Layer, type Pick, type Scene, same, type Tag } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import type { Crowd } from './crowd.ts';
import type { TeamDots } from './team-dots.ts';
import { clusters, fittingSize, type TeamSize, teamReach, teamSize, urgency, worstRing } from './team-look.ts';
import { TeamMark } from './team-mark.ts';

/** px between clusters' middles. */
const CLUSTER = 30;
/** From how far off its place a team is tied to it by a line, px. */
const TIED = 12;
/** More teams than this have one mesh for all that look alike, where they are drawn small. */
const MANY = 60;
/** Real ms from one look at who is counted with whom to the next. */
const REGATHER = 250;
/** Pictures of one ring, by kind of team or number. */
const KINDS = 64;
const GLYPH_ORDER = Object.keys(TEAM_GLYPHS);

export class TeamsLayer implements Layer {
  readonly container = new Container({ label: 'teams' });
  readonly tags: readonly Tag[];
  readonly #marks: readonly TeamMark[];
  readonly #crowd: Crowd;
  /** A sprite each, while they are not in the dots. */
  readonly #symbols = new Container({ label: 'symbols' });
  #dots: TeamDots | undefined;
  /** From each team that had to make room to where it is, and what is left of its strength. */
  readonly #lines = new Segments(64);
  #version = -1;
  #size: TeamSize = teamSize(100);
  /** Who is counted with whom, for which scale, since when (real ms). */
  #groups: readonly (readonly TeamMark[])[] = [];
  #gatheredFor = 0;
  #gatheredAt = 0;
  /** Whether a team is still on its way to the room it was given. */
  settling = false;

  constructor(teams: readonly string[], crowd: Crowd) {
    this.#crowd = crowd;
    const arrows = new Container({ label: 'arrows' });
    this.#marks = teams.map((id, row) => new TeamMark(id, row, this.#symbols, arrows));
    this.tags = this.#marks.map((mark) => mark.tag);
    // By what they ask for, the worst uppermost; equal pictures side by side, which are then one draw call.
    this.#symbols.sortableChildren = true;
    this.container.addChild(this.#lines.mesh, this.#symbols, arrows);
  }

  /** They come later than the first picture; until then, and where teams are few, each is a sprite. */
  useDots(make: (dots: readonly TeamMark[]) => TeamDots): void {
    if (this.#marks.length <= MANY) return;
    this.#dots = make(this.#marks);
    this.container.addChildAt(this.#dots.container, 1);
    for (const mark of this.#marks) mark.strip();
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.teams && scene.teams.known;
    const moved = scene.teams.version !== this.#version;
    if (!moved && !this.settling && !changes.view && !changes.facts && !changes.look && !changes.attention) return;
    this.#version = scene.teams.version;
    const size = this.#fitting(scene);
    const resized = size.size !== this.#size.size || size.detail !== this.#size.detail;
    this.#size = size;
    const anew = changes.look || changes.attention || resized;
    const single = this.#dots === undefined || size.detail === 'whole';
    this.#symbols.visible = single;
    const counted = size.detail === 'cluster';
    for (const mark of this.#marks) {
      if (anew || changes.facts) this.#dress(mark, scene, anew);
      mark.join(this.#crowd, scene.teams, !mark.moving && mark.tag.there && !counted);
    }
    // All of those that make room are there before any is placed.
    this.#crowd.settle(scene.view.scale);
    this.settling = false;
    for (const mark of this.#marks) {
      if (mark.tag.there) this.#place(mark, scene);
      if (!counted) mark.show(scene.teams, scene.view, single);
    }
    if (counted) {
      this.#gather(scene, anew);
      for (const mark of this.#marks) mark.show(scene.teams, scene.view, single);
    }
    this.#dots?.show(!single);
    this.#tie(scene);
  }

  /** As large as the zoom has it, if there is room for as many as are on the screen. */
  #fitting({ teams, view, circle }: Scene): TeamSize {
    const [halfWidth, halfHeight] = [view.width / view.scale / 2, view.height / view.scale / 2];
    let onScreen = 0;
    for (let row = 0; row < teams.ids.length; row += 1) {
      if (Math.abs(teams.x(row) - view.x) >= halfWidth || Math.abs(teams.y(row) - view.y) >= halfHeight) continue;
      if (circle?.has(teams.ids[row]!) !== false) onScreen += 1;
    }
    return fittingSize(teamSize(1 / view.scale), onScreen, view, this.#size.detail);
  }

  /** Brings a mark to what is known of its team; costs next to nothing while that stays the same. */
  #dress(mark: TeamMark, scene: Scene, anew: boolean): void {
    const record = scene.drill?.state.teams[mark.id];
    mark.tag.there = record !== undefined && scene.shown.teams && scene.circle?.has(mark.id) !== false;
    if (!record) return;
    const ring = ringOf(record);
    const moving = record.leg !== undefined && (ring === 'travelling' || ring === 'returning');
    const called = ring === 'lost' ? record.lastNews : record.order === undefined ? 0 : 1;
    mark.fitness = record.fitness;
    if (!anew && mark.ring === ring && mark.moving === moving && mark.called === called && mark.dressed) return;
    const team = scene.roster.teams.get(mark.id);
    if (!team) return;
    mark.ring = ring;
    mark.moving = moving;
    mark.called = called;
    const { detail, size } = this.#size;
    const { symbols, paint } = scene;
    mark.tag.reach = teamReach(ring, size);
    mark.dressed = true;
    mark.point(detail === 'whole' && moving, size, symbols, paint);
    mark.tag.text = this.#text(mark, ring, record.lastNews, scene);
    if (detail === 'cluster') return;
    mark.order = urgency(ring) * KINDS + (detail === 'whole' ? GLYPH_ORDER.indexOf(team.kind) : 0);
    mark.texture =
      detail === 'whole'
        ? symbols.get(`team:${team.kind}:${ring}`, size * MARKER_MARGIN, () =>
            teamSymbol({ glyph: team.kind, ring }, paint),
          )
        : symbols.get(`ring:${ring}`, size * MARKER_MARGIN, () => teamDotSymbol(ring, paint));
    mark.dressed = mark.texture !== Texture.EMPTY;
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
    mark.shown = true;
    mark.stand(teams, view, still);
    if (mark.settling) this.settling = true;
  }

  /** Where they would cover each other: one symbol for all that do, with their number. Who is with whom is looked at anew a few times a second. */
  #gather(scene: Scene, anew: boolean): void {
    const { symbols, paint, view, now } = scene;
    const due = anew || view.scale !== this.#gatheredFor || now - this.#gatheredAt > REGATHER;
    if (due) {
      [this.#gatheredFor, this.#gatheredAt] = [view.scale, now];
      const there = this.#marks.filter((mark) => mark.tag.there);
      const places = there.map((mark) => mark.tag);
      this.#groups = clusters(places, CLUSTER).map((group) => group.map((i) => there[i]!));
    }
    for (const group of this.#groups) {
      const first = group[0]!;
      for (const mark of group) mark.shown = mark === first;
      if (!due) continue;
      for (const mark of group) mark.tag.wanted = false;
      const ring = group.length > 1 ? worstRing(group.map((mark) => mark.ring)) : first.ring;
      const texture =
        group.length > 1
          ? symbols.get(`cluster:${group.length}:${ring}`, 34 * MARKER_MARGIN, () =>
              clusterSymbol(group.length, ring, paint),
            )
          : symbols.get(`ring:${ring}`, this.#size.size * MARKER_MARGIN, () => teamDotSymbol(ring, paint));
      // The count before stands until the new one is drawn.
      if (texture !== Texture.EMPTY) first.texture = texture;
      first.order = urgency(ring) * KINDS + Math.min(KINDS - 1, group.length);
    }
  }

  #tie({ theme }: Scene): void {
    const quiet = ink(theme.colours.tx2);
    this.#lines.clear();
    if (this.#size.detail !== 'cluster')
      for (const mark of this.#marks) {
        if (!mark.seen) continue;
        if (Math.hypot(mark.dx, mark.dy) > TIED) {
          const { x, y } = mark.tag;
          this.#lines.add(x - mark.dx, y - mark.dy, x, y, 1, quiet, 0.7);
        }
        if (this.#size.detail === 'whole') mark.drawStrength(this.#lines, theme.colours);
      }
    this.#lines.show();
  }

  picks(tell: (pick: Pick) => void): void {
    for (const { tag: its, seen } of this.#marks)
      if (its.there && seen && its.about)
        tell({ selection: its.about, x: its.x, y: its.y, radius: Math.max(12, its.reach) });
  }

  destroy(): void {
    this.#lines.destroy();
    this.#dots?.destroy();
    this.container.destroy({ children: true });
  }
}
