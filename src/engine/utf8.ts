/**
 * Text as UTF-8 bytes, where there is no TextEncoder (design law 6). A surrogate that stands alone becomes U+FFFD, as
 * there; JSON writes such a one as an escape, so none comes from a log.
 */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, utf8Into(text, bytes));
}

/** Writes `text` at the start of `into`, which must have three bytes for each UTF-16 unit; returns how many were needed. */
export function utf8Into(text: string, into: Uint8Array): number {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      into[at++] = unit;
      continue;
    }
    const point = pointAt(text, i, unit);
    if (point > 0xffff) i++;
    at = wide(point, into, at);
  }
  return at;
}

function pointAt(text: string, i: number, unit: number): number {
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const low = unit < 0xdc00 ? text.charCodeAt(i + 1) : 0;
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
}

function wide(point: number, into: Uint8Array, start: number): number {
  let at = start;
  if (point < 0x800) into[at++] = 0xc0 | (point >> 6);
  else {
    if (point < 0x10000) into[at++] = 0xe0 | (point >> 12);
    else {
      into[at++] = 0xf0 | (point >> 18);
      into[at++] = 0x80 | ((point >> 12) & 0x3f);
    }
    into[at++] = 0x80 | ((point >> 6) & 0x3f);
  }
  into[at++] = 0x80 | (point & 0x3f);
  return at;
}
