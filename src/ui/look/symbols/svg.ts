/**
 * A `Drawing` made visible: as SVG text (for files and addresses), as a DOM node (for panels), as a `data:` address (for
 * textures and images). Text from outside enters only as escaped text or as a text node, never as markup.
 */

import type { GlyphId } from './glyphs.ts';
import { type Drawing, glyphSymbol } from './markers.ts';

const SVG = 'http://www.w3.org/2000/svg';

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

/** SVG text of a symbol, `size` px wide. With a title it is an image to readers of screens, without one it is hidden. */
export function svgText(symbol: Drawing, size: number, title?: string): string {
  const [, , width, height] = symbol.box;
  const named = title === undefined ? 'aria-hidden="true"' : 'role="img"';
  const inner = symbol.inner.replaceAll('var(--disc)', symbol.disc);
  return (
    `<svg xmlns="${SVG}" viewBox="${symbol.box.join(' ')}" width="${size}" height="${(size * height) / width}" color="${symbol.ink}" ${named}>` +
    `${title === undefined ? '' : `<title>${escaped(title)}</title>`}${inner}</svg>`
  );
}

/** The symbol as an address that an image can load without a network. */
export const svgAddress = (symbol: Drawing, size: number): string =>
  `data:image/svg+xml,${encodeURIComponent(svgText(symbol, size))}`;

const parsed = new Map<string, Element>();

/** A new DOM node of the symbol: parsed once, then copied. Needs a page. */
export function svgNode(symbol: Drawing, size: number, title?: string): SVGSVGElement {
  const text = svgText(symbol, size, title);
  let model = parsed.get(text);
  if (!model) {
    model = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    parsed.set(text, model);
  }
  return document.importNode(model, true) as unknown as SVGSVGElement;
}

/** A bare glyph that takes the colour of the text around it. */
export const glyphNode = (glyph: GlyphId, size = 16, title?: string): SVGSVGElement =>
  svgNode(glyphSymbol(glyph, 'currentColor', 'var(--disc)'), size, title);

/** A bare glyph as SVG text, for templates that take trusted markup of ours. */
export const glyphText = (glyph: GlyphId, size = 16, title?: string): string =>
  svgText(glyphSymbol(glyph, 'currentColor', 'var(--disc)'), size, title);
