/** What a wall shows beside what it always shows: a scene, as the director cuts it. */

/** 指挥大屏 has what headquarters knows, 观摩大屏 what really is: for another room. */
export const WALLS = ['command', 'observers'] as const;
export type Wall = (typeof WALLS)[number];
export const wallOf = (name: string | null | undefined): Wall | undefined => WALLS.find((wall) => wall === name);

export const SCENES = ['overview', 'exercise', 'team', 'evacuation', 'water', 'sea', 'video'] as const;
export type SceneKind = (typeof SCENES)[number];

export interface WallScene {
  readonly kind: SceneKind;
  /** The exercise or the team. */
  readonly id?: string | undefined;
  /** Lines over the picture. */
  readonly caption?: string | undefined;
}
export const FIRST: WallScene = { kind: 'overview' };

export const sameScene = (a: WallScene, b: WallScene): boolean =>
  a.kind === b.kind && a.id === b.id && (a.caption ?? '') === (b.caption ?? '');

/** The most lines that a caption has. */
const LINES = 3;
export const captionLines = ({ caption = '' }: WallScene): readonly string[] =>
  caption
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LINES);
