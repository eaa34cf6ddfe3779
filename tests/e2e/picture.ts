/** What is in a screenshot: how many colours, and whether something is repeated over it. */
import type { Locator } from 'playwright-core';

export interface PictureFacts {
  /** Colours, of 4096 told apart. */
  readonly colours: number;
  /** The share of the picture that has its commonest colour, 0–1. */
  readonly commonest: number;
  /**
   * How much more fine detail the tiles of `period` have in common than those of other sizes: about 1 where nothing is
   * repeated every `period` px.
   */
  readonly repeated: number;
}

/** Takes a screenshot of an element, and looks at it in the element's own page. */
export async function look(
  element: Locator,
  period: { readonly x: number; readonly y: number },
): Promise<PictureFacts> {
  const png = (await element.screenshot()).toString('base64');
  return element.page().evaluate(factsOf, { png, period });
}

/** Runs in the page. */
async function factsOf({ png, period }: { png: string; period: { x: number; y: number } }): Promise<PictureFacts> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw new Error('no canvas to read a picture with');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);

  const counts = new Map<number, number>();
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const [r, g, b] = [data[4 * i] ?? 0, data[4 * i + 1] ?? 0, data[4 * i + 2] ?? 0];
    grey[i] = (r + g + b) / 3;
    const colour = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }

  /** The variance of the mean tile: steps of brightness that stand at the same place of every tile are left in it. */
  const shared = (px: number, py: number): number => {
    const sums = new Float64Array(px * py);
    const tiles = new Float64Array(px * py);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x + 2 < width; x++) {
        // The mark is faint; coasts and symbols are not, and stand anywhere.
        const step = (grey[y * width + x + 2] ?? 0) - (grey[y * width + x] ?? 0);
        if (Math.abs(step) > 14) continue;
        const place = (y % py) * px + (x % px);
        sums[place] = (sums[place] ?? 0) + step;
        tiles[place] = (tiles[place] ?? 0) + 1;
      }
    }
    return sums.reduce((all, sum, i) => all + (sum / Math.max(1, tiles[i] ?? 0)) ** 2, 0) / sums.length;
  };
  const others = [
    [-23, -11],
    [17, 13],
    [-31, 19],
  ] as const;
  const other = others.reduce((sum, [dx, dy]) => sum + shared(period.x + dx, period.y + dy), 0) / others.length;
  return {
    colours: counts.size,
    commonest: Math.max(...counts.values()) / grey.length,
    repeated: shared(period.x, period.y) / other,
  };
}
