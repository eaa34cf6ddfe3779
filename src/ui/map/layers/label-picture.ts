/** How a label looks: its letters with a halo, or in a box where it is a tag or somebody looks at it. */
import { Container, Graphics, Text } from 'pixi.js';
import { FONTS, type Theme } from '../../look/tokens.ts';
import type { ScreenBox } from '../ground/label-placement.ts';
import type { Side, Tag, TagLook } from '../scene.ts';

interface Style {
  readonly rank: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: 'tx1' | 'tx2' | 'runB';
  readonly boxed: boolean;
}
/** Look and place in the cast of each kind. */
export const LABEL_STYLES: Readonly<Record<TagLook, Style>> = {
  incident: { rank: 60, size: 12, bold: false, colour: 'tx1', boxed: true },
  storm: { rank: 55, size: 13, bold: true, colour: 'tx1', boxed: false },
  team: { rank: 50, size: 11, bold: true, colour: 'tx1', boxed: false },
  ghost: { rank: 45, size: 11, bold: true, colour: 'runB', boxed: false },
  circle: { rank: 40, size: 11, bold: false, colour: 'tx2', boxed: false },
  site: { rank: 30, size: 11, bold: false, colour: 'tx2', boxed: false },
};
const HALO = 3;
const PAD = { x: 6, y: 3 } as const;
/** px between a symbol and its label. */
const CLEAR = 3;

export class LabelPicture {
  readonly container = new Container();
  /** Which of its tag's sides it stands on; −1 while it is not shown. */
  side = -1;
  readonly #text: Text;
  readonly #box = new Graphics();
  #look = '';
  #width = 0;
  #height = 0;

  constructor(resolution: number) {
    this.#text = new Text({ text: '', resolution });
    this.container.addChild(this.#box, this.#text);
    this.container.visible = false;
  }

  /** Says what the tag says, in the theme; boxed when somebody looks at it. Costs nothing while that stays the same. */
  say(tag: Tag, theme: Theme, attended: boolean): void {
    const style = LABEL_STYLES[tag.look];
    const boxed = style.boxed || attended;
    const look = `${tag.text}|${boxed}|${theme.name}`;
    if (this.#look === look) return;
    this.#look = look;
    this.#text.text = tag.text;
    this.#text.style = {
      fontFamily: FONTS.text,
      fontSize: style.size,
      fontWeight: style.bold ? '700' : '400',
      fill: theme.colours[boxed ? 'tx1' : style.colour],
      ...(boxed ? {} : { stroke: { color: theme.ground.halo, width: HALO, join: 'round' } }),
      padding: HALO,
    };
    this.#frame(boxed, theme);
  }

  #frame(boxed: boolean, theme: Theme): void {
    const [padX, padY] = boxed ? [PAD.x, PAD.y] : [0, 0];
    this.#width = Math.ceil(this.#text.width) + 2 * padX;
    this.#height = Math.ceil(this.#text.height) + 2 * padY;
    this.#text.position.set(padX, padY);
    this.#box.clear();
    if (!boxed) return;
    this.#box.roundRect(0.5, 0.5, this.#width - 1, this.#height - 1, 3);
    this.#box.fill({ color: theme.colours.bg1, alpha: 0.94 }).stroke({ color: theme.colours.line2, width: 1 });
  }

  show(side: number): void {
    this.side = side;
    this.container.visible = side >= 0;
  }

  /** Its box on one side of the tag's symbol; `ring` px are taken round the symbol by the selection. */
  boxBeside({ x, y, reach, hangs }: Tag, side: Side, ring: number): ScreenBox {
    const [width, height] = [this.#width, this.#height];
    const away = reach + CLEAR + ring;
    switch (side) {
      case 'right':
        return { x: x + away, y: y - height / 2, width, height };
      case 'left':
        return { x: x - away - width, y: y - height / 2, width, height };
      case 'above':
        return { x: x - width / 2, y: y - away - height, width, height };
      case 'below':
        return { x: x - width / 2, y: y + away + hangs - 2, width, height };
    }
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
